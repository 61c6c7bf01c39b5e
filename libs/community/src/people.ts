import { Member, memberColumns } from '#identity';

/** The members (tenant $1) whose ids `ids` selects, each of them once, as one JSON column. */
export const peopleColumn = (ids: string): string =>
  `(SELECT json_agg(one) FROM (SELECT ${memberColumns('m')} FROM member m WHERE m.tenant_id = $1 AND m.id IN (${ids})) one) AS people`;

export type PeopleJson = (Pick<Member, 'id' | 'displayName' | 'kana' | 'department' | 'role'> & { joinedAt: string })[] | null;

export const toPeople = (json: PeopleJson): Map<string, Member> =>
  new Map((json ?? []).map((row) => [row.id, Object.assign(new Member(), row, { joinedAt: new Date(row.joinedAt) })]));

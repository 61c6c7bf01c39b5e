import { Member, memberColumns } from '#identity';

/** The members (tenant $1) whose ids `ids` selects, each of them once, as one JSON column. */
export const peopleColumn = (ids: string): string =>
  `(SELECT json_agg(one) FROM (SELECT ${memberColumns('m')} FROM member m WHERE m.tenant_id = $1 AND m.id IN (${ids})) one) AS people`;

export type PeopleJson = (Pick<Member, 'id' | 'displayName' | 'kana' | 'department' | 'role'> & { joinedAt: string })[] | null;

/** Finds a member among them; nobody for null. */
export function toPeople(json: PeopleJson): (id: string | null) => Member | undefined {
  const people = new Map<string, Member>();
  for (const row of json ?? []) people.set(row.id, toMember(row));
  return (id) => (id === null ? undefined : people.get(id));
}

/** Field by field, as with comments. */
function toMember(row: NonNullable<PeopleJson>[number]): Member {
  const member = new Member();
  member.id = row.id;
  member.displayName = row.displayName;
  member.kana = row.kana;
  member.department = row.department;
  member.role = row.role;
  member.joinedAt = new Date(row.joinedAt);
  return member;
}

import type { MemberId } from '#kernel';
import type { Tx } from '#tenancy';

/**
 * Those who hear every post of the space and read it. An operator hears of a closed space that is not theirs only where they chose so: they
 * read all of them, and each would otherwise tell them everything. Whom the post thanks is told of that instead.
 */
export const hearingAll = async (tx: Tx, spaceId: string, postId: string, operators: readonly string[]): Promise<MemberId[]> =>
  (
    await tx.query<{ id: MemberId }>(
      `SELECT m.id FROM space s JOIN member m ON m.tenant_id = $1 AND m.state = 'ACTIVE' AND m.role <> 'GUEST'
       LEFT JOIN space_member sm ON sm.tenant_id = $1 AND sm.space_id = s.id AND sm.member_id = m.id
       LEFT JOIN space_level l ON l.tenant_id = $1 AND l.space_id = s.id AND l.member_id = m.id
       WHERE s.tenant_id = $1 AND s.id = $2 AND coalesce(l.level, s.level) = 'ALL' AND (s.access = 'OPEN' OR sm.id IS NOT NULL OR (m.role = ANY ($3) AND l.level = 'ALL'))
         AND NOT EXISTS (SELECT FROM kudos k WHERE k.tenant_id = $1 AND k.post_id = $4 AND k.member_id = m.id)`,
      [tx.tenantId, spaceId, operators, postId],
    )
  ).map((row) => row.id);

/** Of these people those who read the post; with `unlessSilent`, for what reaches them without their having written it, those only who did not silence its space. */
export const readersOf = async (tx: Tx, postId: string, memberIds: readonly MemberId[], operators: readonly string[], { unlessSilent = false } = {}): Promise<MemberId[]> =>
  (
    await tx.query<{ id: MemberId }>(
      `SELECT m.id FROM post p JOIN space s ON s.tenant_id = $1 AND s.id = p.space_id JOIN member m ON m.tenant_id = $1 AND m.id = ANY ($3)
       LEFT JOIN space_level l ON l.tenant_id = $1 AND l.space_id = s.id AND l.member_id = m.id
       WHERE p.tenant_id = $1 AND p.id = $2 AND p.state = 'PUBLISHED' AND NOT ($5 AND coalesce(l.level, s.level) = 'NONE')
         AND (s.access = 'OPEN' OR m.role = ANY ($4) OR EXISTS (SELECT FROM space_member sm WHERE sm.tenant_id = $1 AND sm.space_id = s.id AND sm.member_id = m.id))`,
      [tx.tenantId, postId, memberIds, operators, unlessSilent],
    )
  ).map((row) => row.id);

/** What is told of a post; undefined when it is not to be read (any more), or is a celebration, of which everybody is told in its own words. */
export const postToTell = (tx: Tx, id: string): Promise<{ title: string; space: string } | undefined> =>
  tx.first(
    `SELECT p.title, s.name AS space FROM post p JOIN space s ON s.tenant_id = $1 AND s.id = p.space_id WHERE p.tenant_id = $1 AND p.id = $2 AND p.state = 'PUBLISHED' AND p.kind <> 'CELEBRATION'`,
    [tx.tenantId, id],
  );

/** Who answers requests to join: the keepers of the space and all operators. */
export const keepersOf = async (tx: Tx, spaceId: string, operators: readonly string[]): Promise<MemberId[]> =>
  (
    await tx.query<{ id: MemberId }>(
      `SELECT m.id FROM member m LEFT JOIN space_member sm ON sm.tenant_id = $1 AND sm.space_id = $2 AND sm.member_id = m.id AND sm.role = 'KEEPER'
       WHERE m.tenant_id = $1 AND m.state = 'ACTIVE' AND (m.role = ANY ($3) OR sm.id IS NOT NULL)`,
      [tx.tenantId, spaceId, operators],
    )
  ).map((row) => row.id);

export const spaceName = async (tx: Tx, id: string): Promise<string | undefined> => (await tx.first<{ name: string }>('SELECT name FROM space WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id]))?.name;

export const requestToTell = (tx: Tx, id: string): Promise<{ title: string; state: string; answer: string | null } | undefined> =>
  tx.first(
    `SELECT s.name AS title, r.state, r.answer FROM space_request r JOIN space s ON s.tenant_id = $1 AND s.id = r.space_id WHERE r.tenant_id = $1 AND r.id = $2`,
    [tx.tenantId, id],
  );

import { type MemberId, type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import { Member, memberColumns } from '#identity';
import type { Tx } from '#tenancy';
import type { Reader } from '../path/path.queries.js';
import { ProviderUser, type ProviderUserId } from './unmatched.graphql.js';

const SELECT = `SELECT u.id, u.name, u.email, u.external_id AS "externalId", u.created_at AS "createdAt",
  (SELECT count(*)::int FROM unmatched_activity w WHERE w.tenant_id = u.tenant_id AND w.provider_user_id = u.id) AS "waitingCount",
  (SELECT to_json(one) FROM (SELECT ${memberColumns('m')} FROM member m WHERE m.tenant_id = u.tenant_id AND m.id = u.member_id) one) AS member
  FROM provider_user u WHERE u.tenant_id = $1`;

const toUser = (row: ProviderUser): ProviderUser =>
  Object.assign(new ProviderUser(), row, { member: row.member && Object.assign(new Member(), row.member, { joinedAt: new Date(row.member.joinedAt) }) });

/** Those of whom it is not known who they are, first reported first. */
export async function unmatchedPage(db: Reader, tenantId: TenantId, args: PageArgs): Promise<Page<ProviderUser>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne<ProviderUser>(
    `${SELECT} AND u.member_id IS NULL AND ($2::timestamptz IS NULL OR (u.created_at, u.id) ${comparison} ($2, $3::uuid)) ORDER BY u.created_at ${direction}, u.id ${direction} LIMIT $4`,
    [tenantId, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `unmatched_users_${direction}`,
  );
  return toPage(rows.map(toUser), request, (u) => [u.createdAt.toISOString(), u.id]);
}

export async function providerUsersByIds(db: Reader, tenantId: TenantId, ids: readonly string[]): Promise<ProviderUser[]> {
  return (await db.readOne<ProviderUser>(`${SELECT} AND u.id = ANY ($2)`, [tenantId, [...ids]])).map(toUser);
}

/** @returns whether the user was free and is that member's from now on; undefined when either does not exist here */
export async function linkUser(tx: Tx, id: ProviderUserId, memberId: MemberId): Promise<boolean | undefined> {
  const user = await tx.first<{ taken: boolean }>('SELECT member_id IS NOT NULL AS taken FROM provider_user WHERE tenant_id = $1 AND id = $2 FOR UPDATE', [tx.tenantId, id]);
  if (!user) return undefined;
  if (user.taken) return false;
  const linked = await tx.execute(
    `UPDATE provider_user u SET member_id = m.id, linked_at = $4 FROM member m WHERE u.tenant_id = $1 AND u.id = $2 AND m.tenant_id = $1 AND m.id = $3 AND m.role <> 'GUEST'`,
    [tx.tenantId, id, memberId, tx.now],
  );
  return linked > 0 ? true : undefined;
}

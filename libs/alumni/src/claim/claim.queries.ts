import { type MemberId, type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import { nameKey, numberKey } from '../roster/keys.rules.js';
import { RosterEntry, type RosterEntryId } from '../roster/roster.entity.js';
import { entryColumns } from '../roster/roster.queries.js';
import { AlumniClaim, type AlumniClaimId, type ClaimState } from './claim.entity.js';

const claimColumns = (alias: string): string =>
  `${alias}.tenant_id AS "tenantId", ${alias}.id, ${alias}.member_id AS "memberId", ${alias}.employee_number AS "employeeNumber", ${alias}.number_key AS "numberKey", ${alias}.kana, ${alias}.name_key AS "nameKey",
   ${alias}.joined_month AS "joinedMonth", ${alias}.left_month AS "leftMonth", ${alias}.state, ${alias}.roster_entry_id AS "rosterEntryId", ${alias}.decided_by AS "decidedBy", ${alias}.decided_at AS "decidedAt",
   ${alias}.reason, ${alias}.created_at AS "createdAt"`;
const toClaim = (row: object): AlumniClaim => Object.assign(new AlumniClaim(), row);

/** What the member said most recently. */
export async function claimOf(db: TenantDb, tenantId: TenantId, memberId: MemberId): Promise<AlumniClaim | null> {
  const sql = `SELECT ${claimColumns('c')} FROM alumni_claim c WHERE c.tenant_id = $1 AND c.member_id = $2 ORDER BY c.created_at DESC, c.id DESC LIMIT 1`;
  const [row] = await db.readOne(sql, [tenantId, memberId], 'alumni_claim_of');
  return row ? toClaim(row) : null;
}

export async function standingClaim(tx: Tx, memberId: MemberId): Promise<AlumniClaim | undefined> {
  const row = await tx.first(`SELECT ${claimColumns('c')} FROM alumni_claim c WHERE c.tenant_id = $1 AND c.member_id = $2 AND c.state <> 'RETURNED'`, [tx.tenantId, memberId]);
  return row && toClaim(row);
}

/** Whether anybody else has said, rightly, that this record is theirs, and was not sent back. */
export async function isContested(tx: Tx, entryId: RosterEntryId, memberId: MemberId): Promise<boolean> {
  return (await tx.first(`SELECT FROM alumni_claim WHERE tenant_id = $1 AND roster_entry_id = $2 AND member_id <> $3 AND state <> 'RETURNED' LIMIT 1`, [tx.tenantId, entryId, memberId])) !== undefined;
}

export async function isTaken(tx: Tx, entryId: RosterEntryId, exceptClaim: AlumniClaimId): Promise<boolean> {
  return (await tx.first(`SELECT FROM alumni_claim WHERE tenant_id = $1 AND roster_entry_id = $2 AND id <> $3 AND state = 'VERIFIED'`, [tx.tenantId, entryId, exceptClaim])) !== undefined;
}

export async function lockClaim(tx: Tx, id: AlumniClaimId): Promise<AlumniClaim | undefined> {
  const row = await tx.first(`SELECT ${claimColumns('c')} FROM alumni_claim c WHERE c.tenant_id = $1 AND c.id = $2 FOR UPDATE`, [tx.tenantId, id]);
  return row && toClaim(row);
}

/** What operators need to decide, beside each claim: records with its number or reading, and who else says the same. */
const FOR_REVIEW = `(SELECT coalesce(json_agg(one ORDER BY (one."numberKey" = c.number_key) DESC, one.id), '[]') FROM (
     SELECT ${entryColumns('r')} FROM roster_entry r WHERE r.tenant_id = $1 AND (r.id = c.roster_entry_id OR r.number_key = c.number_key OR r.name_keys @> ARRAY[c.name_key]) LIMIT 5) one) AS candidates,
  (SELECT coalesce(json_agg(one ORDER BY one."createdAt", one.id), '[]') FROM (
     SELECT ${claimColumns('o')} FROM alumni_claim o WHERE o.tenant_id = $1 AND o.id <> c.id AND o.state <> 'RETURNED' AND (o.number_key = c.number_key OR o.roster_entry_id = c.roster_entry_id) LIMIT 5) one) AS rivals`;

interface ReviewRow {
  candidates: (RosterEntry & { changedAt: string })[];
  rivals: (AlumniClaim & { createdAt: string; decidedAt: string | null })[];
}
const toReviewed = ({ candidates, rivals, ...row }: ReviewRow): AlumniClaim =>
  Object.assign(toClaim(row), {
    candidates: candidates.map((entry) => Object.assign(new RosterEntry(), entry, { changedAt: new Date(entry.changedAt) })),
    rivals: rivals.map((rival) => Object.assign(toClaim(rival), { createdAt: new Date(rival.createdAt), decidedAt: rival.decidedAt && new Date(rival.decidedAt), candidates: [], rivals: [] })),
  });

/** Whoever has waited longest comes first. */
export async function claimPage(db: TenantDb, tenantId: TenantId, args: PageArgs, state: ClaimState): Promise<Page<AlumniClaim>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne<ReviewRow>(
    `SELECT ${claimColumns('c')}, ${FOR_REVIEW} FROM alumni_claim c
     WHERE c.tenant_id = $1 AND c.state = $2 AND ($3::timestamptz IS NULL OR (c.created_at, c.id) ${comparison} ($3, $4::uuid))
     ORDER BY c.created_at ${direction}, c.id ${direction} LIMIT $5`,
    [tenantId, state, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `alumni_claims_${direction}`,
  );
  return toPage(rows.map(toReviewed), request, (c) => [c.createdAt.toISOString(), c.id]);
}

/** `memberId`: only that member's own, without what operators compare. */
export async function claimsByIds(db: TenantDb, tenantId: TenantId, ids: readonly string[], memberId: MemberId | null): Promise<AlumniClaim[]> {
  const extra = memberId === null ? `, ${FOR_REVIEW}` : '';
  const rows = await db.readOne<ReviewRow>(`SELECT ${claimColumns('c')}${extra} FROM alumni_claim c WHERE c.tenant_id = $1 AND c.id = ANY ($2) AND ($3::uuid IS NULL OR c.member_id = $3)`, [tenantId, [...ids], memberId]);
  return rows.map((row) => (memberId === null ? toReviewed(row) : toClaim(row)));
}

/** The columns of what a person says, with what it is compared by. */
export const claimRow = ({ employeeNumber, kana, joinedMonth, leftMonth }: Pick<AlumniClaim, 'employeeNumber' | 'kana' | 'joinedMonth' | 'leftMonth'>) => ({
  employee_number: employeeNumber, number_key: numberKey(employeeNumber), kana, name_key: nameKey(kana), joined_month: joinedMonth, left_month: leftMonth,
});

import { type MemberId, type Page, type PageArgs, type TenantId, newId, pageRequest, toPage } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import { fieldsOf } from './sharing.rules.js';
import { SharedItem, SharingRecord } from './sharing.entity.js';

interface Line {
  direction: 'OUT' | 'IN';
  action: 'PUBLISHED' | 'PAUSED' | 'RESUMED' | 'WITHDRAWN';
  partner: TenantId;
  subjectType: string;
  subjectId: string;
  version: number;
  title: string;
  fields: readonly string[];
  memberId: MemberId | null;
}

/** Writes it down once, however often it is heard. */
export async function recordSharing(tx: Tx, line: Line): Promise<void> {
  await tx.execute(
    `INSERT INTO sharing_record (tenant_id, id, direction, action, partner_tenant_id, subject_type, subject_id, version, title, fields, member_id, happened_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (tenant_id, subject_id, partner_tenant_id, version, action) DO NOTHING`,
    [tx.tenantId, newId(tx.now.getTime()), line.direction, line.action, line.partner, line.subjectType, line.subjectId, line.version, line.title, [...line.fields], line.memberId, tx.now],
  );
}

/** What this side knew of a thing of a partner when it last read it. */
export const lastKnown = (tx: Tx, partner: TenantId, subjectId: string): Promise<{ title: string; fields: string[] } | undefined> =>
  tx.first(`SELECT title, fields FROM sharing_record WHERE tenant_id = $1 AND partner_tenant_id = $2 AND subject_id = $3 AND title <> '' ORDER BY happened_at DESC, id DESC LIMIT 1`, [tx.tenantId, partner, subjectId]);

const RECORD = `SELECT r.id, r.direction, r.action, r.partner_tenant_id AS "partnerTenantId", r.member_id AS "memberId", r.title, r.fields, r.version, r.happened_at AS "happenedAt" FROM sharing_record r WHERE r.tenant_id = $1`;
const toRecord = (row: SharingRecord): SharingRecord => Object.assign(new SharingRecord(), row);

/** Newest first. */
export async function recordPage(db: TenantDb, tenantId: TenantId, args: PageArgs): Promise<Page<SharingRecord>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne<SharingRecord>(
    `${RECORD} AND ($2::timestamptz IS NULL OR (r.happened_at, r.id) ${comparison} ($2, $3::uuid)) ORDER BY r.happened_at ${direction}, r.id ${direction} LIMIT $4`,
    [tenantId, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `sharing_records_${direction}`,
  );
  return toPage(rows.map(toRecord), request, (r) => [r.happenedAt.toISOString(), r.id]);
}

export async function recordsByIds(db: TenantDb, tenantId: TenantId, ids: readonly string[]): Promise<SharingRecord[]> {
  return (await db.readOne<SharingRecord>(`${RECORD} AND r.id = ANY ($2)`, [tenantId, [...ids]])).map(toRecord);
}

/** The copies themselves, by their owner: what stands here is what the audience reads, and nothing else is read for it. */
const COPIES = `
  SELECT 'LISTING' AS kind, l.id AS "subjectId", l.audience_tenant_id AS "audienceTenantId", l.title, l.published_at AS since, l.expires_at AS until, to_jsonb(l) AS copy
    FROM listing_copy l WHERE l.owner_tenant_id = $1 AND l.expires_at > $2
  UNION ALL SELECT 'JOINT_EVENT', j.id, j.audience_tenant_id, j.title, e.created_at, NULL, to_jsonb(j)
    FROM joint_event j JOIN event e ON e.tenant_id = $1 AND e.id = j.id WHERE j.owner_tenant_id = $1
  UNION ALL SELECT 'SKETCH', s.id, s.audience_tenant_id, NULL, s.updated_at, NULL, to_jsonb(s)
    FROM community_sketch s WHERE s.owner_tenant_id = $1
  UNION ALL SELECT 'BOOKING_REQUEST', b.id, b.audience_tenant_id, b.title, b.requested_at, NULL, to_jsonb(b)
    FROM booking_request b WHERE b.owner_tenant_id = $1 AND b.cancelled_at IS NULL AND b.ends_at > $2`;

/** What others read of this tenant at present, newest first. */
export async function sharedPage(db: TenantDb, tenantId: TenantId, now: Date, args: PageArgs): Promise<Page<SharedItem>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne<Omit<SharedItem, 'fields'> & { copy: Record<string, unknown> }>(
    `SELECT * FROM (SELECT c.*, md5(c."subjectId"::text || c."audienceTenantId"::text)::uuid AS key FROM (${COPIES}) c) c
     WHERE $3::timestamptz IS NULL OR (c.since, c.key) ${comparison} ($3, $4::uuid) ORDER BY c.since ${direction}, c.key ${direction} LIMIT $5`,
    [tenantId, now, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `shared_${direction}`,
  );
  return toPage(rows.map(({ copy, ...row }) => Object.assign(new SharedItem(), row, { fields: fieldsOf(copy) })), request, (c) => [c.since.toISOString(), c.key]);
}

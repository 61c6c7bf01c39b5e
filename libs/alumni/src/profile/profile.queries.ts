import { type MemberId, newId } from '#kernel';
import { tellOfMembers } from '#identity';
import type { Tx } from '#tenancy';
import { AlumniProfile } from './profile.entity.js';
import { searchKeys } from './directory-keys.js';
import { directoryRows } from './profile.rules.js';

export const profileColumns = `p.tenant_id AS "tenantId", p.id, p.member_id AS "memberId", m.display_name AS "displayName", p.kana, p.employed_from AS "employedFrom", p.employed_until AS "employedUntil",
  p.last_department AS "lastDepartment", p.headline, p.about, p.region, p.open_to AS "openTo", p.known_for AS "knownFor", p.visibility, p.created_at AS "createdAt", p.changed_at AS "changedAt"`;
export const PROFILE = `alumni_profile p JOIN member m ON m.tenant_id = p.tenant_id AND m.id = p.member_id`;

/** A member's whole profile, kept from changing until the transaction ends. */
export async function lockProfile(tx: Tx, memberId: MemberId): Promise<AlumniProfile | undefined> {
  const row = await tx.first<AlumniProfile>(`SELECT ${profileColumns} FROM ${PROFILE} WHERE p.tenant_id = $1 AND p.member_id = $2 FOR UPDATE OF p`, [tx.tenantId, memberId]);
  return row && Object.assign(new AlumniProfile(), row);
}

/** Takes these members out of the directory, and out of its counts. */
export async function unpublish(tx: Tx, memberIds: readonly MemberId[]): Promise<void> {
  await tx.execute(
    `WITH gone AS (DELETE FROM directory_entry WHERE tenant_id = $1 AND member_id = ANY ($2) RETURNING level, decade, department, region, open_mask),
          less AS (SELECT level, decade, department, region, open_mask, count(*)::int AS n FROM gone GROUP BY 1, 2, 3, 4, 5)
     UPDATE directory_count c SET count = c.count - less.n FROM less
     WHERE c.tenant_id = $1 AND c.level = less.level AND c.decade IS NOT DISTINCT FROM less.decade AND c.department IS NOT DISTINCT FROM less.department
       AND c.region IS NOT DISTINCT FROM less.region AND c.open_mask = less.open_mask`,
    [tx.tenantId, memberIds],
  );
  await tx.execute('DELETE FROM directory_key WHERE tenant_id = $1 AND member_id = ANY ($2)', [tx.tenantId, memberIds]);
}

const CHUNK = 2_000;

/** Puts profiles into the directory anew: what each kind of reader may see of them, and by what they are found. */
export async function publish(tx: Tx, profiles: readonly AlumniProfile[]): Promise<void> {
  await unpublish(tx, profiles.map((p) => p.memberId));
  const stamp = <T extends object>(row: T): T & { tenant_id: string; id: string } => ({ tenant_id: tx.tenantId!, id: newId(tx.now.getTime()), ...row });
  const entries = profiles.flatMap(directoryRows).map(stamp);
  const keys = profiles.flatMap(searchKeys).map(stamp);
  for (let i = 0; i < entries.length; i += CHUNK) {
    await tx.execute(
      `WITH came AS (
         INSERT INTO directory_entry SELECT * FROM jsonb_populate_recordset(null::directory_entry, $2::jsonb) RETURNING level, decade, department, region, open_mask)
       INSERT INTO directory_count (tenant_id, id, level, decade, department, region, open_mask, count)
       SELECT $1, gen_random_uuid(), level, decade, department, region, open_mask, count(*) FROM came GROUP BY level, decade, department, region, open_mask ORDER BY 3, 4, 5, 6, 7
       ON CONFLICT (tenant_id, level, decade, department, region, open_mask) DO UPDATE SET count = directory_count.count + excluded.count`,
      [tx.tenantId, JSON.stringify(entries.slice(i, i + CHUNK))],
    );
  }
  for (let i = 0; i < keys.length; i += 5 * CHUNK) {
    await tx.execute('INSERT INTO directory_key SELECT * FROM jsonb_populate_recordset(null::directory_key, $1::jsonb)', [JSON.stringify(keys.slice(i, i + 5 * CHUNK))]);
  }
  await keepMembersWithin(tx, profiles);
}

/** The same for members whose profiles were written in another way. */
export async function publishMembers(tx: Tx, memberIds: readonly MemberId[]): Promise<void> {
  const rows = await tx.query<AlumniProfile>(`SELECT ${profileColumns} FROM ${PROFILE} WHERE p.tenant_id = $1 AND p.member_id = ANY ($2)`, [tx.tenantId, [...memberIds]]);
  await publish(tx, rows.map((row) => Object.assign(new AlumniProfile(), row)));
}

/** A member shows kana and department to everyone, so their row never says more than the profile shows everyone. */
async function keepMembersWithin(tx: Tx, profiles: readonly AlumniProfile[]): Promise<void> {
  const rows = profiles.flatMap((p) => directoryRows(p).filter(({ level }) => level === 0)).map(({ member_id, shown }) => ({ id: member_id, ...(shown as { kana: string | null; lastDepartment: string | null }) }));
  await tx.execute(
    `UPDATE member m SET kana = x.kana, department = x."lastDepartment" FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, kana text, "lastDepartment" text) WHERE m.tenant_id = $1 AND m.id = x.id`,
    [tx.tenantId, JSON.stringify(rows)],
  );
  await tellOfMembers(tx, rows.map(({ id }) => id));
}

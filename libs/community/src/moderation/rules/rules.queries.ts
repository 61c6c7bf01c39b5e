import { type MemberId, type Page, type PageArgs, newId, pageRequest, toPage } from '#kernel';
import type { Tx } from '#tenancy';
import type { Reader, Viewer } from '../../viewer.js';
import { RulesVersion } from './rules.entity.js';

const COLUMNS = `r.id, r.version, r.consented_version AS "consentedVersion", r.ja, r.en, r.summary, r.published_at AS "publishedAt",
  EXISTS (SELECT FROM rules_acceptance a WHERE a.tenant_id = $1 AND a.member_id = $2 AND a.version >= r.consented_version) AS "viewerHasAccepted"`;
const toRules = (row: RulesVersion): RulesVersion => Object.assign(new RulesVersion(), row);

type Asking = Pick<Viewer, 'id' | 'tenantId'>;

/** What a member ($2) is asked to accept, as JSON. */
export interface AskedRules {
  version: number;
  /** Until when they may write without it: who accepted earlier rules gets the days of grace. Null when there are none. */
  graceEndsAt: string | null;
}

/** Null when nothing is asked of the member, also because there are no rules. */
export const ASKED_RULES = `(SELECT json_build_object('version', r.version, 'graceEndsAt', CASE WHEN EXISTS (SELECT FROM rules_acceptance a WHERE a.tenant_id = $1 AND a.member_id = $2)
    THEN asked.published_at + make_interval(days => (SELECT nullif(s.rules_grace_days, 0) FROM moderation_settings s WHERE s.tenant_id = $1)) END)
  FROM (SELECT version, consented_version FROM rules_version WHERE tenant_id = $1 ORDER BY version DESC LIMIT 1) r JOIN rules_version asked ON asked.tenant_id = $1 AND asked.version = r.consented_version
  WHERE NOT EXISTS (SELECT FROM rules_acceptance a WHERE a.tenant_id = $1 AND a.member_id = $2 AND a.version >= r.consented_version))`;

export const askedOf = async (tx: Tx, memberId: MemberId): Promise<AskedRules | null> => (await tx.first<{ asked: AskedRules | null }>(`SELECT ${ASKED_RULES} AS asked`, [tx.tenantId, memberId]))!.asked;

/** The rules that hold now; undefined when there are none. */
export async function currentRules(db: Reader, viewer: Asking): Promise<RulesVersion | undefined> {
  const [row] = await db.readOne<RulesVersion>(`SELECT ${COLUMNS} FROM rules_version r WHERE r.tenant_id = $1 ORDER BY r.version DESC LIMIT 1`, [viewer.tenantId, viewer.id], 'rules_now');
  return row && toRules(row);
}

export async function rulesByIds(db: Reader, viewer: Asking, ids: readonly string[]): Promise<RulesVersion[]> {
  return (await db.readOne<RulesVersion>(`SELECT ${COLUMNS} FROM rules_version r WHERE r.tenant_id = $1 AND r.id = ANY ($3)`, [viewer.tenantId, viewer.id, [...ids]], 'rules_by_id')).map(toRules);
}

/** Newest first. */
export async function rulesPage(db: Reader, viewer: Asking, args: PageArgs): Promise<Page<RulesVersion>> {
  const request = pageRequest(args, ['integer']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne<RulesVersion>(
    `SELECT ${COLUMNS} FROM rules_version r WHERE r.tenant_id = $1 AND ($3::int IS NULL OR r.version ${comparison} $3) ORDER BY r.version ${direction} LIMIT $4`,
    [viewer.tenantId, viewer.id, request.key?.[0] ?? null, request.limit + 1],
    `rules_${direction}`,
  );
  return toPage(rows.map(toRules), request, (r) => [r.version]);
}

export async function acceptVersion(tx: Tx, memberId: MemberId, version: number): Promise<void> {
  await tx.execute('INSERT INTO rules_acceptance (tenant_id, id, member_id, version, accepted_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, member_id, version) DO NOTHING', [
    tx.tenantId, newId(tx.now.getTime()), memberId, version, tx.now,
  ]);
}

import { type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import type { TenantDb } from '#tenancy';
import { Member } from '../member/member.entity.js';
import { memberColumns } from '../member/member.queries.js';
import { BEGINNING, hashOf } from './audit.js';
import { AuditEntry } from './audit-entry.entity.js';
import type { AuditCheck, AuditFilter } from './audit.graphql.js';

const ENTRY = `e.id, e.number::int AS number, e.at, e.actor_id AS "actorId", e.action, e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.reason, e.details`;

type PersonJson = (Omit<Member, 'joinedAt'> & { joinedAt: string }) | null;
type Row = AuditEntry & { who: PersonJson; whom: PersonJson };
const toPerson = (json: PersonJson): Member | null => json && Object.assign(new Member(), json, { joinedAt: new Date(json.joinedAt) });

const toEntry = ({ who, whom, ...row }: Row): AuditEntry => Object.assign(new AuditEntry(), row, { actor: toPerson(who), subjectMember: toPerson(whom) });

const person = (condition: string): string => `(SELECT to_json(one) FROM (SELECT ${memberColumns('m')} FROM member m WHERE m.tenant_id = $1 AND ${condition}) one)`;

const select = (conditions: string): string =>
  `SELECT ${ENTRY}, ${person('m.id = e.actor_id')} AS who, ${person(`e.subject_type = 'Member' AND m.id = e.subject_id AND m.state <> 'LEFT'`)} AS whom FROM audit_entry e WHERE e.tenant_id = $1 ${conditions}`;

/** Newest first. */
export async function auditPage(db: Pick<TenantDb, 'readOne'>, tenantId: TenantId, args: PageArgs, { action, actorId, subjectId }: AuditFilter): Promise<Page<AuditEntry>> {
  const request = pageRequest(args, ['integer']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const params: unknown[] = [tenantId, request.limit + 1];
  const add = (value: unknown): string => `$${params.push(value)}`;
  const conditions = [
    action && `AND starts_with(e.action, ${add(action)})`,
    actorId && `AND e.actor_id = ${add(actorId)}`,
    subjectId && `AND e.subject_id = ${add(subjectId)}`,
    request.key && `AND e.number ${comparison} ${add(request.key[0])}`,
  ].filter(Boolean);
  const name = ['audit', direction, action && 'action', actorId && 'actor', subjectId && 'subject', request.key && 'after'].filter(Boolean).join('_');
  const rows = await db.readOne<Row>(`${select(conditions.join(' '))} ORDER BY e.number ${direction} LIMIT $2::int`, params, name);
  return toPage(rows.map(toEntry), request, (e) => [e.number]);
}

export async function auditEntriesByIds(db: Pick<TenantDb, 'readOne'>, tenantId: TenantId, ids: readonly string[]): Promise<AuditEntry[]> {
  return (await db.readOne<Row>(select('AND e.id = ANY ($2)'), [tenantId, [...ids]], 'audit_by_id')).map(toEntry);
}

const PART = 1_000;

/** Follows the chain from its beginning, part by part: a log may be long. */
export async function checkChain(db: Pick<TenantDb, 'readOne'>, tenantId: TenantId): Promise<AuditCheck> {
  let [count, previous] = [0, BEGINNING];
  for (;;) {
    const rows = await db.readOne<AuditEntry>(
      `SELECT ${ENTRY}, e.previous_hash AS "previousHash", e.hash FROM audit_entry e WHERE e.tenant_id = $1 AND e.number > $2 ORDER BY e.number LIMIT ${PART}`,
      [tenantId, count],
      'audit_check',
    );
    for (const row of rows) {
      // A row that is missing shows at the one behind it, whose number is then not the next.
      if (row.number !== count + 1) return { isIntact: false, checkedCount: count, brokenNumber: count + 1 };
      if (row.previousHash !== previous || hashOf(row, previous) !== row.hash) return { isIntact: false, checkedCount: count, brokenNumber: row.number };
      previous = row.hash;
      count += 1;
    }
    if (rows.length < PART) return { isIntact: true, checkedCount: count, brokenNumber: null };
  }
}

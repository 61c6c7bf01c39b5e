import { type AccountId, type MemberId, type Page, type PageArgs, type TenantId, pageRequest, toPage } from '#kernel';
import type { IdentityDb, TenantDb, Tx } from '#tenancy';
import { Application, type ApplicationId, type ApplicationState } from './application.entity.js';
import { MyApplication } from './application.graphql.js';

export interface Profile {
  introduction: string;
  criteria: string[];
  isOpen: boolean;
}

export async function profileOf(db: IdentityDb, federation: TenantId): Promise<Profile | undefined> {
  const [row] = await db.readOne<Profile>('SELECT introduction, criteria, is_open AS "isOpen" FROM federation_profile WHERE id = $1', [federation], 'federation_profile');
  return row;
}

const SELECT = `SELECT a.id, a.account_id AS "accountId", a.member_id AS "memberId", a.community_tenant_id AS "communityTenantId", a.decided_by AS "decidedBy", a.state,
    a.applicant_name AS "applicantName", a.applicant_role AS "applicantRole", a.community_name AS "communityName", a.community_kind AS "communityKind", a.is_external AS "isExternal",
    a.member_count AS "memberCount", a.activity, a.recognition, a.membership, a.note, a.exception, a.applied_at AS "appliedAt", a.changed_at AS "changedAt", a.entered_at AS "enteredAt"
  FROM application a WHERE a.tenant_id = $1`;
const toApplication = (row: Application): Application => Object.assign(new Application(), row);

/** Newest first. */
export async function applicationPage(db: TenantDb, tenantId: TenantId, args: PageArgs, state: ApplicationState | undefined): Promise<Page<Application>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await db.readOne<Application>(
    `${SELECT} AND ($2::text IS NULL OR a.state = $2) AND ($3::timestamptz IS NULL OR (a.applied_at, a.id) ${comparison} ($3, $4::uuid)) ORDER BY a.applied_at ${direction}, a.id ${direction} LIMIT $5`,
    [tenantId, state ?? null, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `applications_${direction}`,
  );
  return toPage(rows.map(toApplication), request, (a) => [a.appliedAt.toISOString(), a.id]);
}

export async function applicationsByIds(db: Pick<TenantDb, 'readOne'>, tenantId: TenantId, ids: readonly string[]): Promise<Map<ApplicationId, Application>> {
  const rows = await db.readOne<Application>(`${SELECT} AND a.id = ANY ($2)`, [tenantId, [...ids]]);
  return new Map(rows.map((row) => [row.id, toApplication(row)]));
}

/** The application, kept from changing until the transaction ends. */
export async function lockApplication(tx: Tx, id: ApplicationId): Promise<Application | undefined> {
  const row = await tx.first<Application>(`${SELECT} AND a.id = $2 FOR UPDATE`, [tx.tenantId, id]);
  return row && toApplication(row);
}

export type Earlier = Application & { fingerprint: string; key: string | null };

/** What this applicant, or another one for the same community, has sent before; applications of one person come one after the other. */
export async function earlierApplications(tx: Tx, accountId: AccountId, communityTenantId: TenantId | null = null): Promise<Earlier[]> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [`application ${accountId}`]);
  return tx.query<Earlier>(`${SELECT.replace('FROM application', ', a.fingerprint, a.key FROM application')} AND (a.account_id = $2 OR a.community_tenant_id = $3::uuid) ORDER BY a.applied_at DESC LIMIT 100`, [tx.tenantId, accountId, communityTenantId]);
}

export interface NewApplication extends Pick<
  Application,
  'id' | 'accountId' | 'memberId' | 'applicantName' | 'applicantRole' | 'communityTenantId' | 'communityName' | 'communityKind' | 'isExternal' | 'memberCount' | 'activity' | 'recognition' | 'membership'
> {
  key: string | null;
  fingerprint: string;
}

/** False when an application of the same person or community is open meanwhile. */
export async function insertApplication(tx: Tx, a: NewApplication): Promise<boolean> {
  const inserted = await tx.execute(
    `INSERT INTO application (tenant_id, id, account_id, member_id, applicant_name, applicant_role, community_tenant_id, community_name, community_kind, is_external,
       member_count, activity, recognition, membership, state, key, fingerprint, applied_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'APPLIED', $15, $16, $17, $17) ON CONFLICT DO NOTHING`,
    [tx.tenantId, a.id, a.accountId, a.memberId, a.applicantName, a.applicantRole, a.communityTenantId, a.communityName, a.communityKind, a.isExternal,
     a.memberCount, a.activity, a.recognition, a.membership, a.key, a.fingerprint, tx.now],
  );
  return inserted === 1;
}

export async function setState(tx: Tx, id: ApplicationId, state: string, decision: { note?: string | null; decidedBy?: MemberId; exception?: string | null } = {}): Promise<void> {
  await tx.execute(
    `UPDATE application SET state = $3, note = $4, decided_by = $5, exception = $6, changed_at = $7 WHERE tenant_id = $1 AND id = $2`,
    [tx.tenantId, id, state, decision.note ?? null, decision.decidedBy ?? null, decision.exception ?? null, tx.now],
  );
  await answerApplicant(tx, id);
}

/** Brings what the applicant reads up to date with the application, in the same transaction. */
export async function answerApplicant(tx: Tx, id: ApplicationId): Promise<void> {
  await tx.query(
    `SELECT app.answer_application(account_id, id, community_name, is_external, state, note, applied_at, changed_at) FROM application WHERE tenant_id = $1 AND id = $2`,
    [tx.tenantId, id],
  );
}

/** The signed-in person's applications to one federation or to all of them, newest first, at most 100. */
export async function myApplications(db: IdentityDb, federation: TenantId | null): Promise<MyApplication[]> {
  const rows = await db.readOne<MyApplication>(
    `SELECT tenant_id AS "federationTenantId", community_name AS "communityName", is_external AS "isExternal", state, note, applied_at AS "appliedAt", changed_at AS "changedAt"
     FROM application_answer WHERE account_id = app.account_id() AND ($1::uuid IS NULL OR tenant_id = $1) ORDER BY applied_at DESC, application_id DESC LIMIT 100`,
    [federation],
    'my_applications',
  );
  return rows.map((row) => Object.assign(new MyApplication(), row));
}

/** How many others here could decide. */
export async function otherApprovers(tx: Tx, me: MemberId, roles: readonly string[]): Promise<number> {
  const row = await tx.first<{ count: number }>(`SELECT count(*)::int AS count FROM member WHERE tenant_id = $1 AND state = 'ACTIVE' AND role = ANY ($3) AND id <> $2`, [tx.tenantId, me, roles]);
  return row?.count ?? 0;
}

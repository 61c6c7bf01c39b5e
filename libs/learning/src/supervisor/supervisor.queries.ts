import { newId } from '#kernel';
import type { ApplicationState, SeatApplicationId } from '../application/application.entity.js';
import type { Reader } from '../path/path.queries.js';
import type { SupervisorMode } from '../programme/programme.entity.js';
import type { SupervisorDecision } from './supervisor.graphql.js';
import type { Tx } from '#tenancy';

export interface LinkRow {
  id: string;
  applicationId: SeatApplicationId;
  memberId: string;
  programmeId: string;
  expiresAt: Date;
  supersededAt: Date | null;
  decision: SupervisorDecision | null;
  decidedAt: Date | null;
  applicationState: ApplicationState;
  communityName: string;
  supervisorName: string;
  supervisorEmail: string;
  mode: SupervisorMode;
  applicantName: string;
  applicantDepartment: string | null;
  applicantAccountId: string;
  programmeTitle: string;
  wish: string;
}

/** Words and addressee are the link's own: the application may have been written anew since, for somebody else. */
const SELECT = `SELECT l.id, l.application_id AS "applicationId", l.expires_at AS "expiresAt", l.superseded_at AS "supersededAt", l.decision, l.decided_at AS "decidedAt",
  a.state AS "applicationState", a.member_id AS "memberId", a.programme_id AS "programmeId", l.supervisor_name AS "supervisorName", l.supervisor_email AS "supervisorEmail", l.wish,
  p.supervisor_mode AS mode, p.title AS "programmeTitle", m.display_name AS "applicantName", m.department AS "applicantDepartment", m.account_id AS "applicantAccountId", t.name AS "communityName"
  FROM supervisor_link l JOIN seat_application a ON a.tenant_id = l.tenant_id AND a.id = l.application_id JOIN programme p ON p.tenant_id = a.tenant_id AND p.id = a.programme_id
    JOIN member m ON m.tenant_id = a.tenant_id AND m.id = a.member_id JOIN tenant t ON t.id = l.tenant_id WHERE l.tenant_id = $1`;

export async function linkByHash(db: Reader, tenantId: string, hash: string): Promise<LinkRow | undefined> {
  return (await db.readOne<LinkRow>(`${SELECT} AND l.hash = $2`, [tenantId, hash], 'supervisor_link'))[0];
}

export async function linkById(db: Reader, tenantId: string, id: string): Promise<LinkRow | undefined> {
  return (await db.readOne<LinkRow>(`${SELECT} AND l.id = $2`, [tenantId, id]))[0];
}

/** Application first, as everywhere: whoever holds it decides alone. */
export const lockLink = (tx: Tx, hash: string): Promise<LinkRow | undefined> => tx.first<LinkRow>(`${SELECT} AND l.hash = $2 FOR UPDATE OF a, l`, [tx.tenantId, hash]);

/** Keeps what the application says at this moment. */
export async function insertLink(tx: Tx, applicationId: SeatApplicationId, expiresAt: Date, hashFor: (id: string) => string): Promise<string> {
  const id = newId(tx.now.getTime());
  await tx.execute(
    `INSERT INTO supervisor_link (tenant_id, id, application_id, hash, created_at, expires_at, wish, supervisor_name, supervisor_email)
     SELECT $1, $2, a.id, $4, $5, $6, a.wish, a.supervisor_name, a.supervisor_email FROM seat_application a WHERE a.tenant_id = $1 AND a.id = $3`,
    [tx.tenantId, id, applicationId, hashFor(id), tx.now, expiresAt],
  );
  return id;
}

/** Links that were not answered are worth nothing any more. */
export async function supersedeLinks(tx: Tx, applicationId: SeatApplicationId): Promise<void> {
  await tx.execute('UPDATE supervisor_link SET superseded_at = $3 WHERE tenant_id = $1 AND application_id = $2 AND superseded_at IS NULL AND decided_at IS NULL', [tx.tenantId, applicationId, tx.now]);
}

export async function keepAnswer(tx: Tx, link: LinkRow, decision: SupervisorDecision, comment: string | null, after: { state: ApplicationState; supervisorStep: string }): Promise<void> {
  await tx.execute('UPDATE supervisor_link SET decision = $3, decided_at = $4 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, link.id, decision, tx.now]);
  await tx.execute(
    'UPDATE seat_application SET state = $3, supervisor_step = $4, supervisor_comment = $5, supervisor_answered_at = $6, changed_at = $6 WHERE tenant_id = $1 AND id = $2',
    [tx.tenantId, link.applicationId, after.state, after.supervisorStep, comment, tx.now],
  );
}

import { type AccountId, type MemberId, type Page, type PageArgs, type TenantId, newId, pageRequest, toPage } from '#kernel';
import type { TenantDb, Tx } from '#tenancy';
import { Member, type Role } from '../member/member.entity.js';
import { memberColumns } from '../member/member.queries.js';
import { Invitation, type InvitationId, type InvitationState } from './invitation.entity.js';
import type { InvitationFilter } from './invitation.graphql.js';

type Reader = Pick<TenantDb, 'readOne'>;
type PersonJson = (Omit<Member, 'joinedAt'> & { joinedAt: string }) | null;
type Row = Invitation & { inviterRow: PersonJson; joinedRow: PersonJson };

const COLUMNS = `i.id, i.email, i.display_name AS "displayName", i.role, i.message, i.locale, i.secret_hash AS "secretHash", i.invited_by AS "invitedBy", i.created_at AS "createdAt", i.sent_at AS "sentAt", i.sent_count AS "sentCount",
  i.expires_at AS "expiresAt", i.changed_at AS "changedAt", i.accepted_by AS "acceptedBy", i.link_id AS "linkId"`;
const AT = (now: string): string => `CASE WHEN i.state = 'OPEN' AND i.expires_at <= ${now} THEN 'EXPIRED' ELSE i.state END`;
const one = (column: string): string => `(SELECT to_json(one) FROM (SELECT ${memberColumns('m')} FROM member m WHERE m.tenant_id = $1 AND m.id = i.${column}) one)`;
const SHOWN = `SELECT ${COLUMNS}, ${AT('$2')} AS state, CASE WHEN i.link_id IS NULL THEN ${one('invited_by')} END AS "inviterRow", ${one('accepted_by')} AS "joinedRow" FROM invitation i WHERE i.tenant_id = $1`;

const toPerson = (row: PersonJson): Member | null => row && Object.assign(new Member(), row, { joinedAt: new Date(row.joinedAt) });
const toInvitation = ({ inviterRow, joinedRow, ...row }: Row): Invitation => Object.assign(new Invitation(), row, { inviter: toPerson(inviterRow), joined: toPerson(joinedRow) });

/** Newest first. */
export async function invitationPage(db: Reader, tenantId: TenantId, now: Date, args: PageArgs, { state, search }: InvitationFilter): Promise<Page<Invitation>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['>', 'ASC'] : ['<', 'DESC'];
  const pattern = search ? `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%` : null;
  const rows = await db.readOne<Row>(
    `${SHOWN} AND ($3::text IS NULL OR ${AT('$2')} = $3) AND ($4::text IS NULL OR i.email LIKE $4) AND ($5::timestamptz IS NULL OR (i.created_at, i.id) ${comparison} ($5, $6::uuid))
     ORDER BY i.created_at ${direction}, i.id ${direction} LIMIT $7`,
    [tenantId, now, state ?? null, pattern, request.key?.[0] ?? null, request.key?.[1] ?? null, request.limit + 1],
    `invitations_${direction}`,
  );
  return toPage(rows.map(toInvitation), request, (i) => [i.createdAt.toISOString(), i.id]);
}

export async function invitationsByIds(db: Reader, tenantId: TenantId, now: Date, ids: readonly string[]): Promise<Invitation[]> {
  return (await db.readOne<Row>(`${SHOWN} AND i.id = ANY ($3)`, [tenantId, now, [...ids]], 'invitations_by_id')).map(toInvitation);
}

export const lockInvitation = async (tx: Tx, by: { id: InvitationId } | { secretHash: string }): Promise<Invitation | undefined> => {
  const [column, value] = 'id' in by ? ['id', by.id] : ['secret_hash', by.secretHash];
  const row = await tx.first<Invitation>(`SELECT ${COLUMNS}, ${AT('$3')} AS state FROM invitation i WHERE i.tenant_id = $1 AND i.${column} = $2 FOR UPDATE`, [tx.tenantId, value, tx.now]);
  return row && Object.assign(new Invitation(), row);
};

/** Those who invite in one community wait for each other, so that a limit is kept and nobody is invited twice. */
export const waitForOtherInviters = (tx: Tx): Promise<unknown> => tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1::text, 32))', [tx.tenantId]);

export const mailedToday = async (tx: Tx): Promise<number> =>
  (await tx.first<{ count: number }>(`SELECT count(*)::int AS count FROM invitation WHERE tenant_id = $1 AND sent_at > $2::timestamptz - interval '1 day'`, [tx.tenantId, tx.now]))?.count ?? 0;

/** How these accounts stand here; who was never here is not among them. Guests are, with their role. */
export const standingOf = async (tx: Tx, accountIds: readonly AccountId[]): Promise<Map<AccountId, Pick<Member, 'id' | 'state' | 'role'>>> =>
  new Map(
    (await tx.query<Pick<Member, 'id' | 'state' | 'role' | 'accountId'>>('SELECT id, account_id AS "accountId", state, role FROM member WHERE tenant_id = $1 AND account_id = ANY ($2)', [tx.tenantId, accountIds])).map(
      (row) => [row.accountId, row],
    ),
  );

/** Of these addresses those with an invitation that can be used. What has expired makes room for a new one. */
export async function openAmong(tx: Tx, emails: readonly string[]): Promise<Map<string, InvitationId>> {
  await tx.execute(`UPDATE invitation SET state = 'REVOKED', changed_at = $3 WHERE tenant_id = $1 AND email = ANY ($2) AND state = 'OPEN' AND expires_at <= $3`, [tx.tenantId, emails, tx.now]);
  const rows = await tx.query<{ id: InvitationId; email: string }>(`SELECT id, email FROM invitation WHERE tenant_id = $1 AND email = ANY ($2) AND state = 'OPEN'`, [tx.tenantId, emails]);
  return new Map(rows.map((row) => [row.email, row.id]));
}

/** Somebody by an address, and by the name that was given with it. */
export interface Invited {
  email: string;
  name?: string | undefined;
}

interface NewInvitations {
  people: readonly Invited[];
  role: Role;
  message: string | null;
  locale: 'ja' | 'en';
  invitedBy: MemberId;
  linkId: string | null;
  expiresAt: Date;
}

/** In one statement, however many they are; `hash` makes the hash of a secret from the id. */
export async function insertInvitations(tx: Tx, made: NewInvitations, hash: (id: InvitationId) => string): Promise<InvitationId[]> {
  const ids = made.people.map((): InvitationId => newId(tx.now.getTime()));
  await tx.execute(
    `INSERT INTO invitation (tenant_id, id, email, secret_hash, display_name, role, message, locale, state, invited_by, link_id, created_at, sent_at, changed_at, expires_at)
     SELECT $1, x.*, $6, $7, $8, 'OPEN', $9, $10, $11, $11, $11, $12 FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) AS x`,
    [tx.tenantId, ids, made.people.map(({ email }) => email), ids.map(hash), made.people.map(({ name }) => name ?? null), made.role, made.message, made.locale, made.invitedBy, made.linkId, tx.now, made.expiresAt],
  );
  return ids;
}

export async function sendAgain(tx: Tx, id: InvitationId, expiresAt: Date): Promise<void> {
  await tx.execute('UPDATE invitation SET sent_at = $3, sent_count = sent_count + 1, expires_at = $4, changed_at = $3 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, tx.now, expiresAt]);
}

export async function closeInvitation(tx: Tx, id: InvitationId, state: InvitationState.ACCEPTED | InvitationState.REVOKED, acceptedBy: MemberId | null = null): Promise<void> {
  await tx.execute('UPDATE invitation SET state = $3, accepted_by = $4, changed_at = $5 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, state, acceptedBy, tx.now]);
}

/** What a link shows and a mail says. */
export interface InvitationToRead extends Pick<Invitation, 'id' | 'email' | 'displayName' | 'role' | 'message' | 'locale' | 'state' | 'expiresAt' | 'acceptedBy'> {
  /** Null when the person asked for it by the link of the community. */
  inviterName: string | null;
}

export const invitationToRead = async (db: Reader, tenantId: TenantId, now: Date, by: { id: string } | { secretHash: string }): Promise<InvitationToRead | undefined> => {
  const [column, value] = 'id' in by ? ['id', by.id] : ['secret_hash', by.secretHash];
  const [row] = await db.readOne<InvitationToRead>(
    `SELECT i.id, i.email, i.display_name AS "displayName", i.role, i.message, i.locale, ${AT('$2')} AS state, i.expires_at AS "expiresAt", i.accepted_by AS "acceptedBy", CASE WHEN i.link_id IS NULL THEN m.display_name END AS "inviterName"
     FROM invitation i JOIN member m ON m.tenant_id = $1 AND m.id = i.invited_by WHERE i.tenant_id = $1 AND i.${column} = $3`,
    [tenantId, now, value],
    `invitation_to_read_by_${column}`,
  );
  return row;
};

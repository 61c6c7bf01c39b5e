import { Injectable } from '@nestjs/common';
import { type AccountId, Clock, type Locale, type Page, type PageArgs, type TenantId, invalidInput, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import { AccountService } from '../account/account.service.js';
import { LocaleName } from '../account/account.entity.js';
import { audit } from '../audit/audit.js';
import { TenantDirectory } from '../directory/directory.service.js';
import { InvitationDue } from '../events.js';
import { LinkKeys } from '../link-keys.js';
import { hashOfSecret, linkToken } from '../link-token.js';
import { type Member, Role } from '../member/member.entity.js';
import { RANK } from '../profile/profile.rules.js';
import { type Invitation, type InvitationId, InvitationState } from './invitation.entity.js';
import { InvitationClosed, type InvitationFilter, InvitationLimitReached, InvitedAs, type InvitePeopleInput, PeopleInvited, RoleNotYours } from './invitation.graphql.js';
import {
  type InvitationToRead, type Invited, closeInvitation, insertInvitations, invitationPage, invitationToRead, invitationsByIds, lockInvitation, mailedToday, openAmong, sendAgain, standingOf, waitForOtherInviters,
} from './invitation.queries.js';
import { MAX_LINES, MAX_SENDINGS, type PastedLine, dailyLimit, expiryOf, readAddresses, wasJustSent } from './invitation.rules.js';

const PURPOSE = 'invitation';

/** What a mail with an invitation is made of. */
export interface InvitationMail extends InvitationToRead {
  token: string;
}

interface Asked {
  people: readonly Invited[];
  role: Role;
  message: string | null;
  locale: Locale;
}

/** Invites people by their addresses. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly db: TenantDb,
    private readonly accounts: AccountService,
    private readonly directory: TenantDirectory,
    private readonly keys: LinkKeys,
    private readonly clock: Clock,
  ) {}

  page(tenantId: TenantId, args: PageArgs, filter: InvitationFilter): Promise<Page<Invitation>> {
    return invitationPage(this.db, tenantId, this.clock.now(), args, filter);
  }

  byIds(tenantId: TenantId, ids: readonly string[]): Promise<Invitation[]> {
    return invitationsByIds(this.db, tenantId, this.clock.now(), ids);
  }

  /** Sends to whom it can, and tells of every other address why not: a second time the same invites nobody twice. */
  async invite(actor: Actor, { addresses, role = Role.MEMBER, note, locale }: InvitePeopleInput, callersLocale: Locale): Promise<PeopleInvited> {
    if (role === Role.OWNER || role === Role.GUEST) throw invalidInput('input.role', 'NOT_POSSIBLE', { ja: 'この役割では招待できません。', en: 'Nobody is invited to this role.' });
    if (role !== Role.MEMBER && !(actor.permissions.has('members:manage') && RANK[role] <= RANK[actor.role])) refuse(new RoleNotYours());
    const lines = readAddresses(addresses);
    if (lines.length > MAX_LINES) throw invalidInput('input.addresses', 'TOO_MANY', { ja: `一度に送れるのは${MAX_LINES}件までです(今は${lines.length}件)。`, en: `At most ${MAX_LINES} at a time (now ${lines.length}).` });
    const emails = lines.flatMap(({ email, isRepeated }) => (email && !isRepeated ? [email] : []));
    const known = await this.accounts.byEmails(emails);
    const startedAt = (await this.directory.byId(actor.tenantId)).createdAt;
    return this.db.write(async (tx) => {
      await waitForOtherInviters(tx);
      const standing = await standingOf(tx, [...known.values()]);
      const open = await openAmong(tx, emails);
      const outcomes = lines.map((line) => ({ number: line.number, text: line.text, email: line.email, name: line.name, outcome: outcomeOf(line, known, standing, open) }));
      const wanted = outcomes.flatMap(({ email, name, outcome }) => (email && outcome === InvitedAs.INVITED ? [{ email, name }] : []));
      await this.keepLimit(tx, startedAt, wanted.length);
      await this.issue(tx, actor, null, { people: wanted, role, message: note || null, locale: locale ? (locale === LocaleName.EN ? 'en' : 'ja') : callersLocale });
      if (wanted.length > 0) await audit(tx, { actorId: actor.id, action: 'members.invited', details: { count: String(wanted.length), role } });
      return Object.assign(new PeopleInvited(), { invitedCount: wanted.length, lines: outcomes });
    });
  }

  /** Mails the same link once more and gives it two weeks from now. */
  async resend(actor: Actor, id: InvitationId): Promise<Invitation> {
    const startedAt = (await this.directory.byId(actor.tenantId)).createdAt;
    return this.db.write(async (tx) => {
      await waitForOtherInviters(tx);
      const invitation = await lockInvitation(tx, { id });
      if (!invitation) throw notFound();
      if (invitation.state === InvitationState.ACCEPTED || invitation.state === InvitationState.REVOKED) refuse(new InvitationClosed(invitation.state));
      if (invitation.sentCount >= MAX_SENDINGS) refuse(new InvitationLimitReached(0));
      if (!wasJustSent(invitation.sentAt, tx.now)) {
        await this.keepLimit(tx, startedAt, 1);
        await sendAgain(tx, id, expiryOf(tx.now));
        await this.mail(tx, [id]);
      }
      return this.read(tx, id);
    });
  }

  revoke(actor: Actor, id: InvitationId): Promise<Invitation> {
    return this.db.write(async (tx) => {
      const invitation = await lockInvitation(tx, { id });
      if (!invitation) throw notFound();
      if (invitation.state === InvitationState.ACCEPTED) refuse(new InvitationClosed(invitation.state));
      if (invitation.state !== InvitationState.REVOKED) {
        await closeInvitation(tx, id, InvitationState.REVOKED);
        await audit(tx, { actorId: actor.id, action: 'members.invitation_revoked', subject: { type: 'Invitation', id } });
      }
      return this.read(tx, id);
    });
  }

  /** Open invitations that are mailed once this transaction has committed. */
  async issue(tx: Tx, by: Pick<Actor, 'id'>, linkId: string | null, asked: Asked): Promise<void> {
    if (asked.people.length === 0) return;
    const ids = await insertInvitations(tx, { ...asked, invitedBy: by.id, linkId, expiresAt: expiryOf(tx.now) }, (id) => hashOfSecret(this.keys.secretOf(PURPOSE, id)));
    await this.mail(tx, ids);
  }

  /** Mails them once this transaction has committed. */
  async mail(tx: Tx, ids: readonly InvitationId[]): Promise<void> {
    await tx.publishAll(InvitationDue, ids.map((invitationId) => ({ invitationId })));
  }

  private async keepLimit(tx: Tx, communityStartedAt: Date, more: number): Promise<void> {
    const remaining = Math.max(0, dailyLimit(communityStartedAt, tx.now) - (more > 0 ? await mailedToday(tx) : 0));
    if (more > remaining) refuse(new InvitationLimitReached(remaining));
  }

  /** In the tenant's context. */
  bySecret(tenantId: TenantId, secretHash: string): Promise<InvitationToRead | undefined> {
    return invitationToRead(this.db, tenantId, this.clock.now(), { secretHash });
  }

  /** The mail with the link, in the tenant's context; undefined when the link is worth nothing any more. */
  async mailOf(tenantId: TenantId, id: string): Promise<InvitationMail | undefined> {
    const invitation = await invitationToRead(this.db, tenantId, this.clock.now(), { id });
    if (invitation?.state !== InvitationState.OPEN) return undefined;
    const account = (await this.accounts.byEmails([invitation.email])).get(invitation.email);
    const locale = account ? ((await this.accounts.addresses([account])).get(account)?.locale ?? invitation.locale) : invitation.locale;
    return { ...invitation, locale, token: linkToken(tenantId, this.keys.secretOf(PURPOSE, id)) };
  }

  private async read(tx: Tx, id: InvitationId): Promise<Invitation> {
    return (await invitationsByIds({ readOne: (sql, params) => tx.query(sql, params) }, tx.tenantId!, tx.now, [id]))[0]!;
  }
}

function outcomeOf({ email, isRepeated }: PastedLine, known: ReadonlyMap<string, AccountId>, standing: ReadonlyMap<AccountId, Pick<Member, 'state' | 'role'>>, open: ReadonlyMap<string, InvitationId>): InvitedAs {
  if (!email) return InvitedAs.UNREADABLE;
  if (isRepeated) return InvitedAs.REPEATED;
  const here = standing.get(known.get(email) ?? '');
  if (here?.state === 'BANNED') return InvitedAs.BARRED;
  // Whoever has left may come back, and a guest may come to stay.
  if (here && here.state !== 'LEFT' && here.role !== Role.GUEST) return InvitedAs.ALREADY_MEMBER;
  return open.has(email) ? InvitedAs.ALREADY_INVITED : InvitedAs.INVITED;
}

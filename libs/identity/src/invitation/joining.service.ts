import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type AccountId, type Locale, type MemberId, type TenantId, invalidInput, isMailAddress, maskedAddress, notFound, rateLimited, refuse } from '#kernel';
import type { GraphqlContext } from '#graphql-kit';
import { TenantDb, type Tx, runInContext } from '#tenancy';
import { AccountService } from '../account/account.service.js';
import { assertPassword } from '../account/passwords.js';
import { TenantDirectory } from '../directory/directory.service.js';
import { MemberJoined } from '../events.js';
import { hashOfSecret, readLinkToken } from '../link-token.js';
import { Role } from '../member/member.entity.js';
import { MemberService } from '../member/member.service.js';
import { Attempts } from '../session/attempts.service.js';
import { InvitationState } from './invitation.entity.js';
import { InvitationClosed } from './invitation.graphql.js';
import { type InvitationToRead, closeInvitation, lockInvitation, mailedToday, openAmong, sendAgain, standingOf, waitForOtherInviters } from './invitation.queries.js';
import { MAX_SENDINGS, dailyLimit, expiryOf, isFromDomain, wasJustSent } from './invitation.rules.js';
import { InvitationService } from './invitation.service.js';
import { EmailDomainNotAllowed, InvitationForAnother, JoinLink, JoiningStep, ReceivedInvitation, SignInNeeded } from './joining.graphql.js';

/** Guesses per network address and quarter of an hour; a link that exists does not count. */
const WRONG_LINKS = { max: 30, windowSeconds: 900 };
/** A whole office may come in by one network address on the first day. */
const ASKED_FROM_ONE_PLACE = { max: 300, windowSeconds: 3_600 };
const ASKED_FOR_ONE_ADDRESS = { max: 3, windowSeconds: 3_600 };

/** Who opens a link: the account that is signed in, if one is, and the network address. */
export interface Visitor {
  accountId: AccountId | undefined;
  address: string;
  locale: Locale;
}

export const visitorOf = ({ caller, http }: GraphqlContext): Visitor => ({ accountId: caller.account?.id, address: http?.address ?? 'unknown', locale: caller.locale });

/** What somebody says of themselves on coming in. */
export interface Newcomer {
  displayName: string;
  kana?: string | undefined;
  /** Only where nobody can sign in with the address yet. */
  password?: string | undefined;
}

export interface Arrived {
  tenantId: TenantId;
  accountId: AccountId;
  /** Somebody who just chose a password and has no session. */
  isUnknown: boolean;
}

/**
 * How people come in by links. A link names the community in whose context it is looked up, and nothing but the row with
 * its hash is reached there: like a supervisor's, it is a way into a context besides sign-in, the worker and guests' passes.
 */
@Injectable()
export class Joining {
  constructor(
    private readonly db: TenantDb,
    private readonly accounts: AccountService,
    private readonly members: MemberService,
    private readonly directory: TenantDirectory,
    private readonly invitations: InvitationService,
    private readonly attempts: Attempts,
  ) {}

  /** @throws NOT_FOUND, RATE_LIMITED */
  async look(token: string, visitor: Visitor): Promise<ReceivedInvitation> {
    const { tenantId, invitation } = await this.find(token, visitor);
    const isOpen = invitation.state === InvitationState.OPEN;
    const { state, email, displayName, expiresAt, role, inviterName, message } = invitation;
    return Object.assign(new ReceivedInvitation(), {
      tenantId, state, expiresAt, role, community: await this.directory.byId(tenantId), email: isOpen ? email : maskedAddress(email),
      displayName: isOpen ? displayName : null, inviterName: isOpen ? inviterName : null, message: isOpen ? message : null, step: isOpen ? (await this.stepOf(email, visitor)).step : null,
    });
  }

  /**
   * Makes the person a member. `terms` runs in the same transaction and may refuse. Whoever repeats what has succeeded is let in again.
   * @throws NOT_FOUND, RATE_LIMITED; refuses with InvitationClosed, SignInNeeded, InvitationForAnother
   */
  async accept(token: string, visitor: Visitor, newcomer: Newcomer, terms: (tx: Tx, memberId: MemberId) => Promise<void>): Promise<Arrived> {
    const { tenantId, secretHash, invitation } = await this.find(token, visitor);
    if (invitation.state === InvitationState.EXPIRED) refuse(new InvitationClosed(invitation.state));
    const { step, accountId: owner } = await this.stepOf(invitation.email, visitor);
    if (step === JoiningStep.OTHER_ACCOUNT) refuse(new InvitationForAnother());
    if (invitation.state === InvitationState.ACCEPTED && step !== JoiningStep.ACCEPT) refuse(new InvitationClosed(invitation.state));
    if (step === JoiningStep.SIGN_IN) refuse(new SignInNeeded());
    const accountId = step === JoiningStep.ACCEPT ? owner! : await this.signUp(invitation.email, newcomer.password ?? '', visitor.locale);
    await runInContext({ tenantId, accountId }, () => this.db.write((tx) => this.letIn(tx, secretHash, accountId, newcomer, terms)));
    return { tenantId, accountId, isUnknown: step === JoiningStep.SIGN_UP };
  }

  /** @throws NOT_FOUND, RATE_LIMITED */
  async lookAtLink(token: string, visitor: Visitor): Promise<JoinLink> {
    const { tenantId, domains } = await this.findLink(token, visitor);
    return Object.assign(new JoinLink(), { domains, community: await this.directory.byId(tenantId) });
  }

  /**
   * Mails an invitation to whoever reads that address: so it is proved before anybody is let in. Whether the person belongs here, was
   * excluded, or asked too often just now is not said.
   * @throws NOT_FOUND, RATE_LIMITED; refuses with EmailDomainNotAllowed
   */
  async ask(token: string, typed: string, locale: Locale, visitor: Visitor): Promise<{ email: string }> {
    const { tenantId, id, openedBy, domains } = await this.findLink(token, visitor);
    const email = typed.normalize('NFKC').toLowerCase();
    if (!isMailAddress(email)) throw invalidInput('input.email', 'INVALID_EMAIL', { ja: 'メールアドレスの形式が正しくありません。', en: 'This is not an e-mail address.' });
    if (!isFromDomain(email, domains)) refuse(new EmailDomainNotAllowed(domains));
    await this.attempts.count([{ key: `invitation asked from ${visitor.address}`, ...ASKED_FROM_ONE_PLACE }]);
    const key = createHash('sha256').update(`${tenantId} ${email}`).digest('base64url');
    if (!(await this.attempts.isWithin({ key: `invitation asked for ${key}`, ...ASKED_FOR_ONE_ADDRESS }))) return { email };
    const account = (await this.accounts.byEmails([email])).get(email);
    const startedAt = (await this.directory.byId(tenantId)).createdAt;
    await runInContext({ tenantId }, () =>
      this.db.write(async (tx) => {
        await waitForOtherInviters(tx);
        if (account && (await standingOf(tx, [account])).get(account)?.state === 'BANNED') return;
        if ((await mailedToday(tx)) >= dailyLimit(startedAt, tx.now)) throw rateLimited(3_600);
        const open = (await openAmong(tx, [email])).get(email);
        if (!open) return this.invitations.issue(tx, { id: openedBy }, id, { people: [{ email }], role: Role.MEMBER, message: null, locale });
        const invitation = await lockInvitation(tx, { id: open });
        if (!invitation || invitation.sentCount >= MAX_SENDINGS || wasJustSent(invitation.sentAt, tx.now)) return;
        await sendAgain(tx, open, expiryOf(tx.now));
        await this.invitations.mail(tx, [open]);
      }),
    );
    return { email };
  }

  private async letIn(tx: Tx, secretHash: string, accountId: AccountId, { displayName, kana }: Newcomer, terms: (tx: Tx, memberId: MemberId) => Promise<void>): Promise<void> {
    const invitation = await lockInvitation(tx, { secretHash });
    if (!invitation || invitation.state === InvitationState.REVOKED) throw notFound();
    if (invitation.state === InvitationState.EXPIRED) refuse(new InvitationClosed(invitation.state));
    const arrived = await this.members.enter(tx, { accountId, displayName, kana: kana || null, role: invitation.role });
    // Somebody who was excluded is not told more than that the invitation leads nowhere.
    if (!arrived) refuse(new InvitationClosed(InvitationState.REVOKED));
    if (invitation.state === InvitationState.ACCEPTED) {
      if (invitation.acceptedBy !== arrived.id || arrived.isNew) refuse(new InvitationClosed(invitation.state));
      return;
    }
    await terms(tx, arrived.id);
    await closeInvitation(tx, invitation.id, InvitationState.ACCEPTED, arrived.id);
    if (arrived.isNew) await tx.publish(MemberJoined, { memberId: arrived.id, invitedBy: invitation.linkId ? null : invitation.invitedBy });
  }

  private async signUp(email: string, password: string, locale: Locale): Promise<AccountId> {
    assertPassword('input.password', password);
    return (await this.accounts.claim(email, password, locale)) ?? refuse(new SignInNeeded());
  }

  private async stepOf(email: string, { accountId }: Visitor): Promise<{ step: JoiningStep; accountId: AccountId | undefined }> {
    const owner = await this.accounts.standing(email);
    if (accountId) return { step: accountId === owner?.id ? JoiningStep.ACCEPT : JoiningStep.OTHER_ACCOUNT, accountId: owner?.id };
    return { step: owner?.hasPassword ? JoiningStep.SIGN_IN : JoiningStep.SIGN_UP, accountId: owner?.id };
  }

  private async find(token: string, { address }: Visitor): Promise<{ tenantId: TenantId; secretHash: string; invitation: InvitationToRead }> {
    const read = readLinkToken(token);
    const secretHash = read ? hashOfSecret(read.secret) : '';
    const invitation = read && (await runInContext({ tenantId: read.tenantId }, () => this.invitations.bySecret(read.tenantId, secretHash)));
    if (!invitation || invitation.state === InvitationState.REVOKED) return this.wrong(address);
    return { tenantId: read.tenantId, secretHash, invitation };
  }

  private async findLink(token: string, { address }: Visitor): Promise<{ tenantId: TenantId; id: string; openedBy: MemberId; domains: string[] }> {
    const read = readLinkToken(token);
    const [link] = read
      ? await runInContext({ tenantId: read.tenantId }, () =>
          this.db.readOne<{ id: string; openedBy: MemberId; domains: string[] }>(
            'SELECT id, opened_by AS "openedBy", domains FROM invitation_link WHERE tenant_id = $1 AND secret_hash = $2 AND closed_at IS NULL',
            [read.tenantId, hashOfSecret(read.secret)],
            'invitation_link_by_hash',
          ),
        )
      : [];
    return read && link ? { tenantId: read.tenantId, ...link } : this.wrong(address);
  }

  private async wrong(address: string): Promise<never> {
    await this.attempts.count([{ key: `invitation link ${address}`, ...WRONG_LINKS }]);
    throw notFound();
  }
}

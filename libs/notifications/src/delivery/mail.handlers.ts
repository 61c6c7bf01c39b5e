import { Inject, Injectable } from '@nestjs/common';
import { type AccountId, type Locale, isMailAddress } from '#kernel';
import { AccountService, type Tenant, TenantDirectory } from '#identity';
import { type Heard, On, type PayloadOf } from '#messaging';
import { TenantDb } from '#tenancy';
import { MailsDue } from '../events.js';
import { topicOf } from '../preference/topic.js';
import { letter } from './letter.rules.js';
import { MailLinks } from './mail-links.js';
import { type DueMail, type Outcome, dueMails, settle } from './mail.queries.js';
import { type Addressed, POST_OFFICE, type PostOffice, UNREACHABLE } from './post-office.js';


/** What is kept after a crash is known for all but the last few. */
const BATCH = 100;

/** Writes and sends the mails of a notice, each in its recipient's language. */
@Injectable()
export class MailHandlers {
  constructor(
    private readonly db: TenantDb,
    private readonly accounts: AccountService,
    private readonly directory: TenantDirectory,
    @Inject(POST_OFFICE) private readonly post: PostOffice,
    private readonly links: MailLinks,
  ) {}

  @On(MailsDue, { handler: 'notifications.send_mails', outside: true })
  async send({ tenantId, payload }: Heard<PayloadOf<typeof MailsDue>>): Promise<void> {
    const due = await dueMails(this.db, tenantId, payload);
    if (due.length === 0) return;
    const tenant = await this.directory.byId(tenantId);
    const addresses = await this.accounts.addresses(due.map((mail) => mail.accountId));
    const waiting: Outcome[] = [];
    for (let i = 0; i < due.length; i += BATCH) {
      const outcomes = await this.deliver(due.slice(i, i + BATCH), tenant, addresses);
      await this.db.write((tx) => settle(tx, outcomes));
      waiting.push(...outcomes.filter((o) => o.state === 'QUEUED'));
      if (waiting.some((o) => o.reason === UNREACHABLE)) break; // the rest would fare no better now
    }
    // Thrown, so that the event is tried again later: what has left is not QUEUED any more.
    if (waiting.length > 0) throw new Error(`${waiting.length} mails could not be handed over (${waiting[0]?.reason})`);
  }

  private async deliver(mails: readonly DueMail[], tenant: Tenant, addresses: ReadonlyMap<AccountId, { email: string; locale: Locale }>): Promise<Outcome[]> {
    const suppressed: Outcome[] = [];
    const addressed: Addressed[] = [];
    for (const mail of mails) {
      const address = addresses.get(mail.accountId);
      const reason = !mail.isActive ? 'NOT_ACTIVE' : !address ? 'NO_ADDRESS' : !isMailAddress(address.email) ? 'INVALID_ADDRESS' : undefined;
      if (reason || !address) suppressed.push({ deliveryId: mail.deliveryId, state: 'SUPPRESSED', reason: reason ?? 'NO_ADDRESS' });
      else {
        const topic = topicOf(mail.kind);
        const written = letter(mail, address.locale, this.links.head(tenant, topic));
        addressed.push({ ...written, deliveryId: mail.deliveryId, memberId: mail.memberId, to: address.email, ...this.links.sender(tenant, mail.memberId, topic) });
      }
    }
    return addressed.length > 0 ? [...suppressed, ...(await this.post.deliver(addressed))] : suppressed;
  }
}

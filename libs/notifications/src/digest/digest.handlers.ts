import { Inject, Injectable } from '@nestjs/common';
import { isMailAddress } from '#kernel';
import { AccountService, TenantDirectory } from '#identity';
import { type Due, type Heard, On, type PayloadOf, defineJob } from '#messaging';
import { TenantDb, type Tx } from '#tenancy';
import { MailLinks } from '../delivery/mail-links.js';
import { POST_OFFICE, type PostOffice } from '../delivery/post-office.js';
import { DigestDue } from '../events.js';
import { digestContent, settleDigest, takeDigests } from './digest.queries.js';
import { digestLetter } from './digest.rules.js';

/** Eight o'clock is at every quarter of an hour somewhere. */
const Mornings = defineJob('notifications.mornings', { cron: '*/15 * * * *' });

/** One mail each morning with what somebody has not read, to those who asked for it. */
@Injectable()
export class DigestHandlers {
  constructor(
    private readonly db: TenantDb,
    private readonly accounts: AccountService,
    private readonly directory: TenantDirectory,
    @Inject(POST_OFFICE) private readonly post: PostOffice,
    private readonly links: MailLinks,
  ) {}

  @On(Mornings, { handler: 'notifications.take_digests' })
  async take(tx: Tx, { payload: { slot } }: Due): Promise<void> {
    await tx.publishAll(DigestDue, await takeDigests(tx, new Date(slot)));
  }

  @On(DigestDue, { handler: 'notifications.send_digest', outside: true })
  async send({ tenantId, payload }: Heard<PayloadOf<typeof DigestDue>>): Promise<void> {
    const { digestId, memberId } = payload;
    const content = await digestContent(this.db, tenantId, payload);
    const address = content?.isActive ? (await this.accounts.addresses([content.accountId])).get(content.accountId) : undefined;
    if (!content || !address || !isMailAddress(address.email)) {
      // Never sent empty.
      await this.db.write((tx) => settleDigest(tx, digestId, 'SUPPRESSED', !content ? 'READ' : !content.isActive ? 'NOT_ACTIVE' : 'NO_ADDRESS'));
      return;
    }
    const tenant = await this.directory.byId(tenantId);
    const letter = digestLetter(content.told, address.locale, this.links.head(tenant, null));
    const [outcome] = await this.post.deliver([{ ...letter, deliveryId: digestId, memberId, to: address.email, ...this.links.sender(tenant, memberId, null) }]);
    if (outcome!.state === 'QUEUED') throw new Error(`a digest could not be handed over (${outcome!.reason})`);
    await this.db.write((tx) => settleDigest(tx, digestId, outcome!.state, outcome!.reason));
  }
}

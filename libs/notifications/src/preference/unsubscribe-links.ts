import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { type MemberId, type TenantId, isUuid } from '#kernel';
import { NotificationTopic } from './topic.js';

export interface Unsubscription {
  tenantId: TenantId;
  memberId: MemberId;
  /** Null: the daily mail. */
  topic: NotificationTopic | null;
}

const DAILY = 'DAILY';

/** Addresses in mails that end mails: nobody can guess one, no sign-in is needed, and each ends one kind of mail to one person (RFC 8058). */
export class UnsubscribeLinks {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'ekkyo unsubscribe links', 32));
  }

  path({ tenantId, memberId, topic }: Unsubscription): string {
    const said = [tenantId, memberId, topic ?? DAILY].join('.');
    return `/unsubscribe/${said}.${this.mac(said)}`;
  }

  /** What a token of ours ends; undefined for one that we did not make. It does not expire: an old mail must still be answered. */
  read(token: string): Unsubscription | undefined {
    const [tenantId = '', memberId = '', topic = '', mac = '', ...rest] = token.split('.');
    const ours = Buffer.from(this.mac([tenantId, memberId, topic].join('.')));
    const theirs = Buffer.from(mac);
    if (rest.length > 0 || ours.length !== theirs.length || !timingSafeEqual(ours, theirs) || !isUuid(tenantId) || !isUuid(memberId)) return undefined;
    const known = Object.values(NotificationTopic).find((one) => one === topic);
    return known || topic === DAILY ? { tenantId, memberId, topic: known ?? null } : undefined;
  }

  private mac(said: string): string {
    return createHmac('sha256', this.key).update(said).digest('base64url');
  }
}

import type { MemberId } from '#kernel';
import type { Tenant } from '#identity';
import type { NotificationTopic } from '../preference/topic.js';
import { UnsubscribeLinks } from '../preference/unsubscribe-links.js';
import type { Letterhead } from './letter.rules.js';
import type { Addressed } from './post-office.js';

/** The addresses that stand in mails. */
export class MailLinks {
  private readonly unsubscribe: UnsubscribeLinks | undefined;

  /** `publicUrl` without a slash at the end; without a secret nobody can unsubscribe by one request. */
  constructor(
    readonly publicUrl: string,
    secret: string | undefined,
  ) {
    this.unsubscribe = secret ? new UnsubscribeLinks(secret) : undefined;
  }

  /** A topic's own setting; that of the daily mail without one. */
  head(tenant: Tenant, topic: NotificationTopic | null): Letterhead {
    const { name, slug, mark, color } = tenant;
    return { name, slug, mark, color, publicUrl: this.publicUrl, settings: `${this.publicUrl}/c/${encodeURIComponent(slug)}/me/notifications${topic ? `?topic=${topic}` : ''}` };
  }

  /** Whom a mail comes from, and how it is ended. */
  sender({ id, name, slug }: Tenant, memberId: MemberId, topic: NotificationTopic | null): Pick<Addressed, 'senderName' | 'listName' | 'unsubscribeUrl'> {
    const url = this.unsubscribe && `${this.publicUrl}${this.unsubscribe.path({ tenantId: id, memberId, topic })}`;
    return { senderName: name, listName: `${slug}.notifications`, ...(url ? { unsubscribeUrl: url } : {}) };
  }
}

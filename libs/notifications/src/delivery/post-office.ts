import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { MemberId } from '#kernel';
import type { TenantDb } from '#tenancy';
import type { Letter } from './letter.rules.js';
import type { Outcome } from './mail.queries.js';

export interface Addressed extends Letter {
  deliveryId: string;
  /** Null for somebody who is no member here. */
  memberId: MemberId | null;
  to: string;
  /** Whom it comes from: the community. */
  senderName: string;
  /** The community's list, for mail programs that sort: `slug.notifications`. */
  listName: string;
  /** Where one request ends such mails (RFC 8058). */
  unsubscribeUrl?: string;
}

/** How mails leave. `deliver` tells what became of each; it may be called again for the same delivery. */
export interface PostOffice {
  deliver(mails: readonly Addressed[]): Promise<Outcome[]>;
  close(): void;
}

/** Why a mail waits when it never came as far as a server's answer about it. */
export const UNREACHABLE = 'UNREACHABLE';
export const POST_OFFICE = Symbol('post office');

/** Without a mail server: each mail is kept for its recipient. */
export class CapturingPostOffice implements PostOffice {
  constructor(private readonly db: TenantDb) {}

  async deliver(mails: readonly Addressed[]): Promise<Outcome[]> {
    const column = <K extends keyof Addressed>(name: K): Addressed[K][] => mails.map((mail) => mail[name]);
    await this.db.write((tx) =>
      tx.execute(
        `INSERT INTO captured_mail (tenant_id, id, member_id, recipient, subject, text, html, created_at)
         SELECT $1, x.*, $8 FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[]) AS x ON CONFLICT (tenant_id, id) DO NOTHING`,
        [tx.tenantId, column('deliveryId'), column('memberId'), column('to'), column('subject'), column('text'), column('html'), tx.now],
      ),
    );
    return mails.map(({ deliveryId }) => ({ deliveryId, state: 'SENT', reason: 'CAPTURED' }));
  }

  close(): void {
    // nothing is open
  }
}

/** Lets go of the mail server's connections when the process ends. */
@Injectable()
export class PostOfficeCloser implements OnApplicationShutdown {
  constructor(@Inject(POST_OFFICE) private readonly post: PostOffice) {}

  onApplicationShutdown(): void {
    this.post.close();
  }
}

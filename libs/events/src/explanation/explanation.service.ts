import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound } from '#kernel';
import { Attempts, LinkKeys, linkToken, readLinkToken } from '#identity';
import { TenantDb, runInContext } from '#tenancy';
import type { Event } from '../event/event.entity.js';
import { EventExplanation } from './explanation.graphql.js';

const PURPOSE = 'events explanation';
/** Guesses per network address and quarter of an hour; a link that exists does not count. */
const WRONG_LINKS = { max: 30, windowSeconds: 900 };
const ID_BYTES = 16;

/**
 * One page about an event by a link. Every member may share what was announced to all of them, so there is one link for each event, and nothing is
 * kept of it: it holds the event's id and a code that follows from it. It opens nothing that was not announced.
 */
@Injectable()
export class Explanations {
  constructor(
    private readonly db: TenantDb,
    private readonly keys: LinkKeys,
    private readonly attempts: Attempts,
  ) {}

  /** The last part of the link; null for what is not announced. */
  secretOf({ tenantId, id, publishedAt }: Pick<Event, 'tenantId' | 'id' | 'publishedAt'>): string | null {
    return publishedAt && linkToken(tenantId, this.signed(id));
  }

  /** @throws NOT_FOUND, RATE_LIMITED */
  async open(token: string, address: string): Promise<EventExplanation> {
    const read = readLinkToken(token);
    const hex = read?.secret.subarray(0, ID_BYTES).toString('hex');
    const id = hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const shown = read && id && timingSafeEqual(digest(this.signed(id)), digest(read.secret)) ? await runInContext({ tenantId: read.tenantId }, () => this.announced(read.tenantId, id)) : undefined;
    if (shown) return shown;
    await this.attempts.count([{ key: `explanation link ${address}`, ...WRONG_LINKS }]);
    throw notFound();
  }

  private signed(id: string): Buffer {
    return Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), this.keys.secretOf(PURPOSE, id).subarray(0, ID_BYTES)]);
  }

  private async announced(tenantId: string, id: string): Promise<EventExplanation | undefined> {
    const [row] = await this.db.readOne<EventExplanation>(
      `SELECT t.name AS "communityName", e.title, e.description, e.mode, e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.time_zone AS "timeZone", e.fee, e.counts_as_training AS "countsAsTraining",
         e.work_time_agreed_by AS "workTimeAgreedBy", m.display_name AS "organizerName", e.cancelled_at AS "cancelledAt"
       FROM event e JOIN tenant t ON t.id = $1 JOIN member m ON m.tenant_id = $1 AND m.id = e.organizer_id WHERE e.tenant_id = $1 AND e.id = $2 AND e.published_at IS NOT NULL`,
      [tenantId, id],
      'event_explanation',
    );
    return row && Object.assign(new EventExplanation(), row);
  }
}

const digest = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

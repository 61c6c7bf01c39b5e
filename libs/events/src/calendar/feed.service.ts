import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { newId, notFound } from '#kernel';
import type { Actor } from '#graphql-kit';
import { Attempts, LinkKeys, hashOfSecret, linkToken, readLinkToken } from '#identity';
import { TenantDb, runInContext } from '#tenancy';
import { type CalendarRow, type Reading, outline, ownEvents, recurrences, singleEvents } from './calendar.queries.js';
import { CalendarFeed, type CalendarFeedId, CalendarScope } from './feed.entity.js';
import { type CalendarEvent, FOOT, head, recurring, single } from './ical.rules.js';

const PURPOSE = 'events calendar';
/** Guesses per network address and quarter of an hour; an address that exists does not count. */
const WRONG_LINKS = { max: 30, windowSeconds: 900 };
const EVENTS_AT_ONCE = 500;
const SERIES_AT_ONCE = 10;

/** A calendar as it is sent. */
export interface ServedCalendar {
  /** The same as long as the calendar is the same. */
  etag: string;
  /** In pieces, each read when the one before was sent. */
  text(): AsyncGenerator<string>;
}

/** Calendars that a program reads by a secret address. The address names the community in whose context it is looked up, and nothing but that member's calendar is reached there. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly db: TenantDb,
    private readonly keys: LinkKeys,
    private readonly attempts: Attempts,
  ) {}

  /** Those that can be read. */
  ofMember(actor: Actor): Promise<CalendarFeed[]> {
    return this.db.read((tx) => tx.find(CalendarFeed, { memberId: actor.id, revokedAt: IsNull() }, { order: { scope: 'ASC' } }));
  }

  /** A new address; an earlier one for the same shows nothing any more. */
  create(actor: Actor, scope: CalendarScope): Promise<CalendarFeed> {
    return this.db.write(async (tx) => {
      // Two windows of one person: one after the other.
      await tx.query('SELECT FROM member WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.tenantId, actor.id]);
      await tx.update(CalendarFeed, { memberId: actor.id, scope, revokedAt: IsNull() }, { revokedAt: tx.now });
      const id = newId(tx.now.getTime());
      return tx.insert(CalendarFeed, { id, memberId: actor.id, scope, secretHash: hashOfSecret(this.keys.secretOf(PURPOSE, id)), createdAt: tx.now, revokedAt: null, readAt: null });
    });
  }

  /** @throws NOT_FOUND also for somebody else's */
  revoke(actor: Actor, id: CalendarFeedId): Promise<CalendarFeed> {
    return this.db.write(async (tx) => {
      const feed = await tx.get(CalendarFeed, id);
      if (feed.memberId !== actor.id) throw notFound();
      await tx.update(CalendarFeed, { id, revokedAt: IsNull() }, { revokedAt: tx.now });
      return tx.get(CalendarFeed, id);
    });
  }

  /** Those of the actor. */
  byIds(actor: Actor, ids: readonly string[]): Promise<CalendarFeed[]> {
    return this.db.read((tx) => tx.find(CalendarFeed, { id: In([...ids]), memberId: actor.id }));
  }

  /** Where it is read, below the address of the gateway. */
  path({ tenantId, id }: CalendarFeed): string {
    return `/calendar/${linkToken(tenantId, this.keys.secretOf(PURPOSE, id))}.ics`;
  }

  /** `pageUrl` is the address of the console. @throws NOT_FOUND, RATE_LIMITED */
  async serve(token: string, address: string, pageUrl: (slug: string, eventId: string) => string): Promise<ServedCalendar> {
    const read = readLinkToken(token);
    const found = read && (await runInContext({ tenantId: read.tenantId }, () => this.open(hashOfSecret(read.secret))));
    if (!found) {
      await this.attempts.count([{ key: `calendar link ${address}`, ...WRONG_LINKS }]);
      throw notFound();
    }
    const { reading, slug, etag, beginning } = found;
    const shown = ({ seriesId: _, ...row }: CalendarRow): CalendarEvent => ({ ...row, url: pageUrl(slug, row.id) });
    const turn = <T>(fn: () => Promise<T>): Promise<T> => runInContext({ tenantId: reading.tenantId }, fn);
    return { etag, text: () => this.pieces(reading, beginning, shown, turn) };
  }

  private open(secretHash: string): Promise<{ reading: Reading; slug: string; etag: string; beginning: string } | undefined> {
    return this.db.write(async (tx) => {
      const feed = await tx.first<Reading & { id: string; slug: string }>(
        `SELECT f.id, f.tenant_id AS "tenantId", f.member_id AS "memberId", f.scope, t.slug FROM calendar_feed f JOIN member m ON m.tenant_id = $1 AND m.id = f.member_id JOIN tenant t ON t.id = $1
         WHERE f.tenant_id = $1 AND f.secret_hash = $2 AND f.revoked_at IS NULL AND m.state = 'ACTIVE' AND m.role <> 'GUEST'`,
        [tx.tenantId, secretHash],
      );
      if (!feed) return undefined;
      // To the hour: programs read often.
      await tx.execute(`UPDATE calendar_feed SET read_at = $3 WHERE tenant_id = $1 AND id = $2 AND (read_at IS NULL OR read_at < $3::timestamptz - interval '1 hour')`, [tx.tenantId, feed.id, tx.now]);
      const state = await outline(tx, feed);
      const etag = `"${createHash('sha256').update(JSON.stringify([feed.id, state])).digest('base64url').slice(0, 27)}"`;
      return { reading: feed, slug: feed.slug, etag, beginning: head(state.name, state.timeZones) };
    });
  }

  /** One stretch after the other is in memory, however many events there are. */
  private async *pieces(reading: Reading, beginning: string, shown: (row: CalendarRow) => CalendarEvent, turn: <T>(fn: () => Promise<T>) => Promise<T>): AsyncGenerator<string> {
    yield beginning;
    const stretch = reading.scope === CalendarScope.MINE ? ownEvents : singleEvents;
    for (let after: CalendarRow | null = null; ; ) {
      const rows: CalendarRow[] = await turn(() => this.db.read((tx) => stretch(tx, reading, after, EVENTS_AT_ONCE)));
      yield rows.map((row) => single(shown(row))).join('');
      if (rows.length < EVENTS_AT_ONCE) break;
      after = rows.at(-1)!;
    }
    for (let after: string | null = null; reading.scope === CalendarScope.COMMUNITY; ) {
      const some: Awaited<ReturnType<typeof recurrences>> = await turn(() => this.db.read((tx) => recurrences(tx, reading, after, SERIES_AT_ONCE)));
      yield some.map(({ series, events }) => recurring(series, events.map(shown))).join('');
      if (some.length < SERIES_AT_ONCE) break;
      after = some.at(-1)!.series.id;
    }
    yield FOOT;
  }
}

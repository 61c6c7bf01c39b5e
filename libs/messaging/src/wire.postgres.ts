import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { roleUrl } from '#tenancy';
import { plainError } from './plain.js';
import type { Wire } from './wake-ups.js';

const CHANNEL = 'ekkyo_wake';
/** A payload holds less than 8,000 bytes; a message has at most 78. */
const PER_PAYLOAD = 90;
const HEARTBEAT_MS = 15_000;

/**
 * LISTEN and NOTIFY on one connection of its own, directly to the database (a pooler does not pass them on). NOTIFY takes
 * a lock of the whole server at commit: hence one statement for all wake-ups of a moment, outside of every transaction.
 */
export class PostgresWire implements Wire {
  private client: pg.Client | undefined;
  private closing = false;
  private connecting: Promise<void> = Promise.resolve();
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(
    private readonly directUrl: string,
    private readonly secret: string,
    private readonly log: Logger,
  ) {}

  open(receive: (message: string) => void, gap: () => void): void {
    this.connecting = this.connect(receive, gap, false);
    // A connection that died without a word is noticed by asking.
    this.heartbeat = setInterval(() => void this.client?.query('SELECT 1').catch(() => this.client?.end().catch(() => undefined)), HEARTBEAT_MS);
    this.heartbeat.unref();
  }

  async send(messages: readonly string[]): Promise<void> {
    await this.connecting;
    const payloads: string[] = [];
    for (let i = 0; i < messages.length; i += PER_PAYLOAD) payloads.push(messages.slice(i, i + PER_PAYLOAD).join(','));
    await this.client?.query(`SELECT pg_notify('${CHANNEL}', payload) FROM unnest($1::text[]) AS payload`, [payloads]);
  }

  async close(): Promise<void> {
    this.closing = true;
    clearInterval(this.heartbeat);
    await this.connecting;
    await this.client?.end().catch(() => undefined);
  }

  private async connect(receive: (message: string) => void, gap: () => void, again: boolean): Promise<void> {
    for (let attempt = 0; !this.closing; attempt += 1) {
      const client = new pg.Client({
        connectionString: roleUrl(this.directUrl, this.secret, 'queue'),
        application_name: 'ekkyo-wake',
        keepAlive: true,
        connectionTimeoutMillis: 3_000,
        query_timeout: 5_000,
      });
      client.on('error', () => undefined);
      client.on('notification', ({ payload }) => payload?.split(',').forEach(receive));
      try {
        await client.connect();
        await client.query(`LISTEN ${CHANNEL}`);
      } catch (error) {
        if (attempt === 0) this.log.warn({ error: plainError(error) }, 'wake-ups cannot reach the database; trying on');
        await client.end().catch(() => undefined);
        await sleep(Math.min(100 * 2 ** attempt, 2_000));
        continue;
      }
      client.once('end', () => {
        if (this.client === client) this.client = undefined;
        if (!this.closing) this.connecting = this.connect(receive, gap, true);
      });
      this.client = client;
      if (again) gap();
      return;
    }
  }
}

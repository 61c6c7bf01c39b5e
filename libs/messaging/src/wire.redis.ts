import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { plainError } from './plain.js';
import type { Wire } from './wake-ups.js';

const CHANNEL = 'ekkyo:wake';

/** Redis pub/sub: one connection that listens, one that speaks. */
export class RedisWire implements Wire {
  private listening: Redis | undefined;
  private speaking: Redis | undefined;

  constructor(
    private readonly url: string,
    private readonly log: Logger,
  ) {}

  open(receive: (message: string) => void, gap: () => void): void {
    const retryStrategy = (times: number): number => Math.min(times * 100, 2_000);
    this.listening = new Redis(this.url, { retryStrategy, maxRetriesPerRequest: null });
    this.speaking = new Redis(this.url, { retryStrategy, maxRetriesPerRequest: 1, commandTimeout: 5_000 });
    this.listening.once('error', (error) => this.log.warn({ error: plainError(error) }, 'wake-ups cannot reach Redis; trying on'));
    for (const client of [this.listening, this.speaking]) client.on('error', () => undefined);
    let before = false;
    this.listening.on('ready', () => {
      if (before) gap();
      before = true;
    });
    this.listening.on('message', (_channel, message) => message.split(',').forEach(receive));
    void this.listening.subscribe(CHANNEL).catch(() => undefined);
  }

  async send(messages: readonly string[]): Promise<void> {
    await this.speaking?.publish(CHANNEL, messages.join(','));
  }

  async close(): Promise<void> {
    this.listening?.disconnect();
    this.speaking?.disconnect();
    await Promise.resolve();
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { isUuid } from '#kernel';

/** How a wake-up travels between processes. */
export interface Wire {
  /** Connects in the background and stays connected. `gap` is called when what was sent meanwhile may have been missed. */
  open(receive: (message: string) => void, gap: () => void): void;
  send(messages: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export type Unsubscribe = () => void;

/** Wake-ups within this time travel together: at most so many notifications per second leave a process. */
const COALESCE_MS = 15;
const TOPIC = /^[a-z][a-z_.]{0,40}$/;

/**
 * Says "look again" to other processes, and nothing more: what there is to see is in the database. A wake-up can be
 * lost, so whoever must not miss anything also looks from time to time.
 */
export class WakeUps {
  private readonly listeners = new Map<string, Set<(tenantId: string) => void>>();
  private readonly gapListeners = new Set<() => void>();
  private pending = new Set<string>();
  private flushing: Promise<void> | undefined;
  private lastFlush = 0;

  constructor(private readonly wire: Wire) {}

  open(): void {
    this.wire.open(
      (message) => this.receive(message),
      () => this.gapListeners.forEach((fn) => fn()),
    );
  }

  /** Resolves when it is on its way (or lost); never rejects. Call it after the commit, not inside the transaction. */
  wake(topic: string, tenantId: string): Promise<void> {
    if (!TOPIC.test(topic) || !isUuid(tenantId)) throw new Error('a wake-up names a topic and a tenant');
    this.pending.add(`${topic} ${tenantId}`);
    return (this.flushing ??= this.flush());
  }

  /** `listener` learns the tenant; what it starts must set its own context. */
  on(topic: string, listener: (tenantId: string) => void): Unsubscribe {
    const same = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, same.add(listener));
    return () => {
      same.delete(listener);
      if (same.size === 0 && this.listeners.get(topic) === same) this.listeners.delete(topic);
    };
  }

  /** The connection was lost and is back: wake-ups in between are gone, so look at everything. */
  onGap(listener: () => void): Unsubscribe {
    this.gapListeners.add(listener);
    return () => void this.gapListeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.flushing;
    await this.wire.close();
  }

  private async flush(): Promise<void> {
    await sleep(Math.max(0, this.lastFlush + COALESCE_MS - Date.now()));
    const messages = [...this.pending];
    this.pending = new Set();
    this.flushing = undefined;
    this.lastFlush = Date.now();
    // Lost is lost: listeners look from time to time.
    await this.wire.send(messages).catch(() => undefined);
  }

  private receive(message: string): void {
    const [topic = '', tenantId = ''] = message.split(' ');
    if (!isUuid(tenantId)) return;
    this.listeners.get(topic)?.forEach((listener) => listener(tenantId));
  }
}

import type { NotificationEvent } from '../inbox/notification.graphql.js';
import { PER_LOOK, type Place } from './live.queries.js';

/** As GraphQL wants an event: under the name of the subscription's field. */
export interface Received {
  notificationReceived: NotificationEvent;
}
type Next = IteratorResult<Received, undefined>;

const END: Next = { done: true, value: undefined };

/**
 * What one listener is shown, in order. Written by hand, since a generator cannot be ended while it waits. It holds at most
 * one look's worth: while somebody does not keep up, the rest stays in the database.
 */
export class InboxStream implements AsyncIterableIterator<Received, undefined> {
  private readonly ready: Received[] = [];
  private readonly waiting: ((next: Next) => void)[] = [];
  private ended = false;
  /** There may be more than what was given so far. */
  private behind = false;

  constructor(
    readonly place: Place,
    private readonly more: () => void,
    private readonly left: () => void,
  ) {}

  /** Whether it can take something; a listener that cannot is behind from now on. */
  isHungry(): boolean {
    if (this.ready.length > 0) this.behind = true;
    return !this.ended && this.ready.length === 0;
  }

  give(events: readonly NotificationEvent[]): void {
    const last = events.at(-1);
    if (this.ended || !last) return;
    this.place.after = last.notification.number;
    if (events.length >= PER_LOOK) this.behind = true;
    for (const notificationReceived of events) {
      const taker = this.waiting.shift();
      if (taker) taker({ done: false, value: { notificationReceived } });
      else this.ready.push({ notificationReceived });
    }
  }

  next(): Promise<Next> {
    if (this.ended) return Promise.resolve(END);
    const value = this.ready.shift();
    if (this.ready.length === 0 && this.behind) {
      this.behind = false;
      this.more();
    }
    return value ? Promise.resolve({ done: false, value }) : new Promise((taker) => this.waiting.push(taker));
  }

  return(): Promise<Next> {
    if (!this.ended) {
      this.ended = true;
      this.ready.length = 0;
      for (const taker of this.waiting.splice(0)) taker(END);
      this.left();
    }
    return Promise.resolve(END);
  }

  async throw(error: unknown): Promise<Next> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/** How many events one look brings for one place. */
export const PER_LOOK = 20;

/** Where a listener stands: what came after the event of this number is new. */
export interface Place {
  after: number;
}
/** Something new, as GraphQL wants it: under the name of the subscription's field. */
export interface News<E> {
  number: number;
  event: E;
}

/**
 * What one listener is shown, in order. Written by hand, since a generator cannot be ended while it waits. It holds at most
 * one look's worth: while somebody does not keep up, the rest stays in the database.
 */
export class LiveStream<P extends Place, E> implements AsyncIterableIterator<E, undefined> {
  private readonly ready: E[] = [];
  private readonly waiting: ((next: IteratorResult<E, undefined>) => void)[] = [];
  private ended = false;
  /** There may be more than what was given so far. */
  private behind = false;

  constructor(
    readonly place: P,
    private readonly more: () => void,
    private readonly left: () => void,
  ) {}

  /** Whether it can take something; a listener that cannot is behind from now on. */
  isHungry(): boolean {
    if (this.ready.length > 0) this.behind = true;
    return !this.ended && this.ready.length === 0;
  }

  give(news: readonly News<E>[]): void {
    const last = news.at(-1);
    if (this.ended || !last) return;
    this.place.after = last.number;
    if (news.length >= PER_LOOK) this.behind = true;
    for (const { event } of news) {
      const taker = this.waiting.shift();
      if (taker) taker({ done: false, value: event });
      else this.ready.push(event);
    }
  }

  next(): Promise<IteratorResult<E, undefined>> {
    if (this.ended) return Promise.resolve({ done: true, value: undefined });
    const value = this.ready.shift();
    if (this.ready.length === 0 && this.behind) {
      this.behind = false;
      this.more();
    }
    return value ? Promise.resolve({ done: false, value }) : new Promise((taker) => this.waiting.push(taker));
  }

  return(): Promise<IteratorResult<E, undefined>> {
    if (!this.ended) {
      this.ended = true;
      this.ready.length = 0;
      for (const taker of this.waiting.splice(0)) taker({ done: true, value: undefined });
      this.left();
    }
    return Promise.resolve({ done: true, value: undefined });
  }

  async throw(error: unknown): Promise<IteratorResult<E, undefined>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

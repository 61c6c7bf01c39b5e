import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Handlers } from './handlers.js';
import { Nudge } from './nudge.js';
import { type Claimed, type Outbox, SOURCES, type Source } from './outbox.js';
import type { Pace } from './pace.js';
import { plainError } from './plain.js';
import { type JobData, type JobQueue, jobOptions } from './queue.js';
import { Sweeper } from './sweeper.js';

/** Events per round and table: short transactions, and the round after next already sees who came meanwhile. */
const BATCH = 500;
const GAP_MS = 5;

export interface RelayOptions {
  pace: Pace;
  /** How many jobs of one tenant may be under way per table. */
  share: number;
}

/**
 * Moves events from the outbox tables into the queue and closes them when everyone has handled them. Rows are found by
 * their state and never by "newer than the last one": a transaction that commits late would be skipped.
 */
export class Relay {
  /** When the last round succeeded. */
  lastRound = 0;
  private readonly nudged = new Nudge();
  private readonly sweeper: Sweeper;
  private readonly finishedHere: Record<Source, Set<string>> = { outbox: new Set(), shared_outbox: new Set() };
  private running: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly outbox: Outbox,
    private readonly handlers: Handlers,
    private readonly queue: JobQueue,
    private readonly options: RelayOptions,
    private readonly log: Logger,
  ) {
    this.sweeper = new Sweeper(outbox, handlers, queue, options.pace, log);
  }

  start(): void {
    this.running ??= this.loop();
  }

  /** There may be something new. */
  nudge(): void {
    this.nudged.now();
  }

  /** A handler is done with this event; the row is closed with the next round, if it was the last one. */
  finished(source: Source, eventId: string): void {
    this.finishedHere[source].add(eventId);
    this.nudge();
  }

  /** Takes nothing more; what was finished so far is closed. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.nudge();
    await this.running;
  }

  /** Closes what was finished after the relay had stopped. */
  async closeFinished(): Promise<void> {
    await this.round(false);
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      try {
        const more = await this.round(true);
        await this.sweeper.sweepIfDue();
        this.lastRound = Date.now();
        if (!more) await this.nudged.within(this.options.pace.pollMs);
        await sleep(GAP_MS);
      } catch (error) {
        this.log.warn({ error: plainError(error) }, 'the relay could not do its round');
        await sleep(this.options.pace.pollMs);
      }
    }
  }

  /** Returns whether there is more to do at once. */
  private async round(claiming: boolean): Promise<boolean> {
    const finished = SOURCES.map((source) => ({ source, ids: take(this.finishedHere[source]) })).filter(({ ids }) => ids.length > 0);
    if (!claiming && finished.length === 0) return false;
    const claimed: { source: Source; events: Claimed[] }[] = [];
    let got = true;
    let opened = 0;
    try {
      await this.outbox.write(async (tx) => {
        for (const { source, ids } of finished) await this.outbox.close(tx, source, ids);
        got = claiming && (await this.outbox.mayClaim(tx));
        if (!got) return;
        opened = await this.outbox.openDue(tx, BATCH);
        for (const source of SOURCES) claimed.push({ source, events: await this.outbox.claim(tx, source, this.options.share, BATCH) });
      });
    } catch (error) {
      for (const { source, ids } of finished) for (const id of ids) this.finishedHere[source].add(id);
      throw error;
    }
    for (const { source, events } of claimed) await this.handOver(source, events);
    // Where another relay was at work just now, it may have looked before this one closed something.
    return claiming && (!got || opened >= BATCH || claimed.some(({ events }) => events.length >= BATCH));
  }

  private async handOver(source: Source, events: readonly Claimed[]): Promise<void> {
    const jobs = events.flatMap(({ id, name }) => this.handlers.of(name).map(({ handler }): JobData => ({ source, eventId: id, handler })));
    if (jobs.length === 0) return;
    try {
      await this.queue.addBulk(jobs.map((data) => ({ name: data.handler, data, opts: jobOptions(data, this.options.pace) })));
    } catch (error) {
      await this.outbox.reopen(source, events.map((e) => e.id));
      throw error;
    }
  }
}

function take(ids: Set<string>): string[] {
  const all = [...ids];
  ids.clear();
  return all;
}

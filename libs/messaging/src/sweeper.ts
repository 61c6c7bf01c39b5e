import type { Logger } from 'pino';
import type { Handlers } from './handlers.js';
import { type Outbox, type Overdue, SOURCES, type Source } from './outbox.js';
import type { Pace } from './pace.js';
import { plainError } from './plain.js';
import { type JobData, type JobQueue, jobId, jobOptions } from './queue.js';

const BATCH = 200;

/**
 * Looks again at events that were queued long ago: puts back jobs that the queue has lost, gives failed ones a further
 * attempt at a slow pace, and closes what a worker handled before it died.
 */
export class Sweeper {
  private last = 0;
  private readonly reported = new Set<string>();

  constructor(
    private readonly outbox: Outbox,
    private readonly handlers: Handlers,
    private readonly queue: JobQueue,
    private readonly pace: Pace,
    private readonly log: Logger,
  ) {}

  async sweepIfDue(): Promise<void> {
    if (Date.now() - this.last < this.pace.staleMs / 6) return;
    this.last = Date.now();
    for (const source of SOURCES) {
      let late: Overdue[];
      do {
        late = await this.outbox.overdue(source, this.pace.staleMs, BATCH);
        await this.restore(source, late);
      } while (late.length === BATCH);
    }
    await this.reportUnknown();
  }

  private async restore(source: Source, late: readonly Overdue[]): Promise<void> {
    const outcomes = await Promise.all(late.map(async (event) => ({ event, outcome: await this.restoreOne(source, event) })));
    const ids = (wanted: string): string[] => outcomes.filter((o) => o.outcome === wanted).map((o) => o.event.id);
    const done = ids('done');
    if (done.length > 0) await this.outbox.write((tx) => this.outbox.close(tx, source, done));
    await this.outbox.park(source, ids('resting'), this.pace.staleMs);
  }

  private async restoreOne(source: Source, event: Overdue): Promise<'done' | 'resting' | 'moving'> {
    const [missing, done] = partition(this.handlers.of(event.name), (h) => !event.done.includes(h.handler));
    // A worker that died between its commit and its report leaves a job that would only be skipped, or a failed one.
    await Promise.all(done.map((h) => this.queue.remove(jobId(event.id, h.handler)).catch(() => undefined)));
    if (missing.length === 0) return 'done';
    const states = await Promise.all(missing.map((h) => this.revive({ source, eventId: event.id, handler: h.handler })));
    return states.every((s) => s === 'resting') ? 'resting' : 'moving';
  }

  private async revive(job: JobData): Promise<'resting' | 'moving'> {
    const id = jobId(job.eventId, job.handler);
    const state = await this.queue.getJobState(id);
    if (state === 'delayed') return 'resting';
    if (state === 'failed') return this.retry(id);
    if (state === 'unknown') await this.queue.add(job.handler, job, jobOptions(job, this.pace));
    return 'moving';
  }

  private async retry(id: string): Promise<'resting' | 'moving'> {
    const job = await this.queue.getJob(id);
    if (!job || Date.now() - (job.finishedOn ?? 0) < this.pace.slowRetryMs) return 'resting';
    try {
      await job.retry('failed');
    } catch (error) {
      this.log.debug({ job: id, error: plainError(error) }, 'another worker was quicker');
    }
    return 'moving';
  }

  private async reportUnknown(): Promise<void> {
    for (const name of await this.outbox.unknownNames()) {
      if (!this.reported.has(name)) this.log.warn({ event: name }, 'an event is waiting that this version does not know');
      this.reported.add(name);
    }
  }
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

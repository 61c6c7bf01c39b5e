import { UnrecoverableError } from 'bullmq';
import type { Logger } from 'pino';
import { type Door, runInContext } from '#tenancy';
import type { Heard } from './event.js';
import type { Handler, Handlers } from './handlers.js';
import type { MessagingMetrics } from './metrics.js';
import type { HandlerDoor } from './on.js';
import type { Outbox, StoredEvent } from './outbox.js';
import { type Pace, pauseAfter } from './pace.js';
import { plainError, plainStack } from './plain.js';
import { type EventJob, JobData, jobId } from './queue.js';
import type { Relay } from './relay.js';

export interface HostParts {
  doors: Record<HandlerDoor, Door>;
  outbox: Outbox;
  handlers: Handlers;
  relay: Relay;
  metrics: MessagingMetrics;
  pace: Pace;
  log: Logger;
}

/** Runs the handlers. What a job says is only which row to look at; everything else is read from the row. */
export class Host {
  private readonly running = new Set<Promise<unknown>>();

  constructor(private readonly parts: HostParts) {}

  async run(job: EventJob): Promise<void> {
    const work = this.attempt(job);
    this.running.add(work);
    try {
      await work;
    } finally {
      this.running.delete(work);
    }
  }

  get busy(): number {
    return this.running.size;
  }

  /** Resolves when nothing is running any more. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.allSettled(this.running);
  }

  private async attempt(job: EventJob): Promise<void> {
    try {
      await this.handle(job);
    } catch (error) {
      await this.failed(job, error);
      if (error instanceof UnrecoverableError) throw error;
      // The queue keeps the message of what is thrown here.
      throw new Error(plainError(error));
    }
  }

  private async handle(job: EventJob): Promise<void> {
    const parsed = JobData.safeParse(job.data);
    if (!parsed.success) throw new UnrecoverableError('this job was not made by the relay');
    const { source, eventId, handler: name } = parsed.data;
    const handler = this.parts.handlers.named(name);
    // While versions change, a newer worker may know it: the attempts give it time to come.
    if (!handler) throw new Error(`this version has no handler ${name}`);
    const row = await this.parts.outbox.load(source, eventId, name);
    if (!row) return; // a shared fact goes when its grant is revoked
    if (row.name !== handler.event.name) throw new UnrecoverableError(`${name} does not hear ${row.name}`);

    const started = Date.now();
    const acted = !row.done && (await runInContext({ tenantId: row.tenantId }, () => this.hear(handler, heard(row, handler))));
    this.parts.relay.finished(source, eventId);
    if (acted) this.parts.metrics.handled(name, row.since);
    this.parts.log.debug({ job: job.id, tenant: row.tenantId, event: row.name, handler: name, attempt: job.attemptsMade + 1, ms: Date.now() - started }, acted ? 'handled' : 'was handled before');
  }

  /** Returns whether it had an effect. */
  private async hear(handler: Handler, event: Heard<unknown>): Promise<boolean> {
    const door = this.parts.doors[handler.door];
    const note = `INSERT INTO handled (tenant_id, id, handler, handled_at) VALUES ($1, $2, $3, now()) ON CONFLICT DO NOTHING`;
    const key = [event.tenantId, event.id, handler.handler];
    if (handler.outside) {
      await handler.run(event);
      return door.write(async (tx) => (await tx.execute(note, key)) === 1);
    }
    return door.write(async (tx) => {
      const first = (await tx.execute(note, key)) === 1;
      if (first) await handler.run(tx, event);
      return first;
    });
  }

  private async failed(job: EventJob, error: unknown): Promise<void> {
    const { pace, metrics, log, outbox } = this.parts;
    const attempt = job.attemptsMade + 1;
    const last = error instanceof UnrecoverableError || attempt >= pace.attempts;
    const about = { job: job.id, handler: job.name, attempt, error: plainError(error), at: plainStack(error) };
    metrics.failed(this.parts.handlers.named(job.name) ? job.name : 'unknown', last);
    if (last) log.error(about, 'an event could not be handled and is tried again later, at a slow pace');
    else log.warn(about, 'an event could not be handled and is tried again');
    const parsed = JobData.safeParse(job.data);
    if (!parsed.success) return;
    const pause = last ? pace.staleMs : Math.min(pauseAfter(attempt, pace), pace.staleMs);
    await outbox.park(parsed.data.source, [parsed.data.eventId], pause).catch((problem: unknown) => log.debug({ error: plainError(problem) }, 'could not park'));
  }
}

function heard(row: StoredEvent, handler: Handler): Heard<unknown> {
  return {
    id: row.id,
    tenantId: row.tenantId,
    name: row.name,
    payload: handler.event.parse(row.payload),
    createdAt: row.createdAt,
    ...(row.ownerTenantId ? { ownerTenantId: row.ownerTenantId } : {}),
    effectKey: jobId(row.id, handler.handler),
  };
}

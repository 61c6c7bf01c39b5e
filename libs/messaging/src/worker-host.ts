import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Worker } from 'bullmq';
import { pino } from 'pino';
import { type Door, RelayDb } from '#tenancy';
import { discoverHandlers } from './discover.js';
import { Handlers, assertHandlers, assertJobs } from './handlers.js';
import { Host } from './host.js';
import { declaredJobs } from './job.js';
import { type MessagingOptions, OUTBOX_TOPIC } from './messaging.module.js';
import { MessagingMetrics } from './metrics.js';
import type { HandlerDoor } from './on.js';
import { Outbox } from './outbox.js';
import { PACE, type Pace } from './pace.js';
import { plainError } from './plain.js';
import { type JobData, type JobQueue, openQueue, openWorker } from './queue.js';
import { Relay } from './relay.js';
import { Scheduler } from './scheduler.js';
import { WakeUps } from './wake-ups.js';

export interface WorkerHostOptions extends MessagingOptions {
  /** How many handlers run at once in this process. */
  concurrency: number;
  /** How long a shutdown waits for handlers that are running; what is left is rolled back and done again elsewhere. */
  shutdownMs?: number;
  pace?: Partial<Pace>;
  /** Whether this process begins the work of set times; then it does not start when a job has no handler. */
  schedules?: boolean;
}

export const WORKER_HOST_OPTIONS = Symbol('worker host options');
export const HANDLER_DOORS = Symbol('doors of handlers');
const REACHABLE_MS = 10_000;

/** The relay and the handlers of one worker process. */
@Injectable()
export class WorkerHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private parts: { relay: Relay; host: Host; queue: JobQueue; worker: Worker<JobData, void>; scheduler: Scheduler | undefined } | undefined;
  private stopped: Promise<boolean> | undefined;
  private readonly log;
  private readonly pace: Pace;

  constructor(
    @Inject(WORKER_HOST_OPTIONS) private readonly options: WorkerHostOptions,
    @Inject(HANDLER_DOORS) private readonly doors: Record<HandlerDoor, Door> & { relay: RelayDb },
    private readonly discovery: DiscoveryService,
    private readonly wakeUps: WakeUps,
    private readonly metrics: MessagingMetrics,
  ) {
    this.log = options.logger ?? pino();
    this.pace = { ...PACE, ...options.pace };
  }

  async onApplicationBootstrap(): Promise<void> {
    const { found, problems } = discoverHandlers(this.discovery);
    assertHandlers(found, problems);
    if (this.options.schedules) assertJobs(found, declaredJobs());
    const handlers = new Handlers(found);
    const { log, pace, metrics } = this;
    const outbox = new Outbox(this.doors.relay, handlers);
    const queue = openQueue(this.options, log);
    // Two tables with a third of the places each: no tenant, however busy, ever holds all the places of a worker.
    const relay = new Relay(outbox, handlers, queue, { pace, share: Math.max(1, Math.floor(this.options.concurrency / 3)) }, log);
    const host = new Host({ doors: this.doors, outbox, handlers, relay, metrics, pace, log });
    const worker = openWorker(this.options, log, this.options.concurrency, pace, (job) => host.run(job));
    await reachable(Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]));
    const scheduler = this.options.schedules ? new Scheduler(this.doors.relay, declaredJobs(), log) : undefined;
    this.parts = { relay, host, queue, worker, scheduler };
    metrics.watch(outbox, queue);
    this.wakeUps.on(OUTBOX_TOPIC, () => relay.nudge());
    this.wakeUps.onGap(() => relay.nudge());
    void worker.run().catch((error: unknown) => log.error({ error: plainError(error) }, 'the worker has stopped'));
    relay.start();
    scheduler?.start();
  }

  /** Whether the relay turns: its last round is recent. */
  get ready(): boolean {
    return this.parts !== undefined && this.stopped === undefined && Date.now() - this.parts.relay.lastRound < this.pace.pollMs + 10_000;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  /** Takes nothing new and waits for what runs, but not for ever. Returns whether everything was finished. */
  stop(): Promise<boolean> {
    return (this.stopped ??= this.shutDown());
  }

  private async shutDown(): Promise<boolean> {
    if (!this.parts) return true;
    const { relay, host, queue, worker, scheduler } = this.parts;
    const deadline = this.options.shutdownMs ?? 8_000;
    const finish = async (): Promise<boolean> => {
      // BullMQ's own close() would wait for a handler that hangs, and renew its lock all the while.
      await worker.pause(true);
      await Promise.all([scheduler?.stop(), relay.stop(), host.idle()]);
      await relay.closeFinished();
      await worker.close();
      await queue.close();
      return true;
    };
    const finished = await Promise.race([
      finish().catch((error: unknown) => {
        this.log.warn({ error: plainError(error) }, 'not everything could be closed');
        return false;
      }),
      sleep(deadline, false, { ref: false }),
    ]);
    if (finished) return true;
    this.log.warn({ running: host.busy }, 'leaving handlers behind; their events are handled again by another worker');
    // Forced: the locks are renewed no longer, so that others take these jobs over soon.
    for (const end of [worker.close(true), worker.disconnect(), queue.close()]) void end.catch(() => undefined);
    return false;
  }
}

async function reachable(ready: Promise<unknown>): Promise<void> {
  const late = sleep(REACHABLE_MS, 'late' as const, { ref: false });
  if ((await Promise.race([ready, late])) === 'late') throw new Error(`The queue cannot be reached within ${REACHABLE_MS / 1000} seconds.`);
}

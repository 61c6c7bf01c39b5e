import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type Outbox, SOURCES } from './outbox.js';
import type { JobQueue } from './queue.js';

/** What the worker tells about itself; the application serves the registry. */
export class MessagingMetrics {
  private readonly handledTotal: Counter;
  private readonly failedTotal: Counter;
  private readonly exhaustedTotal: Counter;
  private readonly delay: Histogram;

  constructor(readonly registry: Registry = new Registry()) {
    const registers = [registry];
    const labelNames = ['handler'];
    this.handledTotal = new Counter({ name: 'ekkyo_events_handled_total', help: 'Events handled, once per event and handler', labelNames, registers });
    this.failedTotal = new Counter({ name: 'ekkyo_events_failed_total', help: 'Attempts that failed', labelNames, registers });
    this.exhaustedTotal = new Counter({ name: 'ekkyo_events_exhausted_total', help: 'Events whose attempts all failed and that are tried again at a slow pace', labelNames, registers });
    this.delay = new Histogram({ name: 'ekkyo_events_delay_seconds', help: 'From the publishing transaction, or the time before which the event was not to be heard, to the end of the handler', buckets: [0.02, 0.05, 0.1, 0.2, 0.5, 1, 5, 30, 120, 600], registers });
  }

  handled(handler: string, since: Date): void {
    this.handledTotal.inc({ handler });
    this.delay.observe(Math.max(0, Date.now() - since.getTime()) / 1000);
  }

  failed(handler: string, last: boolean): void {
    this.failedTotal.inc({ handler });
    if (last) this.exhaustedTotal.inc({ handler });
  }

  /** What is asked for when somebody looks: the age of the oldest open event, and the jobs by state. */
  watch(outbox: Outbox, queue: JobQueue): void {
    const registers = [this.registry];
    const lag = new Gauge({
      name: 'ekkyo_outbox_lag_seconds',
      help: 'How long the oldest event that is due and not closed has been waiting',
      labelNames: ['source'],
      registers,
      collect: async () => {
        for (const source of SOURCES) lag.set({ source }, await outbox.lag(source));
      },
    });
    const jobs = new Gauge({
      name: 'ekkyo_jobs',
      help: 'Jobs in the queue by state; failed ones are waiting for their next slow attempt',
      labelNames: ['state'],
      registers,
      collect: async () => {
        for (const [state, count] of Object.entries(await queue.getJobCounts('waiting', 'active', 'delayed', 'failed'))) jobs.set({ state }, count);
      },
    });
  }
}

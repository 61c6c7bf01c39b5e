import { type BackendFactory, type IQueueBackend, type Job, Queue, Worker, type WorkerOptions, createPostgresBackend } from 'bullmq';
import type { Logger } from 'pino';
import { z } from 'zod';
import { roleUrl } from '#tenancy';
import { type Pace, pauseAfter } from './pace.js';
import { SOURCES } from './outbox.js';
import { plainError } from './plain.js';

const QUEUE = 'ekkyo';
const SCHEMA = 'bullmq';
/** Braces keep all keys of the queue in one slot of a Redis cluster. */
const PREFIX = '{ekkyo}';

export interface QueueOptions {
  /** The database itself, not a pooler: LISTEN and start-up options do not pass one. */
  directUrl: string;
  secret: string;
  /** Where the queue lives instead, when set. */
  redisUrl?: string | undefined;
}

/** Ids only: whoever can write into the queue cannot choose a tenant or a payload. */
export const JobData = z.object({ source: z.enum(SOURCES), eventId: z.uuid(), handler: z.string().max(200) });
export type JobData = z.output<typeof JobData>;
export type EventJob = Job<JobData, void>;
export type JobQueue = Queue<JobData, void>;

export const jobId = (eventId: string, handler: string): string => `${eventId}-${handler}`;

/** Done jobs are forgotten, since `handled` remembers; failed ones stay where people see them, until a later attempt succeeds. */
export const jobOptions = (job: JobData, pace: Pace): object => ({
  jobId: jobId(job.eventId, job.handler),
  attempts: pace.attempts,
  backoff: { type: 'custom' },
  removeOnComplete: true,
  removeOnFail: false,
});

// BullMQ's types tie a queue to its backend; here both backends are used alike.
type AnyBackend = BackendFactory<IQueueBackend, unknown>;

function connect(options: QueueOptions, connections: number, blocking: boolean): { connection: unknown; backend: AnyBackend | undefined } {
  if (options.redisUrl) {
    // A producer is told at once that Redis is away (the rows are put back); a worker waits for it to return.
    const patience = blocking ? { maxRetriesPerRequest: null } : { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: 5_000 };
    return { connection: { url: options.redisUrl, retryStrategy: (times: number) => Math.min(times * 100, 2_000), ...patience }, backend: undefined };
  }
  const connectionString = roleUrl(options.directUrl, options.secret, 'queue');
  const connection = { connectionString, schema: SCHEMA, max: connections, keepAlive: true, connectionTimeoutMillis: 3_000, application_name: 'ekkyo-queue' };
  return { connection, backend: createPostgresBackend as unknown as AnyBackend };
}

export function openQueue(options: QueueOptions, log: Logger): JobQueue {
  const { connection, backend } = connect(options, 2, false);
  const settings = { connection, ...(options.redisUrl ? { prefix: PREFIX } : {}), streams: { events: { maxLen: 1_000 } } };
  const queue = new Queue(QUEUE, settings as never, backend as never) as unknown as JobQueue;
  // Without a listener a lost connection would end the process.
  queue.on('error', (error) => log.warn({ error: plainError(error) }, 'the queue'));
  return queue;
}

export function openWorker(options: QueueOptions, log: Logger, concurrency: number, pace: Pace, process: (job: EventJob) => Promise<void>): Worker<JobData, void> {
  const { connection, backend } = connect(options, 4, true);
  const settings: Omit<WorkerOptions, 'connection'> = {
    concurrency,
    autorun: false,
    lockDuration: pace.lockMs,
    stalledInterval: pace.stalledMs,
    // A worker that is killed again and again is not the job's fault.
    maxStalledCount: 1_000_000,
    runRetryDelay: 1_000,
    drainDelay: 5,
    settings: { backoffStrategy: (attemptsMade: number) => pauseAfter(attemptsMade, pace) },
    ...(options.redisUrl ? { prefix: PREFIX } : {}),
  };
  const worker = new Worker(QUEUE, process as never, { ...settings, connection } as never, backend as never) as unknown as Worker<JobData, void>;
  worker.on('error', (error) => log.warn({ error: plainError(error) }, 'the queue'));
  return worker;
}

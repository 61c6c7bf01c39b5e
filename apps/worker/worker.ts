import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Logger, pino } from 'pino';
import { collectDefaultMetrics } from 'prom-client';
import { MessagingMetrics, type Pace, WorkerHost } from '#messaging';
import type { WorkerConfig } from './config.js';
import { nestLog } from './nest-log.js';
import { serveStatus } from './status.js';
import { WorkerModule } from './worker.module.js';

/** After the deadline for handlers, the time that closing connections may take before the process ends regardless. */
const GRACE_MS = 1_000;

/** Runs until a signal, or until the process that started it has gone; then the process ends, in time. */
export async function startWorker(config: WorkerConfig, modules: readonly (Type | DynamicModule)[], pace: Partial<Pace> = {}): Promise<void> {
  const log: Logger = pino({ level: config.logLevel, name: 'worker' });
  const app = await NestFactory.createApplicationContext(WorkerModule.with(config, log, modules, pace), { logger: nestLog(log), abortOnError: false });
  const metrics = app.get(MessagingMetrics);
  collectDefaultMetrics({ register: metrics.registry });
  const status = config.port === undefined ? undefined : await serveStatus(app.get(WorkerHost), metrics, { port: config.port, host: config.host });

  let ending = false;
  const end = (why: string): void => {
    if (ending) return;
    ending = true;
    log.info({ why }, 'stopping');
    // What a handler has not committed by then is rolled back with its connection and done by another worker.
    setTimeout(() => process.exit(0), config.shutdownMs + GRACE_MS).unref();
    status?.close();
    app.close().then(() => process.exit(0), () => process.exit(1));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end(signal));
  if (process.send) process.once('disconnect', () => end('the process that started it is gone'));

  process.send?.({ type: 'ready', ...(status ? { port: status.port } : {}) });
  log.info({ concurrency: config.concurrency, queue: config.redisUrl ? 'redis' : 'postgresql', port: status?.port }, 'working');
}

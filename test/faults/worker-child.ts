import 'reflect-metadata';
import { startWorker } from '../../apps/worker/worker.js';
import { LedgerModule, settings } from './ledger.js';

const { databaseUrl, secret } = settings();
await startWorker(
  { databaseUrl, directUrl: databaseUrl, redisUrl: undefined, secret, filesDir: '', linkPreviews: { enabled: false, allowed: [] }, concurrency: 8, schedules: false, port: 0, host: '127.0.0.1', shutdownMs: 700, smtpUrl: undefined, mailFrom: 'ekkyo@example.org', publicUrl: 'http://localhost', preparedStatements: true, logLevel: 'silent' },
  [LedgerModule],
  { staleMs: 2_000, lockMs: 2_000, stalledMs: 500, attempts: 5, backoffMs: 50, slowRetryMs: 1_000 },
);

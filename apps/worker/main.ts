import 'reflect-metadata';
import { readConfig } from './config.js';
import { startWorker } from './worker.js';
import { domainModules } from './worker.module.js';

async function main(): Promise<void> {
  await startWorker(readConfig(process.env), domainModules);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

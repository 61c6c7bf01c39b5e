import 'reflect-metadata';
import { readConfig } from './config.js';
import { startWorker } from './worker.js';
import { domainModules } from './worker.module.js';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  await startWorker(config, domainModules(config));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

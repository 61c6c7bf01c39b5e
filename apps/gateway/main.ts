import 'reflect-metadata';
import { pino } from 'pino';
import { SetupService } from '#identity';
import { readConfig } from './config.js';
import { serveAssets } from './assets.js';
import { createGateway } from './server.js';

const CLOSE_WITHIN_MS = 8_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel, name: 'gateway' });
  const personas = config.demo ? (await import('../../demo/personas.js')).personas : [];
  const app = await createGateway(config, log, { isDemo: config.demo, personas }, serveAssets);
  const code = config.demo ? undefined : await app.get(SetupService).openSetup();
  await app.listen({ port: config.port, host: config.host });
  process.send?.({ type: 'ready', port: config.port, setupCode: code });
  if (code && !process.send) process.stdout.write(`Set-up code: ${code}\n`);
  log.info({ port: config.port }, 'listening');

  let closing = false;
  const close = (): void => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
    app.close().then(() => process.exit(0), () => process.exit(1));
  };
  process.once('SIGTERM', close);
  process.once('SIGINT', close);
  process.once('disconnect', close); // the process that started it is gone
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

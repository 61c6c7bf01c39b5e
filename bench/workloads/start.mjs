import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, stopChild } from '../../scripts/lib/children.mjs';
import { freePort } from '../../scripts/lib/postgres.mjs';
import { commandOf } from '../../scripts/lib/processes.mjs';
import { onShutdown } from '../../scripts/lib/shutdown.mjs';
import { childrenOf, memory } from '../lib/processes.mjs';
import { number, table } from '../lib/report.mjs';

/** `npm start` until it is ready: with an empty data folder, and again with the same one; everything is built already. */
export async function measureStart() {
  console.log('\n── start: from the command until the gateway is ready');
  const result = {};
  for (const [label, demo] of [['with the demo world', '1'], ['without it', '0']]) {
    const folder = mkdtempSync(join(tmpdir(), 'ekkyo-bench-start-'));
    const forget = onShutdown(() => rmSync(folder, { recursive: true, force: true }));
    result[label] = { first: await startOnce(folder, demo), again: await startOnce(folder, demo) };
    rmSync(folder, { recursive: true, force: true });
    forget();
  }
  const rows = Object.entries(result).flatMap(([label, { first, again }]) => [
    [label, 'first start', ...cells(first)],
    ['', 'again', ...cells(again)],
  ]);
  console.log(table([['', '', 'ready after s', 'stopped within s', 'gateway MB', 'worker MB'], ...rows]));
  return result;
}

const cells = ({ ready, stopped, gateway, worker }) => [number(ready, 2), number(stopped, 2), String(gateway ?? '–'), String(worker ?? '–')];

async function startOnce(folder, demo) {
  const port = await freePort();
  const begin = performance.now();
  const since = (from) => (performance.now() - from) / 1_000;
  const child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: root, env: { PATH: process.env.PATH, PORT: String(port), EKKYO_DATA_DIR: folder, EKKYO_DEMO: demo }, stdio: ['ignore', 'ignore', 'inherit'] });
  const forget = onShutdown(() => stopChild(child, 15_000));
  while (!(await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error('npm start failed: see above');
    await new Promise((done) => setTimeout(done, 20));
  }
  const ready = since(begin);
  const apps = Object.fromEntries(['gateway', 'worker'].map((app) => [app, childrenOf(child.pid).find((pid) => commandOf(pid).includes(`dist/apps/${app}/main.js`))]));
  const used = Object.fromEntries(Object.entries(apps).map(([app, pid]) => [app, pid && memory(pid).now]));
  const stopping = performance.now();
  await stopChild(child, 15_000);
  forget();
  return { ready, stopped: since(stopping), ...used };
}

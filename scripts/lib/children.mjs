import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { onShutdown } from './shutdown.mjs';
import { until } from './processes.mjs';

export const root = new URL('../../', import.meta.url);

/** Runs a program to its end; resolves with its exit code, and with its output when `capture` is set. */
export function runToEnd(command, args, { capture = false, env = process.env, cwd = root } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', ...(capture ? ['pipe', 'pipe'] : ['inherit', 'inherit'])] });
    const forget = onShutdown(() => stopChild(child, 5_000));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.once('error', fail);
    child.once('close', (code) => {
      forget();
      done({ code: code ?? 1, output });
    });
  });
}

export const hasEnded = (child) => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

export async function stopChild(child, patience) {
  if (hasEnded(child)) return;
  child.kill('SIGTERM');
  if (await until(() => hasEnded(child), patience, 20)) return;
  child.kill('SIGKILL');
  await until(() => hasEnded(child), 2_000, 20);
}

export function openLog(file) {
  if (existsSync(file) && statSync(file).size > 10_000_000) renameSync(file, `${file}.old`);
  const handle = openSync(file, 'a', 0o600);
  return { handle, close: () => closeSync(handle) };
}

export function lastLines(file, count = 12) {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : '';
}

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { root, runToEnd, stopChild } from './children.mjs';
import { ensureInstalled } from './install.mjs';
import { Sentence } from './sentence.mjs';
import { onShutdown } from './shutdown.mjs';

/** Tells the story to the server at EKKYO_URL, or to the one on PORT when it answers, or else to one of its own. */
export async function main() {
  await ensureInstalled();
  await ensureBuilt();
  const running = process.env.EKKYO_URL ?? `http://localhost:${process.env.PORT || 3000}`;
  if (await isReady(running)) return tell(running);
  if (process.env.EKKYO_URL) throw new Sentence(`There is no Ekkyo at ${running}.`);
  const own = await startOwn();
  try {
    return await tell(own.url);
  } finally {
    await own.stop();
  }
}

async function tell(url) {
  console.log(`The story, told to ${url}`);
  const { code } = await runToEnd(process.execPath, ['--enable-source-maps', 'dist/demo/story/main.js', url, ...process.argv.slice(2)]);
  return code;
}

const isReady = (url) => fetch(`${url}/readyz`).then((response) => response.ok, () => false);

async function startOwn() {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'ekkyo-story-'));
  console.log('No Ekkyo is running here, so the story starts one of its own …');
  const child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: root, env: { ...process.env, PORT: String(port), EKKYO_DATA_DIR: dataDir }, stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = async () => {
    await stopChild(child, 12_000);
    rmSync(dataDir, { recursive: true, force: true });
  };
  onShutdown(stop);
  const url = `http://localhost:${port}`;
  for (const deadline = Date.now() + 180_000; !(await isReady(url)); ) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Sentence('It did not start: npm start says why.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { url, stop };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

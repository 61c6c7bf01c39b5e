import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hasEnded, lastLines, openLog, root, stopChild } from './children.mjs';
import { isShuttingDown } from './shutdown.mjs';

const preload = new URL('stop-with-parent.mjs', import.meta.url).href;
const maxRestarts = 5;
const calmAfter = 5 * 60_000;

/**
 * Keeps the processes of Ekkyo running. One that dies is started again, later each time; when it died too often,
 * `giveUp` hears why.
 */
export function createSupervisor({ env, logFolder, giveUp, onMessage }) {
  const apps = new Map();

  function start(name, main) {
    apps.set(name, { name, main, restarts: 0, log: join(logFolder, `${name}.log`) });
    launch(apps.get(name));
  }

  function launch(app) {
    const log = openLog(app.log);
    app.startedAt = Date.now();
    // A process group of its own: Ctrl-C in a terminal reaches us alone, and we tell them in order.
    app.child = spawn(process.execPath, ['--enable-source-maps', '--import', preload, fileURLToPath(new URL(app.main, root))], {
      cwd: root,
      env,
      detached: true,
      stdio: ['ignore', log.handle, log.handle, 'ipc'],
    });
    log.close();
    app.child.on('message', (message) => onMessage(message));
    app.child.once('error', () => {});
    app.child.once('exit', (code, signal) => void revive(app, signal ?? `exit code ${code}`));
  }

  async function revive(app, reason) {
    if (isShuttingDown()) return;
    if (Date.now() - app.startedAt > calmAfter) app.restarts = 0;
    if (app.restarts === maxRestarts) {
      giveUp(`The ${app.name} keeps stopping (${reason}), so Ekkyo stops. The end of ${app.log}:\n${lastLines(app.log)}`);
      return;
    }
    app.restarts += 1;
    console.error(`The ${app.name} has stopped (${reason}) and is started again (${app.restarts} of ${maxRestarts}).`);
    await sleep(250 * 2 ** app.restarts);
    if (!isShuttingDown()) launch(app);
  }

  return {
    start,
    /** All at once, because they share the time there is. */
    stop: (patience) => Promise.all([...apps.values()].map(({ child }) => stopChild(child, patience))),
    isRunning: (name) => !hasEnded(apps.get(name).child),
  };
}

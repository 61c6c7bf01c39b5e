import { commandOf, parentOf } from './processes.mjs';
import { printFailure } from './sentence.mjs';

const steps = [];
let running;

/** Registers what has to be undone; the last registered is undone first. Returns a function that forgets it. */
export function onShutdown(step) {
  steps.push(step);
  return () => {
    const index = steps.indexOf(step);
    if (index >= 0) steps.splice(index, 1);
  };
}

export const isShuttingDown = () => running !== undefined;

export function shutDown() {
  running ??= undoAll();
  return running;
}

async function undoAll() {
  for (let step = steps.pop(); step; step = steps.pop()) {
    try {
      await step();
    } catch (error) {
      printFailure(error);
    }
  }
}

export function stopOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop().then(() => process.exit(exitCode(signal))));
  stopWithNpm();
}

async function stop() {
  if (running) return running;
  // Not through step(): another step may be at work, and its line ends first.
  console.log('\nStopping …');
  await shutDown();
  console.log('Stopped.');
}

/** Being stopped is how a start ends; a test run that is stopped has not passed. */
function exitCode(signal) {
  if (process.argv[1]?.endsWith('start.mjs')) return 0;
  return signal === 'SIGINT' ? 130 : 143;
}

/**
 * npm runs a script through a shell, which may die of a signal without passing it on and may outlive npm: when either is
 * gone, so are we.
 */
function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const npm = /^\S*sh /.test(commandOf(shell)) ? parentOf(shell) : undefined;
  const isGone = () => process.ppid !== shell || (npm && parentOf(shell) !== npm);
  setInterval(() => isGone() && process.kill(process.pid, 'SIGTERM'), 1_000).unref();
}

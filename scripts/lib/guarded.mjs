import { printFailure } from './sentence.mjs';
import { isShuttingDown, shutDown, stopOnSignals } from './shutdown.mjs';

/** However a script ends, by itself, by a failure or by a signal: what it started is stopped first. */
export async function guard(script) {
  process.stdout.on('error', () => {}); // the terminal may be gone before we are
  process.stderr.on('error', () => {});
  stopOnSignals();
  try {
    const { main } = await import(script);
    const code = await main();
    await shutDown();
    process.exit(code ?? 0);
  } catch (error) {
    if (isShuttingDown()) return; // its failure comes from being stopped
    printFailure(error);
    await shutDown();
    process.exit(1);
  }
}

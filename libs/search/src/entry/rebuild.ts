import type { Tx } from '#tenancy';
import { RebuildDue } from '../events.js';
import type { Indexer } from './indexer.js';
import { sourcesAfter } from './sources.queries.js';

/** Things in one transaction: a second or less, so that a rebuild lets everything else go on. */
export const CHUNK = 500;
const FROM_THE_START = '00000000-0000-0000-0000-000000000000';

/** Begins to put all that can be found here into the index anew. What is in it stays there meanwhile. */
export const beginRebuild = (tx: Tx): Promise<string> => tx.publish(RebuildDue, { after: FROM_THE_START });

/** One stretch, and the wish for the next in the same transaction: after a crash it goes on where it stopped. */
export async function rebuildStretch(tx: Tx, indexer: Indexer, after: string, chunk = CHUNK): Promise<void> {
  const last = await indexStretch(tx, indexer, after, chunk);
  if (last) await tx.publish(RebuildDue, { after: last });
}

/** All at once, for what has just been loaded. */
export async function indexAll(tx: Tx, indexer: Indexer): Promise<void> {
  for (let after: string | undefined = FROM_THE_START; after; ) after = await indexStretch(tx, indexer, after, 5_000);
}

/** @returns the id behind which there may be more */
async function indexStretch(tx: Tx, indexer: Indexer, after: string, chunk: number): Promise<string | undefined> {
  const sources = await sourcesAfter(tx, after, chunk);
  await indexer.put(tx, sources);
  return sources.length < chunk ? undefined : sources.at(-1)!.id;
}

import type { MemberId } from '#kernel';
import type { Tx } from '#tenancy';
import { MembersChanged } from '../events.js';

/** Ids in one fact; a roster has thousands of people. */
const CHUNK = 500;

/** Says that these members joined or changed. Whoever writes what others see of a member calls it in the same transaction. */
export async function tellOfMembers(tx: Tx, ids: readonly MemberId[]): Promise<void> {
  const chunks = Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, i) => ({ memberIds: ids.slice(i * CHUNK, (i + 1) * CHUNK) }));
  await tx.publishAll(MembersChanged, chunks);
}

import { refuse } from '#kernel';
import type { Tx } from '#tenancy';
import { markRollupDue } from '../comparison/rollup.due.js';
import { SeatApplicationDecided } from '../events.js';
import { SeatsInUse } from '../programme/programme.graphql.js';
import { type LockedSeats, countTaken, keepSeats, lockSeats, promoteWaiting } from './seats.queries.js';

/** Free seats of a locked year go to those who wait, in their order, and each of them is told. Keeps the counts. */
export async function fillFreeSeats(tx: Tx, seats: LockedSeats): Promise<void> {
  const promoted = await promoteWaiting(tx, seats.licenceYear, seats.seatCount - (await countTaken(tx, seats.licenceYear)));
  seats.takenCount = await countTaken(tx, seats.licenceYear);
  await keepSeats(tx, seats);
  await tx.publishAll(SeatApplicationDecided, promoted.map(({ id, memberId, programmeId }) => ({ applicationId: id, memberId, programmeId, state: 'SELECTED' as const, promoted: true })));
}

/**
 * Sets how many seats the tenant of this transaction has in a licence year, and lets in those who wait for them.
 * Refuses with SeatsInUse when more are promised or given already; nothing is changed then.
 */
export async function grantSeats(tx: Tx, { licenceYear, seats }: { licenceYear: number; seats: number }): Promise<void> {
  const allotment = await lockSeats(tx, licenceYear);
  if (seats < allotment.takenCount) refuse(SeatsInUse.of(allotment));
  allotment.seatCount = seats;
  await fillFreeSeats(tx, allotment);
  await markRollupDue(tx);
}

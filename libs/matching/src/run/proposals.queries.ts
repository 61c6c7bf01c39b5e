import { type TenantId, newId } from '#kernel';
import type { Tx } from '#tenancy';
import type { Outcome, Proposed } from '../engine/run.js';
import type { Snapshot } from '../engine/snapshot.js';
import { ProposalSuggested } from '../events.js';
import { type StoredReason, titleOf } from '../proposal/reasons.js';
import { reasonsFor } from './explain.js';

const OPEN_FOR_DAYS = 14;
/** The scope of the grant by which a community lets its federation send it proposals. */
const PROPOSALS = 'proposals';

/** Writes each proposal as two copies, one per side, and tells both. The caller holds the federation's lock. */
export async function writeProposals(tx: Tx, federation: TenantId, runId: string, snapshot: Snapshot, outcome: Outcome): Promise<void> {
  const last = await tx.first<{ number: number }>('SELECT coalesce(max(number), 0)::int AS number FROM proposal WHERE owner_tenant_id = $1', [federation]);
  let number = last?.number ?? 0;
  for (const proposed of outcome.proposals) {
    number += 1;
    await writeOne(tx, federation, runId, snapshot, proposed, number);
  }
}

async function writeOne(tx: Tx, federation: TenantId, runId: string, snapshot: Snapshot, proposed: Proposed, number: number): Promise<void> {
  const id = newId(tx.now.getTime());
  const served = proposed.receives.flat();
  const listingIds = [...new Set(served.flatMap((s) => [s.needId, s.offerId]))].sort();
  const listings = snapshot.listings.filter((l) => listingIds.includes(l.id));
  const kinds = listings.filter((l) => l.direction === 'OFFER').map((l) => l.kind);
  const title = JSON.stringify(titleOf(kinds.sort()));
  const expiresAt = new Date(Math.min(tx.now.getTime() + OPEN_FOR_DAYS * 86_400_000, ...listings.map((l) => l.until)));
  for (const side of [0, 1] as const) {
    const [me, partner] = [proposed.sides[side], proposed.sides[1 - side]!];
    const reasons: StoredReason[] = reasonsFor(side, proposed, snapshot);
    await tx.execute(
      `INSERT INTO proposal (audience_tenant_id, id, owner_tenant_id, scope, version, number, partner_tenant_id, run_id, state, title, reasons, listing_ids, score, suggested_at, expires_at)
       VALUES ($1, $2, $3, $4, 1, $5, $6, $7, 'SUGGESTED', $8, $9, $10, $11, $12, $13)`,
      [me, id, federation, PROPOSALS, number, partner, runId, title, JSON.stringify(reasons), listingIds, proposed.score, tx.now, expiresAt],
    );
    await tx.publishTo(me, PROPOSALS, ProposalSuggested, { proposalId: id, partnerTenantId: partner }, federation);
  }
}

export interface RunRecord {
  id: string;
  snapshotHash: string;
  parametersHash: string;
  seed: string;
}

/** What a run saw and decided. The same snapshot, parameters and seed give the same again. */
export async function recordRun(tx: Tx, federation: TenantId, run: RunRecord, outcome: Outcome): Promise<void> {
  await tx.execute(
    `INSERT INTO matching_run (tenant_id, id, snapshot_hash, parameters_hash, seed, candidate_count, proposal_count, objective, upper_bound, ran_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [federation, run.id, run.snapshotHash, run.parametersHash, run.seed, outcome.candidates, outcome.proposals.length, Math.round(outcome.objective), Math.round(outcome.upperBound), tx.now],
  );
}

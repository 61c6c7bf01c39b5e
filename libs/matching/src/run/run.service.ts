import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type TenantId, newId } from '#kernel';
import { MatchingDb } from '#tenancy';
import { PARAMETERS } from '../engine/parameters.js';
import { type Outcome, findProposals } from '../engine/run.js';
import type { Snapshot } from '../engine/snapshot.js';
import { recordRun, writeProposals } from './proposals.queries.js';
import { loadSnapshot } from './snapshot.queries.js';

/** When the market changes while it is computed, the run begins again; after so many times it leaves it to the next one. */
const ATTEMPTS = 3;
/** The engine pauses about this often, so that the queue keeps breathing. */
const BREATHE_EVERY_MS = 20;

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url');
/** The time of day is no change of the market, nor is the order in which the database gives its rows. */
const hashOfMarket = ({ now: _, ...market }: Snapshot): string => hashOf(Object.entries(market).map(([name, list]) => [name, list.map((row) => JSON.stringify(row)).sort()]));

/** Looks for proposals in a federation. Computed outside any transaction; written only if the market is still the one that was computed. */
@Injectable()
export class RunService {
  private readonly running = new Map<TenantId, { now: Promise<number>; next?: Promise<number> }>();

  constructor(private readonly db: MatchingDb) {}

  /**
   * How many proposals it made. A run on an unchanged market makes none: what is open stays and holds its places. Whoever
   * asks while one runs shares the one after it, so that many listings published together cost two runs and not many.
   */
  run(federation: TenantId): Promise<number> {
    const lane = this.running.get(federation);
    if (lane) return (lane.next ??= lane.now.catch(() => 0).then(() => this.begin(federation)));
    return this.begin(federation);
  }

  private begin(federation: TenantId): Promise<number> {
    const lane = { now: this.look(federation) };
    this.running.set(federation, lane);
    const end = (): void => {
      if (this.running.get(federation) === lane) this.running.delete(federation);
    };
    lane.now.then(end, end);
    return lane.now;
  }

  private async look(federation: TenantId): Promise<number> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const snapshot = await this.db.read((tx) => loadSnapshot(tx, federation));
      const snapshotHash = hashOfMarket(snapshot);
      const seed = snapshotHash.slice(0, 16);
      const outcome = await compute(snapshot, seed);
      if (outcome.proposals.length === 0) return 0;
      const written = await this.db.write(async (tx) => {
        await tx.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`matching ${federation}`]);
        // Consent, exclusions and capacity are checked again here, all at once: everything that the run knew is the same.
        if (hashOfMarket(await loadSnapshot(tx, federation)) !== snapshotHash) return undefined;
        const run = { id: newId(tx.now.getTime()), snapshotHash, parametersHash: hashOf(PARAMETERS), seed };
        await recordRun(tx, federation, run, outcome);
        await writeProposals(tx, federation, run.id, snapshot, outcome);
        return outcome.proposals.length;
      });
      if (written !== undefined) return written;
    }
    return 0;
  }
}

async function compute(snapshot: Snapshot, seed: string): Promise<Outcome> {
  const steps = findProposals(snapshot, PARAMETERS, seed);
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < BREATHE_EVERY_MS) continue;
    await breathe();
    since = performance.now();
  }
}

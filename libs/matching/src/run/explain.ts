import { divergence, type Sparse } from '../engine/features.js';
import type { Proposed, Served } from '../engine/run.js';
import type { MarketListing, Snapshot } from '../engine/snapshot.js';
import type { StoredReason } from '../proposal/reasons.js';

/** From here on two communities are told that they have quite different kinds of people. */
const QUITE_DIFFERENT = 0.5;

/** Why one side should care: facts that both sides have published, and nothing about people. */
export function reasonsFor(side: 0 | 1, { sides, receives }: Proposed, snapshot: Snapshot): StoredReason[] {
  const byId = new Map(snapshot.listings.map((l) => [l.id, l]));
  const offered = (served: readonly Served[]) => served.map(({ offerId, amount }) => ({ listing: byId.get(offerId)!.kind, title: byId.get(offerId)!.title, quantity: amount }));
  const [mine, theirs] = [receives[side], receives[side === 0 ? 1 : 0]];
  const window = commonTime([...mine, ...theirs].flatMap((s) => [byId.get(s.needId)!, byId.get(s.offerId)!]), snapshot.now);
  const before = snapshot.together.some((t) => t.sides.includes(sides[0]) && t.sides.includes(sides[1]));
  return [
    { kind: 'YOU_GET', items: offered(mine) },
    { kind: 'YOU_GIVE', items: offered(theirs) },
    ...(window ? [{ kind: 'WHY_NOW', ...window } as const] : []),
    { kind: 'WHAT_IS_NEW', code: before ? 'AGAIN' : areDifferent(sides, snapshot) ? 'OTHER_KIND_OF_PEOPLE' : 'FIRST_TIME' },
    { kind: 'CAPACITY', items: mine.map(({ needId, amount }) => ({ title: byId.get(needId)!.title, wanted: byId.get(needId)!.quantity, covered: amount })) },
  ];
}

function commonTime(listings: readonly MarketListing[], now: number): { from: string; until: string } | undefined {
  const from = Math.max(now, ...listings.map((l) => l.from));
  const until = Math.min(...listings.map((l) => l.until));
  return from < until ? { from: new Date(from).toISOString(), until: new Date(until).toISOString() } : undefined;
}

function areDifferent(sides: readonly [string, string], snapshot: Snapshot): boolean {
  const [a, b] = sides.map((id) => snapshot.communities.find((c) => c.id === id)?.departments);
  if (!a || !b) return false;
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  const spread = (of: Readonly<Record<string, number>>): Sparse => {
    const total = Object.values(of).reduce((sum, n) => sum + n, 0);
    const present = names.flatMap((name, i) => (of[name] ? [[i, of[name] / total] as const] : []));
    return { keys: Int32Array.from(present, ([i]) => i), values: Float64Array.from(present, ([, v]) => v) };
  };
  return Object.keys(a).length > 0 && Object.keys(b).length > 0 && divergence(spread(a), spread(b)) >= QUITE_DIFFERENT;
}

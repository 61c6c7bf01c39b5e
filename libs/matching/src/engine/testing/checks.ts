import type { Parameters } from '../parameters.js';
import { kilometres, regionName } from '../regions.js';
import type { Outcome, Served } from '../run.js';
import type { Snapshot } from '../snapshot.js';

/** Everything that a proposal must not do, looked up in the snapshot anew and without the engine's own arithmetic; empty when all is well. */
export function violations(snapshot: Snapshot, { proposals }: Outcome, parameters: Parameters): string[] {
  const found: string[] = [];
  const listing = new Map(snapshot.listings.map((l) => [l.id, l]));
  const community = new Map(snapshot.communities.map((c) => [c.id, c]));
  const key = (a: string, b: string): string => [a, b].sort().join();
  const barred = new Set([...snapshot.apart, ...snapshot.open.map((o) => o.sides)].map(([a, b]) => key(a, b)));
  const taken = new Map<string, number>();
  const open = new Map<string, number>();
  const pairs = new Set<string>();
  for (const { sides, declinedBy } of snapshot.open) for (const id of sides) if (!declinedBy.includes(id)) open.set(id, (open.get(id) ?? 0) + 1);

  const check = (to: string, from: string, { needId, offerId, amount }: Served): void => {
    const [need, offer] = [listing.get(needId), listing.get(offerId)];
    const at = `${needId} by ${offerId}`;
    if (!need || !offer || need.direction !== 'NEED' || offer.direction !== 'OFFER') return void found.push(`${at}: not a need and an offer`);
    if (need.tenantId !== to || offer.tenantId !== from) found.push(`${at}: between others`);
    if (need.kind !== offer.kind) found.push(`${at}: of two kinds`);
    if (!Number.isInteger(amount) || amount < 1 || amount < parameters.leastCover * need.quantity - 1e-9) found.push(`${at}: an amount of ${amount}`);
    if (Math.min(need.until, offer.until) <= Math.max(need.from, offer.from, snapshot.now)) found.push(`${at}: never at the same time`);
    const online = need.mode !== 'ONSITE' && offer.mode !== 'ONSITE';
    if (!online && (need.mode === 'ONLINE' || offer.mode === 'ONLINE')) found.push(`${at}: one online, one on site`);
    if (!online && need.region && offer.region && kilometres(regionName(need.region), regionName(offer.region)) > 100) found.push(`${at}: too far apart`);
    for (const id of [needId, offerId]) taken.set(id, (taken.get(id) ?? 0) + amount);
  };

  for (const { sides, receives, score } of proposals) {
    const [a, b] = sides;
    if (barred.has(key(a, b))) found.push(`${a} and ${b}: must not be proposed to each other`);
    if (pairs.has(key(a, b)) || a === b) found.push(`${a} and ${b}: twice`);
    pairs.add(key(a, b));
    for (const id of sides) {
      open.set(id, (open.get(id) ?? 0) + 1);
      if (!community.get(id)?.participates || !community.get(id)?.consents) found.push(`${id}: takes no part, or does not consent`);
    }
    if (receives.some((side) => side.length === 0)) found.push(`${a} and ${b}: one side receives nothing`);
    if (!Number.isInteger(score) || score < 0 || score > 1_000_000) found.push(`${a} and ${b}: a score of ${score}`);
    receives[0].forEach((s) => check(a, b, s));
    receives[1].forEach((s) => check(b, a, s));
  }
  for (const [id, amount] of taken) if (amount > listing.get(id)!.quantity) found.push(`${id}: ${amount} of ${listing.get(id)!.quantity}`);
  for (const [id, count] of open) if (count > Math.max(parameters.openPerCommunity, snapshot.open.filter((o) => o.sides.includes(id)).length)) found.push(`${id}: ${count} open proposals`);
  return found;
}

import { yes } from './bundles.js';
import type { Market, Shelf } from './market.js';
import { MICRO, type Scorer } from './scorer.js';
import type { Snapshot } from './snapshot.js';

/**
 * Proposals that are still open hold what they promise. A side that declined is free again with all it has, but for the
 * other nothing changes: what it could see of its own places and offers must not tell that it was declined.
 * Returns what the communities may expect of them, in millionths of credits.
 */
export function pinOpen(market: Market, scorer: Scorer, open: Snapshot['open']): Float64Array {
  const expected = new Float64Array(market.ids.length);
  const needAt = positions(market.needs);
  const offerAt = positions(market.offers);
  for (const proposal of [...open].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const sides = proposal.sides.map((id) => market.indexOf.get(id));
    const waiting = sides.map((t, i) => t !== undefined && !proposal.declinedBy.includes(proposal.sides[i]!));
    const listings = [...proposal.listingIds].sort();
    const scores: { score: number; credits: number }[][] = [[], []];
    const worth = [0, 0];
    sides.forEach((to, side) => {
      const from = sides[1 - side];
      if (to === undefined || from === undefined) return;
      scorer.meet(to, from);
      for (const n of listings.flatMap((id) => needAt.get(id) ?? [])) {
        if (market.needs.community[n] !== to) continue;
        for (const o of listings.flatMap((id) => offerAt.get(id) ?? [])) {
          if (market.offers.community[o] !== from || !scorer.fits(n, o)) continue;
          const { amount } = scorer;
          scores[side]!.push({ score: scorer.edgeScore(n) + scorer.pairScore(n), credits: market.needs.credits[n]! });
          worth[side]! += market.needs.credits[n]! * scorer.edge.cover;
          if (waiting[side]) market.needs.left[n]! -= amount;
          if (waiting[1 - side]) market.offers.left[o]! -= amount;
        }
      }
    });
    const p = scores.reduce((product, edges) => product * likely(edges), 1);
    sides.forEach((t, side) => {
      if (t === undefined || !waiting[side]) return;
      market.slots[t] = Math.max(0, market.slots[t]! - 1);
      expected[t]! += Math.round(MICRO * p * worth[side]!);
    });
  }
  return expected;
}

function likely(edges: readonly { score: number; credits: number }[]): number {
  const credits = edges.reduce((sum, e) => sum + e.credits, 0);
  return credits > 0 ? yes(edges.reduce((sum, e) => sum + e.credits * e.score, 0) / credits) : 0;
}

const positions = (shelf: Shelf): Map<string, number> => new Map(shelf.listings.map((l, i) => [l.id, i]));

import { DAY } from '../features.js';
import { chance } from '../hash.js';
import { KINDS, type Kind, type MarketListing, type Snapshot } from '../snapshot.js';

const NOW = Date.UTC(2026, 10, 22);
const REGIONS = ['東京', '神奈川', '埼玉', '千葉', '大阪', '京都', '兵庫', '愛知', '福岡', '北海道', '宮城', '広島'];
const TOPICS = Array.from({ length: 60 }, (_, i) => `topic ${i}`);
/** Venues are scarce and knowledge is plentiful: [how often needed, how often offered]. */
const RATES: Record<Kind, readonly [number, number]> = {
  VENUE: [3, 1], PUBLICITY: [3, 2], CONTENT: [1, 1], SPEAKER: [3, 2], AUDIENCE: [2, 2], KNOWLEDGE: [2, 5], OPPORTUNITY: [1, 1], SEATS: [1, 1],
};
const QUANTITY: Record<Kind, number> = { VENUE: 2, PUBLICITY: 3, CONTENT: 2, SPEAKER: 2, AUDIENCE: 60, KNOWLEDGE: 3, OPPORTUNITY: 2, SEATS: 30 };
const WORTH: Record<Kind, number> = { VENUE: 6, PUBLICITY: 3, CONTENT: 8, SPEAKER: 5, AUDIENCE: 4, KNOWLEDGE: 2, OPPORTUNITY: 3, SEATS: 2 };

/**
 * An invented market. Sizes follow Zipf, regions cluster, one community in twenty is a star that everyone would like to
 * work with, one in five is tiny, and some must be kept apart. It is synthetic, and measures on it are called so.
 */
export function syntheticMarket(communities: number, listings: number, seed: number): Snapshot {
  const random = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const id = (n: number): string => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
  const homes = Array.from({ length: communities }, () => REGIONS[Math.floor(random() ** 2 * REGIONS.length)]!);
  const tastes = homes.map(() => Array.from({ length: 5 }, () => pick(TOPICS)));
  const isStar = homes.map(() => random() < 0.05);

  const kindBy = (side: 0 | 1): Kind => {
    const total = KINDS.reduce((sum, k) => sum + RATES[k][side], 0);
    let at = random() * total;
    return KINDS.find((k) => (at -= RATES[k][side]) < 0) ?? 'SPEAKER';
  };
  const listing = (n: number): MarketListing => {
    const t = n % communities;
    const direction = random() < (isStar[t] ? 0.3 : 0.55) ? 'NEED' : 'OFFER';
    const kind = kindBy(direction === 'NEED' ? 0 : 1);
    const from = NOW + Math.floor((random() * 90 - 10) * DAY);
    const quantity = 1 + Math.floor(random() * QUANTITY[kind] * (isStar[t] && direction === 'OFFER' ? 3 : 1));
    return {
      id: id(1_000_000 + n), tenantId: id(t), direction, kind, quantity, from,
      title: `${direction.toLowerCase()} ${n}`,
      mode: kind === 'VENUE' ? 'ONSITE' : pick(['ONLINE', 'ONSITE', 'ANY', 'ANY'] as const),
      region: random() < 0.8 ? homes[t]! : null,
      topics: Array.from({ length: 1 + Math.floor(random() * 3) }, () => (random() < 0.7 ? pick(tastes[t]!) : pick(TOPICS))),
      until: from + Math.floor((14 + random() * 76) * DAY),
      credits: Math.max(1, Math.round(WORTH[kind] * (0.5 + random() * 1.5))),
    };
  };
  const pairs = (count: number): [string, string][] =>
    Array.from({ length: count }, (): [number, number] => [Math.floor(random() * communities), Math.floor(random() * communities)]).filter(([a, b]) => a !== b).map(([a, b]) => [id(a), id(b)]);
  return {
    now: NOW,
    communities: homes.map((_, t) => ({
      id: id(t), participates: true, consents: true,
      members: random() < 0.2 ? null : Math.round(20 + 2_000 / (1 + Math.floor(random() * communities) / 10)),
      departments: random() < 0.2 ? null : Object.fromEntries(Array.from({ length: 4 }, () => [`department ${Math.floor(random() * 12)}`, 10 + Math.floor(random() * 90)])),
    })),
    listings: Array.from({ length: listings }, (_, n) => listing(n)),
    credits: pairs(communities).map(([giverId, receiverId]) => ({ giverId, receiverId, credits: 1 + Math.floor(random() * 20), at: NOW - Math.floor(random() * 400 * DAY) })),
    apart: pairs(Math.floor(communities * 0.2)),
    together: pairs(Math.floor(communities * 0.3)).map((sides) => ({ sides, at: NOW - Math.floor(random() * 400 * DAY) })),
    open: [],
  };
}

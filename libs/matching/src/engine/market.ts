import { DAY, type Sparse, nearness } from './features.js';
import type { Parameters } from './parameters.js';
import { kilometres, regionName } from './regions.js';
import { KINDS, type MarketListing, type Snapshot } from './snapshot.js';

/** Needs or offers, one array per property, ordered by community and then by id. */
export interface Shelf {
  listings: readonly MarketListing[];
  community: Int32Array;
  kind: Uint8Array;
  quantity: Int32Array;
  /** What is not promised yet. */
  left: Int32Array;
  credits: Int32Array;
  /** Where it can be had: online, on site. */
  online: Uint8Array;
  onsite: Uint8Array;
  /** -1: does not matter. */
  region: Int32Array;
  from: Float64Array;
  until: Float64Array;
  topics: Topics;
  /** The listings of community t are first[t] up to first[t + 1]. */
  first: Int32Array;
}

/** The topics of all listings of a shelf, one after the other: those of listing i are at from[i] up to from[i + 1]. */
export interface Topics {
  from: Int32Array;
  keys: Int32Array;
  weights: Float64Array;
}

/** A snapshot in arrays: what is looked at a million times is read without an object in between. */
export interface Market {
  now: number;
  ids: readonly string[];
  indexOf: ReadonlyMap<string, number>;
  needs: Shelf;
  offers: Shelf;
  regionCount: number;
  /** How near region a is to region b, 0..1, at a * regionCount + b. */
  near: Float64Array;
  /** 0: not told. */
  members: Float64Array;
  departments: (Sparse | undefined)[];
  /** Credits received, fading with time. */
  received: Float64Array;
  weight: Float64Array;
  isNewcomer: Uint8Array;
  /** How many more proposals may be put before each. */
  slots: Int32Array;
  apart: ReadonlySet<number>;
  together: ReadonlyMap<number, number>;
}

/** One number for two communities in either order. */
export const pairKey = (market: { ids: readonly string[] }, a: number, b: number): number => Math.min(a, b) * market.ids.length + Math.max(a, b);

/** Only communities that take part and agree are in the market at all. */
export function openMarket(snapshot: Snapshot, parameters: Parameters): Market {
  const communities = snapshot.communities.filter((c) => c.participates && c.consents).sort(byId);
  const ids = communities.map((c) => c.id);
  const indexOf = new Map(ids.map((id, i) => [id, i]));
  const listings = snapshot.listings.filter((l) => indexOf.has(l.tenantId) && l.until > snapshot.now).sort(byId);
  const topics = topicVectors(listings);
  const regions = new Regions(parameters.placeScaleKm);
  const shelf = (direction: MarketListing['direction']): Shelf => fill(listings.filter((l) => l.direction === direction), indexOf, topics, regions);
  const needs = shelf('NEED');
  const offers = shelf('OFFER');
  const departmentIds = new Map<string, number>();

  return {
    now: snapshot.now, ids, indexOf, needs, offers,
    regionCount: regions.count,
    near: regions.table(),
    members: Float64Array.from(communities, (c) => c.members ?? 0),
    departments: communities.map((c) => shares(c.departments, departmentIds)),
    ...ledger(snapshot, indexOf, parameters),
    slots: new Int32Array(ids.length).fill(parameters.openPerCommunity),
    apart: new Set(keys(snapshot.apart, indexOf)),
    together: latest(snapshot, indexOf),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const byId = (a: { id: string }, b: { id: string }): number => compare(a.id, b.id);

function fill(listings: readonly MarketListing[], indexOf: ReadonlyMap<string, number>, topics: ReadonlyMap<string, Sparse>, regions: Regions): Shelf {
  const sorted = [...listings].sort((a, b) => indexOf.get(a.tenantId)! - indexOf.get(b.tenantId)! || byId(a, b));
  const community = Int32Array.from(sorted, (l) => indexOf.get(l.tenantId)!);
  const first = new Int32Array(indexOf.size + 1);
  for (const t of community) first[t + 1]! += 1;
  for (let t = 0; t < indexOf.size; t++) first[t + 1]! += first[t]!;
  const quantity = Int32Array.from(sorted, (l) => l.quantity);
  return {
    listings: sorted, community, first, quantity,
    left: quantity.slice(),
    kind: Uint8Array.from(sorted, (l) => KINDS.indexOf(l.kind)),
    credits: Int32Array.from(sorted, (l) => l.credits),
    online: Uint8Array.from(sorted, (l) => (l.mode === 'ONSITE' ? 0 : 1)),
    onsite: Uint8Array.from(sorted, (l) => (l.mode === 'ONLINE' ? 0 : 1)),
    region: Int32Array.from(sorted, (l) => regions.index(l.region)),
    from: Float64Array.from(sorted, (l) => l.from),
    until: Float64Array.from(sorted, (l) => l.until),
    topics: oneAfterTheOther(sorted.map((l) => topics.get(l.id)!)),
  };
}

/** Rare topics say more than common ones; every vector has length 1, or 0 without topics. */
function topicVectors(listings: readonly MarketListing[]): Map<string, Sparse> {
  const names = listings.map((l) => [...new Set(l.topics.map((t) => t.normalize('NFKC').toLowerCase()))].sort());
  const counts = new Map<string, number>();
  for (const list of names) for (const name of list) counts.set(name, (counts.get(name) ?? 0) + 1);
  const ids = new Map([...counts.keys()].sort().map((name, i) => [name, i]));
  return new Map(
    listings.map((listing, i) => {
      const weights = names[i]!.map((name) => Math.log(1 + listings.length / counts.get(name)!));
      const length = Math.hypot(...weights) || 1;
      return [listing.id, { keys: Int32Array.from(names[i]!, (n) => ids.get(n)!), values: Float64Array.from(weights, (w) => w / length) }];
    }),
  );
}

function oneAfterTheOther(vectors: readonly Sparse[]): Topics {
  const from = new Int32Array(vectors.length + 1);
  vectors.forEach((v, i) => (from[i + 1] = from[i]! + v.keys.length));
  const keys = new Int32Array(from[vectors.length]!);
  const weights = new Float64Array(keys.length);
  vectors.forEach((v, i) => {
    keys.set(v.keys, from[i]);
    weights.set(v.values, from[i]);
  });
  return { from, keys, weights };
}

function shares(histogram: Readonly<Record<string, number>> | null, ids: Map<string, number>): Sparse | undefined {
  const entries = Object.entries(histogram ?? {}).filter(([, n]) => n > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const total = entries.reduce((sum, [, n]) => sum + n, 0);
  if (total === 0) return undefined;
  for (const [name] of entries) if (!ids.has(name)) ids.set(name, ids.size);
  const sorted = entries.map(([name, n]) => [ids.get(name)!, n / total] as const).sort((a, b) => a[0] - b[0]);
  return { keys: Int32Array.from(sorted, (e) => e[0]), values: Float64Array.from(sorted, (e) => e[1]) };
}

function ledger({ credits, now }: Snapshot, indexOf: ReadonlyMap<string, number>, p: Parameters): Pick<Market, 'received' | 'weight' | 'isNewcomer'> {
  const received = new Float64Array(indexOf.size);
  const given = new Float64Array(indexOf.size);
  const exchanges = new Int32Array(indexOf.size);
  // Sums of fractions depend on their order.
  const inOrder = [...credits].sort((a, b) => a.at - b.at || a.credits - b.credits || compare(a.giverId, b.giverId) || compare(a.receiverId, b.receiverId));
  for (const entry of inOrder) {
    const worth = entry.credits * 0.5 ** (Math.max(0, now - entry.at) / (p.halfLifeDays * DAY));
    for (const [id, side] of [[entry.receiverId, received], [entry.giverId, given]] as const) {
      const t = indexOf.get(id);
      if (t === undefined) continue;
      side[t]! += worth;
      exchanges[t]! += 1;
    }
  }
  const [least, most] = p.balanceWeight;
  return {
    received,
    weight: received.map((r, t) => Math.min(most, Math.max(least, Math.exp((given[t]! - r) / p.balanceScale)))),
    isNewcomer: Uint8Array.from(exchanges, (n) => (n < p.newcomerBelow ? 1 : 0)),
  };
}

function keys(pairs: Snapshot['apart'], indexOf: ReadonlyMap<string, number>): number[] {
  return pairs.flatMap(([x, y]) => {
    const [a, b] = [indexOf.get(x), indexOf.get(y)];
    return a === undefined || b === undefined ? [] : [Math.min(a, b) * indexOf.size + Math.max(a, b)];
  });
}

function latest({ together }: Snapshot, indexOf: ReadonlyMap<string, number>): Map<number, number> {
  const found = new Map<number, number>();
  for (const { sides, at } of together) for (const key of keys([sides], indexOf)) found.set(key, Math.max(at, found.get(key) ?? 0));
  return found;
}

class Regions {
  private readonly names: string[] = [];

  constructor(private readonly scaleKm: number) {}

  index(region: string | null): number {
    if (region === null) return -1;
    const name = regionName(region);
    const known = this.names.indexOf(name);
    return known >= 0 ? known : this.names.push(name) - 1;
  }

  get count(): number {
    return this.names.length;
  }

  table(): Float64Array {
    const n = this.names.length;
    const near = new Float64Array(n * n);
    this.names.forEach((a, i) => this.names.forEach((b, j) => (near[i * n + j] = nearness(kilometres(a, b), this.scaleKm))));
    return near;
  }
}

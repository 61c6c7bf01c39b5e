import { Capability, ParticipationMode, TenantKind } from '#identity';
import { type Client, type TestTenant, type World, toGlobalId } from '../../../../../test/support/world.js';
import { ParticipationService } from '../../index.js';

export const OPEN = `mutation ($input: OpenLicencePoolInput!) { openLicencePool(input: $input) { __typename
  ... on LicencePool { id state } ... on TiersRefused { tier problem message } ... on Refusal { code message } } }`;
export const REQUEST = `mutation ($input: RequestSeatsInput!) { requestSeats(input: $input) { __typename
  ... on LicenceOffer { id request { id seats population } } ... on LicencePoolNotReady { state } ... on Refusal { code message } } }`;
export const ORDER = `mutation ($input: OrderLicencesInput!) { orderLicences(input: $input) { __typename
  ... on LicencePool { id state } ... on RequestsChanged { seats } ... on LicencePoolNotReady { state } ... on Refusal { code } } }`;
export const POOL = `query ($id: ID!) { licencePool(id: $id) { id provider licenceYear state tiers { from to unitPrice } fixedFee feeSplit grantedSeats orderedAt closedAt
  purchase { seats quantity tier unitPrice cost costAsNeeded }
  buyers(first: 100) { nodes { municipality { slug } requestedSeats grantedSeats share { seats seatCost remainder isRoundedUp fee total } } } } }`;
export const OFFER = `query ($id: ID!, $seats: Int!) { licenceOffer(id: $id) { id provider licenceYear state totalSeats grantedSeats fixedFee federation { slug } request { seats }
  purchase { seats quantity cost } share { seats seatCost fee total isRoundedUp } estimate(seats: $seats) { seats seatCost fee alone purchase { seats quantity cost } } } }`;

export const TIERS = [{ from: 1, to: 99, unitPrice: 30_000 }, { from: 100, to: 299, unitPrice: 24_000 }, { from: 300, unitPrice: 19_800 }];

export interface Consortium {
  readonly tenant: TestTenant;
  readonly towns: TestTenant[];
  /** Runs the consortium. */
  readonly coordinator: Client;
  /** Runs each town, in their order. */
  readonly admins: Client[];
  /** Opens a pool; answers its global id, and that of the towns' offers. */
  open(input?: Record<string, unknown>): Promise<{ poolId: string; offerId: string; id: string }>;
  /** Towns ask for seats, in their order. */
  ask(offerId: string, seats: readonly number[]): Promise<void>;
}

/** A prefecture's consortium with the municipalities that take part in it. */
export async function consortiumOf(world: World, count: number): Promise<Consortium> {
  const tenant = await world.tenant({ kind: TenantKind.FEDERATION, participationMode: ParticipationMode.ORGANIZATIONAL, capabilities: [Capability.PROCUREMENT] });
  const towns = await Promise.all(Array.from({ length: count }, () => world.tenant({ kind: TenantKind.LEARNING, capabilities: [Capability.LEARNING] })));
  for (const town of towns) await world.app.get(ParticipationService).participate(tenant.row.id, town.row.id);
  const coordinator = await tenant.signIn('ADMIN');
  const admins = await Promise.all(towns.map((town) => town.signIn('ADMIN')));
  let year = 2026;
  return {
    tenant, towns, coordinator, admins,
    open: async (input = {}) => {
      const { data } = await coordinator.query(OPEN, { input: { provider: '学びの森', licenceYear: year++, tiers: TIERS, ...input } });
      const poolId = data!.openLicencePool.id as string;
      const id = Buffer.from(poolId, 'base64url').toString().split(':')[1]!;
      return { poolId, id, offerId: toGlobalId('LicenceOffer', id) };
    },
    ask: async (offerId, seats) => {
      for (const [i, wanted] of seats.entries()) await admins[i]!.query(REQUEST, { input: { offerId, seats: wanted } });
    },
  };
}

import { newId } from '#kernel';
import { type Bed, type SharingSeed, insert } from './types.js';

const PRICES = { tiers: JSON.stringify([{ from: 1, unitPrice: 100 }]), fixed_fee: 10, fee_split: 'EQUAL' };
const SHARE = JSON.stringify({ seats: 5, seatCost: 500, remainder: 0, isRoundedUp: false, fee: 10, total: 510 });
const PURCHASE = JSON.stringify({ seats: 5, quantity: 5, tier: 1, unitPrice: 100, cost: 500, costAsNeeded: 500 });

/** Each is a consortium with pools in every state, and a municipality in a pool of F. */
export const seedProcurement: SharingSeed = async ({ F, A, C }) => {
  for (const [side, buyer] of [[A, C], [C, A], [F, A]] as const) await seedPools(side, buyer);
  for (const side of [A, C]) await seedOffer(F, side);
  F.ids.LicenceOffer = A.ids.LicenceOffer!;
  F.ids.SeatRequest = A.ids.SeatRequest!;
};

async function seedPools(side: Bed, buyer: Bed): Promise<void> {
  const { world, now, ids, put, c } = side;
  const [t, b] = [side.tenant.row.id, buyer.tenant.row.id];
  // The federation knows its communities from before.
  if (side.label !== 'F') await put('participation', { community_tenant_id: b, state: 'ACTIVE', since: now });
  // Nothing is published to the buyer from here: these pools are for their own coordinators.
  await insert(world, 'sharing_grant', { audience_tenant_id: t, owner_tenant_id: b, scope: 'procurement', created_at: now });
  const pool = (year: number, type: string, more: Record<string, unknown> = {}): Promise<string> =>
    put('licence_pool', { provider: c('licence_pool', 'provider'), licence_year: year, state: 'OPEN', ...PRICES, version: 1, opened_at: now, ...more }, type);
  await pool(2025, 'OpenPool');
  const toOrder = await pool(2026, 'LicencePool');
  await insert(world, 'seat_request', { audience_tenant_id: t, id: newId(), owner_tenant_id: b, scope: 'procurement', version: 1, pool_id: toOrder, seats: 5, requested_at: now });
  const ordered = { state: 'ORDERED', purchase: PURCHASE, ordered_at: now };
  const toGrant = await pool(2027, 'OrderedPool', ordered);
  await put('licence_share', { pool_id: toGrant, municipality_tenant_id: b, share: SHARE });
  await pool(2028, 'PoolToClose', ordered);
  ids.Buyer = b;
}

async function seedOffer(F: Bed, side: Bed): Promise<void> {
  const { world, now } = side;
  const [f, t] = [F.tenant.row.id, side.tenant.row.id];
  await world.db.query(`INSERT INTO sharing_grant (audience_tenant_id, owner_tenant_id, scope, created_at) VALUES ($1, $2, 'procurement', $3), ($2, $1, 'procurement', $3) ON CONFLICT DO NOTHING`, [f, t, now]);
  const copy = { owner_tenant_id: f, scope: 'procurement', version: 1 };
  side.ids.LicenceOffer = F.ids.OpenPool!;
  await insert(world, 'licence_offer', { audience_tenant_id: t, id: F.ids.OpenPool, ...copy, provider: F.c('licence_pool', 'provider'), licence_year: 2025, state: 'OPEN', ...PRICES, total_seats: 5, counted_seats: 5, buyer_count: 1, granted: 0, changed_at: now });
  side.ids.SeatRequest = newId();
  await insert(world, 'seat_request', { audience_tenant_id: f, id: side.ids.SeatRequest, owner_tenant_id: t, scope: 'procurement', version: 1, pool_id: F.ids.OpenPool, seats: 5, requested_at: now });
}

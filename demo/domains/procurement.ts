import { z } from 'zod';
import { newId } from '#kernel';
import { placeOrder, showToMunicipalities } from '#federation';
import type { Tx } from '#tenancy';
import type { DemoDomain, DemoPlaces } from './domain.js';

const slug = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/u);
const moment = z.iso.datetime({ offset: true });
const pool = z.strictObject({
  consortium: slug,
  provider: z.string().min(1).max(100),
  licenceYear: z.int(),
  state: z.enum(['OPEN', 'ORDERED']),
  fixedFee: z.int().nonnegative(),
  feeSplit: z.enum(['EQUAL', 'POPULATION']),
  tiers: z.array(z.strictObject({ from: z.int().positive(), unitPrice: z.int().positive() })).min(1),
  openedAt: moment,
  orderedAt: moment.optional(),
  grantedAt: moment.optional(),
  requests: z.array(z.strictObject({ town: slug, seats: z.int().nonnegative(), at: moment })),
});

interface Purchase extends Omit<z.infer<typeof pool>, 'openedAt' | 'orderedAt' | 'grantedAt' | 'requests'> {
  openedAt: Date;
  orderedAt: Date | undefined;
  grantedAt: Date | undefined;
  requests: { town: string; seats: number; at: Date }[];
}

/** The year in which a Japanese licence year begins: from January to March it is the year before. */
const yearOf = (day: string): number => Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 4 ? 1 : 0);

/** What a consortium has ordered together, and what its towns ask for now. */
export const procurement: DemoDomain = {
  name: 'procurement',
  async read({ json, shift }) {
    const pools = await json('procurement.json', z.array(pool));
    const move = (at: string | undefined): Date | undefined => (at === undefined ? undefined : shift.moment(at));
    // All years move together, so that the year in use and the one being prepared stay neighbours.
    const newest = pools.map((each) => each.openedAt.slice(0, 10)).sort().at(-1) ?? '';
    const years = newest && yearOf(shift.day(newest)) - yearOf(newest);
    const purchases = pools.map(({ openedAt, orderedAt, grantedAt, requests, licenceYear, ...rest }): Purchase => ({
      ...rest,
      licenceYear: licenceYear + Number(years),
      openedAt: shift.moment(openedAt), orderedAt: move(orderedAt), grantedAt: move(grantedAt),
      requests: requests.map((request) => ({ ...request, at: shift.moment(request.at) })),
    }));
    return {
      share: async (places) => {
        for (const purchase of purchases) await load(places, purchase);
      },
    };
  },
};

/** An interrupted load goes on where it stopped. */
async function load(places: DemoPlaces, { consortium, requests, ...purchase }: Purchase): Promise<void> {
  const consortiumId = places.tenantOf(consortium).id;
  const id = await places.as(consortium, async (tx) => {
    const known = await tx.first<{ id: string; done: boolean }>(
      `SELECT p.id, p.state <> 'OPEN' OR ($4 = 'OPEN' AND (SELECT count(*) FROM seat_request r WHERE r.audience_tenant_id = $1 AND r.pool_id = p.id) >= $5) AS done
       FROM licence_pool p WHERE p.tenant_id = $1 AND p.provider = $2 AND p.licence_year = $3`,
      [tx.tenantId, purchase.provider, purchase.licenceYear, purchase.state, requests.length],
    );
    return known ? (known.done ? undefined : known.id) : insert(tx, purchase);
  });
  if (id === undefined) return;
  for (const { town, seats, at } of requests) {
    await places.as(town, (tx) =>
      tx.execute(
        `INSERT INTO seat_request (audience_tenant_id, id, owner_tenant_id, scope, version, pool_id, seats, requested_at) VALUES ($1, $2, $3, 'procurement', 1, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [consortiumId, newId(), tx.tenantId, id, seats, at],
      ),
    );
  }
  await places.as(consortium, async (tx) => {
    if (purchase.orderedAt) await placeOrder(tx, id, purchase.orderedAt);
    if (purchase.grantedAt) {
      await tx.execute(`UPDATE licence_share SET granted = (share ->> 'seats')::int, granted_at = $3 WHERE tenant_id = $1 AND pool_id = $2`, [tx.tenantId, id, purchase.grantedAt]);
      await tx.execute('UPDATE licence_pool SET granted = (SELECT sum(granted) FROM licence_share WHERE tenant_id = $1 AND pool_id = $2) WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id]);
    }
    await showToMunicipalities(tx, id);
  });
}

async function insert(tx: Tx, { provider, licenceYear, tiers, fixedFee, feeSplit, openedAt }: Omit<Purchase, 'consortium' | 'requests'>): Promise<string> {
  const id = newId();
  await tx.execute(
    `INSERT INTO licence_pool (tenant_id, id, provider, licence_year, state, tiers, fixed_fee, fee_split, version, opened_at) VALUES ($1, $2, $3, $4, 'OPEN', $5, $6, $7, 1, $8)`,
    [tx.tenantId, id, provider, licenceYear, JSON.stringify(tiers), fixedFee, feeSplit, openedAt],
  );
  return id;
}

import { Capability, ParticipationMode, TenantKind } from '#identity';
import { type World, codeOf, startWorld, toGlobalId } from '../../../../../test/support/world.js';
import { ParticipationService } from '../../index.js';
import { OFFER, OPEN, ORDER, POOL, REQUEST, TIERS, consortiumOf } from '../testing/consortium.js';

const CHANGE = `mutation ($input: ChangeLicencePricesInput!) { changeLicencePrices(input: $input) { __typename ... on LicencePool { tiers { from unitPrice } fixedFee } ... on TiersRefused { tier problem } ... on Refusal { code message } } }`;
const CLOSE = `mutation ($input: CloseLicencePoolInput!) { closeLicencePool(input: $input) { __typename ... on LicencePool { state closedAt } ... on LicencePoolNotReady { state } } }`;
const POOLS = 'query ($first: Int, $after: String, $last: Int) { licencePools(first: $first, after: $after, last: $last) { nodes { id licenceYear purchase { seats } } pageInfo { hasNextPage endCursor } } }';
const BUYERS = 'query ($id: ID!, $first: Int, $after: String, $last: Int) { licencePool(id: $id) { buyers(first: $first, after: $after, last: $last) { nodes { municipality { slug } } pageInfo { hasNextPage endCursor } } } }';

describe('a joint purchase, in the consortium', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('is opened with its prices, shown to every municipality, and ordered the cheapest way with shares that add up', async () => {
    const { coordinator, admins, towns, open, ask } = await consortiumOf(world, 3);
    const { poolId, offerId } = await open({ fixedFee: 100_000 });
    await ask(offerId, [50, 30, 14]);
    const before = (await coordinator.query(POOL, { id: poolId })).data!.licencePool;
    expect(before).toMatchObject({ state: 'OPEN', purchase: { seats: 94, quantity: 100, tier: 2, unitPrice: 24_000, cost: 2_400_000, costAsNeeded: 2_820_000 }, orderedAt: null });
    expect(before.tiers).toEqual([{ from: 1, to: 99, unitPrice: 30_000 }, { from: 100, to: 299, unitPrice: 24_000 }, { from: 300, to: null, unitPrice: 19_800 }]);

    expect((await coordinator.query(ORDER, { input: { poolId, seats: 94 } })).data!.orderLicences).toMatchObject({ __typename: 'LicencePool', state: 'ORDERED' });
    const { purchase, buyers, state } = (await coordinator.query(POOL, { id: poolId })).data!.licencePool;
    expect({ state, purchase }).toEqual({ state: 'ORDERED', purchase: before.purchase });
    expect(buyers.nodes).toEqual(before.buyers.nodes);
    // 2,400,000 × 50/94 = 1,276,595.74…, × 30/94 = 765,957.45, × 14/94 = 357,446.81: two yen are left over.
    expect(buyers.nodes.map((b: { municipality: { slug: string }; share: { seatCost: number; isRoundedUp: boolean; fee: number; total: number } }) => [b.municipality.slug, b.share.seatCost, b.share.isRoundedUp, b.share.fee, b.share.total])).toEqual([
      [towns[0]!.slug, 1_276_596, true, 33_334, 1_309_930],
      [towns[1]!.slug, 765_957, false, 33_333, 799_290],
      [towns[2]!.slug, 357_447, true, 33_333, 390_780],
    ]);
    expect(buyers.nodes.reduce((sum: number, b: { share: { total: number } }) => sum + b.share.total, 0)).toBe(2_500_000);
    const mine = (await admins[1]!.query(OFFER, { id: offerId, seats: 1 })).data!.licenceOffer;
    expect(mine).toMatchObject({ state: 'ORDERED', totalSeats: 94, purchase: { quantity: 100 }, share: { seats: 30, total: 799_290, isRoundedUp: false }, estimate: null });
  });

  it.each([
    [[{ from: 1, unitPrice: 300 }, { from: 50, unitPrice: 310 }], 2, 'PRICE_RISES', '2段目: 単価が前の段より高くなっています。'],
    [[{ from: 1, to: 60, unitPrice: 300 }, { from: 50, unitPrice: 200 }], 2, 'OVERLAPS', '2段目: 範囲が前の段と重なっています。'],
    [[{ from: 50, unitPrice: 300 }, { from: 50, unitPrice: 200 }], 2, 'QUANTITY_NOT_RISING', '2段目: 数量が前の段より大きくなっていません。'],
    [[{ from: 0, unitPrice: 300 }], 1, 'OUT_OF_RANGE', expect.stringMatching('1段目')],
    [[], 1, 'NONE', expect.stringMatching('段がありません')],
  ])('refuses the prices %j, naming tier %d', async (tiers, tier, problem, message) => {
    const { coordinator, open } = await consortiumOf(world, 0);
    expect((await coordinator.query(OPEN, { input: { provider: '学びの森', licenceYear: 2030, tiers } })).data!.openLicencePool).toEqual({ __typename: 'TiersRefused', tier, problem, code: 'TIERS_REFUSED', message });
    const { poolId } = await open();
    expect((await coordinator.query(CHANGE, { input: { poolId, tiers } })).data!.changeLicencePrices).toMatchObject({ __typename: 'TiersRefused', tier, problem });
  });

  it('changes its prices while requests are open, and municipalities see it at once', async () => {
    const { coordinator, admins, open, ask } = await consortiumOf(world, 1);
    const { poolId, offerId } = await open();
    await ask(offerId, [10]);
    const changed = await coordinator.query(CHANGE, { input: { poolId, tiers: [{ from: 1, unitPrice: 20_000 }], fixedFee: 7 } });
    expect(changed.data!.changeLicencePrices).toMatchObject({ tiers: [{ from: 1, unitPrice: 20_000 }], fixedFee: 7 });
    expect((await admins[0]!.query(OFFER, { id: offerId, seats: 10 })).data!.licenceOffer.estimate).toMatchObject({ seatCost: 200_000, fee: 7, alone: 200_007 });
  });

  it('goes forward only: open, ordered, closed', async () => {
    const { coordinator, open, ask } = await consortiumOf(world, 1);
    const { poolId, offerId } = await open();
    expect((await coordinator.query(CLOSE, { input: { poolId } })).data!.closeLicencePool).toEqual({ __typename: 'LicencePoolNotReady', state: 'OPEN' });
    expect((await coordinator.query(ORDER, { input: { poolId, seats: 0 } })).data!.orderLicences).toMatchObject({ code: 'NOTHING_REQUESTED' });
    await ask(offerId, [5]);
    expect((await coordinator.query(ORDER, { input: { poolId, seats: 4 } })).data!.orderLicences).toMatchObject({ __typename: 'RequestsChanged', seats: 5 });
    await coordinator.query(ORDER, { input: { poolId, seats: 5 } });
    for (const [mutation, input] of [[ORDER, { poolId, seats: 5 }], [CHANGE, { poolId, tiers: TIERS }]] as const) {
      expect(Object.values((await coordinator.query(mutation, { input })).data!)[0]).toMatchObject({ __typename: 'LicencePoolNotReady', code: 'LICENCE_POOL_NOT_READY' });
    }
    expect((await coordinator.query(CLOSE, { input: { poolId } })).data!.closeLicencePool).toEqual({ __typename: 'LicencePool', state: 'CLOSED', closedAt: expect.any(String) });
    expect((await coordinator.query(CLOSE, { input: { poolId } })).data!.closeLicencePool).toEqual({ __typename: 'LicencePoolNotReady', state: 'CLOSED' });
  });

  it('exists once for a provider and a year, also when it is opened twice at once, or again with the same key', async () => {
    const { coordinator } = await consortiumOf(world, 0);
    const input = { provider: '学びの森', licenceYear: 2026, tiers: TIERS };
    const both = await Promise.all([coordinator.query(OPEN, { input }), coordinator.query(OPEN, { input })]);
    expect(both.map((a) => a.data!.openLicencePool.__typename).sort()).toEqual(['LicencePool', 'LicencePoolExists']);
    const keyed = { ...input, licenceYear: 2027, idempotencyKey: 'k' };
    const [one, two] = [await coordinator.query(OPEN, { input: keyed }), await coordinator.query(OPEN, { input: keyed })];
    expect(one.data!.openLicencePool.id).toBe(two.data!.openLicencePool.id);
  });

  it('takes a municipality that asks while the order is placed into it, or tells it that it comes too late', async () => {
    const { coordinator, admins, open, ask } = await consortiumOf(world, 6);
    const { poolId, offerId } = await open();
    await ask(offerId, [40]);
    const [ordered, ...asked] = await Promise.all([
      coordinator.query(ORDER, { input: { poolId, seats: 40 } }),
      ...admins.slice(1).map((admin, i) => admin.query(REQUEST, { input: { offerId, seats: 10 + i } })),
    ]);
    const { purchase, buyers, state } = (await coordinator.query(POOL, { id: poolId })).data!.licencePool;
    const accepted = asked.filter((a) => a.data!.requestSeats.__typename === 'LicenceOffer').length;
    if (ordered!.data!.orderLicences.__typename === 'LicencePool') expect([state, purchase.seats, accepted]).toEqual(['ORDERED', 40, 0]);
    else expect([state, ordered!.data!.orderLicences.__typename]).toEqual(['OPEN', 'RequestsChanged']);
    expect(buyers.nodes.reduce((sum: number, b: { share: { seats: number } | null }) => sum + (b.share?.seats ?? 0), 0)).toBe(purchase.seats);
  });

  it('welcomes who joins while requests are open; who joins after the order sees nothing of it', async () => {
    const { tenant, coordinator, open, ask } = await consortiumOf(world, 2);
    const [early, late] = [await open(), await open()];
    await ask(late.offerId, [20, 20]);
    await coordinator.query(ORDER, { input: { poolId: late.poolId, seats: 40 } });
    const newcomer = await world.tenant({ kind: TenantKind.LEARNING });
    await world.app.get(ParticipationService).participate(tenant.row.id, newcomer.row.id);
    const admin = await newcomer.signIn('ADMIN');
    expect((await admin.query(REQUEST, { input: { offerId: early.offerId, seats: 12 } })).data!.requestSeats).toMatchObject({ request: { seats: 12 } });
    expect(codeOf(await admin.query(REQUEST, { input: { offerId: late.offerId, seats: 12 } }))).toBe('NOT_FOUND');
    expect((await coordinator.query(POOL, { id: early.poolId })).data!.licencePool.buyers.nodes).toHaveLength(3);
    expect((await coordinator.query(POOL, { id: late.poolId })).data!.licencePool.buyers.nodes.at(-1)).toMatchObject({ municipality: { slug: newcomer.slug }, share: null });
  });

  it('is listed by year, and its municipalities by how long they take part, in pages', async () => {
    const { coordinator, towns, open } = await consortiumOf(world, 3);
    await open({ licenceYear: 2024 });
    const { poolId } = await open({ licenceYear: 2025 });
    await open({ licenceYear: 2026 });
    const first = (await coordinator.query(POOLS, { first: 2 })).data!.licencePools;
    expect(first.nodes.map((p: { licenceYear: number }) => p.licenceYear)).toEqual([2026, 2025]);
    const rest = (await coordinator.query(POOLS, { first: 2, after: first.pageInfo.endCursor })).data!.licencePools;
    expect([rest.nodes.map((p: { licenceYear: number }) => p.licenceYear), rest.pageInfo.hasNextPage]).toEqual([[2024], false]);
    expect((await coordinator.query(POOLS, { last: 1 })).data!.licencePools.nodes[0].licenceYear).toBe(2024);
    const slugs = (page: { nodes: { municipality: { slug: string } }[] }) => page.nodes.map((n) => n.municipality.slug);
    const two = (await coordinator.query(BUYERS, { id: poolId, first: 2 })).data!.licencePool.buyers;
    expect([slugs(two), two.pageInfo.hasNextPage]).toEqual([[towns[0]!.slug, towns[1]!.slug], true]);
    expect(slugs((await coordinator.query(BUYERS, { id: poolId, first: 2, after: two.pageInfo.endCursor })).data!.licencePool.buyers)).toEqual([towns[2]!.slug]);
    expect(slugs((await coordinator.query(BUYERS, { id: poolId, last: 1 })).data!.licencePool.buyers)).toEqual([towns[2]!.slug]);
  });

  it('belongs to its consortium: to nobody else, not to its members, and only where procurement is switched on', async () => {
    const [one, other] = [await consortiumOf(world, 1), await consortiumOf(world, 1)];
    const { poolId } = await one.open();
    const missing = toGlobalId('LicencePool', '00000000-0000-7000-8000-000000000000');
    for (const [document, more] of [[ORDER, { seats: 1 }], [CHANGE, { tiers: TIERS }], [CLOSE, {}]] as const) {
      const foreign = await other.coordinator.query(document, { input: { poolId, ...more } });
      expect(codeOf(foreign)).toBe('NOT_FOUND');
      const { requestId: _, ...shown } = (await other.coordinator.query(document, { input: { poolId: missing, ...more } })).errors![0]!.extensions as Record<string, unknown>;
      expect(foreign.errors![0]!.extensions).toMatchObject({ code: shown.code });
    }
    expect(codeOf(await other.coordinator.query(POOL, { id: poolId }))).toBe('NOT_FOUND');
    expect(codeOf(await (await one.tenant.signIn('MEMBER')).query(POOL, { id: poolId }))).toBe('FORBIDDEN');
    expect(codeOf(await (await one.tenant.signIn('OPERATOR')).query(ORDER, { input: { poolId, seats: 1 } }))).toBe('FORBIDDEN');
    expect(codeOf(await one.admins[0]!.query(POOL, { id: poolId }))).toBe('FORBIDDEN');
    const personal = await world.tenant({ kind: TenantKind.FEDERATION, participationMode: ParticipationMode.PERSONAL, capabilities: [Capability.PROCUREMENT] });
    expect(codeOf(await (await personal.signIn('OWNER')).query(OPEN, { input: { provider: 'x', licenceYear: 2026, tiers: TIERS } }))).toBe('FORBIDDEN');
  });
});

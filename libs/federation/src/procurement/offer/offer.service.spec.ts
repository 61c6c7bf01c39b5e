import { type World, codeOf, startWorld, toGlobalId } from '../../../../../test/support/world.js';
import { type Worker, startWorker } from '../../testing/partners.js';
import { OFFER, ORDER, POOL, REQUEST, consortiumOf } from '../testing/consortium.js';

const OFFERS = 'query ($first: Int, $after: String) { licenceOffers(first: $first, after: $after) { nodes { id licenceYear federation { slug } } pageInfo { endCursor } } }';
const NODE = 'query ($id: ID!) { node(id: $id) { id } }';

describe('a joint purchase, in a municipality', () => {
  let world: World;
  let worker: Worker;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  it('takes its request as its own word, which the consortium sees and no other municipality does', async () => {
    const { tenant, towns, coordinator, admins, open } = await consortiumOf(world, 2);
    const { poolId, offerId } = await open();
    const answer = (await admins[0]!.query(REQUEST, { input: { offerId, seats: 60 } })).data!.requestSeats;
    expect(answer).toMatchObject({ __typename: 'LicenceOffer', request: { seats: 60, population: null } });
    expect((await coordinator.query(POOL, { id: poolId })).data!.licencePool).toMatchObject({ purchase: { seats: 60 }, buyers: { nodes: [{ municipality: { slug: towns[0]!.slug }, requestedSeats: 60 }, { requestedSeats: null, share: null }] } });
    const rows = await world.db.query('SELECT audience_tenant_id AS audience, owner_tenant_id AS owner FROM seat_request WHERE pool_id = $1', [Buffer.from(poolId, 'base64url').toString().split(':')[1]]);
    expect(rows).toEqual([{ audience: tenant.row.id, owner: towns[0]!.row.id }]);
    expect((await admins[1]!.query(OFFER, { id: offerId, seats: 5 })).data!.licenceOffer.request).toBeNull();
    expect((await admins[0]!.query(NODE, { id: answer.request.id })).data!.node).toEqual({ id: answer.request.id });
    expect((await admins[1]!.query(NODE, { id: answer.request.id })).data!.node).toBeNull();
    expect((await admins[0]!.query(NODE, { id: offerId })).data!.node).toEqual({ id: offerId });
    expect((await admins[0]!.query(NODE, { id: poolId })).data!.node).toBeNull();
  });

  it('knows what it would pay, with the others and without them, as soon as they are counted', async () => {
    const { admins, open, ask } = await consortiumOf(world, 3);
    const { offerId } = await open({ fixedFee: 90_000 });
    await ask(offerId, [50, 50]);
    await worker.settled();
    const of = async (i: number, seats: number) => (await admins[i]!.query(OFFER, { id: offerId, seats })).data!.licenceOffer.estimate;
    expect(await of(2, 20)).toEqual({ seats: 20, seatCost: 480_000, fee: 30_000, alone: 690_000, purchase: { seats: 120, quantity: 120, cost: 2_880_000 } });
    // Its own 50 are within the total already: they are not counted twice.
    expect(await of(0, 50)).toEqual({ seats: 50, seatCost: 1_200_000, fee: 45_000, alone: 1_590_000, purchase: { seats: 100, quantity: 100, cost: 2_400_000 } });
    expect(await of(0, 0)).toMatchObject({ seats: 0, seatCost: 0, fee: 0, alone: 0, purchase: { seats: 50, quantity: 50 } });
    expect(await of(1, 40)).toMatchObject({ seatCost: 1_066_667, purchase: { seats: 90, quantity: 100 } });
    expect(codeOf(await admins[0]!.query(OFFER, { id: offerId, seats: -1 }))).toBe('INVALID_INPUT');
  });

  it('may ask anew, ask for none, and repeat itself without effect', async () => {
    const { coordinator, admins, open } = await consortiumOf(world, 2);
    const { poolId, offerId } = await open();
    const ask = async (seats: number, idempotencyKey?: string) => (await admins[0]!.query(REQUEST, { input: { offerId, seats, idempotencyKey } })).data!.requestSeats.request;
    const first = await ask(60, 'k');
    expect(await ask(60, 'k')).toEqual(first);
    expect(await ask(60)).toEqual(first);
    expect(await ask(0)).toEqual({ ...first, seats: 0 });
    const [{ version, events }] = await world.db.query<{ version: number; events: number }>(
      `SELECT r.version, (SELECT count(*)::int FROM shared_outbox WHERE owner_tenant_id = r.owner_tenant_id) AS events FROM seat_request r WHERE r.owner_tenant_id = (SELECT tenant_id FROM member WHERE id = $1)`,
      [admins[0]!.member.id],
    ) as [{ version: number; events: number }];
    expect({ version, events }).toEqual({ version: 2, events: 2 });
    await admins[1]!.query(REQUEST, { input: { offerId, seats: 12 } });
    await coordinator.query(ORDER, { input: { poolId, seats: 12 } });
    const [none, some] = (await coordinator.query(POOL, { id: poolId })).data!.licencePool.buyers.nodes;
    expect([none.requestedSeats, none.share, some.share.total]).toEqual([0, null, 360_000]);
    expect((await admins[0]!.query(OFFER, { id: offerId, seats: 1 })).data!.licenceOffer).toMatchObject({ state: 'ORDERED', share: null });
    expect(await (await admins[0]!.query(REQUEST, { input: { offerId, seats: 3 } })).data!.requestSeats).toMatchObject({ __typename: 'LicencePoolNotReady', state: 'ORDERED', message: 'すでに発注済みです。' });
  });

  it('states its population where the fixed fee is split by it', async () => {
    const { coordinator, admins, open } = await consortiumOf(world, 2);
    const { poolId, offerId } = await open({ fixedFee: 100_000, feeSplit: 'POPULATION' });
    const without = await admins[0]!.query(REQUEST, { input: { offerId, seats: 3 } });
    expect(without.errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.population', reason: 'REQUIRED' });
    await admins[0]!.query(REQUEST, { input: { offerId, seats: 3, population: 60_000 } });
    await admins[1]!.query(REQUEST, { input: { offerId, seats: 3, population: 20_000 } });
    expect((await admins[0]!.query(OFFER, { id: offerId, seats: 3 })).data!.licenceOffer.estimate.fee).toBeNull();
    await coordinator.query(ORDER, { input: { poolId, seats: 6 } });
    expect((await coordinator.query(POOL, { id: poolId })).data!.licencePool.buyers.nodes.map((b: { share: { fee: number } }) => b.share.fee)).toEqual([75_000, 25_000]);
  });

  it('cannot ask beyond sense, of a consortium that no longer lets it, or in the name of another', async () => {
    const [one, other] = [await consortiumOf(world, 1), await consortiumOf(world, 1)];
    const { offerId } = await one.open();
    expect(codeOf(await one.admins[0]!.query(REQUEST, { input: { offerId, seats: 100_001 } }))).toBe('INVALID_INPUT');
    expect(codeOf(await one.admins[0]!.query(REQUEST, { input: { offerId, seats: -1 } }))).toBe('INVALID_INPUT');
    expect(codeOf(await other.admins[0]!.query(REQUEST, { input: { offerId, seats: 1 } }))).toBe('NOT_FOUND');
    expect(codeOf(await other.admins[0]!.query(REQUEST, { input: { offerId: toGlobalId('LicenceOffer', '00000000-0000-7000-8000-000000000000'), seats: 1 } }))).toBe('NOT_FOUND');
    expect(codeOf(await (await one.towns[0]!.signIn('OPERATOR')).query(REQUEST, { input: { offerId, seats: 1 } }))).toBe('FORBIDDEN');
    expect(codeOf(await (await one.towns[0]!.signIn('MEMBER')).query(OFFERS))).toBe('FORBIDDEN');
    await one.tenant.write((tx) => tx.execute(`DELETE FROM sharing_grant WHERE audience_tenant_id = $1 AND owner_tenant_id = $2 AND scope = 'procurement'`, [tx.tenantId, one.towns[0]!.row.id]));
    expect((await one.admins[0]!.query(REQUEST, { input: { offerId, seats: 1 } })).data!.requestSeats).toMatchObject({ __typename: 'NotParticipating' });
  });

  it('is listed by year, and gone when the municipality no longer lets the consortium in', async () => {
    const { tenant, towns, admins, open } = await consortiumOf(world, 1);
    await open({ licenceYear: 2025 });
    await open({ licenceYear: 2026 });
    const first = (await admins[0]!.query(OFFERS, { first: 1 })).data!.licenceOffers;
    expect(first.nodes).toEqual([{ id: expect.any(String), licenceYear: 2026, federation: { slug: tenant.slug } }]);
    expect((await admins[0]!.query(OFFERS, { first: 1, after: first.pageInfo.endCursor })).data!.licenceOffers.nodes[0].licenceYear).toBe(2025);
    await towns[0]!.write((tx) => tx.execute(`DELETE FROM sharing_grant WHERE audience_tenant_id = $1 AND scope = 'procurement'`, [tx.tenantId]));
    expect((await admins[0]!.query(OFFERS)).data!.licenceOffers.nodes).toEqual([]);
  });
});

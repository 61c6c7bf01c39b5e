import { type Worker, startWorker } from '../../testing/partners.js';
import { type World, codeOf, startWorld, toGlobalId } from '../../../../../test/support/world.js';
import { type Consortium, OFFER, ORDER, consortiumOf } from '../testing/consortium.js';

const GRANT = `mutation ($input: GrantSeatsInput!) { grantSeats(input: $input) { __typename ... on LicencePool { grantedSeats } ... on MoreSeatsThanBought { bought granted } ... on SeatsNotTakenBack { granted } ... on LicencePoolNotReady { state } } }`;
const GRANT_ALL = `mutation ($input: GrantOrderedSeatsInput!) { grantOrderedSeats(input: $input) { __typename ... on LicencePool { grantedSeats } ... on LicencePoolNotReady { state } } }`;

describe('seats that were bought', () => {
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

  /** 94 seats are asked for and 100 bought, as those cost less. */
  const ordered = async (): Promise<Consortium & { poolId: string; offerId: string; town: (i: number) => string; granted: () => Promise<number[]> }> => {
    const consortium = await consortiumOf(world, 3);
    const { poolId, offerId } = await consortium.open();
    await consortium.ask(offerId, [50, 30, 14]);
    await consortium.coordinator.query(ORDER, { input: { poolId, seats: 94 } });
    const granted = (): Promise<number[]> => Promise.all(consortium.admins.map(async (a) => (await a.query(OFFER, { id: offerId, seats: 0 })).data!.licenceOffer.grantedSeats as number));
    return { ...consortium, poolId, offerId, granted, town: (i) => toGlobalId('Tenant', consortium.towns[i]!.row.id) };
  };

  it('go to each municipality as ordered, which sees them at once; again, nothing changes', async () => {
    const { coordinator, poolId, granted } = await ordered();
    for (let time = 0; time < 2; time++) expect((await coordinator.query(GRANT_ALL, { input: { poolId } })).data!.grantOrderedSeats).toEqual({ __typename: 'LicencePool', grantedSeats: 94 });
    expect(await granted()).toEqual([50, 30, 14]);
    const told = await world.db.query(`SELECT payload ->> 'seats' AS seats FROM shared_outbox WHERE name = 'federation.seats_granted' AND payload ->> 'poolId' = $1 ORDER BY 1`, [Buffer.from(poolId, 'base64url').toString().split(':')[1]]);
    expect(told.map((t) => t.seats)).toEqual(['14', '30', '50']);
  });

  it('become seats of the licence year that programmes can give to learners, those of all pools together', async () => {
    const { coordinator, poolId, open, ask, towns } = await ordered();
    const learners = async (i: number) => world.db.query('SELECT licence_year AS year, seats FROM seat_allotment WHERE tenant_id = $1 ORDER BY 1', [towns[i]!.row.id]);
    await coordinator.query(GRANT_ALL, { input: { poolId } });
    await worker.settled();
    expect(await learners(0)).toEqual([{ year: 2026, seats: 50 }]);
    const second = await open({ provider: '別の講座', licenceYear: 2026 });
    await ask(second.offerId, [7]);
    await coordinator.query(ORDER, { input: { poolId: second.poolId, seats: 7 } });
    await coordinator.query(GRANT_ALL, { input: { poolId: second.poolId } });
    await worker.settled();
    expect(await learners(0)).toEqual([{ year: 2026, seats: 57 }]);
    expect(await learners(1)).toEqual([{ year: 2026, seats: 30 }]);
  });

  it('may be given beyond the order as far as more were bought, and not one further', async () => {
    const { coordinator, poolId, town, granted } = await ordered();
    await coordinator.query(GRANT_ALL, { input: { poolId } });
    const give = async (i: number, seats: number) => (await coordinator.query(GRANT, { input: { poolId, municipalityId: town(i), seats } })).data!.grantSeats;
    expect(await give(2, 20)).toEqual({ __typename: 'LicencePool', grantedSeats: 100 });
    expect(await give(0, 51)).toEqual({ __typename: 'MoreSeatsThanBought', bought: 100, granted: 100 });
    expect(await give(2, 19)).toEqual({ __typename: 'SeatsNotTakenBack', granted: 20 });
    expect(await granted()).toEqual([50, 30, 20]);
  });

  it('are never more than were bought, also when several are given at once', async () => {
    const { coordinator, poolId, town, granted } = await ordered();
    const answers = await Promise.all([0, 1, 2, 0, 1, 2].map((i, n) => coordinator.query(GRANT, { input: { poolId, municipalityId: town(i), seats: 40 + n } })));
    expect(answers.map((a) => a.data!.grantSeats.__typename)).toContain('MoreSeatsThanBought');
    const all = (await granted()).reduce((a, b) => a + b);
    expect(all).toBeLessThanOrEqual(100);
    const [{ kept }] = (await world.db.query('SELECT granted AS kept FROM licence_pool WHERE id = $1', [Buffer.from(poolId, 'base64url').toString().split(':')[1]])) as [{ kept: number }];
    expect(kept).toBe(all);
  });

  it('are there after the order only, and for those who are in it', async () => {
    const { coordinator, open, ask, town, towns, offerId: _, poolId } = await ordered();
    const second = await open();
    await ask(second.offerId, [5]);
    const one = { municipalityId: town(0), seats: 1 };
    expect((await coordinator.query(GRANT, { input: { poolId: second.poolId, ...one } })).data!.grantSeats).toEqual({ __typename: 'LicencePoolNotReady', state: 'OPEN' });
    expect((await coordinator.query(GRANT_ALL, { input: { poolId: second.poolId } })).data!.grantOrderedSeats).toEqual({ __typename: 'LicencePoolNotReady', state: 'OPEN' });
    const stranger = await world.tenant();
    for (const id of [stranger.row.id, '00000000-0000-7000-8000-000000000000']) expect(codeOf(await coordinator.query(GRANT, { input: { poolId, municipalityId: toGlobalId('Tenant', id), seats: 1 } }))).toBe('NOT_FOUND');
    expect(codeOf(await (await towns[0]!.signIn('OWNER')).query(GRANT, { input: { poolId, ...one } }))).toBe('FORBIDDEN');
    expect(codeOf(await coordinator.query(GRANT, { input: { poolId, ...one, seats: -1 } }))).toBe('INVALID_INPUT');
  });
});

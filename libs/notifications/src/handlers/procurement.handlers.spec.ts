import { type World, startWorld } from '../../../../test/support/world.js';
import { ORDER, REQUEST, consortiumOf } from '../../../federation/src/procurement/testing/consortium.js';
import { type Worker, startWorker } from '../testing/worker.js';

const GRANT_ALL = `mutation ($input: GrantOrderedSeatsInput!) { grantOrderedSeats(input: $input) { __typename } }`;
const TOLD = '{ notifications { nodes { kind text subjectId partner { slug } } } }';

describe('of a joint purchase people are told', () => {
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

  it('who asks, that it was ordered with their share, and the seats they have: each once, those who decide and nobody else', async () => {
    const { tenant, towns, coordinator, admins, open } = await consortiumOf(world, 2);
    const [operator, member] = [await tenant.signIn('OPERATOR'), await towns[0]!.signIn('OPERATOR')];
    const { poolId, offerId } = await open({ licenceYear: 2026 });
    await admins[0]!.query(REQUEST, { input: { offerId, seats: 1_200 } });
    await worker.settled();
    await coordinator.query(ORDER, { input: { poolId, seats: 1_200 } });
    await coordinator.query(GRANT_ALL, { input: { poolId } });
    await worker.settled();

    const told = async (who: typeof coordinator, locale = 'ja') => (await who.query(TOLD, {}, { locale })).data!.notifications.nodes;
    expect(await told(coordinator)).toEqual([{ kind: 'SEATS_REQUESTED', text: `${towns[0]!.row.name}が2026年度「学びの森」の受講枠を1,200枠希望しました。`, subjectId: poolId, partner: { slug: towns[0]!.slug } }]);
    const mine = await told(admins[0]!);
    expect(mine.map((n: { kind: string; text: string }) => [n.kind, n.text]).sort()).toEqual([
      ['LICENCES_ORDERED', `${tenant.row.name}が2026年度「学びの森」を発注しました。こちらの受講枠は1,200枠、負担額は¥23,760,000です。`],
      ['LICENCE_OFFERED', `${tenant.row.name}が2026年度「学びの森」の受講枠の希望を受け付けています。`],
      ['SEATS_GRANTED', `${tenant.row.name}から2026年度「学びの森」の受講枠が配分され、合わせて1,200枠になりました。`],
    ]);
    expect(mine.every((n: { subjectId: string; partner: { slug: string } }) => n.subjectId === offerId && n.partner.slug === tenant.slug)).toBe(true);
    expect((await told(admins[0]!, 'en')).find((n: { kind: string }) => n.kind === 'LICENCES_ORDERED').text).toBe(`${tenant.row.name} placed the order for “学びの森”, April 2026 – March 2027. You have 1,200 seats and pay ¥23,760,000.`);
    expect((await told(admins[1]!)).map((n: { kind: string }) => n.kind)).toEqual(['LICENCE_OFFERED']);
    expect([await told(operator), await told(member)]).toEqual([[], []]);
  });
});

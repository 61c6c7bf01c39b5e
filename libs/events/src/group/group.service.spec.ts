import { newId } from '#kernel';
import { type Client, type TestTenant, type World, codeOf, startWorld, toGlobalId } from '../../../../test/support/world.js';
import { act, facts, inDays, plan, rowId, seen } from '../testing/stage.js';

const GROUPS = 'query ($eventId: ID!, $first: Int, $after: String) { eventGroups(eventId: $eventId, first: $first, after: $after) { nodes { number members { id displayName } } pageInfo { hasNextPage endCursor } } }';

describe('lunch in groups', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    operator = await north.signIn('OPERATOR');
  });
  afterAll(() => world.close());

  const groups = async (who: Client, eventId: string, page: object = {}) => (await who.query(GROUPS, { eventId, ...page })).data!.eventGroups;
  const crowd = async (eventId: string, count: number): Promise<Client[]> => {
    const people = await Promise.all(Array.from({ length: count }, () => north.signIn()));
    for (const [i, person] of people.entries()) {
      await world.db.query('UPDATE member SET department = $2 WHERE id = $1', [person.member.id, ['総務', '開発'][i % 2]]);
      await act(person, 'registerForEvent', { eventId });
    }
    return people;
  };

  it('are drawn for all who have a seat, departments mixed, and told to them; the same number gives the same groups', async () => {
    const { id: eventId } = await act(operator, 'createEvent', plan());
    const people = await crowd(eventId, 8);
    expect(await act(operator, 'drawEventGroups', { eventId, seed: 7 })).toMatchObject({ __typename: 'Event', groupSeed: 7 });
    const first = await groups(people[0]!, eventId);
    expect(first.nodes.map((group: { number: number; members: unknown[] }) => [group.number, group.members.length])).toEqual([[1, 4], [2, 4]]);
    const half = new Set(people.filter((_, i) => i % 2 === 0).map((person) => toGlobalId('Member', person.member.id)));
    for (const group of first.nodes) expect(group.members.filter((member: { id: string }) => half.has(member.id))).toHaveLength(2);
    await act(operator, 'drawEventGroups', { eventId, seed: 7 });
    expect(await groups(people[0]!, eventId)).toEqual(first);
    expect(await facts(world, north, 'groups_drawn')).toHaveLength(2);
    const page = await groups(operator, eventId, { first: 1 });
    expect([page.nodes[0].number, page.pageInfo.hasNextPage]).toEqual([1, true]);
    expect((await groups(operator, eventId, { first: 1, after: page.pageInfo.endCursor })).nodes[0].number).toBe(2);
  });

  it('do not name whoever gave their seat back, and are shown to those who come only', async () => {
    const { id: eventId } = await act(operator, 'createEvent', plan());
    const people = await crowd(eventId, 4);
    await act(operator, 'drawEventGroups', { eventId });
    await act(people[0]!, 'cancelRegistration', { eventId });
    expect((await groups(operator, eventId)).nodes[0].members).toHaveLength(3);
    expect((await groups(people[0]!, eventId)).nodes).toEqual([]);
    expect((await groups(await north.signIn(), eventId)).nodes).toEqual([]);
  });

  it('are not drawn of two, nor for what is over or called off, nor by whoever does not look after it', async () => {
    const { id: eventId } = await act(operator, 'createEvent', plan());
    const [one] = await crowd(eventId, 2);
    expect(await act(operator, 'drawEventGroups', { eventId })).toMatchObject({ __typename: 'TooFewForGroups', code: 'TOO_FEW_FOR_GROUPS' });
    expect(await act(one!, 'drawEventGroups', { eventId })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await act(operator, 'drawEventGroups', { eventId, seed: -1 })).toMatchObject({ field: 'input.seed', reason: 'OUT_OF_RANGE' });
    await crowd(eventId, 2);
    await world.db.query(`UPDATE event SET starts_at = $2, ends_at = $3 WHERE id = $1`, [rowId(eventId), inDays(-2), inDays(-1)]);
    expect(await act(operator, 'drawEventGroups', { eventId })).toMatchObject({ __typename: 'EventOver' });
    const { id: gone } = await act(operator, 'createEvent', plan());
    await act(operator, 'cancelEvent', { eventId: gone });
    expect(await act(operator, 'drawEventGroups', { eventId: gone })).toMatchObject({ __typename: 'EventCancelled' });
    const stranger = await (await world.tenant()).signIn('OWNER');
    const missing = toGlobalId('Event', newId());
    expect([await act(stranger, 'drawEventGroups', { eventId }), await act(stranger, 'drawEventGroups', { eventId: missing })]).toMatchObject([{ code: 'NOT_FOUND' }, { code: 'NOT_FOUND' }]);
    expect([codeOf(await stranger.query(GROUPS, { eventId })), codeOf(await stranger.query(GROUPS, { eventId: missing }))]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  });

  it('of a lunch series stay in the room unless one says otherwise', async () => {
    const { id: seriesId } = await act(operator, 'createEventSeries', { title: '部署まぜこぜランチ', kind: 'LUNCH' });
    const event = await act(operator, 'createEvent', plan({ seriesId }));
    expect(event).toMatchObject({ staysInRoom: true, takesDeclarations: false });
    expect(await act(operator, 'createEvent', plan({ seriesId, staysInRoom: false }))).toMatchObject({ staysInRoom: false });
    expect(await act(operator, 'createEvent', plan({ recurrence: { rule: 'FREQ=DAILY;COUNT=2', kind: 'MOKUMOKU' } }))).toMatchObject({ staysInRoom: false, takesDeclarations: true, series: { kind: 'MOKUMOKU' } });
    await act(operator, 'editEvent', { eventId: event.id, version: 1, staysInRoom: false });
    expect(await seen(operator, event.id)).toMatchObject({ staysInRoom: false });
  });
});

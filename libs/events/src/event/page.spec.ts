import { metered } from '../../../../test/support/metered.js';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { act, inDays, plan } from '../testing/stage.js';

/** What the console's list asks for, with the sign-ups' questions and the series. */
const LIST = `{ events(first: 20) { edges { node { id title mode startsAt endsAt capacity registeredCount waitlistedCount keptCount cancelledAt status fee countsAsTraining staysInRoom place
  questions { key text } organizer { id displayName } viewerRegistration { id state waitlistPosition } series { id title kind } } } pageInfo { hasNextPage endCursor } } }`;

describe('the page of events', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  let member: Client;
  beforeAll(async () => {
    world = await startWorld();
    north = await world.tenant();
    [operator, member] = [await north.signIn('OPERATOR'), await north.signIn()];
    const { id: seriesId } = await act(operator, 'createEventSeries', { title: 'ランチ', kind: 'LUNCH' });
    for (let i = 0; i < 12; i++) {
      const event = await act(operator, 'createEvent', plan({ seriesId: i % 2 ? seriesId : undefined, startsAt: inDays(5 + i), endsAt: inDays(5.1 + i), capacity: i % 3 ? 5 : 1 }));
      if (i % 3 === 0) await act(operator, 'registerForEvent', { eventId: event.id });
      await act(member, 'registerForEvent', { eventId: event.id });
    }
  });
  afterAll(() => world.close());

  it('is at most three statements, however many events: the events, places in waitlists, and series', async () => {
    await metered(world, north, member, LIST);
    const { data, texts } = await metered(world, north, member, LIST);
    expect(data.events.edges).toHaveLength(12);
    expect(data.events.edges.filter((edge: { node: { viewerRegistration: { waitlistPosition: number } } }) => edge.node.viewerRegistration.waitlistPosition === 1)).toHaveLength(4);
    expect(texts.length).toBeLessThanOrEqual(3);
  });

  it('is one statement without them, and so is an event by itself', async () => {
    const event = (await metered(world, north, member, '{ events(first: 20) { nodes { id title place organizer { displayName } viewerRegistration { state } } } }')) as { data: { events: { nodes: { id: string }[] } }; texts: string[] };
    expect(event.texts).toHaveLength(1);
    const { texts } = await metered(world, north, member, 'query ($id: ID!) { event(id: $id) { title onlineUrl viewerCanEdit explanationSecret organizer { displayName } viewerRegistration { state } } }', { id: event.data.events.nodes[0]!.id });
    expect(texts).toHaveLength(1);
  });
});

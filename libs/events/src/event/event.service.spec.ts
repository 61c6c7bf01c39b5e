import { newId, toGlobalId } from '#kernel';
import { type CreateEvent, Event, EventService } from '#events';
import { runInContext } from '#tenancy';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';

const FIELDS = 'id title description mode place onlineUrl startsAt endsAt timeZone registrationClosesAt capacity registeredCount waitlistedCount cancelledAt organizer { displayName } viewerRegistration { id state }';
const CREATE = `mutation ($input: CreateEventInput!) { createEvent(input: $input) { __typename ... on Event { ${FIELDS} } } }`;
const CANCEL = `mutation ($input: CancelEventInput!) { cancelEvent(input: $input) { __typename ... on Event { ${FIELDS} } ... on Refusal { code message } } }`;
const EVENT = `query ($id: ID!) { event(id: $id) { ${FIELDS} } }`;
const EVENTS = `query ($filter: EventFilter, $first: Int, $after: String, $last: Int, $before: String) {
  events(filter: $filter, first: $first, after: $after, last: $last, before: $before) { nodes { id title startsAt } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const REGISTER = `mutation ($input: RegisterForEventInput!) { registerForEvent(input: $input) { __typename } }`;

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
const input = (change: Record<string, unknown> = {}) => ({ title: '合格者インタビュー', description: '', mode: 'ONLINE', startsAt: inDays(7), endsAt: inDays(7.1), capacity: 30, ...change });

describe('an event', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant({ timeZone: 'Europe/Berlin' });
    operator = await north.signIn('OPERATOR');
  });
  afterAll(() => world.close());

  const create = async (change: Record<string, unknown> = {}, as = operator) => (await as.query(CREATE, { input: input(change) })).data!.createEvent;
  /** Without the reminders, which wait for their time. */
  const outbox = () => world.db.query<{ name: string; payload: object }>(`SELECT name, payload FROM outbox WHERE tenant_id = $1 AND name LIKE 'events.%' AND name <> 'events.event_near' ORDER BY id`, [north.row.id]);
  const listed = (answer: Answer) => answer.data!.events.nodes.map((n: { title: string }) => n.title);

  it('is announced with what was left out filled in', async () => {
    const startsAt = inDays(7);
    const event = await create({ startsAt, mode: 'HYBRID', place: ' 会議室A ', onlineUrl: 'https://example.org/x' });
    expect(event).toMatchObject({
      __typename: 'Event', title: '合格者インタビュー', mode: 'HYBRID', place: '会議室A', onlineUrl: 'https://example.org/x', timeZone: 'Europe/Berlin',
      startsAt: startsAt.toISOString(), registrationClosesAt: startsAt.toISOString(), capacity: 30, registeredCount: 0, waitlistedCount: 0, cancelledAt: null,
      organizer: { displayName: operator.member.displayName }, viewerRegistration: null,
    });
    const { name, payload } = (await outbox()).at(-1)!;
    expect({ name, id: toGlobalId('Event', (payload as { eventId: string }).eventId) }).toEqual({ name: 'events.event_created', id: event.id });
    expect((await operator.query('query ($id: ID!) { node(id: $id) { __typename ... on Event { title } } }', { id: event.id })).data!.node).toEqual({ __typename: 'Event', title: event.title });
  });

  it.each([
    [{ endsAt: inDays(6) }, 'input.endsAt', 'OUT_OF_RANGE'],
    [{ registrationClosesAt: inDays(8) }, 'input.registrationClosesAt', 'OUT_OF_RANGE'],
    [{ capacity: 0 }, 'input.capacity', 'OUT_OF_RANGE'],
    [{ capacity: 100_001 }, 'input.capacity', 'OUT_OF_RANGE'],
    [{ timeZone: 'Mars/Olympus' }, 'input.timeZone', 'INVALID_TIME_ZONE'],
    [{ mode: 'ONSITE' }, 'input.place', 'REQUIRED'],
    [{ onlineUrl: 'javascript:alert(1)' }, 'input.onlineUrl', 'INVALID_URL'],
    [{ title: '' }, 'input.title', 'TOO_SHORT'],
    [{ title: 'あ'.repeat(201) }, 'input.title', 'TOO_LONG'],
    [{ startsAt: '1999-01-01T00:00:00Z' }, 'input.startsAt', 'OUT_OF_RANGE'],
  ])('is not made of %o', async (change, field, reason) => {
    const answer = await operator.query(CREATE, { input: input(change) });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field, reason });
    expect(await outbox()).toEqual([]);
  });

  it('is made once per key, and the key does not fit other arguments', async () => {
    const same = input({ idempotencyKey: 'k-1' });
    const answers = await Promise.all([1, 2, 3].map(() => operator.query(CREATE, { input: same })));
    expect(new Set(answers.map((a) => a.data?.createEvent.id)).size).toBe(1);
    expect((await outbox()).length).toBe(1);
    const other = await operator.query(CREATE, { input: { ...same, capacity: 31 } });
    expect(other.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.idempotencyKey', reason: 'CONFLICT' });
    const colleague = await north.signIn('OPERATOR');
    expect((await colleague.query(CREATE, { input: same })).data!.createEvent.id).not.toBe(answers[0]!.data!.createEvent.id);
  });

  it('is made inside the transaction of somebody else, with all checks, and found by its collaboration', async () => {
    const service = world.app.get(EventService);
    const organizerId = operator.member.id;
    const collaborationId = newId();
    const plan = (title: string, day: number) => ({ ...(input({ title, startsAt: inDays(day), endsAt: inDays(day + 0.5) }) as CreateEvent), collaborationId: 'a field of another input' });
    await expect(north.write((tx) => service.createEventInTx(tx, { organizerId, collaborationId, input: plan('', 3) }))).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field: 'input.title' } });
    await north.write((tx) => service.createEventInTx(tx, { organizerId, collaborationId, input: plan(' 合同勉強会 ', 3) }));
    await north.write((tx) => service.createEventInTx(tx, { organizerId, collaborationId, input: plan('先月', -30) }));
    await create();
    expect((await outbox())[0]).toEqual({ name: 'events.event_created', payload: { eventId: expect.any(String), collaborationId } });

    const actor = { tenantId: north.row.id, id: organizerId, role: 'OPERATOR' };
    const page = await runInContext({ tenantId: north.row.id }, () => service.page(actor, {}, { collaborationId }));
    expect(page.edges.map(({ node }) => [node.title, node.organizer?.id, node.mine?.registration])).toEqual([['先月', organizerId, null], ['合同勉強会', organizerId, null]]);
  });

  it('is announced and called off by operators only', async () => {
    const member = await north.signIn();
    expect(codeOf(await member.query(CREATE, { input: input() }))).toBe('FORBIDDEN');
    const { id } = await create();
    expect(codeOf(await member.query(CANCEL, { input: { eventId: id } }))).toBe('FORBIDDEN');
  });

  it('is called off once, and stays where people look for it', async () => {
    const { id } = await create();
    const cancelled = (await operator.query(CANCEL, { input: { eventId: id } })).data!.cancelEvent;
    expect(cancelled).toMatchObject({ __typename: 'Event', id, cancelledAt: expect.any(String) });
    expect((await outbox()).map((o) => o.name)).toEqual(['events.event_created', 'events.event_cancelled']);
    const again = await operator.query(CANCEL, { input: { eventId: id } }, { locale: 'en' });
    expect(again.data!.cancelEvent).toEqual({ __typename: 'EventCancelled', code: 'EVENT_CANCELLED', message: 'This event was called off.' });
    expect((await outbox()).length).toBe(2);
    expect(listed(await operator.query(EVENTS))).toEqual(['合格者インタビュー']);
  });

  it('tells where it is to those who come and to operators', async () => {
    const { id } = await create({ mode: 'HYBRID', place: '会議室A', onlineUrl: 'https://example.org/x', capacity: 1 });
    const [first, second] = [await north.signIn(), await north.signIn()];
    const where = async (who: Client) => {
      const { place, onlineUrl } = (await who.query(EVENT, { id })).data!.event;
      return [place, onlineUrl];
    };
    expect(await where(first)).toEqual([null, null]);
    await first.query(REGISTER, { input: { eventId: id } });
    await second.query(REGISTER, { input: { eventId: id } });
    expect(await where(first)).toEqual(['会議室A', 'https://example.org/x']);
    expect(await where(second)).toEqual([null, null]);
    expect(await where(operator)).toEqual(['会議室A', 'https://example.org/x']);
  });

  it('of another tenant cannot be told apart from one that never existed', async () => {
    const { id } = await create();
    const south = await world.tenant();
    const stranger = await south.signIn('OWNER');
    const plain = (a: Answer) => ({ data: a.data, errors: a.errors?.map(({ extensions: { code }, message, path }) => ({ code, message, path })) });
    const missing = toGlobalId('Event', newId());
    for (const ask of [(x: string) => stranger.query(EVENT, { id: x }), (x: string) => stranger.query(CANCEL, { input: { eventId: x } }), (x: string) => stranger.query('query ($id: ID!) { node(id: $id) { id } }', { id: x })]) {
      expect(plain(await ask(id))).toEqual(plain(await ask(missing)));
    }
    expect(codeOf(await stranger.query(EVENT, { id }))).toBe('NOT_FOUND');
    expect(codeOf(await stranger.query(CANCEL, { input: { eventId: id } }))).toBe('NOT_FOUND');
    expect(listed(await stranger.query(EVENTS))).toEqual([]);
  });

  it('is listed by when it is, in pages that survive newcomers', async () => {
    for (const day of [5, 3, 9, 7, 1]) await create({ title: `d${day}`, startsAt: inDays(day), endsAt: inDays(day + 0.5) });
    for (const day of [-2, -4]) await create({ title: `d${day}`, startsAt: inDays(day), endsAt: inDays(day + 0.5) });
    await create({ title: 'running', startsAt: inDays(-0.1), endsAt: inDays(0.1) });
    expect(listed(await operator.query(EVENTS, { filter: { when: 'PAST' } }))).toEqual(['d-2', 'd-4']);

    const first = await operator.query(EVENTS, { first: 3 });
    expect(listed(first)).toEqual(['running', 'd1', 'd3']);
    await create({ title: 'd2', startsAt: inDays(2), endsAt: inDays(2.5) });
    const { endCursor } = first.data!.events.pageInfo;
    const second = await operator.query(EVENTS, { first: 3, after: endCursor });
    expect(listed(second)).toEqual(['d5', 'd7', 'd9']);
    expect(second.data!.events.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const back = await operator.query(EVENTS, { last: 2, before: second.data!.events.pageInfo.startCursor });
    expect(listed(back)).toEqual(['d2', 'd3']);
    expect(codeOf(await operator.query(EVENTS, { first: 101 }))).toBe('INVALID_INPUT');
    expect(codeOf(await operator.query(EVENTS, { after: Buffer.from('["x","y"]').toString('base64url') }))).toBe('INVALID_INPUT');
  });

  it('is seen by a guest only when the guest comes', async () => {
    const { id } = await create();
    const other = await create();
    const guest = await north.signIn('GUEST');
    expect(listed(await guest.query(EVENTS))).toEqual([]);
    expect(codeOf(await guest.query(EVENT, { id }))).toBe('NOT_FOUND');
    const eventId = Buffer.from(id, 'base64url').toString().slice('Event:'.length);
    await north.write((tx) => tx.execute(`INSERT INTO registration (tenant_id, id, event_id, member_id, state, ticket, created_at, changed_at) VALUES ($1, $2, $3, $4, 'WAITLISTED', 1, now(), now())`, [north.row.id, newId(), eventId, guest.member.id]));
    expect((await guest.query(EVENTS)).data!.events.nodes).toMatchObject([{ id }]);
    expect((await guest.query(EVENT, { id })).data!.event.viewerRegistration).toMatchObject({ state: 'WAITLISTED' });
    expect(codeOf(await guest.query(EVENT, { id: other.id }))).toBe('NOT_FOUND');
    expect(codeOf(await guest.query(REGISTER, { input: { eventId: other.id } }))).toBe('NOT_FOUND');
    expect((await guest.query(REGISTER, { input: { eventId: id } })).data!.registerForEvent.__typename).toBe('AlreadyRegistered');
    expect(await north.write((tx) => tx.find(Event, {}))).toHaveLength(2);
  });
});

import type { ApolloDriver } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { newId, toGlobalId } from '#kernel';
import { type RegistrationChange, RegistrationService, RegistrationState } from '#events';
import { Authenticator } from '#identity';
import { TenantDb, meterSql, runInContext } from '#tenancy';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';

const CREATE = `mutation ($input: CreateEventInput!) { createEvent(input: $input) { ... on Event { id } } }`;
const REGISTER = `mutation ($input: RegisterForEventInput!) { registerForEvent(input: $input) { __typename
  ... on Registration { id state waitlistPosition createdAt member { id displayName } }
  ... on RegistrationClosed { closedAt } ... on AlreadyRegistered { registration { id state waitlistPosition } } ... on Refusal { code message } } }`;
const CANCEL = `mutation ($input: CancelRegistrationInput!) { cancelRegistration(input: $input) { __typename ... on Registration { id state waitlistPosition } ... on Refusal { code message } } }`;
const CALL_OFF = `mutation ($input: CancelEventInput!) { cancelEvent(input: $input) { __typename } }`;
const EVENT = `query ($id: ID!) { event(id: $id) { registeredCount waitlistedCount viewerRegistration { id state waitlistPosition } } }`;
const LIST = `query ($id: ID!, $state: RegistrationState, $first: Int, $after: String, $last: Int, $before: String) { event(id: $id) {
  registrations(state: $state, first: $first, after: $after, last: $last, before: $before) { nodes { id state waitlistPosition member { displayName } } pageInfo { hasNextPage startCursor endCursor } } } }`;
const NODE = `query ($id: ID!) { node(id: $id) { ... on Registration { id state } } }`;

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
const rowId = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;

describe('registering', () => {
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

  const anEvent = async (capacity: number, change: Record<string, unknown> = {}): Promise<string> => {
    const input = { title: '読書会', description: '', mode: 'ONLINE', startsAt: inDays(7), endsAt: inDays(8), capacity, ...change };
    return (await operator.query(CREATE, { input })).data!.createEvent.id;
  };
  const people = (count: number): Promise<Client[]> => Promise.all(Array.from({ length: count }, () => north.signIn()));
  const register = async (who: Client, eventId: string, key?: string) => (await who.query(REGISTER, { input: { eventId, idempotencyKey: key } })).data!.registerForEvent;
  const cancel = async (who: Client, eventId: string) => (await who.query(CANCEL, { input: { eventId } })).data!.cancelRegistration;
  const rows = (eventId: string) =>
    world.db.query<{ member_id: string; state: string; ticket: number }>('SELECT member_id, state, ticket FROM registration WHERE tenant_id = $1 AND event_id = $2 ORDER BY ticket', [north.row.id, rowId(eventId)]);
  const counts = async (eventId: string) =>
    (await world.db.query('SELECT registered_count, waitlisted_count, last_ticket FROM event WHERE id = $1', [rowId(eventId)]))[0];
  const facts = async () =>
    (await world.db.query<{ payload: Record<string, unknown> }>(`SELECT payload FROM outbox WHERE tenant_id = $1 AND name = 'events.registration_changed' ORDER BY created_at, id`, [north.row.id])).map((r) => r.payload);

  it('takes a seat while there is one, then waits in the order of arrival', async () => {
    const eventId = await anEvent(1);
    const [a, b, c] = (await people(3)) as [Client, Client, Client];
    expect(await register(a, eventId)).toMatchObject({ __typename: 'Registration', state: 'REGISTERED', waitlistPosition: null, member: { displayName: a.member.displayName } });
    expect(await register(b, eventId)).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 1 });
    expect(await register(c, eventId)).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 2 });
    expect((await c.query(EVENT, { id: eventId })).data!.event).toMatchObject({ registeredCount: 1, waitlistedCount: 2, viewerRegistration: { state: 'WAITLISTED', waitlistPosition: 2 } });
    expect(await facts()).toEqual([
      expect.objectContaining({ eventId: rowId(eventId), memberId: a.member.id, state: 'REGISTERED', previousState: null, cause: 'REGISTERED' }),
      expect.objectContaining({ memberId: b.member.id, state: 'WAITLISTED', previousState: null, cause: 'WAITLISTED' }),
      expect.objectContaining({ memberId: c.member.id, cause: 'WAITLISTED' }),
    ]);
  });

  it('gives a freed seat to whoever waited longest, in the same moment', async () => {
    const eventId = await anEvent(1);
    const [a, b, c] = (await people(3)) as [Client, Client, Client];
    for (const person of [a, b, c]) await register(person, eventId);
    const cancelled = await cancel(a, eventId);
    expect(cancelled).toMatchObject({ __typename: 'Registration', state: 'CANCELLED', waitlistPosition: null });
    expect((await b.query(EVENT, { id: eventId })).data!.event).toMatchObject({ registeredCount: 1, waitlistedCount: 1, viewerRegistration: { state: 'REGISTERED' } });
    expect((await c.query(EVENT, { id: eventId })).data!.event.viewerRegistration).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 1 });
    expect(new Set((await facts()).slice(3))).toEqual(new Set([
      expect.objectContaining({ memberId: a.member.id, state: 'CANCELLED', previousState: 'REGISTERED', cause: 'CANCELLED' }),
      expect.objectContaining({ memberId: b.member.id, state: 'REGISTERED', previousState: 'WAITLISTED', cause: 'PROMOTED' }),
    ]));

    expect(await register(a, eventId)).toMatchObject({ id: cancelled.id, state: 'WAITLISTED', waitlistPosition: 2 });
    expect((await rows(eventId)).map((r) => [r.member_id, r.state, r.ticket])).toEqual([[b.member.id, 'REGISTERED', 2], [c.member.id, 'WAITLISTED', 3], [a.member.id, 'WAITLISTED', 4]]);
    expect(await cancel(c, eventId)).toMatchObject({ state: 'CANCELLED' });
    expect(await counts(eventId)).toEqual({ registered_count: 1, waitlisted_count: 1, last_ticket: 4 });
  });

  it('gives sixty people at once exactly the ten seats there are, and promotes one for each who leaves', async () => {
    const eventId = await anEvent(10);
    const crowd = await people(60);
    const answers = await Promise.all(crowd.map((who) => register(who, eventId)));
    expect(answers.every((a) => a.__typename === 'Registration')).toBe(true);
    expect(answers.filter((a) => a.state === 'REGISTERED')).toHaveLength(10);
    expect(await counts(eventId)).toEqual({ registered_count: 10, waitlisted_count: 50, last_ticket: 60 });
    const before = await rows(eventId);
    expect(before.map((r) => r.ticket)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect(before.map((r) => r.state)).toEqual([...Array<string>(10).fill('REGISTERED'), ...Array<string>(50).fill('WAITLISTED')]);

    const seated = before.slice(0, 7).map((r) => crowd.find((c) => c.member.id === r.member_id)!);
    const waiting = before.slice(20, 23).map((r) => crowd.find((c) => c.member.id === r.member_id)!);
    await Promise.all([...seated, ...waiting].map((who) => cancel(who, eventId)));
    expect(await counts(eventId)).toEqual({ registered_count: 10, waitlisted_count: 40, last_ticket: 60 });
    const after = await rows(eventId);
    const gone = new Set([...seated, ...waiting].map((c) => c.member.id));
    const left = after.filter((r) => !gone.has(r.member_id));
    expect(left.slice(0, 10).every((r) => r.state === 'REGISTERED')).toBe(true);
    expect(left.slice(10).every((r) => r.state === 'WAITLISTED')).toBe(true);
    expect((await facts()).filter((f) => f.cause === 'PROMOTED').map((f) => f.memberId).sort()).toEqual(before.slice(10, 17).map((r) => r.member_id).sort());
  }, 120_000);

  it('keeps its counts and its order while people come and go at the same time', async () => {
    const eventId = await anEvent(4);
    const crowd = await people(12);
    const comeAndGo = async (who: Client, i: number): Promise<void> => {
      for (let round = 0; round < 3; round++) {
        await register(who, eventId);
        if ((i + round) % 3 !== 0) await cancel(who, eventId);
      }
      await register(who, eventId);
      if (i % 4 === 0) await cancel(who, eventId);
    };
    await Promise.all(crowd.map(comeAndGo));
    const all = await rows(eventId);
    const ticketsOf = (state: string) => all.filter((r) => r.state === state).map((r) => r.ticket);
    expect(ticketsOf('CANCELLED')).toHaveLength(3);
    expect(await counts(eventId)).toMatchObject({ registered_count: 4, waitlisted_count: 5 });
    expect(ticketsOf('REGISTERED')).toHaveLength(4);
    expect(ticketsOf('WAITLISTED')).toHaveLength(5);
    expect(new Set(all.map((r) => r.ticket)).size).toBe(12);
    // Whoever has a seat came before everybody who waits.
    expect(Math.max(...ticketsOf('REGISTERED'))).toBeLessThan(Math.min(...ticketsOf('WAITLISTED')));
  }, 120_000);

  it('happens once, however often one person asks at the same time', async () => {
    const eventId = await anEvent(5);
    const [a] = await people(1);
    const answers = await Promise.all(Array.from({ length: 8 }, () => register(a!, eventId)));
    expect(answers.filter((x) => x.__typename === 'Registration')).toHaveLength(1);
    const refusal = answers.find((x) => x.__typename === 'AlreadyRegistered');
    expect(refusal).toMatchObject({ code: 'ALREADY_REGISTERED', message: 'すでに申し込んでいます。', registration: { state: 'REGISTERED' } });
    expect(await counts(eventId)).toEqual({ registered_count: 1, waitlisted_count: 0, last_ticket: 1 });
  });

  it('answers a retry with the same key again, and refuses the key for another event', async () => {
    const eventId = await anEvent(5);
    const [a] = await people(1);
    const answers = await Promise.all(Array.from({ length: 5 }, () => register(a!, eventId, 'once')));
    expect(new Set(answers.map((x) => x.id)).size).toBe(1);
    expect(answers.every((x) => x.__typename === 'Registration')).toBe(true);
    const other = await a!.query(REGISTER, { input: { eventId: await anEvent(5), idempotencyKey: 'once' } });
    expect(other.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.idempotencyKey', reason: 'CONFLICT' });
    expect(await facts()).toHaveLength(1);
  });

  it('is refused when it has closed, when the event was called off, and when there is nothing to cancel', async () => {
    const closesAt = inDays(-1);
    const closed = await anEvent(5, { registrationClosesAt: closesAt });
    const off = await anEvent(5);
    const [a] = await people(1);
    expect(await register(a!, closed)).toMatchObject({ __typename: 'RegistrationClosed', code: 'REGISTRATION_CLOSED', closedAt: closesAt.toISOString() });
    expect(await cancel(a!, off)).toMatchObject({ __typename: 'NotRegistered', code: 'NOT_REGISTERED' });
    await register(a!, off);
    const [b] = await people(1);
    await operator.query(CALL_OFF, { input: { eventId: off } });
    expect(await register(b!, off)).toMatchObject({ __typename: 'EventCancelled', code: 'EVENT_CANCELLED' });
    expect(await cancel(a!, off)).toMatchObject({ state: 'CANCELLED' });
    expect(await cancel(a!, off)).toMatchObject({ __typename: 'NotRegistered' });
    expect(await rows(closed)).toEqual([]);
  });

  it("cannot tell another tenant's event from one that never existed", async () => {
    const eventId = await anEvent(5);
    const stranger = await (await world.tenant()).signIn('OWNER');
    const plain = (a: Answer) => ({ data: a.data, errors: a.errors?.map(({ extensions: { code }, message }) => ({ code, message })) });
    const missing = toGlobalId('Event', newId());
    for (const mutation of [REGISTER, CANCEL]) {
      const foreign = await stranger.query(mutation, { input: { eventId } });
      expect(codeOf(foreign)).toBe('NOT_FOUND');
      expect(plain(foreign)).toEqual(plain(await stranger.query(mutation, { input: { eventId: missing } })));
    }
    expect(await rows(eventId)).toEqual([]);
  });

  it('is listed for operators in pages that survive changes, and for nobody else', async () => {
    const eventId = await anEvent(3);
    const crowd = await people(6);
    for (const person of crowd) await register(person, eventId);
    const first = (await operator.query(LIST, { id: eventId, first: 4 })).data!.event.registrations;
    expect(first.nodes.map((n: { state: string }) => n.state)).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED', 'WAITLISTED']);
    expect(first.nodes[3]).toMatchObject({ waitlistPosition: 1, member: { displayName: crowd[3]!.member.displayName } });
    const [late] = await people(1);
    await register(late!, eventId);
    await cancel(crowd[0]!, eventId);
    const second = (await operator.query(LIST, { id: eventId, first: 4, after: first.pageInfo.endCursor })).data!.event.registrations;
    expect(second.nodes.map((n: { member: { displayName: string } }) => n.member.displayName)).toEqual([crowd[4], crowd[5], late].map((c) => c!.member.displayName));
    expect(second.pageInfo.hasNextPage).toBe(false);
    const waiting = (await operator.query(LIST, { id: eventId, state: 'WAITLISTED', last: 2 })).data!.event.registrations;
    expect(waiting.nodes.map((n: { waitlistPosition: number }) => n.waitlistPosition)).toEqual([2, 3]);
    expect(codeOf(await crowd[1]!.query(LIST, { id: eventId }))).toBe('FORBIDDEN');
    expect(codeOf(await operator.query(LIST, { id: eventId, first: 0 }))).toBe('INVALID_INPUT');

    const { id } = first.nodes[1];
    expect((await operator.query(NODE, { id })).data!.node).toMatchObject({ id });
    expect((await crowd[1]!.query(NODE, { id })).data!.node).toMatchObject({ id });
    expect((await crowd[2]!.query(NODE, { id })).data!.node).toBeNull();
  });

  it('lets others write in the same transaction, and takes everything back when they cannot', async () => {
    const eventId = await anEvent(1);
    const [a, b] = (await people(2)) as [Client, Client];
    const changes: RegistrationChange[] = [];
    let broken = false;
    const here = north.row.id;
    const service = world.app.get(RegistrationService);
    service.onRegistrationChange(async (tx, change) => {
      if (change.event.tenantId !== here) return;
      if (broken) throw new Error('the reply cannot be written');
      changes.push(change);
      await tx.execute('UPDATE event SET description = description || $2 WHERE tenant_id = $3 AND id = $1', [change.event.id, `${change.cause} `, here]);
    });
    const guestPassId = newId();
    const db = world.app.get(TenantDb);
    const inNorth = <T>(fn: () => Promise<T>): Promise<T> => runInContext({ tenantId: north.row.id }, fn);
    await inNorth(() => db.write((tx) => service.registerInTx(tx, { eventId: rowId(eventId), memberId: a.member.id, guestPassId })));
    await register(b, eventId);
    await inNorth(() => db.write((tx) => service.cancelInTx(tx, { eventId: rowId(eventId), memberId: a.member.id })));
    expect(changes.map((c) => [c.cause, c.registration.state, c.previousState, c.registration.guestPassId])).toEqual([
      ['REGISTERED', RegistrationState.REGISTERED, null, guestPassId],
      ['WAITLISTED', RegistrationState.WAITLISTED, null, null],
      ['CANCELLED', RegistrationState.CANCELLED, RegistrationState.REGISTERED, guestPassId],
      ['PROMOTED', RegistrationState.REGISTERED, RegistrationState.WAITLISTED, null],
    ]);
    expect((await facts()).filter((f) => f.guestPassId === guestPassId).map((f) => f.cause)).toEqual(['REGISTERED', 'CANCELLED']);
    expect((await world.db.query('SELECT description FROM event WHERE id = $1', [rowId(eventId)]))[0]).toEqual({ description: 'REGISTERED WAITLISTED CANCELLED PROMOTED ' });

    broken = true;
    await expect(inNorth(() => db.write((tx) => service.cancelInTx(tx, { eventId: rowId(eventId), memberId: b.member.id })))).rejects.toThrow('the reply cannot be written');
    expect((await rows(eventId)).find((r) => r.member_id === b.member.id)).toMatchObject({ state: 'REGISTERED' });
    expect(await counts(eventId)).toEqual({ registered_count: 1, waitlisted_count: 0, last_ticket: 2 });
  });

  it('costs four statements at most for a page of events with everybody in it', async () => {
    const crowd = await people(3);
    for (let i = 0; i < 4; i++) {
      const eventId = await anEvent(1);
      for (const person of [...crowd, operator]) await register(person, eventId);
    }
    const query = `{ events(first: 20) { nodes { title place onlineUrl organizer { displayName } viewerRegistration { state waitlistPosition }
      registrations(first: 3) { nodes { state waitlistPosition member { displayName } } } } } }`;
    const { data, texts } = await metered(world, north, operator, query);
    expect(data.events.nodes).toHaveLength(4);
    expect(data.events.nodes[0].registrations.nodes).toHaveLength(3);
    expect(data.events.nodes[0].viewerRegistration).toEqual({ state: 'WAITLISTED', waitlistPosition: 3 });
    expect(texts).toHaveLength(4); // the events, the registrations, and the waitlist once for mine and once for theirs
  });
});

/** In this process instead of over HTTP, so that the statements can be counted. */
async function metered(world: World, tenant: TestTenant, who: Client, query: string) {
  const request = { authorization: `Bearer ${who.accessToken}`, tenant: tenant.slug, locale: 'ja', requestId: 'r' } as const;
  const { caller, context } = await world.app.get(Authenticator).authenticate(request);
  const apollo = world.app.get<GraphQLModule<ApolloDriver>>(GraphQLModule).graphQlAdapter.instance;
  const { result, cost } = await runInContext(context, () => meterSql(() => apollo.executeOperation({ query }, { contextValue: { caller, loaders: new Map() } })));
  const answer = (result.body as { singleResult: Answer }).singleResult;
  expect(answer.errors).toBeUndefined();
  return { data: answer.data!, texts: cost.texts };
}

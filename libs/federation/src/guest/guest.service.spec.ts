import { GraphQLModule } from '@nestjs/graphql';
import type { ApolloDriver } from '@nestjs/apollo';
import { newId, toGlobalId } from '#kernel';
import { Authenticator } from '#identity';
import { meterSql, runInContext } from '#tenancy';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { HostDesk } from './host-desk.service.js';
import { GuestPassCreated } from '../events.js';
import { type Worker, partners, startWorker } from '../testing/partners.js';

const CREATE = `mutation ($input: CreateJointEventInput!) { createJointEvent(input: $input) { ... on Event { id } } }`;
const CANCEL_EVENT = `mutation ($input: CancelEventInput!) { cancelEvent(input: $input) { __typename } }`;
const MINE = 'id state waitlistPosition createdAt';
const REGISTER = `mutation ($input: RegisterForJointEventInput!) { registerForJointEvent(input: $input) { __typename ... on JointRegistration { ${MINE} } ... on ConsentRequired { sharedFields } ... on RegistrationClosed { closedAt } ... on Refusal { code message } } }`;
const CANCEL = `mutation ($input: CancelJointRegistrationInput!) { cancelJointRegistration(input: $input) { __typename ... on JointRegistration { ${MINE} } ... on Refusal { code message } } }`;
const JOINT_EVENT = `query ($id: ID!) { jointEvent(id: $id) { place onlineUrl viewerRegistration { ${MINE} } } }`;
const JOINT_EVENTS = `{ jointEvents { nodes { title place host { name } viewerRegistration { ${MINE} } } } }`;
const REGISTER_HERE = `mutation ($input: RegisterForEventInput!) { registerForEvent(input: $input) { __typename ... on Registration { state } } }`;
const CANCEL_HERE = `mutation ($input: CancelRegistrationInput!) { cancelRegistration(input: $input) { __typename } }`;

const START = Date.now();
const inDays = (days: number): string => new Date(START + days * 86_400_000).toISOString();
const plain = (answer: Answer) => ({ data: answer.data, errors: answer.errors?.map(({ message, extensions: { code } }) => ({ message, code })) });

describe("a member going to a partner's event", () => {
  let world: World;
  let worker: Worker;
  let host: TestTenant;
  let partner: TestTenant;
  let operator: Client;
  let eventId: string;
  let collaborationId: string;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });
  beforeEach(async () => {
    ({ host, partner, collaborationId } = await partners(world));
    operator = await host.signIn('OPERATOR');
    eventId = await anEvent(2);
  });

  /** The row's id. */
  async function anEvent(capacity: number, change: Record<string, unknown> = {}): Promise<string> {
    const input = { collaborationId: toGlobalId('Collaboration', collaborationId), title: '合同の夜', description: '', mode: 'HYBRID', place: '駅前', onlineUrl: 'https://meet.example/joint', startsAt: inDays(10), endsAt: inDays(10.1), capacity, ...change };
    const { id } = (await operator.query(CREATE, { input })).data!.createJointEvent;
    return Buffer.from(id, 'base64url').toString().split(':')[1]!;
  }
  const joint = (id = eventId): string => toGlobalId('JointEvent', id);
  const register = async (who: Client, change: Record<string, unknown> = {}) => (await who.query(REGISTER, { input: { jointEventId: joint(), consent: true, ...change } })).data!.registerForJointEvent;
  const cancel = async (who: Client) => (await who.query(CANCEL, { input: { jointEventId: joint() } })).data!.cancelJointRegistration;
  const see = async (who: Client) => (await who.query(JOINT_EVENT, { id: joint() })).data!.jointEvent;
  const atHost = () => world.db.query('SELECT m.display_name, m.role, m.state AS member, m.home_tenant_id, r.state FROM registration r JOIN member m ON m.tenant_id = r.tenant_id AND m.id = r.member_id WHERE r.tenant_id = $1 AND r.event_id = $2 ORDER BY r.ticket', [host.row.id, eventId]);
  const told = () => world.db.query<{ payload: { memberId: string; state: string; before: string | null } }>(`SELECT payload FROM shared_outbox WHERE audience_tenant_id = $1 AND name = 'federation.joint_registration_changed' ORDER BY created_at, id`, [partner.row.id]);
  const changes = async () => (await told()).map(({ payload: { memberId, before, state } }) => [memberId, before, state]);

  it('shares the name and nothing else, with consent, and gets the seat and the place', async () => {
    const hana = await partner.signIn();
    expect((await see(hana)).place).toBeNull();
    const mine = await register(hana);
    expect(mine).toMatchObject({ __typename: 'JointRegistration', state: 'REGISTERED', waitlistPosition: null });
    const { __typename: _, ...registration } = mine;
    expect(await see(hana)).toEqual({ place: '駅前', onlineUrl: 'https://meet.example/joint', viewerRegistration: registration });
    expect(await atHost()).toEqual([{ display_name: hana.member.displayName, role: 'GUEST', member: 'ACTIVE', home_tenant_id: partner.row.id, state: 'REGISTERED' }]);
    expect(await changes()).toEqual([[hana.member.id, null, 'REGISTERED']]);
    expect((await hana.query('query ($id: ID!) { node(id: $id) { __typename id } }', { id: mine.id })).data!.node).toEqual({ __typename: 'JointRegistration', id: mine.id });
    const neighbour = await partner.signIn();
    expect((await see(neighbour)).viewerRegistration).toBeNull();
    expect((await neighbour.query('query ($id: ID!) { node(id: $id) { id } }', { id: mine.id })).data!.node).toBeNull();
    const passes = await world.db.query('SELECT * FROM guest_pass WHERE event_id = $1', [eventId]);
    expect(Object.keys(passes[0]!).sort()).toEqual(['account_id', 'audience_tenant_id', 'cancelled_at', 'consented_at', 'display_name', 'event_id', 'id', 'member_id', 'owner_tenant_id', 'scope', 'version']);
  });

  it('does not go without consent, and then nothing has crossed', async () => {
    const hana = await partner.signIn();
    expect(await register(hana, { consent: false })).toEqual({ __typename: 'ConsentRequired', code: 'CONSENT_REQUIRED', message: expect.any(String), sharedFields: ['displayName'] });
    expect(await world.db.query('SELECT 1 FROM guest_pass WHERE event_id = $1', [eventId])).toEqual([]);
  });

  it('waits when it is full, moves up when somebody cancels, and is told so at home', async () => {
    const local = await host.signIn();
    const here = { eventId: toGlobalId('Event', eventId) };
    await local.query(REGISTER_HERE, { input: here });
    const [a, b, c] = [await partner.signIn(), await partner.signIn(), await partner.signIn()];
    expect(await register(a)).toMatchObject({ state: 'REGISTERED' });
    expect(await register(b)).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 1 });
    expect(await register(c)).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 2 });
    expect((await see(c)).place).toBeNull();
    await local.query(CANCEL_HERE, { input: here });
    expect((await see(b)).viewerRegistration).toMatchObject({ state: 'REGISTERED', waitlistPosition: null });
    expect((await see(c)).viewerRegistration).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 1 });
    expect(await changes()).toEqual([[a.member.id, null, 'REGISTERED'], [b.member.id, null, 'WAITLISTED'], [c.member.id, null, 'WAITLISTED'], [b.member.id, 'WAITLISTED', 'REGISTERED']]);
  });

  it('may cancel: the seat goes on, and what was shared is taken back', async () => {
    const [a, b, c] = [await partner.signIn(), await partner.signIn(), await partner.signIn()];
    for (const who of [a, b, c]) await register(who);
    expect(await cancel(a)).toMatchObject({ __typename: 'JointRegistration', state: 'CANCELLED', waitlistPosition: null });
    expect((await see(a)).viewerRegistration).toMatchObject({ state: 'CANCELLED' });
    expect((await see(c)).viewerRegistration).toMatchObject({ state: 'REGISTERED' });
    expect((await atHost())[0]).toEqual({ display_name: 'ゲスト', role: 'GUEST', member: 'LEFT', home_tenant_id: partner.row.id, state: 'CANCELLED' });
    expect(await world.db.query('SELECT display_name FROM guest_pass WHERE member_id = $1', [a.member.id])).toEqual([{ display_name: '' }]);
    expect(await world.db.query('SELECT 1 FROM membership WHERE account_id = $1 AND tenant_id = $2', [a.member.accountId, host.row.id])).toEqual([]);
    expect(await cancel(a)).toMatchObject({ __typename: 'NotRegistered', code: 'NOT_REGISTERED' });
    expect(codeOf(await a.query('{ viewer { member { id } } }', {}, { tenant: host.slug }))).toBe('FORBIDDEN');

    expect(await register(a)).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 1 });
    expect((await atHost()).at(-1)).toMatchObject({ display_name: a.member.displayName, member: 'ACTIVE', state: 'WAITLISTED' });
  });

  it('that comes to two events stays known to the host until both are cancelled', async () => {
    const hana = await partner.signIn();
    const other = await anEvent(5);
    await register(hana);
    await register(hana, { jointEventId: joint(other) });
    await cancel(hana);
    expect(await atHost()).toMatchObject([{ display_name: hana.member.displayName, member: 'ACTIVE', state: 'CANCELLED' }]);
    await hana.query(CANCEL, { input: { jointEventId: joint(other) } });
    expect(await atHost()).toMatchObject([{ display_name: 'ゲスト', member: 'LEFT' }]);
  });

  it('registers once, however often and in whatever haste it asks', async () => {
    const hana = await partner.signIn();
    const answers = await Promise.all(Array.from({ length: 6 }, () => register(hana)));
    expect(new Set(answers.map((a) => a.id)).size).toBe(1);
    expect((await see(hana)).viewerRegistration.state).toBe('REGISTERED');
    expect(await atHost()).toHaveLength(1);
    await worker.settled();
    expect(await changes()).toEqual([[hana.member.id, null, 'REGISTERED']]);
    const keyed = { jointEventId: joint(), consent: true, idempotencyKey: 'k' };
    expect((await hana.query(REGISTER, { input: keyed })).data!.registerForJointEvent.id).toBe(answers[0]!.id);
    expect((await hana.query(REGISTER, { input: { ...keyed, jointEventId: joint(await anEvent(1)) } })).errors?.[0]?.extensions).toMatchObject({ reason: 'CONFLICT' });
  });

  it('takes no more seats than there are when many partners ask at once', async () => {
    const crowd = await Promise.all(Array.from({ length: 8 }, () => partner.signIn()));
    const answers = await Promise.all(crowd.map((who) => register(who)));
    await worker.settled();
    const states = (await atHost()).map((r) => r.state);
    expect(states.filter((s) => s === 'REGISTERED')).toHaveLength(2);
    expect(states.filter((s) => s === 'WAITLISTED')).toHaveLength(6);
    expect(answers.every((a) => a.__typename === 'JointRegistration')).toBe(true);
    const positions = await world.db.query('SELECT waitlist_position AS p FROM guest_reply WHERE event_id = $1 AND waitlist_position IS NOT NULL ORDER BY 1', [eventId]);
    expect(positions.map((r) => r.p)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is let in by the worker when the process stopped half-way, once', async () => {
    const hana = await partner.signIn();
    const passId = newId();
    await partner.write(async (tx) => {
      await tx.execute(
        `INSERT INTO guest_pass (audience_tenant_id, id, owner_tenant_id, scope, version, event_id, account_id, member_id, display_name, consented_at) VALUES ($1, $2, $3, 'joint-events', 1, $4, $5, $6, $7, $8)`,
        [host.row.id, passId, partner.row.id, eventId, hana.member.accountId, hana.member.id, hana.member.displayName, tx.now],
      );
      await tx.publishTo(host.row.id, 'joint-events', GuestPassCreated, { passId, version: 1 });
      await tx.publishTo(host.row.id, 'joint-events', GuestPassCreated, { passId, version: 1 });
    });
    expect((await see(hana)).viewerRegistration).toMatchObject({ state: 'REQUESTED' });
    await worker.settled();
    expect((await see(hana)).viewerRegistration).toMatchObject({ state: 'REGISTERED' });
    await world.app.get(HostDesk).enterAsHost(host.row.id, passId);
    expect(await changes()).toEqual([[hana.member.id, null, 'REGISTERED']]);
  });

  it('is not let in again by a late worker after having cancelled at the host', async () => {
    const hana = await partner.signIn();
    await register(hana);
    await hana.query(CANCEL_HERE, { input: { eventId: toGlobalId('Event', eventId) } }, { tenant: host.slug });
    await worker.settled();
    expect((await see(hana)).viewerRegistration).toMatchObject({ state: 'CANCELLED' });
    expect(await atHost()).toMatchObject([{ state: 'CANCELLED' }]);
    expect(await register(hana)).toMatchObject({ state: 'REGISTERED' });
  });

  it('who is a member of the host too comes as that member, with one registration', async () => {
    const hana = await host.signIn();
    const abroad = await partner.signIn('MEMBER', hana);
    expect(await register(abroad)).toMatchObject({ state: 'REGISTERED' });
    expect(await atHost()).toEqual([{ display_name: hana.member.displayName, role: 'MEMBER', member: 'ACTIVE', home_tenant_id: null, state: 'REGISTERED' }]);
    await cancel(abroad);
    expect(await atHost()).toMatchObject([{ display_name: hana.member.displayName, role: 'MEMBER', member: 'ACTIVE', state: 'CANCELLED' }]);
    await hana.query(REGISTER_HERE, { input: { eventId: toGlobalId('Event', eventId) } });
    expect(await register(abroad)).toMatchObject({ state: 'REGISTERED' });
    expect(await atHost()).toHaveLength(1);
  });

  it('is refused when it was called off, when it has closed, and when the host has closed its side', async () => {
    const hana = await partner.signIn();
    const closed = await anEvent(3);
    await world.db.query('UPDATE joint_event SET registration_closes_at = now() WHERE id = $1', [closed]);
    expect(await register(hana, { jointEventId: joint(closed) })).toMatchObject({ __typename: 'RegistrationClosed', code: 'REGISTRATION_CLOSED', closedAt: expect.any(String) });
    await operator.query(CANCEL_EVENT, { input: { eventId: toGlobalId('Event', eventId) } });
    await worker.settled();
    expect(await register(hana)).toMatchObject({ __typename: 'EventCancelled', code: 'EVENT_CANCELLED' });
    const last = await anEvent(3);
    await host.write((tx) => tx.execute('DELETE FROM sharing_grant WHERE audience_tenant_id = $1 AND owner_tenant_id = $2', [host.row.id, partner.row.id]));
    expect(await register(hana, { jointEventId: joint(last) })).toMatchObject({ __typename: 'PartnerNotReady', code: 'PARTNER_NOT_READY' });
    expect(await world.db.query('SELECT 1 FROM guest_pass WHERE owner_tenant_id = $1', [partner.row.id])).toEqual([]);
  });

  it('hears of a refusal that only the host could know, and it is remembered', async () => {
    const hana = await partner.signIn();
    await world.db.query('UPDATE event SET registration_closes_at = now() WHERE id = $1', [eventId]);
    expect(await register(hana)).toMatchObject({ __typename: 'RegistrationClosed' });
    expect((await see(hana)).viewerRegistration).toMatchObject({ state: 'DECLINED' });
    expect(await atHost()).toEqual([]);
  });

  it('is not let in to an event that was not announced to this partner', async () => {
    const hana = await partner.signIn();
    const secret = newId();
    await world.db.query(
      `INSERT INTO event (tenant_id, id, title, description, mode, place, starts_at, ends_at, time_zone, registration_closes_at, capacity, organizer_id, created_at)
       VALUES ($1, $2, '内輪', '', 'ONSITE', 'x', now() + interval '5 days', now() + interval '6 days', 'Asia/Tokyo', now() + interval '5 days', 9, $3, now())`,
      [host.row.id, secret, operator.member.id],
    );
    const passId = newId();
    await partner.write((tx) =>
      tx.execute(
        `INSERT INTO guest_pass (audience_tenant_id, id, owner_tenant_id, scope, version, event_id, account_id, member_id, display_name, consented_at) VALUES ($1, $2, $3, 'joint-events', 1, $4, $5, $6, 'x', $7)`,
        [host.row.id, passId, partner.row.id, secret, hana.member.accountId, hana.member.id, tx.now],
      ),
    );
    await world.app.get(HostDesk).enterAsHost(host.row.id, passId);
    expect(await world.db.query('SELECT state FROM guest_reply WHERE id = $1', [passId])).toEqual([{ state: 'DECLINED' }]);
    expect(await world.db.query('SELECT 1 FROM registration WHERE event_id = $1', [secret])).toEqual([]);
    expect(await world.db.query('SELECT 1 FROM member WHERE tenant_id = $1 AND account_id = $2', [host.row.id, hana.member.accountId])).toEqual([]);
  });

  it('stays outside when suspended at the host', async () => {
    const hana = await host.signIn();
    const abroad = await partner.signIn('MEMBER', hana);
    await world.db.query(`UPDATE member SET state = 'SUSPENDED' WHERE id = $1`, [hana.member.id]);
    expect(await register(abroad)).toMatchObject({ state: 'DECLINED' });
    expect(await atHost()).toEqual([]);
  });

  it('cannot be told apart from one that never existed, for strangers', async () => {
    const stranger = await (await world.tenant()).signIn('OWNER');
    for (const [mutation, rest] of [[REGISTER, { consent: true }], [CANCEL, {}]] as const) {
      const foreign = await stranger.query(mutation, { input: { jointEventId: joint(), ...rest } });
      expect(codeOf(foreign)).toBe('NOT_FOUND');
      expect(plain(foreign)).toEqual(plain(await stranger.query(mutation, { input: { jointEventId: joint(newId()), ...rest } })));
    }
    const guest = await partner.signIn('GUEST');
    expect(codeOf(await guest.query(REGISTER, { input: { jointEventId: joint(), consent: true } }))).toBe('FORBIDDEN');
  });

  it('costs one statement for a page of joint events with my registrations in it', async () => {
    const hana = await partner.signIn();
    for (let i = 0; i < 4; i++) await register(hana, { jointEventId: joint(await anEvent(3)) });
    const request = { authorization: `Bearer ${hana.accessToken}`, tenant: partner.slug, locale: 'ja', requestId: 'r' } as const;
    const { caller, context } = await world.app.get(Authenticator).authenticate(request);
    const apollo = world.app.get<GraphQLModule<ApolloDriver>>(GraphQLModule).graphQlAdapter.instance;
    const run = () => runInContext(context, () => meterSql(() => apollo.executeOperation({ query: JOINT_EVENTS }, { contextValue: { caller, loaders: new Map() } })));
    await run(); // the directory remembers the host's name
    const { result, cost } = await run();
    const { data } = (result.body as { singleResult: Answer }).singleResult;
    expect(data!.jointEvents.nodes).toHaveLength(5);
    expect(data!.jointEvents.nodes.filter((n: { viewerRegistration: object | null }) => n.viewerRegistration)).toHaveLength(4);
    expect(cost.texts).toHaveLength(1);
  });
});

import { newId, toGlobalId } from '#kernel';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { type Worker, partners, startWorker } from '../testing/partners.js';

const CREATE = `mutation ($input: CreateJointEventInput!) { createJointEvent(input: $input) { __typename ... on Event { id title collaboration { id partner { slug } } } ... on Refusal { code message } } }`;
const CANCEL = `mutation ($input: CancelEventInput!) { cancelEvent(input: $input) { __typename } }`;
const FIELDS = `id host { slug } title description mode place startsAt endsAt timeZone registrationClosesAt capacity cancelledAt viewerRegistration { state } sharedFields`;
const JOINT_EVENT = `query ($id: ID!) { jointEvent(id: $id) { ${FIELDS} } }`;
const JOINT_EVENTS = `query ($first: Int, $after: String, $last: Int, $before: String) { jointEvents(first: $first, after: $after, last: $last, before: $before) { nodes { ${FIELDS} } pageInfo { hasNextPage endCursor startCursor } } }`;
const COLLABORATION = `query ($id: ID!) { collaboration(id: $id) { id title state startedAt federation { slug } partner { slug } events { nodes { title } } jointEvents(first: 1) { nodes { title } pageInfo { hasNextPage } } } }`;
const COLLABORATIONS = `query ($first: Int, $after: String) { collaborations(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`;

const START = Date.now();
const inDays = (days: number): string => new Date(START + days * 86_400_000).toISOString();
const plain = (answer: Answer) => ({ data: answer.data, errors: answer.errors?.map(({ message, extensions: { code } }) => ({ message, code })) });

describe('a joint event', () => {
  let world: World;
  let worker: Worker;
  let host: TestTenant;
  let partner: TestTenant;
  let federation: TestTenant;
  let collaborationId: string;
  let operator: Client;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });
  beforeEach(async () => {
    ({ federation, host, partner, collaborationId } = await partners(world));
    operator = await host.signIn('OPERATOR');
  });

  const input = (change: Record<string, unknown> = {}) => ({
    collaborationId: toGlobalId('Collaboration', collaborationId), title: '合同の夜', description: '登壇と懇親', mode: 'ONSITE', place: '駅前の会議室', startsAt: inDays(10), endsAt: inDays(10.1), capacity: 20, ...change,
  });
  const create = async (change: Record<string, unknown> = {}) => (await operator.query(CREATE, { input: input(change) })).data!.createJointEvent;
  const jointId = (eventId: string): string => toGlobalId('JointEvent', Buffer.from(eventId, 'base64url').toString().split(':')[1]!);
  const shared = () => world.db.query<{ name: string; payload: object }>('SELECT name, payload FROM shared_outbox WHERE audience_tenant_id = $1 ORDER BY created_at, id', [partner.row.id]);

  it("is an event of the host, and the partner's members see what was announced to them and no more", async () => {
    const event = await create();
    expect(event).toMatchObject({ __typename: 'Event', title: '合同の夜', collaboration: { id: toGlobalId('Collaboration', collaborationId), partner: { slug: partner.slug } } });
    const member = await partner.signIn();
    const seen = (await member.query(JOINT_EVENT, { id: jointId(event.id) })).data!.jointEvent;
    expect(seen).toEqual({
      id: jointId(event.id), host: { slug: host.slug }, title: '合同の夜', description: '登壇と懇親', mode: 'ONSITE', place: null, startsAt: inDays(10), endsAt: inDays(10.1), timeZone: 'Asia/Tokyo',
      registrationClosesAt: inDays(10), capacity: 20, cancelledAt: null, viewerRegistration: null, sharedFields: ['displayName'],
    });
    expect((await member.query(JOINT_EVENTS)).data!.jointEvents.nodes).toEqual([seen]);
    expect((await operator.query(JOINT_EVENTS)).data!.jointEvents.nodes).toEqual([]);
    expect((await shared()).map((s) => s.name)).toEqual(['federation.joint_event_announced']);
    expect((await member.query('query ($id: ID!) { node(id: $id) { __typename } }', { id: seen.id })).data!.node).toEqual({ __typename: 'JointEvent' });
  });

  it('is made once per key', async () => {
    const same = input({ idempotencyKey: 'k' });
    const answers = await Promise.all([1, 2, 3].map(() => operator.query(CREATE, { input: same })));
    expect(new Set(answers.map((a) => a.data!.createJointEvent.id)).size).toBe(1);
    expect(await shared()).toHaveLength(1);
    expect((await operator.query(CREATE, { input: { ...same, title: 'x' } })).errors?.[0]?.extensions).toMatchObject({ reason: 'CONFLICT' });
  });

  it('waits for a partner that has not opened its side yet, and nothing is left of the attempt', async () => {
    const half = await partners(world, { oneSided: true });
    const eager = await half.host.signIn('OPERATOR');
    const answer = await eager.query(CREATE, { input: input({ collaborationId: toGlobalId('Collaboration', half.collaborationId) }) });
    expect(answer.data!.createJointEvent).toMatchObject({ __typename: 'PartnerNotReady', code: 'PARTNER_NOT_READY' });
    expect(await world.db.query('SELECT 1 FROM event WHERE tenant_id = $1', [half.host.row.id])).toEqual([]);
  });

  it('is checked like any other event', async () => {
    const answer = await operator.query(CREATE, { input: input({ capacity: 0 }) });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.capacity' });
    expect(await shared()).toEqual([]);
  });

  it("belongs to a collaboration of one's own: another's looks like one that never existed", async () => {
    const others = await partners(world);
    const foreign = await operator.query(CREATE, { input: input({ collaborationId: toGlobalId('Collaboration', others.collaborationId) }) });
    const missing = await operator.query(CREATE, { input: input({ collaborationId: toGlobalId('Collaboration', newId()) }) });
    expect(codeOf(foreign)).toBe('NOT_FOUND');
    expect(plain(foreign)).toEqual(plain(missing));
    const member = await host.signIn('MEMBER');
    expect(codeOf(await member.query(CREATE, { input: input() }))).toBe('FORBIDDEN');
  });

  it('of strangers cannot be told apart from one that never existed', async () => {
    const { id } = await create();
    const stranger = await (await world.tenant()).signIn('OWNER');
    const foreign = await stranger.query(JOINT_EVENT, { id: jointId(id) });
    expect(codeOf(foreign)).toBe('NOT_FOUND');
    expect(plain(foreign)).toEqual(plain(await stranger.query(JOINT_EVENT, { id: toGlobalId('JointEvent', newId()) })));
    // Nor does it reach the federation in which the two met.
    const keeper = await federation.signIn('OWNER');
    expect(codeOf(await keeper.query(JOINT_EVENT, { id: jointId(id) }))).toBe('NOT_FOUND');
  });

  it('that is called off says so to the partner, who hears of it once', async () => {
    const { id } = await create();
    await operator.query(CANCEL, { input: { eventId: id } });
    await worker.settled();
    const member = await partner.signIn();
    expect((await member.query(JOINT_EVENT, { id: jointId(id) })).data!.jointEvent.cancelledAt).toEqual(expect.any(String));
    expect((await shared()).map((s) => s.name)).toEqual(['federation.joint_event_announced', 'federation.joint_event_cancelled']);
  });

  it('is gone for the partner when the partner takes its consent back', async () => {
    const { id } = await create();
    await partner.write((tx) => tx.execute('DELETE FROM sharing_grant WHERE audience_tenant_id = $1 AND owner_tenant_id = $2', [partner.row.id, host.row.id]));
    const member = await partner.signIn();
    expect(codeOf(await member.query(JOINT_EVENT, { id: jointId(id) }))).toBe('NOT_FOUND');
    expect((await operator.query('query ($id: ID!) { event(id: $id) { title } }', { id })).data!.event.title).toBe('合同の夜');
  });

  it('is listed soonest first, in pages that survive newcomers, and no longer when it is over', async () => {
    for (const [title, day] of [['c', 12], ['a', 3], ['b', 5], ['d', 20]] as const) await create({ title, startsAt: inDays(day), endsAt: inDays(day + 0.1) });
    const past = await create({ title: 'past', startsAt: inDays(1), endsAt: inDays(1.1) });
    await world.db.query(`UPDATE joint_event SET starts_at = now() - interval '2 days', ends_at = now() - interval '1 day' WHERE title = 'past' AND owner_tenant_id = $1`, [host.row.id]);
    const member = await partner.signIn('OPERATOR');
    const titles = (a: Answer) => a.data!.jointEvents.nodes.map((n: { title: string }) => n.title);
    const first = await member.query(JOINT_EVENTS, { first: 2 });
    expect(titles(first)).toEqual(['a', 'b']);
    await create({ title: 'early', startsAt: inDays(2), endsAt: inDays(2.1) });
    const second = await member.query(JOINT_EVENTS, { first: 2, after: first.data!.jointEvents.pageInfo.endCursor });
    expect(titles(second)).toEqual(['c', 'd']);
    expect(second.data!.jointEvents.pageInfo.hasNextPage).toBe(false);
    expect(titles(await member.query(JOINT_EVENTS, { last: 1 }))).toEqual(['d']);
    expect((await member.query(JOINT_EVENT, { id: jointId(past.id) })).data!.jointEvent.title).toBe('past');
    const inCollaboration = (await member.query(COLLABORATION, { id: toGlobalId('Collaboration', collaborationId) })).data!.collaboration;
    expect(inCollaboration.jointEvents).toEqual({ nodes: [{ title: 'past' }], pageInfo: { hasNextPage: true } });
    expect(inCollaboration.events.nodes).toEqual([]);
  });

  it('stands in a collaboration that operators of both sides see, in their language, and nobody else', async () => {
    await create();
    const id = toGlobalId('Collaboration', collaborationId);
    expect((await operator.query(COLLABORATION, { id }, { locale: 'en' })).data!.collaboration).toMatchObject({
      title: 'Speaker and venue', state: 'INTRODUCED', federation: { slug: federation.slug }, partner: { slug: partner.slug }, events: { nodes: [{ title: '合同の夜' }] }, jointEvents: { nodes: [] },
    });
    expect((await operator.query(COLLABORATIONS)).data!.collaborations.nodes).toEqual([{ id }]);
    const member = await partner.signIn('MEMBER');
    expect(codeOf(await member.query(COLLABORATION, { id }))).toBe('FORBIDDEN');
    expect((await member.query('query ($id: ID!) { node(id: $id) { id } }', { id })).data!.node).toBeNull();
    const stranger = await (await world.tenant()).signIn('OWNER');
    expect(plain(await stranger.query(COLLABORATION, { id }))).toEqual(plain(await stranger.query(COLLABORATION, { id: toGlobalId('Collaboration', newId()) })));
    const event = '{ events { nodes { collaboration { id } } } }';
    expect((await (await host.signIn('MEMBER')).query(event)).data!.events.nodes).toEqual([{ collaboration: null }]);
    expect(codeOf(await member.query('{ jointEvents { nodes { collaboration { id } } } }'))).toBe('FORBIDDEN');
  });
});

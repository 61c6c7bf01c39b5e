import { newId, toGlobalId } from '#kernel';
import { type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { type Worker, startWorker } from '../../../notifications/src/testing/worker.js';

const SPACE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }`;
const POST = `mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }`;
const CHANGE = `mutation ($input: ChangeAnonymityInput!) { changeAnonymity(input: $input) { ... on Anonymity { canBeUnmasked } } }`;
const UNMASKING = 'id state reason title author { displayName } requestedBy { id } decidedBy { id }';
const REQUEST = `mutation ($input: RequestUnmaskingInput!) { requestUnmasking(input: $input) { __typename ... on Refusal { code } ... on Unmasking { ${UNMASKING} } } }`;
const DECIDE = `mutation ($input: DecideUnmaskingInput!) { decideUnmasking(input: $input) { __typename ... on Refusal { code } ... on Unmasking { ${UNMASKING} } } }`;
const LIST = `{ unmaskings { nodes { ${UNMASKING} } } }`;
const reason = '個人を中傷する内容のため';

describe('unmasking', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let admin: Client;
  let operator: Client;
  let third: Client;
  let hana: Client;
  let spaceId: string;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
  });
  beforeEach(async () => {
    north = await world.tenant();
    [admin, operator, third, hana] = [await north.signIn('ADMIN'), await north.signIn('OPERATOR'), await north.signIn('OPERATOR'), await north.signIn()];
    spaceId = (await admin.query(SPACE, { input: { name: '質問' } })).data!.createSpace.id;
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  const write = async (): Promise<string> => (await hana.query(POST, { input: { spaceId, title: '困っています', text: '…', isAnonymous: true, acceptsUnmasking: true } })).data!.createPost.id;
  const request = async (who: Client, postId: string) => (await who.query(REQUEST, { input: { postId, reason } })).data!.requestUnmasking;
  const decide = async (who: Client, unmaskingId: string, isConfirmed = true) => (await who.query(DECIDE, { input: { unmaskingId, isConfirmed } })).data!.decideUnmasking;
  const turnOn = () => admin.query(CHANGE, { input: { canBeUnmasked: true } });

  it('is off: what was written before it was turned on stays without an author', async () => {
    const before = await write();
    expect(await request(operator, before)).toEqual({ __typename: 'CannotBeUnmasked', code: 'CANNOT_BE_UNMASKED' });
    await turnOn();
    expect(await request(operator, before)).toEqual({ __typename: 'CannotBeUnmasked', code: 'CANNOT_BE_UNMASKED' });
  });

  it('takes two operators and a reason, is logged, and is told to the author', async () => {
    await turnOn();
    const asked = await request(operator, await write());
    expect(asked).toMatchObject({ state: 'REQUESTED', reason, author: null });
    expect(await decide(operator, asked.id)).toMatchObject({ code: 'UNMASKING_NOT_YOURS' });
    expect(await decide(third, asked.id)).toMatchObject({ state: 'CONFIRMED', author: { displayName: hana.member.displayName } });
    expect((await operator.query(LIST)).data!.unmaskings.nodes).toMatchObject([{ author: { displayName: hana.member.displayName } }]);
    expect((await admin.query(LIST)).data!.unmaskings.nodes).toMatchObject([{ state: 'CONFIRMED', author: null }]);
    expect(await decide(admin, asked.id)).toMatchObject({ code: 'UNMASKING_NOT_YOURS' });
    await worker.settled();
    const { data } = await hana.query('{ notifications { nodes { kind text } } }');
    expect(data!.notifications.nodes).toMatchObject([{ kind: 'AUTHOR_UNMASKED', text: expect.stringContaining(reason) }]);
    const log = await world.db.query<{ action: string; row: string }>('SELECT action, e::text AS row FROM audit_entry e WHERE tenant_id = $1 ORDER BY number', [north.row.id]);
    expect(log.map(({ action }) => action)).toEqual(expect.arrayContaining(['anonymity.unmasking_requested', 'anonymity.unmasked']));
    expect(log.some(({ row }) => row.includes(hana.member.id))).toBe(false);
  });

  it('of an operator is not theirs to decline, so that nobody hides behind their role', async () => {
    await turnOn();
    const postId = (await third.query(POST, { input: { spaceId, title: '匿名', text: '…', isAnonymous: true, acceptsUnmasking: true } })).data!.createPost.id;
    const asked = await request(operator, postId);
    for (const isConfirmed of [true, false]) expect(await decide(third, asked.id, isConfirmed)).toMatchObject({ code: 'UNMASKING_NOT_YOURS' });
    expect(await decide(admin, asked.id)).toMatchObject({ state: 'CONFIRMED', author: { displayName: third.member.displayName } });
  });

  it('can be declined, and then nobody knows', async () => {
    await turnOn();
    const asked = await request(operator, await write());
    expect(await decide(third, asked.id, false)).toMatchObject({ state: 'DECLINED', author: null });
    await worker.settled();
    expect((await hana.query('{ notifications { nodes { kind } } }')).data!.notifications.nodes).toEqual([]);
  });

  it('waits once, however often it is asked for, and is decided once', async () => {
    await turnOn();
    const postId = await write();
    const asked = await Promise.all([operator, third, operator].map((who) => request(who, postId)));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    const decided = await Promise.all([admin, admin].map((who) => decide(who, asked[0].id)));
    expect(decided.filter(({ code }) => code === undefined)).toHaveLength(1);
  });

  it('is for operators of this community, with a reason, about one thing', async () => {
    await turnOn();
    const postId = await write();
    expect(codeOf(await hana.query(REQUEST, { input: { postId, reason } }))).toBe('FORBIDDEN');
    expect(codeOf(await operator.query(REQUEST, { input: { postId, reason: '短い' } }))).toBe('INVALID_INPUT');
    expect(codeOf(await operator.query(REQUEST, { input: { reason } }))).toBe('INVALID_INPUT');
    expect(codeOf(await operator.query(REQUEST, { input: { postId: toGlobalId('Post', newId()), reason } }))).toBe('NOT_FOUND');
    const stranger = await (await world.tenant()).signIn('OWNER');
    expect(codeOf(await stranger.query(REQUEST, { input: { postId, reason } }))).toBe('NOT_FOUND');
  });
});

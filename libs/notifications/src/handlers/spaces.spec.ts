import { type Client, type TestTenant, type World, startWorld, toGlobalId } from '../../../../test/support/world.js';
import { type Worker, startWorker } from '../testing/worker.js';

const CREATE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }`;
const POST = `mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }`;
const COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { ... on Comment { id } } }`;
const LEVEL = `mutation ($input: SetSpaceLevelInput!) { setSpaceLevel(input: $input) { ... on Space { id } } }`;
const ADD = `mutation ($input: AddToSpaceInput!) { addToSpace(input: $input) { ... on Space { id } } }`;
const ASK = `mutation ($input: RequestToJoinSpaceInput!) { requestToJoinSpace(input: $input) { ... on SpaceRequest { id } } }`;
const DECIDE = `mutation ($input: DecideSpaceRequestInput!) { decideSpaceRequest(input: $input) { ... on SpaceRequest { id } } }`;
const REMOVE = `mutation ($input: RemoveFromSpaceInput!) { removeFromSpace(input: $input) { ... on Space { id } } }`;

describe('of spaces people are told', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let operator: Client;
  let keeper: Client;
  let hana: Client;
  let ken: Client;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
  });
  beforeEach(async () => {
    north = await world.tenant();
    [operator, keeper, hana, ken] = [await north.signIn('OPERATOR'), await north.signIn(), await north.signIn(), await north.signIn()];
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  const told = async (who: Client): Promise<[string, string][]> => {
    await worker.settled();
    return (await who.query('{ notifications { nodes { kind text } } }')).data!.notifications.nodes.map((n: { kind: string; text: string }) => [n.kind, n.text]);
  };
  const kinds = async (who: Client): Promise<string[]> => (await told(who)).map(([kind]) => kind);
  const create = async (name: string, more: object): Promise<string> => (await operator.query(CREATE, { input: { name, ...more } })).data!.createSpace.id;
  const level = (who: Client, spaceId: string, to?: string) => who.query(LEVEL, { input: { spaceId, level: to } });
  const post = async (who: Client, spaceId: string): Promise<string> => (await who.query(POST, { input: { spaceId, title: '新しい話', text: '文' } })).data!.createPost.id;
  const add = (spaceId: string, who: Client, role = 'MEMBER') => operator.query(ADD, { input: { spaceId, memberIds: [toGlobalId('Member', who.member.id)], role } });

  it('of a new post, those who hear everything of its space, by the space\'s suggestion or their own choice; not its author', async () => {
    const spaceId = await create('お知らせ', { level: 'ALL' });
    await level(ken, spaceId, 'NONE');
    await post(hana, spaceId);
    expect(await told(keeper)).toEqual([['POST_PUBLISHED', '「お知らせ」に新しい投稿があります:「新しい話」']]);
    expect(await kinds(hana)).toEqual([]);
    expect(await kinds(ken)).toEqual([]);
    const quiet = await create('雑談', {});
    await level(ken, quiet, 'ALL');
    await post(hana, quiet);
    expect(await kinds(ken)).toEqual(['POST_PUBLISHED']);
    expect((await kinds(keeper)).length).toBe(1);
  });

  it('of a post in a secret space, its own people only, and nobody who was taken out of it', async () => {
    const spaceId = await create('人事', { access: 'SECRET', level: 'ALL' });
    await add(spaceId, hana);
    await add(spaceId, ken);
    const written = await post(hana, spaceId);
    expect(await kinds(ken)).toEqual(['POST_PUBLISHED', 'SPACE_ADDED']);
    expect(await kinds(keeper)).toEqual([]);
    await operator.query(REMOVE, { input: { spaceId, memberId: toGlobalId('Member', hana.member.id) } });
    await ken.query(COMMENT, { input: { postId: written, text: 'はい' } });
    expect(await kinds(hana)).toEqual(['SPACE_ADDED']);
    await post(ken, spaceId);
    expect(await kinds(hana)).toEqual(['SPACE_ADDED']);
    // Operators read all spaces, and hear of those that are theirs: this one made the space.
    const other = await north.signIn('ADMIN');
    await post(ken, spaceId);
    expect(await kinds(other)).toEqual([]);
  });

  it('of a request to join, its keepers and the operators; and the one who asked of the answer, with its words', async () => {
    const spaceId = await create('相談室', { access: 'CLOSED' });
    await add(spaceId, keeper, 'KEEPER');
    const { id: requestId } = (await hana.query(ASK, { input: { spaceId } })).data!.requestToJoinSpace;
    expect((await told(operator))[0]).toEqual(['SPACE_REQUESTED', `${hana.member.displayName}さんが「相談室」への参加を希望しています。回答をお願いします。`]);
    expect(await kinds(keeper)).toEqual(['SPACE_REQUESTED', 'SPACE_ADDED']);
    expect(await kinds(ken)).toEqual([]);
    await keeper.query(DECIDE, { input: { requestId, approve: false, answer: '来月また聞いてください' } });
    expect(await told(hana)).toEqual([['SPACE_REQUEST_DECIDED', '「相談室」への参加は見送られました。「来月また聞いてください」']]);
    const second = (await hana.query(ASK, { input: { spaceId } })).data!.requestToJoinSpace;
    await operator.query(DECIDE, { input: { requestId: second.id, approve: true } });
    expect((await told(hana))[0]).toEqual(['SPACE_REQUEST_DECIDED', '「相談室」に参加できるようになりました。']);
  });
});

import { newId, toGlobalId } from '#kernel';
import { reactionIds } from '../../../../test/support/reactions.js';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';

const CREATE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { __typename ... on Space { id name description access postCount } } }`;
const SPACES = `query ($first: Int, $after: String) { spaces(first: $first, after: $after) { nodes { id name access } pageInfo { hasNextPage endCursor } } }`;
const POST = `mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }`;
const COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { ... on Comment { id } } }`;
const REACT = `mutation ($input: ReactToPostInput!) { reactToPost(input: $input) { ... on Post { id } } }`;
const FEED = `query ($filter: PostFilter) { posts(filter: $filter) { nodes { id title } } }`;
const ONE = `query ($id: ID!) { post(id: $id) { id } }`;
const NODES = `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`;

const names = (answer: Answer) => answer.data!.spaces.nodes.map((n: { name: string }) => n.name);
const rowId = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;

describe('a space', () => {
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

  const create = async (input: Record<string, unknown>) => (await operator.query(CREATE, { input })).data!.createSpace;
  const letIn = (spaceId: string, who: Client) =>
    north.write((tx) => tx.execute('INSERT INTO space_member (tenant_id, id, space_id, member_id, created_at) VALUES ($1, $2, $3, $4, now())', [north.row.id, newId(), rowId(spaceId), who.member.id]));

  it('is opened behind the others and listed in their order', async () => {
    expect(await create({ name: '合格体験記', description: ' 受かった人の話 ' })).toMatchObject({ __typename: 'Space', name: '合格体験記', description: '受かった人の話', access: 'OPEN', postCount: 0 });
    for (const name of ['B', 'C', 'D']) await create({ name });
    const reader = await north.signIn();
    const first = await reader.query(SPACES, { first: 2 });
    expect(names(first)).toEqual(['合格体験記', 'B']);
    await create({ name: 'E' });
    const second = await reader.query(SPACES, { first: 5, after: first.data!.spaces.pageInfo.endCursor });
    expect(names(second)).toEqual(['C', 'D', 'E']);
    expect(second.data!.spaces.pageInfo.hasNextPage).toBe(false);
    expect(codeOf(await reader.query(CREATE, { input: { name: 'mine' } }))).toBe('FORBIDDEN');
  });

  it('has a name of its own, and is made once per key', async () => {
    await create({ name: '雑談' });
    const again = await operator.query(CREATE, { input: { name: '雑談' } });
    expect(again.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.name', reason: 'TAKEN' });
    const answers = await Promise.all([1, 2, 3].map(() => create({ name: '質問', idempotencyKey: 'q' })));
    expect(new Set(answers.map((a) => a.id)).size).toBe(1);
    expect((await operator.query(CREATE, { input: { name: '回答', idempotencyKey: 'q' } })).errors?.[0]?.extensions).toMatchObject({ field: 'input.idempotencyKey', reason: 'CONFLICT' });
  });

  it('that is closed is found by everybody and read by its own people and operators', async () => {
    const { id: spaceId } = await create({ name: '運営', access: 'CLOSED' });
    const [inside, outside] = [await north.signIn(), await north.signIn()];
    await letIn(spaceId, inside);
    const { id } = (await inside.query(POST, { input: { spaceId, title: '議事録', text: '…' } })).data!.createPost;
    for (const who of [inside, operator]) {
      expect((await who.query(FEED)).data!.posts.nodes).toMatchObject([{ id }]);
      expect((await who.query(ONE, { id })).data!.post).toEqual({ id });
    }
    expect(names(await outside.query(SPACES))).toEqual(['運営']);
    expect(codeOf(await outside.query(POST, { input: { spaceId, title: 'x', text: 'x' } }))).toBe('FORBIDDEN');
    await expectUnreadable(outside, id, spaceId, await comment(inside, id));
  });

  it('that is secret is known to its own people and operators only', async () => {
    const { id: spaceId } = await create({ name: '人事', access: 'SECRET' });
    const [inside, outside] = [await north.signIn(), await north.signIn()];
    await letIn(spaceId, inside);
    const { id } = (await inside.query(POST, { input: { spaceId, title: '異動', text: '…' } })).data!.createPost;
    expect(names(await inside.query(SPACES))).toEqual(['人事']);
    expect(names(await operator.query(SPACES))).toEqual(['人事']);
    expect(names(await outside.query(SPACES))).toEqual([]);
    expect(codeOf(await outside.query(POST, { input: { spaceId, title: 'x', text: 'x' } }))).toBe('NOT_FOUND');
    expect((await outside.query(NODES, { ids: [spaceId] })).data!.nodes).toEqual([null]);
    await expectUnreadable(outside, id, spaceId, await comment(inside, id));
  });

  it('that is closed keeps its maker', async () => {
    const { id } = await create({ name: '有志', access: 'SECRET' });
    await world.db.query(`UPDATE member SET role = 'MEMBER' WHERE id = $1`, [operator.member.id]);
    await new Promise((resolve) => setTimeout(resolve, 2_100)); // for so long a role may be remembered
    expect(names(await operator.query(SPACES))).toEqual(['有志']);
    expect((await operator.query(POST, { input: { spaceId: id, title: 'x', text: 'x' } })).errors).toBeUndefined();
  });

  it("of another tenant cannot be told apart from one that never existed", async () => {
    const { id } = await create({ name: '公開' });
    const stranger = await (await world.tenant()).signIn('OWNER');
    const missing = toGlobalId('Space', newId());
    const plain = (a: Answer) => ({ data: a.data, errors: a.errors?.map(({ extensions: { code }, message }) => ({ code, message })) });
    const post = (spaceId: string) => stranger.query(POST, { input: { spaceId, title: 'x', text: 'x' } });
    expect(codeOf(await post(id))).toBe('NOT_FOUND');
    expect(plain(await post(id))).toEqual(plain(await post(missing)));
    expect(plain(await stranger.query(FEED, { filter: { spaceId: id } }))).toEqual(plain(await stranger.query(FEED, { filter: { spaceId: missing } })));
    expect((await stranger.query(NODES, { ids: [id, missing] })).data!.nodes).toEqual([null, null]);
    expect(names(await stranger.query(SPACES))).toEqual([]);
  });

  const comment = async (who: Client, postId: string): Promise<string> => (await who.query(COMMENT, { input: { postId, text: 'はい' } })).data!.addComment.id;
  const expectUnreadable = async (who: Client, postId: string, spaceId: string, commentId: string): Promise<void> => {
    expect((await who.query(FEED)).data!.posts.nodes).toEqual([]);
    expect((await who.query(FEED, { filter: { spaceId } })).data!.posts.nodes).toEqual([]);
    expect(codeOf(await who.query(ONE, { id: postId }))).toBe('NOT_FOUND');
    expect(codeOf(await who.query(COMMENT, { input: { postId, text: 'x' } }))).toBe('NOT_FOUND');
    expect(codeOf(await who.query(REACT, { input: { postId, optionId: (await reactionIds(who)).THANKS } }))).toBe('NOT_FOUND');
    expect((await who.query(NODES, { ids: [postId, commentId] })).data!.nodes).toEqual([null, null]);
  };
});

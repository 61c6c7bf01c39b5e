import { newId, toGlobalId } from '#kernel';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';

const CREATE_SPACE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }`;
const CREATE_POST = `mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }`;
const ADD = `mutation ($input: AddCommentInput!) { addComment(input: $input) { __typename ... on Comment { id text createdAt author { id displayName } } } }`;
const COMMENTS = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { post(id: $id) { commentCount
  comments(first: $first, after: $after, last: $last, before: $before) { nodes { text } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
const rowId = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;

describe('a comment', () => {
  let world: World;
  let north: TestTenant;
  let author: Client;
  let postId: string;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    author = await north.signIn('OPERATOR');
    const spaceId = (await author.query(CREATE_SPACE, { input: { name: '雑談' } })).data!.createSpace.id;
    postId = (await author.query(CREATE_POST, { input: { spaceId, title: '題', text: '本文' } })).data!.createPost.id;
  });
  afterAll(() => world.close());

  const add = async (text: string, who = author, key?: string) => (await who.query(ADD, { input: { postId, text, idempotencyKey: key } })).data!.addComment;
  const page = async (args: Record<string, unknown>) => (await author.query(COMMENTS, { id: postId, ...args })).data!.post.comments;
  const texts = (c: { nodes: { text: string }[] }) => c.nodes.map((n) => n.text);

  it('is added with its author, counted on the post, and told to those who listen', async () => {
    const reader = await north.signIn();
    const comment = await add('おめでとう\nございます', reader);
    expect(comment).toMatchObject({ __typename: 'Comment', text: 'おめでとう\nございます', author: { displayName: reader.member.displayName } });
    expect((await author.query(COMMENTS, { id: postId })).data!.post).toMatchObject({ commentCount: 1 });
    const [fact] = await world.db.query(`SELECT payload FROM outbox WHERE tenant_id = $1 AND name = 'community.post_commented'`, [north.row.id]);
    expect(fact!.payload).toEqual({ postId: rowId(postId), commentId: rowId(comment.id), authorId: reader.member.id, postAuthorId: author.member.id });
    expect((await reader.query('query ($id: ID!) { node(id: $id) { __typename ... on Comment { text author { id } } } }', { id: comment.id })).data!.node).toMatchObject({ __typename: 'Comment', author: { id: comment.author.id } });
  });

  it('is read oldest first, in pages that survive newcomers', async () => {
    for (let i = 1; i <= 5; i++) await add(`c${i}`);
    const first = await page({ first: 2 });
    expect([texts(first), first.pageInfo.hasNextPage]).toEqual([['c1', 'c2'], true]);
    await add('c6');
    const second = await page({ first: 10, after: first.pageInfo.endCursor });
    expect([texts(second), second.pageInfo.hasNextPage]).toEqual([['c3', 'c4', 'c5', 'c6'], false]);
    const back = await page({ last: 1, before: second.pageInfo.startCursor });
    expect([texts(back), back.pageInfo.hasPreviousPage]).toEqual([['c2'], true]);
    expect(texts(await page({ last: 2 }))).toEqual(['c5', 'c6']);
    expect(codeOf(await author.query(COMMENTS, { id: postId, after: 'x' }))).toBe('INVALID_INPUT');
  });

  it('is counted exactly when many come at once, and made once per key', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => north.signIn()));
    await Promise.all(people.map((who, i) => add(`c${i}`, who)));
    const same = await Promise.all(Array.from({ length: 5 }, () => add('一度だけ', people[0]!, 'k')));
    expect(new Set(same.map((c) => c.id)).size).toBe(1);
    expect((await author.query(COMMENTS, { id: postId, first: 100 })).data!.post).toMatchObject({ commentCount: 13, comments: { nodes: { length: 13 } } });
    const other = await people[0]!.query(ADD, { input: { postId, text: '別', idempotencyKey: 'k' } });
    expect(other.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.idempotencyKey', reason: 'CONFLICT' });
  });

  it("on another tenant's post cannot be told apart from one on a post that never existed", async () => {
    const stranger = await (await world.tenant()).signIn('OWNER');
    const plain = (a: Answer) => ({ data: a.data, errors: a.errors?.map(({ extensions: { code }, message }) => ({ code, message })) });
    const foreign = await stranger.query(ADD, { input: { postId, text: 'x' } });
    expect(codeOf(foreign)).toBe('NOT_FOUND');
    expect(plain(foreign)).toEqual(plain(await stranger.query(ADD, { input: { postId: toGlobalId('Post', newId()), text: 'x' } })));
    expect(await world.db.query('SELECT 1 FROM comment WHERE tenant_id <> $1 AND post_id = $2', [north.row.id, rowId(postId)])).toEqual([]);
  });
});

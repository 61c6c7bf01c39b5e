import { newId, toGlobalId } from '#kernel';
import { metered } from '../../../../test/support/metered.js';
import { reactionIds } from '../../../../test/support/reactions.js';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';

const CREATE_SPACE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }`;
const CREATE = `mutation ($input: CreatePostInput!) { createPost(input: $input) { __typename ... on Post { id title text createdAt commentCount
  author { id displayName } space { id name postCount } reactions { option { key } count isMine } comments { nodes { id } } } } }`;
const FEED = `query ($filter: PostFilter, $first: Int, $after: String, $last: Int, $before: String) {
  posts(filter: $filter, first: $first, after: $after, last: $last, before: $before) { nodes { id title } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const ONE = `query ($id: ID!) { post(id: $id) { title author { displayName } space { name } comments(first: 2) { nodes { text author { displayName } } pageInfo { hasNextPage } } } }`;
const COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { ... on Comment { id } } }`;

const titles = (answer: Answer) => answer.data!.posts.nodes.map((n: { title: string }) => n.title);

describe('a post', () => {
  let world: World;
  let north: TestTenant;
  let author: Client;
  let spaceId: string;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    author = await north.signIn();
    spaceId = await aSpace('雑談');
  });
  afterAll(() => world.close());

  const aSpace = async (name: string): Promise<string> => (await (await north.signIn('OPERATOR')).query(CREATE_SPACE, { input: { name } })).data!.createSpace.id;
  const write = async (title: string, who = author, change: Record<string, unknown> = {}) => (await who.query(CREATE, { input: { spaceId, title, text: '本文', ...change } })).data!.createPost;
  const comment = (postId: string, text: string, who = author) => who.query(COMMENT, { input: { postId, text } });
  const outbox = (name: string) => world.db.query<{ payload: object }>('SELECT payload FROM outbox WHERE tenant_id = $1 AND name = $2', [north.row.id, name]);

  it('is written with its author, counted in its space, and told to those who listen', async () => {
    const post = await write('合格しました', author, { text: '一行目\r\n二行目 ' });
    expect(post).toMatchObject({
      __typename: 'Post', title: '合格しました', text: '一行目\n二行目', commentCount: 0, author: { displayName: author.member.displayName },
      space: { id: spaceId, name: '雑談', postCount: 1 }, reactions: [], comments: { nodes: [] },
    });
    const [fact] = await outbox('community.post_published');
    expect(fact!.payload).toMatchObject({ authorId: author.member.id });
    expect((await author.query('query ($id: ID!) { node(id: $id) { __typename ... on Post { title author { id } } } }', { id: post.id })).data!.node).toEqual({ __typename: 'Post', title: '合格しました', author: { id: post.author.id } });
    expect((await author.query(ONE, { id: post.id })).data!.post).toMatchObject({ title: '合格しました', space: { name: '雑談' } });
  });

  it.each([
    [{ title: ' ' }, 'input.title', 'TOO_SHORT'],
    [{ title: '\u200b\u3000\u3164' }, 'input.title', 'TOO_SHORT'],
    [{ title: 'あ'.repeat(201) }, 'input.title', 'TOO_LONG'],
    [{ text: '' }, 'input.text', 'TOO_SHORT'],
    [{ text: 'あ'.repeat(20_001) }, 'input.text', 'TOO_LONG'],
    [{ text: 'a\u0000b' }, 'input.text', 'INVALID_CHARACTER'],
    [{ spaceId: 'x' }, 'input.spaceId', 'INVALID_ID'],
  ])('is not made with a wrong field (case %#)', async (change, field, reason) => {
    const answer = await author.query(CREATE, { input: { spaceId, title: 'x', text: 'x', ...change } });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field, reason });
  });

  it('is written once per key, and the key does not fit other arguments', async () => {
    const posts = await Promise.all([1, 2, 3, 4].map(() => write('一度だけ', author, { idempotencyKey: 'k' })));
    expect(new Set(posts.map((p) => p.id)).size).toBe(1);
    expect(posts.every((p) => p.space.postCount === 1)).toBe(true);
    const other = await author.query(CREATE, { input: { spaceId, title: '別の話', text: '本文', idempotencyKey: 'k' } });
    expect(other.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.idempotencyKey', reason: 'CONFLICT' });
    expect(await outbox('community.post_published')).toHaveLength(1);
  });

  it('is not for guests', async () => {
    const guest = await north.signIn('GUEST');
    expect(codeOf(await guest.query(FEED))).toBe('FORBIDDEN');
    expect(codeOf(await guest.query(CREATE, { input: { spaceId, title: 'x', text: 'x' } }))).toBe('FORBIDDEN');
    expect(codeOf(await world.send(FEED))).toBe('UNAUTHENTICATED');
  });

  it('of another tenant cannot be told apart from one that never existed', async () => {
    const { id } = await write('内緒');
    const stranger = await (await world.tenant()).signIn('OWNER');
    const missing = toGlobalId('Post', newId());
    const plain = (a: Answer) => ({ data: a.data, errors: a.errors?.map(({ extensions: { code }, message, path }) => ({ code, message, path })) });
    expect(codeOf(await stranger.query(ONE, { id }))).toBe('NOT_FOUND');
    expect(plain(await stranger.query(ONE, { id }))).toEqual(plain(await stranger.query(ONE, { id: missing })));
    expect(titles(await stranger.query(FEED))).toEqual([]);
    expect(titles(await stranger.query(FEED, { filter: { authorId: toGlobalId('Member', author.member.id) } }))).toEqual([]);
    expect(codeOf(await author.query(ONE, { id: spaceId }))).toBe('NOT_FOUND'); // an id of something else
  });

  it('is found newest first, by space and by author, in pages that survive newcomers', async () => {
    const colleague = await north.signIn();
    const other = await aSpace('質問');
    for (let i = 1; i <= 5; i++) await write(`p${i}`, i % 2 ? author : colleague, i > 3 ? { spaceId: other } : {});
    const first = await author.query(FEED, { first: 2 });
    expect(titles(first)).toEqual(['p5', 'p4']);
    await write('p6');
    const second = await author.query(FEED, { first: 2, after: first.data!.posts.pageInfo.endCursor });
    expect(titles(second)).toEqual(['p3', 'p2']);
    expect(second.data!.posts.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const third = await author.query(FEED, { first: 2, after: second.data!.posts.pageInfo.endCursor });
    expect([titles(third), third.data!.posts.pageInfo.hasNextPage]).toEqual([['p1'], false]);
    const back = await author.query(FEED, { last: 2, before: second.data!.posts.pageInfo.startCursor });
    expect([titles(back), back.data!.posts.pageInfo.hasPreviousPage]).toEqual([['p5', 'p4'], true]);
    expect(titles(await author.query(FEED, { last: 2 }))).toEqual(['p2', 'p1']);

    const authorId = toGlobalId('Member', author.member.id);
    expect(titles(await author.query(FEED, { filter: { spaceId: other } }))).toEqual(['p5', 'p4']);
    expect(titles(await author.query(FEED, { filter: { authorId } }))).toEqual(['p6', 'p5', 'p3', 'p1']);
    expect(titles(await author.query(FEED, { filter: { spaceId: other, authorId } }))).toEqual(['p5']);
    expect(codeOf(await author.query(FEED, { first: 1, last: 1 }))).toBe('INVALID_INPUT');
    expect(codeOf(await author.query(FEED, { after: 'eCJ4' }))).toBe('INVALID_INPUT');
  });

  describe('on the page that everybody opens', () => {
    const ALL = 'id title author { id displayName department } space { id name access } reactions { option { word } count isMine } commentCount';
    const comments = (args: string): string => `comments(${args}) { edges { cursor } nodes { id text author { displayName } } pageInfo { hasNextPage hasPreviousPage } }`;

    beforeEach(async () => {
      const people = [author, await north.signIn(), await north.signIn()];
      for (let i = 0; i < 6; i++) {
        const { id } = await write(`p${i}`, people[i % 3]);
        for (let c = 0; c < i; c++) await comment(id, `c${c}`, people[c % 3]);
        await people[i % 3]!.query('mutation ($input: ReactToPostInput!) { reactToPost(input: $input) { __typename } }', { input: { postId: id, optionId: (await reactionIds(author)).THANKS } });
      }
    });

    it.each([
      ['everything with the first comments', 1, `{ posts(first: 20) { nodes { ${ALL} ${comments('first: 3')} } } }`],
      ['the same through edges', 1, `{ posts(first: 20) { edges { cursor node { ${ALL} ${comments('first: 3')} } } } }`],
      ['both ways at once', 1, `{ posts { nodes { id ${comments('first: 3')} } edges { node { ${ALL} ${comments('first: 3')} } } } }`],
      ['by a fragment and a variable', 1, `query ($n: Int = 4) { posts { nodes { ...P } } } fragment P on Post { ${ALL} ... { ${comments('first: $n')} } }`],
      ['no comments', 1, `{ posts(last: 2) { nodes { ${ALL} } } }`],
      ['the last comments', 2, `{ posts { nodes { ${ALL} ${comments('last: 2')} } } }`],
      ['several pages of comments', 2, `{ posts { nodes { ${ALL} a: ${comments('first: 1')} b: ${comments('last: 1')} c: ${comments('first: 2')} d: ${comments('first: 3')} } } }`],
      ['other comments through edges', 2, `{ posts { nodes { ${comments('first: 1')} } edges { node { ${ALL} ${comments('last: 4')} } } } }`],
    ])('costs a fixed number of statements: %s', async (_what, statements, query) => {
      const { data, texts } = await metered(world, north, author, query);
      expect(texts).toHaveLength(statements);
      expect((data.posts.nodes ?? data.posts.edges).length).toBeGreaterThan(1);
    });

    it('shows the same comments, however they were asked for', async () => {
      const query = `{ posts(first: 1) { nodes { first: ${comments('first: 2')} last: ${comments('last: 2')} ${comments('first: 2')} } } }`;
      const { data } = await metered(world, north, author, query);
      const [post] = data.posts.nodes;
      const texts = (c: { nodes: { text: string }[] }) => c.nodes.map((n) => n.text);
      expect([texts(post.first), texts(post.last), texts(post.comments)]).toEqual([['c0', 'c1'], ['c3', 'c4'], ['c0', 'c1']]);
      expect(post.comments).toEqual(post.first);
      expect(post.last.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
      const alone = await metered(world, north, author, `{ posts(first: 1) { nodes { ${comments('first: 2')} } } }`);
      expect(alone.data.posts.nodes[0].comments).toEqual(post.first);
    });

    it('says of a page size that is not possible where it was asked for', async () => {
      const answer = await author.query(`{ posts { nodes { ${comments('first: 0')} } } }`);
      expect(answer.errors?.[0]).toMatchObject({ path: ['posts', 'nodes', 0, 'comments'], extensions: { code: 'INVALID_INPUT', field: 'first', reason: 'OUT_OF_RANGE' } });
    });
  });
});

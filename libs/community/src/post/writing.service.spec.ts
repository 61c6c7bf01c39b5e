import { newId, toGlobalId } from '#kernel';
import { type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';

const POST = 'id title text body state version editedAt pinnedAt scheduledFor unknownMentions tags { id name } space { postCount }';
const CREATE = `mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on Post { ${POST} } } }`;
const EDIT = `mutation ($input: EditPostInput!) { editPost(input: $input) { __typename ... on Post { ${POST} } ... on EditConflict { code message current { title text version } yours { title text body } } } }`;
const REFUSED = ['publishPost', 'schedulePost', 'pinPost'];
const one = (mutation: string, input: string): string => `mutation ($input: ${input}!) { ${mutation}(input: $input) { __typename ... on Post { ${POST} } ${REFUSED.includes(mutation) ? '... on Refusal { code }' : ''} } }`;
const ADD = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { __typename ... on Comment { id text answersId version } } }';
const READ = `query ($id: ID!) { post(id: $id) { ${POST} commentCount comments(first: 50) { nodes { id text answersId version editedAt } } } }`;
const LIST = 'query ($filter: PostFilter) { posts(filter: $filter) { nodes { title } } }';
const HISTORY = 'query ($id: ID!) { postRevisions(id: $id) { nodes { version title text writtenAt } } }';
const doc = (...content: object[]): object => ({ type: 'doc', content: [{ type: 'paragraph', content }] });
const words = (text: string): object => ({ type: 'text', text });
const mention = (id: string, label: string): object => ({ type: 'mention', attrs: { id: toGlobalId('Member', id), label } });
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

describe('writing', () => {
  let world: World;
  let north: TestTenant;
  let hana: Client;
  let ken: Client;
  let operator: Client;
  let spaceId: string;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    [hana, ken, operator] = [await north.signIn(), await north.signIn(), await north.signIn('OPERATOR')];
    spaceId = (await operator.query('mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }', { input: { name: '雑談' } })).data!.createSpace.id;
  });
  afterAll(() => world.close());

  const create = async (input: object = {}, who = hana) => (await who.query(CREATE, { input: { spaceId, title: '題', ...('body' in input ? {} : { text: '本文' }), ...input } })).data!.createPost;
  const read = async (id: string, who = ken) => (await who.query(READ, { id })).data?.post;
  const list = async (filter: object, who = ken): Promise<string[]> => (await who.query(LIST, { filter })).data!.posts.nodes.map((n: { title: string }) => n.title);
  const say = async (postId: string, text: string, who = ken, more: object = {}) => (await who.query(ADD, { input: { postId, text, ...more } })).data!.addComment;

  describe('rich text', () => {
    it('is kept as a document, and hostile markup is gone on the way in and on the way out', async () => {
      const post = await create({ body: { html: '<h2>題</h2><p onclick="x()">一<script>alert(1)</script><a href="javascript:x">二</a><a href="https://example.org/">三</a></p>' } });
      expect(post.text).toBe('題\n\n一二三');
      expect(JSON.stringify(post.body)).not.toMatch(/script|onclick|alert/);
      await world.db.query(`UPDATE post SET body = '{"type":"doc","content":[{"type":"script","content":[]},{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"javascript:y"}}]}]}]}'`);
      expect((await read(post.id)).body).toEqual(doc(words('x')));
    });

    it.each([
      [{ body: {} }, 'input.body', 'ONE_OF'],
      [{ body: { text: 'a', html: 'b' } }, 'input.body', 'ONE_OF'],
      [{ body: { document: doc() } }, 'input.body', 'TOO_SHORT'],
      [{ body: { html: '<script>x</script>' } }, 'input.body', 'TOO_SHORT'],
      [{ body: { html: '<p>&#8203;</p>' } }, 'input.body', 'TOO_SHORT'],
      [{ body: { document: doc(words('あ'.repeat(20_001))) } }, 'input.body', 'TOO_LONG'],
      [{ body: { html: '<hr>'.repeat(6_000) } }, 'input.body', 'TOO_LONG'],
      [{ body: { text: 'a' }, text: 'b' }, 'input.text', 'CONFLICT'],
      [{ text: 'a', tags: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'input.tags', 'TOO_MANY'],
      [{ text: 'a', scheduledFor: inDays(-1) }, 'input.scheduledFor', 'IN_THE_PAST'],
      [{ text: 'a', isDraft: true, isAnonymous: true }, 'input.isDraft', 'CONFLICT'],
    ])('is not taken when it is wrong (case %#)', async (input, field, reason) => {
      const answer = await hana.query(CREATE, { input: { spaceId, title: 'x', ...input } });
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field, reason });
    });

    it('of ten megabytes is refused', async () => {
      const { status } = await world.post(CREATE, { input: { spaceId, title: 'x', body: { html: 'あ'.repeat(3_500_000) } } }, { authorization: `Bearer ${hana.accessToken}`, 'x-tenant': north.slug });
      expect(status).toBe(413);
    });
  });

  it('mentions members by their names of today; whoever left or never was here stays as words and is told to the author', async () => {
    const gone = await north.signIn();
    await world.db.query(`UPDATE member SET state = 'LEFT' WHERE id = $1`, [gone.member.id]).catch(() => world.db.query(`UPDATE member SET state = 'SUSPENDED' WHERE id = $1`, [gone.member.id]));
    const post = await create({ body: { document: doc(mention(ken.member.id, '偽名'), words(' '), mention(gone.member.id, '去った人'), mention(newId(), '誰か')) } });
    expect(post.unknownMentions).toEqual(['去った人', '誰か']);
    expect(post.text).toBe(`@${ken.member.displayName} @去った人@誰か`);
    const told = async () => (await world.db.query<{ payload: { memberIds: string[] } }>(`SELECT payload FROM outbox WHERE tenant_id = $1 AND name = 'community.mentioned'`, [north.row.id])).flatMap((r) => r.payload.memberIds);
    expect(await told()).toEqual([ken.member.id]);
    // An edit tells nobody a second time.
    await hana.query(EDIT, { input: { id: post.id, version: 1, body: { document: doc(mention(ken.member.id, 'x'), words('、こんにちは')) } } });
    expect(await told()).toEqual([ken.member.id]);
  });

  it('tags what it writes; tags are folded, counted among what one reads, and found', async () => {
    const secret = (await operator.query('mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }', { input: { name: '秘密', access: 'SECRET' } })).data!.createSpace.id;
    const first = await create({ title: 'a', tags: ['ＡＷＳ', '資格'] });
    await create({ title: 'b', tags: ['#aws'] });
    await create({ title: 'c', tags: ['aws', '内緒'], spaceId: secret }, operator);
    expect(first.tags.map((t: { name: string }) => t.name)).toEqual(['AWS', '資格']);
    const tags = async (who: Client, prefix = '') => (await who.query('query ($prefix: String) { tags(prefix: $prefix) { tag { name } postCount } }', { prefix })).data!.tags.map((t: { tag: { name: string }; postCount: number }) => [t.tag.name, t.postCount]);
    expect(await tags(ken)).toEqual([['AWS', 2], ['資格', 1]]);
    expect(await tags(operator)).toEqual([['AWS', 3], ['内緒', 1], ['資格', 1]]);
    expect(await tags(ken, 'ａｗ')).toEqual([['AWS', 2]]);
    expect(await list({ tagId: first.tags[0].id })).toEqual(['b', 'a']);
  });

  it('keeps drafts to their author until they are published, once', async () => {
    const draft = await create({ title: '下書き', isDraft: true });
    expect(draft).toMatchObject({ state: 'DRAFT', space: { postCount: 0 } });
    expect(await read(draft.id)).toBeUndefined();
    expect(await read(draft.id, operator)).toBeUndefined();
    expect(codeOf(await ken.query(one('publishPost', 'PublishPostInput'), { input: { id: draft.id } }))).toBe('NOT_FOUND');
    const drafts = '{ drafts { nodes { title } } }';
    expect((await hana.query(drafts)).data!.drafts.nodes).toEqual([{ title: '下書き' }]);
    expect((await ken.query(drafts)).data!.drafts.nodes).toEqual([]);
    const out = await Promise.all([1, 2, 3].map(() => hana.query(one('publishPost', 'PublishPostInput'), { input: { id: draft.id } })));
    expect(out.map((a) => a.data!.publishPost.state)).toEqual(['PUBLISHED', 'PUBLISHED', 'PUBLISHED']);
    expect(await read(draft.id)).toMatchObject({ state: 'PUBLISHED', space: { postCount: 1 } });
    expect((await hana.query(one('schedulePost', 'SchedulePostInput'), { input: { id: draft.id, at: inDays(1) } })).data!.schedulePost).toMatchObject({ code: 'ALREADY_PUBLISHED' });
  });

  it('schedules: a time that lies ahead, or none', async () => {
    const post = await create({ scheduledFor: inDays(1) });
    expect(post.state).toBe('SCHEDULED');
    expect((await hana.query(one('schedulePost', 'SchedulePostInput'), { input: { id: post.id, at: inDays(-1) } })).errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.at', reason: 'IN_THE_PAST' });
    const tooFar = await hana.query(one('schedulePost', 'SchedulePostInput'), { input: { id: post.id, at: inDays(367) } });
    expect(tooFar.errors![0]).toMatchObject({ message: '1年先までの日時を指定してください。', extensions: { code: 'INVALID_INPUT', field: 'input.at', reason: 'TOO_FAR_AHEAD' } });
    expect((await hana.query(one('schedulePost', 'SchedulePostInput'), { input: { id: post.id, at: inDays(365) } })).data!.schedulePost).toMatchObject({ state: 'SCHEDULED' });
    expect((await hana.query(one('schedulePost', 'SchedulePostInput'), { input: { id: post.id, at: null } })).data!.schedulePost).toMatchObject({ state: 'DRAFT', scheduledFor: null });
  });

  it('keeps how a post was worded, for its author and operators', async () => {
    const post = await create();
    const edited = (await hana.query(EDIT, { input: { id: post.id, version: 1, title: '新しい題', text: '新しい本文', tags: ['a'] } })).data!.editPost;
    expect(edited).toMatchObject({ title: '新しい題', text: '新しい本文', version: 2, editedAt: expect.any(String), tags: [{ name: 'a' }] });
    for (const who of [hana, operator]) expect((await who.query(HISTORY, { id: post.id })).data!.postRevisions.nodes).toMatchObject([{ version: 1, title: '題', text: '本文' }]);
    expect(codeOf(await ken.query(HISTORY, { id: post.id }))).toBe('FORBIDDEN');
    expect(codeOf(await ken.query(EDIT, { input: { id: post.id, version: 2, text: 'x' } }))).toBe('FORBIDDEN');
    const stranger = await (await world.tenant()).signIn('OWNER');
    expect(codeOf(await stranger.query(EDIT, { input: { id: post.id, version: 2, text: 'x' } }))).toBe('NOT_FOUND');
  });

  it('of two edits from one version, one is kept and the other is told with both; the same edit again is none', async () => {
    const post = await create();
    const answers = (await Promise.all(['一', '二'].map((text) => hana.query(EDIT, { input: { id: post.id, version: 1, text } })))).map((a) => a.data!.editPost);
    const won = answers.find((a) => a.__typename === 'Post');
    const lost = answers.find((a) => a.__typename === 'EditConflict');
    expect(lost).toMatchObject({ code: 'EDIT_CONFLICT', current: { text: won.text, version: 2 }, yours: { title: '題', text: won.text === '一' ? '二' : '一' } });
    expect((await hana.query(EDIT, { input: { id: post.id, version: 1, text: won.text } })).data!.editPost).toMatchObject({ __typename: 'Post', version: 2 });
    expect((await hana.query(EDIT, { input: { id: post.id, version: 2, text: lost.yours.text } })).data!.editPost).toMatchObject({ __typename: 'Post', version: 3 });
  });

  it('pins at most five posts of a space, by operators', async () => {
    const posts = [];
    for (let i = 0; i < 6; i++) posts.push(await create({ title: `p${i}` }));
    expect(codeOf(await hana.query(one('pinPost', 'PinPostInput'), { input: { id: posts[0].id } }))).toBe('FORBIDDEN');
    const pinned = (await Promise.all(posts.map(({ id }) => operator.query(one('pinPost', 'PinPostInput'), { input: { id } })))).map((a) => a.data!.pinPost);
    expect(pinned.filter((p) => p.code === 'TOO_MANY_PINNED')).toHaveLength(1);
    expect(await list({ spaceId, isPinned: true })).toHaveLength(5);
    expect(await list({ spaceId, isPinned: false })).toHaveLength(1);
    await operator.query(one('unpinPost', 'UnpinPostInput'), { input: { id: posts[0].id } });
    expect(await list({ spaceId, isPinned: false })).toContain('p0');
  });

  it('takes away what is its own, and nothing is lost', async () => {
    const post = await create();
    expect(codeOf(await operator.query(one('removePost', 'RemovePostInput'), { input: { id: post.id } }))).toBe('FORBIDDEN');
    for (let i = 0; i < 2; i++) expect((await hana.query(one('removePost', 'RemovePostInput'), { input: { id: post.id, reason: '書き直します' } })).data!.removePost).toMatchObject({ state: 'REMOVED', space: { postCount: 0 } });
    expect(await read(post.id)).toBeUndefined();
    expect(await world.db.query('SELECT text, withdrawn_reason FROM post WHERE tenant_id = $1', [north.row.id])).toEqual([{ text: '本文', withdrawn_reason: '書き直します' }]);
  });

  it('answers comments below what they answer, in pages too', async () => {
    const { id } = await create();
    const [a, b] = [await say(id, 'a'), await say(id, 'b')];
    await say(id, 'a1', hana, { parentId: a.id });
    await say(id, 'b1', hana, { parentId: b.id });
    const a2 = await say(id, 'a2', ken, { parentId: a.id });
    expect(a2.answersId).toBe(a.id);
    const texts = async (args: string) => (await ken.query(`query ($id: ID!) { post(id: $id) { comments(${args}) { nodes { text } pageInfo { endCursor startCursor } } } }`, { id })).data!.post.comments;
    const plain = (page: { nodes: { text: string }[] }) => page.nodes.map((n) => n.text);
    expect(plain(await texts('first: 50'))).toEqual(['a', 'a1', 'a2', 'b', 'b1']);
    const first = await texts('first: 2');
    expect(plain(await texts(`first: 2, after: "${first.pageInfo.endCursor}"`))).toEqual(['a2', 'b']);
    expect(plain(await texts('last: 2'))).toEqual(['b', 'b1']);
    expect(codeOf(await ken.query(ADD, { input: { postId: id, text: 'x', parentId: a2.id } }))).toBe('NOT_FOUND');
  });

  it('edits and takes away comments, and their answers stay', async () => {
    const { id } = await create();
    const comment = await say(id, '一');
    await say(id, '返信', hana, { parentId: comment.id });
    const edit = 'mutation ($input: EditCommentInput!) { editComment(input: $input) { __typename ... on Comment { text version } ... on CommentEditConflict { current { text } yourText } } }';
    expect((await ken.query(edit, { input: { id: comment.id, version: 1, text: '二' } })).data!.editComment).toMatchObject({ text: '二', version: 2 });
    expect((await ken.query(edit, { input: { id: comment.id, version: 1, text: '三' } })).data!.editComment).toMatchObject({ __typename: 'CommentEditConflict', current: { text: '二' }, yourText: '三' });
    expect(codeOf(await hana.query(edit, { input: { id: comment.id, version: 2, text: 'x' } }))).toBe('FORBIDDEN');
    const remove = 'mutation ($input: RemoveCommentInput!) { removeComment(input: $input) { ... on CommentGone { commentId } } }';
    for (let i = 0; i < 2; i++) expect((await ken.query(remove, { input: { id: comment.id } })).data!.removeComment).toEqual({ commentId: comment.id });
    expect(await read(id)).toMatchObject({ commentCount: 1, comments: { nodes: [{ text: '返信', answersId: comment.id }] } });
  });
});

import { fromGlobalId, newId, toGlobalId } from '#kernel';
import { metered } from '../../../../test/support/metered.js';
import { reactionIds } from '../../../../test/support/reactions.js';
import { type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';

const CREATE_SPACE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }`;
const CREATE = `mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }`;
const COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { ... on Comment { id } } }`;
const REACT = `mutation ($input: ReactToPostInput!) { reactToPost(input: $input) { ... on Post { id } } }`;
const READ = `mutation ($input: MarkPostsReadInput!) { markPostsRead(input: $input) { ... on PostsRead { spaces { id unreadCount } } } }`;
const UNREAD = `{ spaces(first: 100) { nodes { name unreadCount } } }`;
const NEW = `{ posts { nodes { title isUnread } } }`;
const NEWS = `{ sinceYouWereAway { since spaces { space { name } postCount } answered { title } replies { comment { text } post { title } } celebrations { title } mostReacted { title } } }`;
const VISIT = `mutation { noteVisit { ... on VisitNoted { awaySince } } }`;

describe('what is unread', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  let reader: Client;
  let author: Client;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    operator = await north.signIn('OPERATOR');
    reader = await north.signIn();
    author = await north.signIn();
  });
  afterAll(() => world.close());

  const aSpace = async (name: string, access = 'OPEN'): Promise<string> => (await operator.query(CREATE_SPACE, { input: { name, access } })).data!.createSpace.id;
  const write = async (spaceId: string, title: string, who = author): Promise<string> => (await who.query(CREATE, { input: { spaceId, title, text: '本文' } })).data!.createPost.id;
  const unread = async (who = reader): Promise<Record<string, number>> =>
    Object.fromEntries((await who.query(UNREAD)).data!.spaces.nodes.map((s: { name: string; unreadCount: number }) => [s.name, s.unreadCount]));
  const isNew = async (who = reader): Promise<string[]> => (await who.query(NEW)).data!.posts.nodes.filter((p: { isUnread: boolean }) => p.isUnread).map((p: { title: string }) => p.title);
  const read = (input: Record<string, unknown>, who = reader) => who.query(READ, { input });
  const rowId = (id: string): string => fromGlobalId(id)!.id;
  const sql = (text: string, params: unknown[] = []) => world.db.query<Record<string, unknown>>(text, params);
  const ago = (postId: string, days: number) => sql(`UPDATE post SET published_at = now() - $2 * interval '1 day' WHERE id = $1`, [rowId(postId), days]);

  it('is counted per space from one cursor each, without my own posts', async () => {
    const [talk, help] = [await aSpace('雑談'), await aSpace('質問')];
    for (const title of ['a', 'b', 'c']) await write(talk, title);
    await write(help, 'd');
    await write(talk, 'mine', reader);
    expect(await unread()).toEqual({ 雑談: 3, 質問: 1 });
    expect(await isNew()).toEqual(['d', 'c', 'b', 'a']);
    expect((await read({ spaceId: talk })).data!.markPostsRead.spaces).toEqual([{ id: talk, unreadCount: 0 }]);
    expect(await unread()).toEqual({ 雑談: 0, 質問: 1 });
    expect(await unread(author)).toEqual({ 雑談: 1, 質問: 0 });
    expect(await isNew()).toEqual(['d']);
    expect(await sql('SELECT space_id FROM space_read WHERE member_id = $1', [reader.member.id])).toHaveLength(1);
    await read({});
    expect(await unread()).toEqual({ 雑談: 0, 質問: 0 });
    await write(talk, 'e');
    expect(await unread()).toEqual({ 雑談: 1, 質問: 0 });
  });

  it('begins, in a space that nobody has opened yet, with the last fourteen days, and not before somebody joined', async () => {
    const talk = await aSpace('雑談');
    const [old, recent] = [await write(talk, 'old'), await write(talk, 'recent')];
    await ago(old, 15);
    await ago(recent, 13);
    await sql('UPDATE member SET joined_at = now() WHERE id = $1', [reader.member.id]);
    expect(await unread()).toEqual({ 雑談: 0 }); // both are from before they joined
    await sql(`UPDATE member SET joined_at = now() - interval '1 year' WHERE id = $1`, [reader.member.id]);
    expect(await unread()).toEqual({ 雑談: 1 });
    expect(await isNew()).toEqual(['recent']);
  });

  it('is not counted beyond a hundred', async () => {
    const talk = await aSpace('雑談');
    await sql(
      `INSERT INTO post (tenant_id, id, space_id, author_id, title, text, created_at, published_at) SELECT $1, gen_random_uuid(), $2, $3, 'x', 'x', now(), now() + n * interval '1 ms' FROM generate_series(1, 130) n`,
      [north.row.id, rowId(talk), author.member.id],
    );
    expect(await unread()).toEqual({ 雑談: 100 });
  });

  it('moves forward only, whoever of two windows comes last', async () => {
    const talk = await aSpace('雑談');
    const posts: string[] = [];
    for (const title of ['a', 'b', 'c', 'd']) posts.push(await write(talk, title));
    await Promise.all([3, 0, 2, 1, 3, 0].map((i) => read({ spaceId: talk, upToPostId: posts[i] })));
    expect(await unread()).toEqual({ 雑談: 0 });
    await read({ spaceId: talk, upToPostId: posts[0] });
    expect(await unread()).toEqual({ 雑談: 0 });
    const colleague = await north.signIn();
    await sql(`UPDATE member SET joined_at = now() - interval '1 day' WHERE id = $1`, [colleague.member.id]);
    await read({ upToPostId: posts[1] }, colleague);
    expect(await isNew(colleague)).toEqual(['d', 'c']);
  });

  it('is never in a secret or closed space of others, not even for operators', async () => {
    const closed = await aSpace('限定', 'CLOSED');
    const secret = await aSpace('内緒', 'SECRET');
    for (const space of [closed, secret]) await write(space, 'x', operator);
    const other = await north.signIn('OPERATOR');
    expect(await unread()).toEqual({ 限定: 0 });
    expect(await unread(other)).toEqual({ 限定: 0, 内緒: 0 });
    expect(await isNew(other)).toEqual([]);
    const missing = await read({ spaceId: toGlobalId('Space', newId()) });
    expect(codeOf(missing)).toBe('NOT_FOUND');
    expect(codeOf(await read({ spaceId: secret }))).toBe('NOT_FOUND');
    expect((await read({ spaceId: closed })).data!.markPostsRead.spaces).toEqual([]);
    expect((await read({})).data!.markPostsRead.spaces).toEqual([]);
    await sql('INSERT INTO space_member (tenant_id, id, space_id, member_id, created_at) VALUES ($1, gen_random_uuid(), $2, $3, now())', [north.row.id, rowId(secret), reader.member.id]);
    expect(await unread()).toEqual({ 限定: 0, 内緒: 0 }); // what was there before they came
    await write(secret, 'y', operator);
    expect(await unread()).toEqual({ 限定: 0, 内緒: 1 });
    expect(await unread(other)).toMatchObject({ 内緒: 0 });
  });

  it('counts an anonymous post for everybody alike, so that no count tells who wrote it', async () => {
    const talk = await aSpace('雑談');
    const id = await write(talk, 'だれかの質問', reader);
    expect(await unread()).toEqual({ 雑談: 0 });
    await sql('SET session_replication_role = replica; UPDATE post SET author_id = NULL, pseudonym_id = gen_random_uuid() WHERE id = \'' + rowId(id) + '\'; SET session_replication_role = origin');
    expect([await unread(), await unread(author), await unread(operator)]).toEqual([{ 雑談: 1 }, { 雑談: 1 }, { 雑談: 1 }]);
  });

  it('leaves out what is hidden or not published yet', async () => {
    const talk = await aSpace('雑談');
    const hidden = await write(talk, 'x');
    await sql(`UPDATE post SET state = 'HIDDEN' WHERE id = $1`, [rowId(hidden)]);
    expect(await unread()).toEqual({ 雑談: 0 });
  });

  it('of another community cannot be told apart from nothing, and is not moved', async () => {
    const talk = await aSpace('雑談');
    const id = await write(talk, 'x');
    const stranger = await (await world.tenant()).signIn('OWNER');
    expect(codeOf(await read({ spaceId: talk }, stranger))).toBe('NOT_FOUND');
    expect(codeOf(await read({ upToPostId: id }, stranger))).toBe('NOT_FOUND');
    expect(codeOf(await read({ spaceId: 'x' }, stranger))).toBe('INVALID_INPUT');
    expect(codeOf(await (await north.signIn('GUEST')).query(UNREAD))).toBe('FORBIDDEN');
    expect(await sql('SELECT 1 FROM space_read WHERE tenant_id = $1', [north.row.id])).toEqual([]);
  });

  it('takes one statement for all spaces, and none more for the posts of a page', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await write(await aSpace(name), name);
    expect((await metered(world, north, reader, UNREAD)).texts).toHaveLength(2); // the spaces, and all their counts
    expect((await metered(world, north, reader, NEW)).texts).toHaveLength(1);
  });

  describe('since somebody was away', () => {
    const away = (who: Client, hours: number) => sql(`UPDATE visit SET seen_at = now() - $2 * interval '1 hour' WHERE member_id = $1`, [who.member.id, hours]);
    const visit = async (who = reader) => (await who.query(VISIT)).data!.noteVisit.awaySince as string | null;

    it('is nothing during a first visit, nor when they come back soon', async () => {
      expect((await reader.query(NEWS)).data!.sinceYouWereAway).toBeNull();
      expect(await visit()).toBeNull();
      await away(reader, 3);
      expect(await visit()).toBeNull();
      expect((await reader.query(NEWS)).data!.sinceYouWereAway).toBeNull();
      await away(reader, 5);
      expect(await visit()).not.toBeNull();
    });

    it('is told in posts, answers, replies, celebrations and what moved people; a visit is written down once', async () => {
      await Promise.all([visit(), visit(), visit()]);
      expect(await sql('SELECT 1 FROM visit WHERE member_id = $1', [reader.member.id])).toHaveLength(1);
      await sql(`UPDATE member SET joined_at = now() - interval '1 year' WHERE tenant_id = $1`, [north.row.id]);
      const [talk, party] = [await aSpace('雑談'), await aSpace('お祝い')];
      const question = await write(talk, 'どの順番で受けますか', reader);
      await sql(`UPDATE post SET kind = 'QUESTION' WHERE id = $1`, [rowId(question)]);
      const own = await write(talk, '読書会の記録', reader);
      for (const id of [question, own]) await ago(id, 3);
      await away(reader, 48);
      await visit();

      const passed = await write(party, '合格しました');
      await sql(`UPDATE post SET kind = 'CELEBRATION' WHERE id = $1`, [rowId(passed)]);
      const popular = await write(talk, '机の上の工夫');
      const quiet = await write(talk, 'ひとりごと');
      for (const [postId, text] of [[question, '基礎からがよいです'], [own, '行きたかった']] as const) await author.query(COMMENT, { input: { postId, text } });
      await reader.query(COMMENT, { input: { postId: own, text: '自分のひとこと' } });
      for (const who of [reader, author, operator]) await who.query(REACT, { input: { postId: popular, optionId: (await reactionIds(who)).INSIGHT } });
      await author.query(COMMENT, { input: { postId: passed, text: 'ありがとう' } });
      await write(await aSpace('内緒', 'SECRET'), '秘密の合格', operator);

      const { texts, data } = await metered(world, north, reader, NEWS);
      expect(data.sinceYouWereAway).toMatchObject({
        spaces: [{ space: { name: '雑談' }, postCount: 2 }, { space: { name: 'お祝い' }, postCount: 1 }],
        answered: [{ title: 'どの順番で受けますか' }],
        replies: [{ comment: { text: '行きたかった' }, post: { title: '読書会の記録' } }],
        celebrations: [{ title: '合格しました' }],
        mostReacted: [{ title: '机の上の工夫' }, { title: '合格しました' }],
      });
      expect(texts).toHaveLength(4);
      expect(quiet).toBeDefined();
      const other = await north.signIn('OPERATOR');
      await visit(other);
      await sql(`UPDATE visit SET away_since = now() - interval '2 days' WHERE member_id = $1`, [other.member.id]);
      const theirs = (await other.query(NEWS)).data!.sinceYouWereAway;
      expect(JSON.stringify(theirs)).not.toContain('秘密'); // run by them, but not theirs
      expect([theirs.answered, theirs.replies]).toEqual([[], []]);
    });
  });
});

import { fromGlobalId, newId, toGlobalId } from '#kernel';
import { metered } from '../../../../test/support/metered.js';
import { type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { MOST_FOLLOWED } from './follow.rules.js';

const CREATE_SPACE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }`;
const CREATE = `mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }`;
const FOLLOW = `mutation ($input: FollowInput!) { follow(input: $input) { __typename ... on Follow { id space { name } member { displayName } tag { name } } ... on TooManyFollowed { limit } ... on Refusal { code message } } }`;
const UNFOLLOW = `mutation ($input: UnfollowInput!) { unfollow(input: $input) { ... on Unfollowed { wasFollowed } } }`;
const FEED = `query ($after: String, $first: Int) { posts(filter: { feed: FOLLOWING }, first: $first, after: $after) { nodes { title author { isFollowed } space { isFollowed } } pageInfo { endCursor hasNextPage } } }`;
const FOLLOWS = `{ follows { nodes { id space { name isFollowed } member { displayName isFollowed } tag { name isFollowed } } } }`;

describe('following', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  let reader: Client;
  let author: Client;
  let other: Client;
  let talk: string;
  let help: string;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    [operator, reader, author, other] = (await Promise.all([north.signIn('OPERATOR'), north.signIn(), north.signIn(), north.signIn()])) as [Client, Client, Client, Client];
    talk = await aSpace('雑談');
    help = await aSpace('質問');
  });
  afterAll(() => world.close());

  const aSpace = async (name: string, access = 'OPEN'): Promise<string> => (await operator.query(CREATE_SPACE, { input: { name, access } })).data!.createSpace.id;
  const write = async (spaceId: string, title: string, who: Client): Promise<string> => rowId((await who.query(CREATE, { input: { spaceId, title, text: '本文' } })).data!.createPost.id);
  const rowId = (id: string): string => fromGlobalId(id)!.id;
  const personId = (who: Client): string => toGlobalId('Member', who.member.id);
  const follow = async (input: Record<string, string | undefined>, who = reader) => who.query(FOLLOW, { input });
  const unfollow = async (input: Record<string, string | undefined>, who = reader) => (await who.query(UNFOLLOW, { input })).data!.unfollow.wasFollowed;
  const titles = async (who = reader): Promise<string[]> => (await who.query(FEED)).data!.posts.nodes.map((n: { title: string }) => n.title);
  const sql = (text: string, params: unknown[] = []) => world.db.query<Record<string, unknown>>(text, params);
  const tagged = async (postId: string): Promise<string> => {
    const tag = newId();
    await sql('INSERT INTO tag (tenant_id, id, name, folded, created_at) VALUES ($1, $2, $3, $3, now())', [north.row.id, tag, `tag-${tag}`]);
    await sql('INSERT INTO post_tag (tenant_id, id, post_id, tag_id, position) VALUES ($1, gen_random_uuid(), $2, $3, 1)', [north.row.id, postId, tag]);
    return toGlobalId('Tag', tag);
  };

  it('brings the posts of spaces, people and tags into one feed, each of them once, newest first', async () => {
    await write(talk, 'p1', author);
    await write(help, 'p2', author);
    const about = await write(help, 'p3', other);
    await write(help, 'p4', other);
    const tagId = await tagged(about);
    expect(await titles()).toEqual([]);
    for (const input of [{ spaceId: talk }, { memberId: personId(author) }, { tagId }]) expect((await follow(input)).data!.follow.__typename).toBe('Follow');
    expect(await titles()).toEqual(['p3', 'p2', 'p1']);
    expect((await reader.query(FOLLOWS)).data!.follows.nodes).toMatchObject([{ tag: { isFollowed: true } }, { member: { isFollowed: true } }, { space: { name: '雑談', isFollowed: true } }]);
    expect(await titles(other)).toEqual([]);
    expect((await other.query(FOLLOWS)).data!.follows.nodes).toEqual([]);

    const first = await reader.query(FEED, { first: 2 });
    const { endCursor } = first.data!.posts.pageInfo;
    expect((await reader.query(FEED, { first: 2, after: endCursor })).data!.posts.nodes.map((n: { title: string }) => n.title)).toEqual(['p1']);
    expect((await metered(world, north, reader, FEED)).texts).toHaveLength(2); // the page, and once what is followed

    expect([await unfollow({ spaceId: talk }), await unfollow({ spaceId: talk }), await unfollow({ memberId: personId(author) })]).toEqual([true, false, true]);
    expect(await titles()).toEqual(['p3']);
  });

  it('is one row, however often and from however many windows it is asked', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => follow({ spaceId: talk })));
    expect(new Set(answers.map((a) => a.data!.follow.id)).size).toBe(1);
    expect(await sql('SELECT 1 FROM follow WHERE member_id = $1', [reader.member.id])).toHaveLength(1);
  });

  it('names exactly one thing, which one can find', async () => {
    const reason = async (input: Record<string, string | undefined>) => (await follow(input)).errors?.[0]?.extensions;
    expect(await reason({})).toMatchObject({ code: 'INVALID_INPUT', field: 'input', reason: 'CONFLICT' });
    expect(await reason({ spaceId: talk, memberId: personId(author) })).toMatchObject({ code: 'INVALID_INPUT', reason: 'CONFLICT' });
    expect(await reason({ spaceId: 'x' })).toMatchObject({ code: 'INVALID_INPUT', field: 'input.spaceId' });
    const secret = await aSpace('内緒', 'SECRET');
    const closed = await aSpace('限定', 'CLOSED');
    const stranger = await (await world.tenant()).signIn('OWNER');
    const secretTag = await tagged(await write(secret, 'x', operator));
    for (const input of [{ spaceId: secret }, { spaceId: closed }, { memberId: personId(reader) }, { memberId: personId(stranger) }, { tagId: secretTag }, { tagId: toGlobalId('Tag', newId()) }]) expect(codeOf(await follow(input))).toBe('NOT_FOUND');
    expect(codeOf(await follow({ spaceId: talk }, stranger))).toBe('NOT_FOUND');
    expect(codeOf(await follow({ spaceId: talk }, await north.signIn('GUEST')))).toBe('FORBIDDEN');
  });

  it('of people ends when they leave; who has left is not followed anew, and can still be let go', async () => {
    await write(talk, 'p1', author);
    await follow({ memberId: personId(author) });
    expect(await titles()).toEqual(['p1']);
    await sql(`UPDATE member SET state = 'LEFT' WHERE id = $1`, [author.member.id]);
    expect(await titles()).toEqual([]);
    expect((await reader.query(FOLLOWS)).data!.follows.nodes).toEqual([]);
    expect((await follow({ memberId: personId(author) })).data!.follow).toMatchObject({ __typename: 'MemberHasLeft', code: 'MEMBER_HAS_LEFT' });
    expect(await unfollow({ memberId: personId(author) })).toBe(true);
  });

  it('brings nothing that was written anonymously, nor what was closed to me since', async () => {
    await follow({ memberId: personId(author) });
    await follow({ spaceId: talk });
    const id = await write(help, '匿名の質問', author);
    await write(talk, 'p1', other);
    await sql(`SET session_replication_role = replica; UPDATE post SET author_id = NULL, pseudonym_id = gen_random_uuid() WHERE id = '${id}'; SET session_replication_role = origin`);
    expect(await titles()).toEqual(['p1']);
    await sql(`UPDATE space SET access = 'SECRET' WHERE id = $1`, [rowId(talk)]);
    expect(await titles()).toEqual([]);
    expect((await reader.query(FOLLOWS)).data!.follows.nodes).toHaveLength(1);
  });

  it('has an end', async () => {
    await sql(
      `WITH t AS (INSERT INTO tag (tenant_id, id, name, folded, created_at) SELECT $1, gen_random_uuid(), 't' || n, 't' || n, now() FROM generate_series(1, $3) n RETURNING id)
       INSERT INTO follow (tenant_id, id, member_id, tag_id, created_at) SELECT $1, gen_random_uuid(), $2, id, now() FROM t`,
      [north.row.id, reader.member.id, MOST_FOLLOWED - 1],
    );
    expect((await follow({ spaceId: talk })).data!.follow.__typename).toBe('Follow');
    expect((await follow({ spaceId: help })).data!.follow).toMatchObject({ __typename: 'TooManyFollowed', limit: MOST_FOLLOWED });
    expect((await follow({ spaceId: talk })).data!.follow.__typename).toBe('Follow'); // it is followed already
  });
});

import { newId, toGlobalId } from '#kernel';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';

const CREATE_SPACE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }`;
const CREATE_POST = `mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }`;
const REACT = `mutation ($input: ReactToPostInput!) { reactToPost(input: $input) { __typename ... on Post { id reactions { kind count } viewerReactions } } }`;
const WITHDRAW = `mutation ($input: WithdrawReactionInput!) { withdrawReaction(input: $input) { __typename ... on Post { id reactions { kind count } viewerReactions } } }`;

describe('a reaction', () => {
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

  const react = async (who: Client, kind: string) => (await who.query(REACT, { input: { postId, kind } })).data!.reactToPost;
  const withdraw = async (who: Client, kind: string) => (await who.query(WITHDRAW, { input: { postId, kind } })).data!.withdrawReaction;

  it('counts once per person and kind, and can be taken back', async () => {
    const reader = await north.signIn();
    await react(reader, 'INSIGHT');
    await react(author, 'CELEBRATE');
    expect(await react(reader, 'CELEBRATE')).toEqual({ __typename: 'Post', id: postId, reactions: [{ kind: 'CELEBRATE', count: 2 }, { kind: 'INSIGHT', count: 1 }], viewerReactions: ['CELEBRATE', 'INSIGHT'] });
    expect((await react(reader, 'CELEBRATE')).reactions[0]).toEqual({ kind: 'CELEBRATE', count: 2 });
    expect(await withdraw(reader, 'CELEBRATE')).toMatchObject({ reactions: [{ kind: 'CELEBRATE', count: 1 }, { kind: 'INSIGHT', count: 1 }], viewerReactions: ['INSIGHT'] });
    expect(await withdraw(reader, 'CELEBRATE')).toMatchObject({ reactions: [{ kind: 'CELEBRATE', count: 1 }, { kind: 'INSIGHT', count: 1 }] });
    expect(await withdraw(author, 'CELEBRATE')).toMatchObject({ reactions: [{ kind: 'INSIGHT', count: 1 }], viewerReactions: [] });
  });

  it('is counted exactly when everybody reacts at once, some of them again and again', async () => {
    const people = await Promise.all(Array.from({ length: 15 }, () => north.signIn()));
    await Promise.all([...people, ...people, ...Array.from({ length: 10 }, () => people[0]!)].map((who) => react(who, 'ME_TOO')));
    expect((await react(people[0]!, 'ME_TOO')).reactions).toEqual([{ kind: 'ME_TOO', count: 15 }]);
    await Promise.all([...people.slice(0, 5), ...people.slice(0, 5)].map((who) => withdraw(who, 'ME_TOO')));
    await Promise.all(people.slice(5).flatMap((who) => [withdraw(who, 'ME_TOO'), react(who, 'THANKS')]));
    expect((await react(people[0]!, 'THANKS')).reactions).toEqual([{ kind: 'THANKS', count: 11 }]);
    expect(await world.db.query('SELECT kind, count(*)::int FROM reaction WHERE tenant_id = $1 GROUP BY kind', [north.row.id])).toEqual([{ kind: 'THANKS', count: 11 }]);
  });

  it("to another tenant's post cannot be told apart from one to a post that never existed", async () => {
    const stranger = await (await world.tenant()).signIn('OWNER');
    const plain = (a: Answer) => ({ data: a.data, errors: a.errors?.map(({ extensions: { code }, message }) => ({ code, message })) });
    for (const mutation of [REACT, WITHDRAW]) {
      const foreign = await stranger.query(mutation, { input: { postId, kind: 'THANKS' } });
      expect(codeOf(foreign)).toBe('NOT_FOUND');
      expect(plain(foreign)).toEqual(plain(await stranger.query(mutation, { input: { postId: toGlobalId('Post', newId()), kind: 'THANKS' } })));
    }
    expect(codeOf(await author.query(REACT, { input: { postId, kind: 'DISLIKE' } }))).toBe('INVALID_INPUT');
  });
});

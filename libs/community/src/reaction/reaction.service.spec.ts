import { newId, toGlobalId } from '#kernel';
import { metered } from '../../../../test/support/metered.js';
import { reactionIds } from '../../../../test/support/reactions.js';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';

const CREATE_SPACE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }`;
const CREATE_POST = `mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }`;
const COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { ... on Comment { id } } }`;
const SHOWN = `id reactions { option { key word } count isMine }`;
const REACT = `mutation ($input: ReactToPostInput!) { reactToPost(input: $input) { __typename ... on Post { ${SHOWN} } ... on Refusal { code message } } }`;
const WITHDRAW = `mutation ($input: WithdrawReactionInput!) { withdrawReaction(input: $input) { __typename ... on Post { ${SHOWN} } } }`;
const REACT_COMMENT = `mutation ($input: ReactToCommentInput!) { reactToComment(input: $input) { __typename ... on Comment { ${SHOWN} } ... on Refusal { code message } } }`;
const WITHDRAW_COMMENT = `mutation ($input: WithdrawCommentReactionInput!) { withdrawCommentReaction(input: $input) { __typename ... on Comment { ${SHOWN} } } }`;
const WHO = `query ($id: ID!, $filter: ReactionFilter, $first: Int, $after: String) { postReactions(id: $id, filter: $filter, first: $first, after: $after) { nodes { member { id } option { key } reactedAt } pageInfo { hasNextPage endCursor } } }`;
const WHO_COMMENT = `query ($id: ID!) { commentReactions(id: $id) { nodes { member { id } option { key } } } }`;
const EDIT = `mutation ($input: EditReactionOptionInput!) { editReactionOption(input: $input) { ... on ReactionOption { id } } }`;
const plain = (a: Answer) => ({ data: a.data, errors: a.errors?.map(({ extensions: { code }, message }) => ({ code, message })) });

describe('a reaction', () => {
  let world: World;
  let north: TestTenant;
  let author: Client;
  let spaceId: string;
  let postId: string;
  let commentId: string;
  let ids: Record<string, string>;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    author = await north.signIn('OPERATOR');
    spaceId = (await author.query(CREATE_SPACE, { input: { name: '雑談' } })).data!.createSpace.id;
    postId = (await author.query(CREATE_POST, { input: { spaceId, title: '題', text: '本文' } })).data!.createPost.id;
    commentId = (await author.query(COMMENT, { input: { postId, text: 'ひとこと' } })).data!.addComment.id;
    ids = await reactionIds(author);
  });
  afterAll(() => world.close());

  const react = async (who: Client, key: string) => (await who.query(REACT, { input: { postId, optionId: ids[key] } })).data!.reactToPost;
  const withdraw = async (who: Client, key: string) => (await who.query(WITHDRAW, { input: { postId, optionId: ids[key] } })).data!.withdrawReaction;
  const told = ({ reactions }: { reactions: { option: { key: string }; count: number; isMine: boolean }[] }) => reactions.map(({ option, count, isMine }) => `${option.key} ${count}${isMine ? ' mine' : ''}`);

  it('counts once per person and kind, and can be taken back', async () => {
    const reader = await north.signIn();
    await react(reader, 'INSIGHT');
    await react(author, 'CELEBRATE');
    const both = await react(reader, 'CELEBRATE');
    expect(both).toMatchObject({ __typename: 'Post', id: postId, reactions: [{ option: { key: 'CELEBRATE', word: 'おめでとう' }, count: 2, isMine: true }, { option: { key: 'INSIGHT' }, count: 1, isMine: true }] });
    expect(told(await react(reader, 'CELEBRATE'))).toEqual(['CELEBRATE 2 mine', 'INSIGHT 1 mine']);
    expect(told(await withdraw(reader, 'CELEBRATE'))).toEqual(['CELEBRATE 1', 'INSIGHT 1 mine']);
    expect(told(await withdraw(reader, 'CELEBRATE'))).toEqual(['CELEBRATE 1', 'INSIGHT 1 mine']);
    expect(told(await withdraw(author, 'CELEBRATE'))).toEqual(['INSIGHT 1']);
  });

  it('to a comment works like one to a post', async () => {
    const reader = await north.signIn();
    const reactTo = async (who: Client, key: string) => (await who.query(REACT_COMMENT, { input: { commentId, optionId: ids[key] } })).data!.reactToComment;
    expect(told(await reactTo(reader, 'CHEER'))).toEqual(['CHEER 1 mine']);
    expect(told(await reactTo(author, 'CHEER'))).toEqual(['CHEER 2 mine']);
    expect((await author.query(WHO_COMMENT, { id: commentId })).data!.commentReactions.nodes).toEqual([{ member: { id: toGlobalId('Member', author.member.id) }, option: { key: 'CHEER' } }, { member: { id: toGlobalId('Member', reader.member.id) }, option: { key: 'CHEER' } }]);
    const taken = (await reader.query(WITHDRAW_COMMENT, { input: { commentId, optionId: ids.CHEER } })).data!.withdrawCommentReaction;
    expect(told(taken)).toEqual(['CHEER 1']);
    // A post is as it was: what is said below it does not count for it.
    expect((await author.query(`query ($id: ID!) { post(id: $id) { reactions { count } } }`, { id: postId })).data!.post.reactions).toEqual([]);
  });

  it('is counted exactly when everybody reacts at once, some of them again and again', async () => {
    const people = await Promise.all(Array.from({ length: 15 }, () => north.signIn()));
    await Promise.all([...people, ...people, ...Array.from({ length: 10 }, () => people[0]!)].map((who) => react(who, 'ME_TOO')));
    expect(told(await react(people[0]!, 'ME_TOO'))).toEqual(['ME_TOO 15 mine']);
    await Promise.all([...people.slice(0, 5), ...people.slice(0, 5)].map((who) => withdraw(who, 'ME_TOO')));
    await Promise.all(people.slice(5).flatMap((who) => [withdraw(who, 'ME_TOO'), react(who, 'THANKS')]));
    expect(told(await react(people[0]!, 'THANKS'))).toEqual(['THANKS 11 mine']);
    expect(await world.db.query('SELECT kind, count(*)::int FROM reaction WHERE tenant_id = $1 GROUP BY kind', [north.row.id])).toEqual([{ kind: 'THANKS', count: 11 }]);
  });

  it('that was retired is shown where it was given and can be taken back, but not given', async () => {
    const reader = await north.signIn();
    await react(reader, 'TRY');
    await author.query(EDIT, { input: { id: ids.TRY, isRetired: true } });
    expect(await react(author, 'TRY')).toMatchObject({ __typename: 'ReactionRetired', code: 'REACTION_RETIRED', message: expect.stringContaining('やってみる') });
    expect((await author.query(REACT_COMMENT, { input: { commentId, optionId: ids.TRY } })).data!.reactToComment).toMatchObject({ code: 'REACTION_RETIRED' });
    expect(told(await react(author, 'THANKS'))).toEqual(['THANKS 1 mine', 'TRY 1']);
    expect(told(await withdraw(reader, 'TRY'))).toEqual(['THANKS 1']);
  });

  it('shows another word from the moment that the community has one', async () => {
    await react(author, 'THANKS');
    await author.query(EDIT, { input: { id: ids.THANKS, wordJa: '感謝' } });
    expect((await react(author, 'THANKS')).reactions[0].option.word).toBe('感謝');
  });

  it('tells who gave it, page by page and by kind, to those who read the post', async () => {
    const people = await Promise.all(Array.from({ length: 3 }, () => north.signIn()));
    for (const who of people) await react(who, 'CHEER');
    await react(people[0]!, 'INSIGHT');
    const who = async (variables: object) => (await people[0]!.query(WHO, { id: postId, ...variables })).data!.postReactions;
    expect((await who({})).nodes).toHaveLength(4);
    const first = await who({ filter: { optionId: ids.CHEER }, first: 2 });
    const second = await who({ filter: { optionId: ids.CHEER }, first: 2, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes].map(({ member }: { member: { id: string } }) => member.id)).toEqual(people.map(({ member }) => toGlobalId('Member', member.id)).reverse());
    expect(second.pageInfo.hasNextPage).toBe(false);
    const secret = (await author.query(CREATE_SPACE, { input: { name: '秘密', access: 'SECRET' } })).data!.createSpace.id;
    const hidden = (await author.query(CREATE_POST, { input: { spaceId: secret, title: '題', text: '本文' } })).data!.createPost.id;
    expect(plain(await people[0]!.query(WHO, { id: hidden }))).toEqual(plain(await people[0]!.query(WHO, { id: toGlobalId('Post', newId()) })));
  });

  it('of comments is read with one statement, however many they are', async () => {
    await author.query(REACT_COMMENT, { input: { commentId, optionId: ids.CHEER } });
    for (let i = 0; i < 5; i++) {
      const { id } = (await author.query(COMMENT, { input: { postId, text: `${i}` } })).data!.addComment;
      await author.query(REACT_COMMENT, { input: { commentId: id, optionId: ids.THANKS } });
    }
    const { texts } = await metered(world, north, author, `{ post(id: "${postId}") { comments(first: 20) { nodes { id reactions { option { word } count isMine } } } } }`);
    expect(texts).toHaveLength(2);
  });

  it("to another tenant's post or comment, or in another tenant's way, cannot be told apart from one that never existed", async () => {
    const stranger = await (await world.tenant()).signIn('OWNER');
    const theirs = (await reactionIds(stranger)).THANKS;
    for (const [mutation, type, field, id] of [[REACT, 'Post', 'postId', postId], [WITHDRAW, 'Post', 'postId', postId], [REACT_COMMENT, 'Comment', 'commentId', commentId], [WITHDRAW_COMMENT, 'Comment', 'commentId', commentId]] as const) {
      const foreign = await stranger.query(mutation, { input: { [field]: id, optionId: theirs } });
      expect(codeOf(foreign)).toBe('NOT_FOUND');
      expect(plain(foreign)).toEqual(plain(await stranger.query(mutation, { input: { [field]: toGlobalId(type, newId()), optionId: theirs } })));
      const foreignWay = await author.query(mutation, { input: { [field]: id, optionId: theirs } });
      expect(codeOf(foreignWay)).toBe('NOT_FOUND');
      expect(plain(foreignWay)).toEqual(plain(await author.query(mutation, { input: { [field]: id, optionId: toGlobalId('ReactionOption', newId()) } })));
    }
    expect(codeOf(await author.query(REACT, { input: { postId, optionId: 'DISLIKE' } }))).toBe('INVALID_INPUT');
  });
});

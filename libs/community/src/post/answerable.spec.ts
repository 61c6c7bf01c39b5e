import { toGlobalId } from '#kernel';
import { type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { reactionIds } from '../../../../test/support/reactions.js';
import { sendFile } from '../../../files/src/testing/send.js';

const CREATE_SPACE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }`;
const ARCHIVE = `mutation ($input: ArchiveSpaceInput!) { archiveSpace(input: $input) { __typename ... on Space { isArchived } } }`;
const CREATE = `mutation ($input: CreatePostInput!) { createPost(input: $input) { __typename ... on Post { id version } ... on Refusal { code } } }`;
const COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { ... on Comment { id version attachments { alt file { id name } } } } }`;
const EDIT_COMMENT = `mutation ($input: EditCommentInput!) { editComment(input: $input) { __typename ... on Comment { id version attachments { alt file { id name } } } ... on Refusal { code } } }`;

const mutation = (name: string, input: string): string => `mutation ($input: ${input}!) { ${name}(input: $input) { __typename } }`;

describe('what can be answered', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  let hana: Client;
  let ken: Client;
  let spaceId: string;
  let postId: string;
  let commentId: string;
  let draftId: string;
  let questionId: string;
  let optionId: string;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    [operator, hana, ken] = [await north.signIn('OPERATOR'), await north.signIn(), await north.signIn()];
    spaceId = (await operator.query(CREATE_SPACE, { input: { name: '雑談' } })).data!.createSpace.id;
    const create = async (who: Client, more: object) => (await who.query(CREATE, { input: { spaceId, title: '題', text: '文', ...more } })).data!.createPost.id as string;
    postId = await create(hana, { poll: { options: ['はい', 'いいえ'] } });
    draftId = await create(ken, { isDraft: true });
    questionId = await create(hana, { kind: 'QUESTION' });
    commentId = (await ken.query(COMMENT, { input: { postId, text: 'ひとこと' } })).data!.addComment.id;
    optionId = (await reactionIds(ken)).CHEER!;
  });
  afterAll(() => world.close());

  /** Everything by which a post is answered or changed. */
  const answers = (): [string, Client, string, object][] => [
    ['a reaction', ken, mutation('reactToPost', 'ReactToPostInput'), { postId, optionId }],
    ['a reaction to a comment', hana, mutation('reactToComment', 'ReactToCommentInput'), { commentId, optionId }],
    ['a vote', ken, mutation('vote', 'VoteInput'), { postId, choices: [1] }],
    ['a comment', ken, mutation('addComment', 'AddCommentInput'), { postId, text: 'もうひとつ' }],
    ['"I want to know too"', ken, mutation('wantToKnow', 'QuestionInput'), { postId: questionId }],
    ['an edit', hana, mutation('editPost', 'EditPostInput'), { id: postId, version: 1, title: '別の題' }],
    ['an edit of a comment', ken, mutation('editComment', 'EditCommentInput'), { id: commentId, version: 1, text: '別の言葉' }],
  ];
  const writing = (): [string, Client, string, object][] => [
    ['publishing a draft', ken, mutation('publishPost', 'PublishPostInput'), { id: draftId }],
    ['kudos', hana, mutation('createPost', 'CreatePostInput'), { spaceId, title: 'ありがとう', text: '助かりました', kind: 'KUDOS', thankedIds: [toGlobalId('Member', ken.member.id)] }],
  ];
  const all = async (list: [string, Client, string, object][]): Promise<Record<string, unknown>> => {
    const answered: Record<string, unknown> = {};
    for (const [name, who, document, input] of list) {
      const answer = await who.query(document, { input });
      answered[name] = answer.errors ? (answer.errors[0]!.extensions.reason ?? answer.errors[0]!.extensions.code) : 'done';
    }
    return answered;
  };
  const each = (list: [string, Client, string, object][], what: string): Record<string, unknown> => Object.fromEntries(list.map(([name]) => [name, what]));

  it('is what stands in a space that is in use', async () => {
    const everything = [...answers(), ...writing()];
    expect(await all(everything)).toEqual(each(everything, 'done'));
  });

  it('is nothing in a space that was archived', async () => {
    await operator.query(ARCHIVE, { input: { spaceId } });
    const everything = [...answers(), ...writing()];
    expect(await all(everything)).toEqual(each(everything, 'SPACE_ARCHIVED'));
  });

  it('is no post that is out of sight', async () => {
    await world.db.query(`UPDATE post SET state = 'HIDDEN' WHERE tenant_id = $1 AND state = 'PUBLISHED'`, [north.row.id]);
    expect(await all(answers())).toEqual(each(answers(), 'NOT_FOUND'));
  });

  it('is no comment that was removed', async () => {
    await world.db.query(`UPDATE comment SET state = 'REMOVED' WHERE tenant_id = $1`, [north.row.id]);
    expect(codeOf(await hana.query(mutation('reactToComment', 'ReactToCommentInput'), { input: { commentId, optionId } }))).toBe('NOT_FOUND');
  });

  it('is nothing for somebody who is suspended', async () => {
    const until = new Date(Date.now() + 86_400_000).toISOString();
    for (const who of [hana, ken]) await operator.query(mutation('sanctionMember', 'SanctionMemberInput'), { input: { subjectId: toGlobalId('Member', who.member.id), sanction: 'SUSPEND', reason: '静かにしてもらうため', until } });
    const everything = [...answers(), ...writing()];
    expect(await all(everything)).toEqual(each(everything, 'SUSPENDED'));
  });

  it('is nothing in a space that one cannot enter any more', async () => {
    await world.db.query(`UPDATE space SET access = 'SECRET' WHERE tenant_id = $1`, [north.row.id]);
    expect(await all(answers())).toEqual(each(answers(), 'NOT_FOUND'));
  });

  it('can be given other files by whoever wrote the comment', async () => {
    const bring = async (name: string): Promise<string> => (await sendFile(world, ken, north.slug, '議事録', name)).id;
    const [first, second] = [await bring('一.txt'), await bring('二.txt')];
    const comment = (await ken.query(COMMENT, { input: { postId, text: '資料です', attachments: [{ fileId: first }] } })).data!.addComment;
    const edit = async (more: object) => (await ken.query(EDIT_COMMENT, { input: { id: comment.id, version: comment.version, text: '資料です', ...more } })).data!.editComment;
    expect(await edit({})).toMatchObject({ version: 1, attachments: [{ file: { name: '一.txt' } }] });
    expect(await edit({ attachments: [{ fileId: comment.attachments[0].file.id }] })).toMatchObject({ version: 1 }); // the same again is no edit
    expect(await edit({ attachments: [{ fileId: second, alt: '二つめ' }] })).toMatchObject({ version: 2, attachments: [{ alt: '二つめ', file: { name: '二.txt' } }] });
    expect(await edit({ attachments: [] })).toMatchObject({ __typename: 'CommentEditConflict', code: 'EDIT_CONFLICT' });
    const others = (await sendFile(world, hana, north.slug, '議事録', '三.txt')).id;
    expect(codeOf(await ken.query(EDIT_COMMENT, { input: { id: comment.id, version: 2, text: 'x', attachments: [{ fileId: others }] } }))).toBe('NOT_FOUND');
  });
});

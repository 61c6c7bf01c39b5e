import sharp from 'sharp';
import { newId, toGlobalId } from '#kernel';
import { sendFile } from '../../../files/src/testing/send.js';
import { metered } from '../../../../test/support/metered.js';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';

const CREATE_SPACE = 'mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }';
const SHOWN = 'id version attachments { alt file { id name mediaType width url thumbnailUrl } } poll { isMultiple isClosed hasVoted voterCount closesAt options { number text voteCount isMine } } thanked { id } linkPreview { url }';
const CREATE = `mutation ($input: CreatePostInput!) { createPost(input: $input) { __typename ... on Post { ${SHOWN} } } }`;
const EDIT = `mutation ($input: EditPostInput!) { editPost(input: $input) { __typename ... on Post { ${SHOWN} } } }`;
const COMMENT = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { __typename ... on Comment { id attachments { alt file { id name } } } } }';
const POST = `query ($id: ID!) { post(id: $id) { ${SHOWN} comments { nodes { attachments { file { name thumbnailUrl } } } } } }`;
const VOTE = `mutation ($input: VoteInput!) { vote(input: $input) { __typename ... on Refusal { code message } ... on Post { poll { hasVoted voterCount options { voteCount isMine } } } } }`;
const FEED = `{ posts { nodes { ${SHOWN} } } }`;

describe('beside the words of a post stands', () => {
  let world: World;
  let north: TestTenant;
  let hana: Client;
  let ken: Client;
  let spaceId: string;
  let picture: Buffer;
  beforeAll(async () => {
    world = await startWorld();
    picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#2a7' } }).jpeg().withExif({ IFD0: { Artist: 'Hana Planted' } }).toBuffer();
  });
  beforeEach(async () => {
    north = await world.tenant();
    hana = await north.signIn('OPERATOR');
    ken = await north.signIn();
    spaceId = (await hana.query(CREATE_SPACE, { input: { name: '雑談' } })).data!.createSpace.id;
  });
  afterAll(() => world.close());

  const bring = async (who = hana, name = '山の朝.jpg', bytes: Uint8Array | string = picture): Promise<string> => (await sendFile(world, who, north.slug, bytes, name)).id;
  const create = (input: object, who = hana): Promise<Answer> => who.query(CREATE, { input: { spaceId, title: '題', text: '本文', ...input } });
  const made = async (input: object, who = hana) => (await create(input, who)).data!.createPost;
  const wrong = async (answer: Promise<Answer>): Promise<unknown> => (await answer).errors?.[0]?.extensions;

  describe('a file', () => {
    it('for whoever reads the post, with its small picture and what is to be seen', async () => {
      const [first, second] = [await bring(), await bring(hana, '議事録.txt', 'ことば')];
      const post = await made({ attachments: [{ fileId: first, alt: '朝焼けの山' }, { fileId: second }] });
      const { attachments } = (await ken.query(POST, { id: post.id })).data!.post;
      expect(attachments).toMatchObject([{ alt: '朝焼けの山', file: { name: '山の朝.jpg', mediaType: 'image/jpeg', width: 400 } }, { alt: '', file: { name: '議事録.txt', mediaType: 'text/plain', thumbnailUrl: null } }]);
      expect((await fetch(world.url + attachments[0].file.thumbnailUrl)).headers.get('content-type')).toBe('image/webp');
      expect((await metered(world, north, ken, FEED)).texts).toHaveLength(1);
    });

    it('of a comment as well', async () => {
      const post = await made({});
      const { addComment } = (await ken.query(COMMENT, { input: { postId: post.id, text: 'これです', attachments: [{ fileId: await bring(ken) }] } })).data!;
      expect(addComment.attachments).toMatchObject([{ file: { name: '山の朝.jpg' } }]);
      expect((await hana.query(POST, { id: post.id })).data!.post.comments.nodes[0].attachments[0].file.thumbnailUrl).toMatch(/^\/files\//);
    });

    it('that an edit keeps, moves, adds or lets go of; its author alone can', async () => {
      const [a, b, c] = [await bring(), await bring(), await bring()];
      const post = await made({ attachments: [{ fileId: a }, { fileId: b }] });
      const edited = (await hana.query(EDIT, { input: { id: post.id, version: 1, attachments: [{ fileId: c, alt: '新' }, { fileId: a }] } })).data!.editPost;
      expect(edited.attachments.map((x: { file: { id: string } }) => x.file.id)).toEqual([c, a]);
      expect(await world.db.query('SELECT count(*)::int FROM file WHERE tenant_id = $1 AND loose_since IS NULL', [north.row.id])).toEqual([{ count: 2 }]);
      expect((await hana.query(EDIT, { input: { id: post.id, version: 1, attachments: [{ fileId: c, alt: '新' }, { fileId: a }] } })).data!.editPost.version).toBe(2);
      expect(codeOf(await ken.query(EDIT, { input: { id: post.id, version: 2, attachments: [] } }))).toBe('FORBIDDEN');
    });

    it.each([
      ['eleven of them', async () => ({ attachments: Array.from({ length: 11 }, () => ({ fileId: toGlobalId('File', newId()) })) }), { code: 'INVALID_INPUT', field: 'input.attachments', reason: 'TOO_MANY' }],
      ['one twice', async () => { const fileId = await bring(); return { attachments: [{ fileId }, { fileId }] }; }, { code: 'INVALID_INPUT', field: 'input.attachments.1.fileId', reason: 'TWICE' }],
      ['one that is not there', () => Promise.resolve({ attachments: [{ fileId: toGlobalId('File', newId()) }] }), { code: 'NOT_FOUND' }],
      ["somebody else's", async () => ({ attachments: [{ fileId: await bring(ken) }] }), { code: 'NOT_FOUND' }],
      ['too many words about it', async () => ({ attachments: [{ fileId: await bring(), alt: 'あ'.repeat(501) }] }), { code: 'INVALID_INPUT', field: 'input.attachments.0.alt', reason: 'TOO_LONG' }],
      ['a document without a name on it', async () => ({ isAnonymous: true, attachments: [{ fileId: await bring(hana, 'a.pdf', '%PDF-1.4\n%%EOF\n') }] }), { code: 'INVALID_INPUT', field: 'input.attachments.0.fileId', reason: 'FILE_TYPE' }],
    ])('not as %s, and nothing is written then', async (_what, input, expected) => {
      expect(await wrong(create(await input()))).toMatchObject(expected);
      expect(await world.db.query('SELECT 1 FROM post WHERE tenant_id = $1', [north.row.id])).toEqual([]);
    });

    it('that says nothing of whoever wrote without a name', async () => {
      const post = await made({ isAnonymous: true, attachments: [{ fileId: await bring(ken, 'Hana Planted.jpg') }] }, ken);
      const seen = (await hana.query(POST, { id: post.id })).data!.post;
      expect(seen.attachments[0].file.name).toBe('picture-1.jpg');
      const rows = await world.db.query('SELECT f.*, a.* FROM attachment a JOIN file f ON f.id = a.file_id WHERE a.tenant_id = $1', [north.row.id]);
      for (const secret of [ken.member.id, 'Hana Planted']) expect(JSON.stringify([seen, rows])).not.toContain(secret);
      expect(Buffer.from(await (await fetch(world.url + seen.attachments[0].file.url)).arrayBuffer()).includes('Hana Planted')).toBe(false);
    });
  });

  describe('a poll', () => {
    const poll = { options: ['朝', '昼', '夜'] };
    const vote = async (who: Client, postId: string, choices: number[]) => (await who.query(VOTE, { input: { postId, choices } })).data?.vote;

    it('whose counts are seen after voting, and can be chosen anew', async () => {
      const post = await made({ poll });
      expect(post.poll).toMatchObject({ isMultiple: false, isClosed: false, hasVoted: false, voterCount: 0, options: [{ number: 1, text: '朝', voteCount: null }, { number: 2 }, { number: 3 }] });
      expect((await vote(ken, post.id, [2])).poll).toEqual({ hasVoted: true, voterCount: 1, options: [{ voteCount: 0, isMine: false }, { voteCount: 1, isMine: true }, { voteCount: 0, isMine: false }] });
      expect((await hana.query(POST, { id: post.id })).data!.post.poll).toMatchObject({ voterCount: 1, hasVoted: false, options: [{ voteCount: null }, { voteCount: null }, { voteCount: null }] });
      expect((await vote(ken, post.id, [3])).poll).toMatchObject({ voterCount: 1, options: [{ voteCount: 0 }, { voteCount: 0 }, { voteCount: 1, isMine: true }] });
      expect((await vote(ken, post.id, [])).poll).toMatchObject({ voterCount: 0, hasVoted: false });
    });

    it('that is counted exactly when everybody votes at once, again and again', async () => {
      const post = await made({ poll: { ...poll, isMultiple: true } });
      const people = await Promise.all(Array.from({ length: 10 }, () => north.signIn()));
      await Promise.all(people.flatMap((who, i) => [vote(who, post.id, [1, 2]), vote(who, post.id, [2, 3]), vote(who, post.id, i % 2 ? [3] : [1, 3])]));
      for (const who of people) await vote(who, post.id, [1, 3]);
      expect((await vote(people[0]!, post.id, [3])).poll).toMatchObject({ voterCount: 10, options: [{ voteCount: 9 }, { voteCount: 0 }, { voteCount: 10 }] });
      expect(await world.db.query('SELECT count(*)::int FROM poll_vote WHERE tenant_id = $1', [north.row.id])).toEqual([{ count: 19 }]);
    });

    it('that closes', async () => {
      const post = await made({ poll: { ...poll, closesAt: new Date(Date.now() + 3_600_000).toISOString() } });
      await vote(ken, post.id, [1]);
      await world.db.query(`UPDATE poll SET closes_at = created_at WHERE tenant_id = $1`, [north.row.id]);
      expect(await vote(hana, post.id, [1])).toMatchObject({ __typename: 'PollClosed', code: 'POLL_CLOSED', message: 'この投票は締め切られました。' });
      expect((await hana.query(POST, { id: post.id })).data!.post.poll).toMatchObject({ isClosed: true, options: [{ voteCount: 1 }, { voteCount: 0 }, { voteCount: 0 }] });
    });

    it.each([
      [{ options: ['ひとつ'] }, 'input.poll.options', 'TOO_FEW'],
      [{ options: Array.from({ length: 11 }, (_, i) => `${i}`) }, 'input.poll.options', 'TOO_MANY'],
      [{ options: ['a', 'Ａ'] }, 'input.poll.options.1', 'TWICE'],
      [{ options: ['a', 'b'], closesAt: '2020-01-01T00:00:00Z' }, 'input.poll.closesAt', 'IN_THE_PAST'],
    ])('not as %j', async (bad, field, reason) => {
      expect(await wrong(create({ poll: bad }))).toMatchObject({ code: 'INVALID_INPUT', field, reason });
    });

    it('that takes no other choices, and is nobody else’s', async () => {
      const post = await made({ poll });
      for (const [choices, reason] of [[[4], 'OUT_OF_RANGE'], [[1, 2], 'TOO_MANY']] as const) expect(await wrong(ken.query(VOTE, { input: { postId: post.id, choices } }))).toMatchObject({ field: 'input.choices', reason });
      const stranger = await (await world.tenant()).signIn('OWNER');
      expect(codeOf(await stranger.query(VOTE, { input: { postId: post.id, choices: [1] } }))).toBe('NOT_FOUND');
      expect(codeOf(await ken.query(VOTE, { input: { postId: (await made({})).id, choices: [1] } }))).toBe('NOT_FOUND');
    });
  });

  describe('whom it thanks', () => {
    const thank = (who: Client[], more: object = {}) => create({ kind: 'KUDOS', title: '資料を手伝ってくれた', thankedIds: who.map((one) => toGlobalId('Member', one.member.id)), ...more });
    const COUNT = 'query ($id: ID!) { node(id: $id) { ... on Member { kudosCount } } posts(filter: { thanksId: $id }) { nodes { title thanked { id } } } }';

    it('and it counts on their profile, where the post can be read', async () => {
      expect((await thank([ken])).data!.createPost.thanked).toEqual([{ id: toGlobalId('Member', ken.member.id) }]);
      const seen = (await hana.query(COUNT, { id: toGlobalId('Member', ken.member.id) })).data!;
      expect(seen).toMatchObject({ node: { kudosCount: 1 }, posts: { nodes: [{ title: '資料を手伝ってくれた' }] } });
      await thank([ken], { isDraft: true });
      expect((await hana.query(COUNT, { id: toGlobalId('Member', ken.member.id) })).data!.node.kudosCount).toBe(1);
    });

    it('but not nobody, oneself, too many, strangers, or without a name', async () => {
      const six = await Promise.all(Array.from({ length: 6 }, () => north.signIn()));
      const stranger = await (await world.tenant()).signIn();
      expect(await wrong(create({ kind: 'KUDOS' }))).toMatchObject({ field: 'input.thankedIds', reason: 'TOO_SHORT' });
      expect(await wrong(thank([hana]))).toMatchObject({ field: 'input.thankedIds', reason: 'YOURSELF' });
      expect(await wrong(thank(six))).toMatchObject({ field: 'input.thankedIds', reason: 'TOO_MANY' });
      expect(await wrong(thank([stranger]))).toMatchObject({ code: 'NOT_FOUND' });
      expect(await wrong(thank([ken], { isAnonymous: true }))).toMatchObject({ field: 'input.isAnonymous', reason: 'CONFLICT' });
      expect(await wrong(create({ thankedIds: [toGlobalId('Member', ken.member.id)] }))).toMatchObject({ field: 'input.thankedIds', reason: 'CONFLICT' });
    });
  });
});

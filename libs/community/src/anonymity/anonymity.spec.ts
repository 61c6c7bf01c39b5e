import { toGlobalId } from '#kernel';
import { type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';

const SPACE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id anonymity { isPossible canBeUnmasked } } } }`;
const SIGNED = 'author { id } pseudonym { number name isAsker } viewerIsAuthor';
const POST = `mutation ($input: CreatePostInput!) { createPost(input: $input) { __typename ... on Refusal { code } ... on Post { id createdAt publishedAt ${SIGNED} } } }`;
const COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { __typename ... on Refusal { code } ... on Comment { id createdAt ${SIGNED} } } }`;
const READ = `query ($id: ID!) { post(id: $id) { ${SIGNED} comments { nodes { id text createdAt ${SIGNED} } } } }`;
const RULES = `{ anonymity { isPossible canBeUnmasked } }`;
const CHANGE = `mutation ($input: ChangeAnonymityInput!) { changeAnonymity(input: $input) { ... on Anonymity { isPossible canBeUnmasked } } }`;
const CHANGE_SPACE = `mutation ($input: ChangeSpaceAnonymityInput!) { changeSpaceAnonymity(input: $input) { ... on Space { anonymity { isPossible } } } }`;
const rowId = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;

describe('writing without a name', () => {
  let world: World;
  let north: TestTenant;
  let admin: Client;
  let hana: Client;
  let ken: Client;
  let spaceId: string;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    [admin, hana, ken] = [await north.signIn('ADMIN'), await north.signIn(), await north.signIn()];
    spaceId = (await admin.query(SPACE, { input: { name: '質問' } })).data!.createSpace.id;
  });
  afterAll(() => world.close());

  const ask = async (who: Client, more: object = {}) => (await who.query(POST, { input: { spaceId, title: '育休の取り方', text: '教えてください', kind: 'QUESTION', isAnonymous: true, ...more } })).data!.createPost;
  const say = async (who: Client, postId: string, more: object = {}) => (await who.query(COMMENT, { input: { postId, text: 'こうしました', isAnonymous: true, ...more } })).data!.addComment;
  const read = async (who: Client, id: string) => (await who.query(READ, { id })).data!.post;

  it('gives a pseudonym that says who asks, and the author alone sees that it is theirs', async () => {
    const post = await ask(hana);
    expect(post).toMatchObject({ __typename: 'Post', author: null, pseudonym: { number: 1, name: '匿名 1', isAsker: true }, viewerIsAuthor: true });
    for (const other of [ken, admin]) expect(await read(other, post.id)).toMatchObject({ author: null, pseudonym: { name: '匿名 1' }, viewerIsAuthor: false });
    expect((await hana.query(READ, { id: post.id }, { locale: 'en' })).data!.post.pseudonym.name).toBe('Anonymous 1');
  });

  it('keeps the pseudonym of a person in one thread, and gives another in the next', async () => {
    const [one, two] = [await ask(hana), await ask(ken)];
    expect((await say(ken, one.id)).pseudonym).toMatchObject({ number: 2, isAsker: false });
    expect((await say(admin, one.id)).pseudonym).toMatchObject({ number: 3, isAsker: false });
    expect((await say(hana, one.id)).pseudonym).toMatchObject({ number: 1, isAsker: true });
    expect((await say(ken, one.id)).pseudonym).toMatchObject({ number: 2 });
    expect((await say(ken, two.id)).pseudonym).toMatchObject({ number: 1, isAsker: true });
    const { comments } = await read(ken, one.id);
    expect(comments.nodes.map((c: { pseudonym: { number: number }; viewerIsAuthor: boolean }) => [c.pseudonym.number, c.viewerIsAuthor])).toEqual([[2, true], [3, false], [1, false], [2, true]]);
  });

  it('does not tell that somebody who asked under their name also answers without it', async () => {
    const post = await ask(hana, { isAnonymous: false });
    expect(post).toMatchObject({ author: { id: expect.any(String) }, pseudonym: null, viewerIsAuthor: true });
    expect((await say(hana, post.id)).pseudonym).toEqual({ number: 1, name: '匿名 1', isAsker: false });
  });

  it('numbers people who begin at the same moment one after the other', async () => {
    const { id } = await ask(hana);
    const people = await Promise.all(Array.from({ length: 6 }, () => north.signIn()));
    const said = await Promise.all(people.map((who) => say(who, id)));
    expect(said.map((c) => c.pseudonym.number).sort()).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('is dated by ten minutes, in the order in which things were said, with ids that hold no time', async () => {
    const post = await ask(hana);
    const names = [await say(ken, post.id, { text: '一', isAnonymous: false }), await say(hana, post.id, { text: '二' }), await say(ken, post.id, { text: '三' }), await say(hana, post.id, { text: '四', isAnonymous: false })];
    const { comments } = await read(admin, post.id);
    expect(comments.nodes.map((c: { text: string }) => c.text)).toEqual(['一', '二', '三', '四']);
    expect(rowId(post.id)[14]).toBe('4');
    expect(rowId(names[1].id)[14]).toBe('4');
    expect(new Date(post.publishedAt).getTime() % 60_000 === 0 || Date.now() % 600_000 < 5_000).toBe(true);
  });

  it('is kept nowhere together with who wrote it', async () => {
    const post = await ask(hana, { idempotencyKey: 'once' });
    expect((await ask(hana, { idempotencyKey: 'once' })).id).toBe(post.id);
    await say(hana, post.id, { idempotencyKey: 'twice' });
    const tables = await world.db.query<{ name: string }>(`SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id'`);
    const holding: string[] = [];
    for (const { name } of tables) {
      const rows = await world.db.query<{ row: string }>(`SELECT r::text AS row FROM ${name} r WHERE tenant_id = $1`, [north.row.id]);
      // That somebody joined is a fact of its own.
      if (rows.some(({ row }) => row.includes(hana.member.id) && !row.includes('identity.members_changed'))) holding.push(name);
    }
    expect(holding).toEqual(['member']);
  });

  it('is possible once per key, and the key fits no other words', async () => {
    const posts = await Promise.all([1, 2, 3].map(() => ask(hana, { idempotencyKey: 'k' })));
    expect(new Set(posts.map((p) => p.id)).size).toBe(1);
    const other = await hana.query(POST, { input: { spaceId, title: '別', text: '別', isAnonymous: true, idempotencyKey: 'k' } });
    expect(other.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.idempotencyKey', reason: 'CONFLICT' });
    expect((await ask(ken, { idempotencyKey: 'k' })).id).not.toBe(posts[0].id);
  });

  it('can be switched off for a community and for a space', async () => {
    expect((await ken.query(RULES)).data!.anonymity).toEqual({ isPossible: true, canBeUnmasked: false });
    expect((await admin.query(CHANGE_SPACE, { input: { spaceId, isPossible: false } })).data!.changeSpaceAnonymity).toEqual({ anonymity: { isPossible: false } });
    expect(await ask(hana)).toEqual({ __typename: 'AnonymityOff', code: 'ANONYMITY_OFF' });
    expect(await ask(hana, { isAnonymous: false })).toMatchObject({ __typename: 'Post' });
    await admin.query(CHANGE_SPACE, { input: { spaceId, isPossible: true } });
    const post = await ask(hana);
    await admin.query(CHANGE, { input: { isPossible: false } });
    expect(await say(ken, post.id)).toEqual({ __typename: 'AnonymityOff', code: 'ANONYMITY_OFF' });
    expect(codeOf(await (await north.signIn('OPERATOR')).query(CHANGE, { input: { isPossible: true } }))).toBe('FORBIDDEN');
    const stranger = await (await world.tenant()).signIn('OWNER');
    expect(codeOf(await stranger.query(CHANGE_SPACE, { input: { spaceId, isPossible: false } }))).toBe('NOT_FOUND');
  });

  it('leaves in the audit log who changed it, where and to what; what changes nothing leaves nothing', async () => {
    await admin.query(CHANGE, { input: { canBeUnmasked: true } });
    await admin.query(CHANGE, { input: { isPossible: true, canBeUnmasked: true } });
    await admin.query(CHANGE, { input: { canBeUnmasked: false } });
    for (const isPossible of [true, false, false, true]) await admin.query(CHANGE_SPACE, { input: { spaceId, isPossible } });
    const { nodes } = (await admin.query('{ auditEntries(filter: { action: "anonymity." }, first: 20) { nodes { action subjectId actor { id } details { name value } } } }')).data!.auditEntries;
    const actor = { id: toGlobalId('Member', admin.member.id) };
    expect(nodes).toEqual([
      { action: 'anonymity.space_changed', subjectId: spaceId, actor, details: [{ name: 'isPossible', value: 'true' }] },
      { action: 'anonymity.space_changed', subjectId: spaceId, actor, details: [{ name: 'isPossible', value: 'false' }] },
      { action: 'anonymity.rules_changed', subjectId: null, actor, details: [{ name: 'canBeUnmasked', value: 'false' }] },
      { action: 'anonymity.rules_changed', subjectId: null, actor, details: [{ name: 'canBeUnmasked', value: 'true' }] },
    ]);
  });

  it('asks whoever writes to have read that they can be unmasked, where they can', async () => {
    await admin.query(CHANGE, { input: { canBeUnmasked: true } });
    expect(await ask(hana)).toEqual({ __typename: 'UnmaskingNotAccepted', code: 'UNMASKING_NOT_ACCEPTED' });
    expect(await ask(hana, { acceptsUnmasking: true })).toMatchObject({ __typename: 'Post', viewerIsAuthor: true });
  });

  it('does not join what was written before unmasking was possible with what was written after', async () => {
    const post = await ask(hana);
    await admin.query(CHANGE, { input: { canBeUnmasked: true } });
    expect((await say(hana, post.id, { acceptsUnmasking: true })).pseudonym).toEqual({ number: 2, name: '匿名 2', isAsker: false });
    const kept = await world.db.query('SELECT number, member_id FROM pseudonym WHERE tenant_id = $1 ORDER BY number', [north.row.id]);
    expect(kept).toEqual([{ number: 1, member_id: null }, { number: 2, member_id: hana.member.id }]);
  });
});

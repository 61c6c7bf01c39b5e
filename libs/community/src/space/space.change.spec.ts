import { newId, toGlobalId } from '#kernel';
import { reactionIds } from '../../../../test/support/reactions.js';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';

const SPACE = `id name description access level isArchived peopleCount standing { isReader isKeeper role level isOwnLevel waitingCount request { state } }`;
const CREATE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { ${SPACE} } } }`;
const EDIT = `mutation ($input: EditSpaceInput!) { editSpace(input: $input) { __typename ... on Space { ${SPACE} } ... on Refusal { code } } }`;
const MOVE = `mutation ($input: MoveSpaceInput!) { moveSpace(input: $input) { ... on Space { id } } }`;
const ARCHIVE = `mutation ($input: ArchiveSpaceInput!) { archiveSpace(input: $input) { __typename ... on Space { isArchived } ... on Refusal { code } } }`;
const RESTORE = `mutation ($input: RestoreSpaceInput!) { restoreSpace(input: $input) { ... on Space { isArchived } } }`;
const PREVIEW = `query ($id: ID!, $access: SpaceAccess!) { spaceAccessPreview(id: $id, access: $access) { access staying losing gaining waiting } }`;
const SPACES = `query ($filter: SpaceFilter) { spaces(filter: $filter, first: 50) { nodes { id name } } }`;
const ONE = `query ($id: ID!) { space(id: $id) { ${SPACE} } }`;
const POST = `mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }`;
const COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { ... on Comment { id } } }`;
const REACT = `mutation ($input: ReactToPostInput!) { reactToPost(input: $input) { ... on Post { id } } }`;
const FEED = `query ($filter: PostFilter) { posts(filter: $filter) { nodes { id } } }`;
const READ = `query ($id: ID!) { post(id: $id) { id } }`;
const ASK = `mutation ($input: RequestToJoinSpaceInput!) { requestToJoinSpace(input: $input) { ... on SpaceRequest { id } } }`;
const PEOPLE = `query ($spaceId: ID!) { spacePeople(spaceId: $spaceId) { nodes { role member { id } } } }`;

const names = (answer: Answer): string[] => answer.data!.spaces.nodes.map((n: { name: string }) => n.name);

describe('changing a space', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  let hana: Client;
  let ken: Client;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    [operator, hana, ken] = [await north.signIn('OPERATOR'), await north.signIn(), await north.signIn()];
  });
  afterAll(() => world.close());

  const create = async (name: string, more: Record<string, unknown> = {}) => (await operator.query(CREATE, { input: { name, ...more } })).data!.createSpace;
  const edit = async (spaceId: string, more: Record<string, unknown>) => operator.query(EDIT, { input: { spaceId, ...more } });
  const post = async (who: Client, spaceId: string): Promise<string> => (await who.query(POST, { input: { spaceId, title: '題', text: '文' } })).data!.createPost.id;
  const people = async (spaceId: string) => (await operator.query(PEOPLE, { spaceId })).data!.spacePeople.nodes.map((n: { role: string; member: { id: string } }) => `${n.role} ${n.member.id}`).sort();
  const as = (role: string, who: Client) => `${role} ${toGlobalId('Member', who.member.id)}`;

  it('its name, words and level: what is left out stays, and no two are called the same', async () => {
    const { id } = await create('質問', { description: '何でも', level: 'ALL' });
    await create('雑談');
    expect((await edit(id, { name: '質問箱' })).data!.editSpace).toMatchObject({ name: '質問箱', description: '何でも', access: 'OPEN', level: 'ALL' });
    expect((await edit(id, { description: '', level: 'NONE' })).data!.editSpace).toMatchObject({ name: '質問箱', description: null, level: 'NONE' });
    expect((await edit(id, { name: '雑談' })).errors?.[0]?.extensions).toMatchObject({ field: 'input.name', reason: 'TAKEN' });
    expect((await edit(id, { name: '質問箱' })).errors).toBeUndefined();
  });

  it('from open to closed keeps those who wrote or answered under their name, and tells beforehand whom it concerns', async () => {
    const { id } = await create('勉強会');
    const silent = await north.signIn();
    const written = await post(hana, id);
    await ken.query(COMMENT, { input: { postId: written, text: 'はい' } });
    expect((await operator.query(PREVIEW, { id, access: 'CLOSED' })).data!.spaceAccessPreview).toEqual({ access: 'CLOSED', staying: 3, losing: 1, gaining: 0, waiting: 0 });
    expect((await edit(id, { access: 'CLOSED' })).data!.editSpace).toMatchObject({ access: 'CLOSED', peopleCount: 3 });
    expect(await people(id)).toEqual([as('KEEPER', operator), as('MEMBER', hana), as('MEMBER', ken)].sort());
    expect((await ken.query(READ, { id: written })).data!.post).toEqual({ id: written });
    expect(codeOf(await silent.query(READ, { id: written }))).toBe('NOT_FOUND');
    expect((await silent.query(ONE, { id })).data!.space.standing).toMatchObject({ isReader: false, role: null });
    expect((await operator.query(PREVIEW, { id, access: 'OPEN' })).data!.spaceAccessPreview).toMatchObject({ staying: 3, losing: 0, gaining: 1 });
  });

  it('from closed to secret waits until those who asked have an answer; to open it answers them all', async () => {
    const { id } = await create('有志', { access: 'CLOSED' });
    await hana.query(ASK, { input: { spaceId: id } });
    expect((await operator.query(PREVIEW, { id, access: 'SECRET' })).data!.spaceAccessPreview).toMatchObject({ waiting: 1 });
    expect((await edit(id, { access: 'SECRET' })).data!.editSpace).toEqual({ __typename: 'RequestsWaiting', code: 'REQUESTS_WAITING' });
    expect((await operator.query(ONE, { id })).data!.space).toMatchObject({ access: 'CLOSED', standing: { waitingCount: 1 } });
    await edit(id, { access: 'OPEN' });
    expect((await hana.query(ONE, { id })).data!.space.standing).toMatchObject({ isReader: true, request: { state: 'APPROVED' } });
  });

  it('that becomes secret is gone for everybody else: from the list, by its id, in the people and the feed', async () => {
    const { id } = await create('人事');
    await post(hana, id);
    await edit(id, { access: 'SECRET' });
    expect(names(await hana.query(SPACES))).toEqual(['人事']);
    expect(names(await ken.query(SPACES))).toEqual([]);
    expect(names(await ken.query(SPACES, { filter: { isArchived: true } }))).toEqual([]);
    for (const [document, variables] of [[ONE, { id }], [PEOPLE, { spaceId: id }], [ASK, { input: { spaceId: id } }]] as const) expect(codeOf(await ken.query(document, variables))).toBe('NOT_FOUND');
    expect((await ken.query(FEED)).data!.posts.nodes).toEqual([]);
  });

  it('its place: right behind another one or in front, and two who move leave one order', async () => {
    const ids: Record<string, string> = {};
    for (const name of ['A', 'B', 'C', 'D']) ids[name] = (await create(name)).id;
    const move = (name: string, after?: string) => operator.query(MOVE, { input: { spaceId: ids[name], ...(after ? { afterId: ids[after] } : {}) } });
    await move('D');
    expect(names(await hana.query(SPACES))).toEqual(['D', 'A', 'B', 'C']);
    await move('D', 'B');
    expect(names(await hana.query(SPACES))).toEqual(['A', 'B', 'D', 'C']);
    const answers = await Promise.all([move('A', 'C'), move('C'), move('B', 'D'), move('D', 'A')]);
    expect(answers.flatMap((a) => a.errors ?? [])).toEqual([]);
    expect(names(await hana.query(SPACES)).sort()).toEqual(['A', 'B', 'C', 'D']);
    const places = await world.db.query<{ position: number }>('SELECT position FROM space WHERE tenant_id = $1 ORDER BY position', [north.row.id]);
    expect(places.map((p) => p.position)).toEqual([1, 2, 3, 4]);
    expect(codeOf(await operator.query(MOVE, { input: { spaceId: ids.A, afterId: toGlobalId('Space', newId()) } }))).toBe('NOT_FOUND');
  });

  it('archived, is read and not written, by nobody; leaves the lists; and comes back as it was', async () => {
    const { id } = await create('昔の話', { access: 'CLOSED' });
    await operator.query(`mutation ($input: AddToSpaceInput!) { addToSpace(input: $input) { ... on Space { id } } }`, { input: { spaceId: id, memberIds: [toGlobalId('Member', hana.member.id)] } });
    const written = await post(hana, id);
    expect((await operator.query(ARCHIVE, { input: { spaceId: id } })).data!.archiveSpace).toEqual({ __typename: 'Space', isArchived: true });
    for (const who of [hana, operator]) {
      expect(names(await who.query(SPACES))).toEqual([]);
      expect(names(await who.query(SPACES, { filter: { isArchived: true } }))).toEqual(['昔の話']);
      expect((await who.query(FEED)).data!.posts.nodes).toEqual([]);
      expect((await who.query(FEED, { filter: { spaceId: id } })).data!.posts.nodes).toEqual([{ id: written }]);
      expect((await who.query(READ, { id: written })).data!.post).toEqual({ id: written });
      for (const [document, input] of [[POST, { spaceId: id, title: 'x', text: 'x' }], [COMMENT, { postId: written, text: 'x' }], [REACT, { postId: written, optionId: (await reactionIds(who)).THANKS }]] as const) {
        expect((await who.query(document, { input })).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'SPACE_ARCHIVED' });
      }
    }
    expect(codeOf(await ken.query(READ, { id: written }))).toBe('NOT_FOUND');
    expect((await ken.query(ASK, { input: { spaceId: id } })).errors?.[0]?.extensions).toMatchObject({ reason: 'SPACE_ARCHIVED' });
    expect((await operator.query(ARCHIVE, { input: { spaceId: id } })).data!.archiveSpace.isArchived).toBe(true);
    await operator.query(RESTORE, { input: { spaceId: id } });
    expect(names(await hana.query(SPACES))).toEqual(['昔の話']);
    expect(await people(id)).toEqual([as('KEEPER', operator), as('MEMBER', hana)].sort());
    expect((await hana.query(COMMENT, { input: { postId: written, text: 'また' } })).errors).toBeUndefined();
  });

  it('archived while somebody writes: either the post is there, or it is refused', async () => {
    const { id } = await create('境目');
    const [, ...posted] = await Promise.all([operator.query(ARCHIVE, { input: { spaceId: id } }), ...[1, 2, 3, 4].map(() => hana.query(POST, { input: { spaceId: id, title: 'x', text: 'x' } }))]);
    const [{ count, rows }] = (await world.db.query<{ count: number; rows: number }>('SELECT post_count AS count, (SELECT count(*)::int FROM post WHERE space_id = space.id) AS rows FROM space WHERE id = $1', [Buffer.from(id, 'base64url').toString().split(':')[1]])) as [{ count: number; rows: number }];
    expect(rows).toBe(posted.filter((a) => !a.errors).length);
    expect(count).toBe(rows);
  });

  it('in which celebrations arrive stays open and in use', async () => {
    const { id } = await create('合格報告');
    await world.db.query(`UPDATE space SET purpose = 'CELEBRATIONS' WHERE name = '合格報告' AND tenant_id = $1`, [north.row.id]);
    expect((await operator.query(ARCHIVE, { input: { spaceId: id } })).data!.archiveSpace).toEqual({ __typename: 'SpaceInUse', code: 'SPACE_IN_USE' });
    expect((await edit(id, { access: 'CLOSED' })).data!.editSpace).toMatchObject({ code: 'SPACE_IN_USE' });
    expect((await edit(id, { name: 'お祝い' })).data!.editSpace).toMatchObject({ name: 'お祝い' });
  });

  it('is for operators; for those of another tenant it does not exist', async () => {
    const { id } = await create('公開');
    const stranger = await (await world.tenant()).signIn('OWNER');
    for (const [document, input] of [[EDIT, { name: 'x' }], [MOVE, {}], [ARCHIVE, {}], [RESTORE, {}]] as const) {
      expect(codeOf(await hana.query(document, { input: { spaceId: id, ...input } }))).toBe('FORBIDDEN');
      expect(codeOf(await stranger.query(document, { input: { spaceId: id, ...input } }))).toBe('NOT_FOUND');
    }
    expect(codeOf(await hana.query(PREVIEW, { id, access: 'CLOSED' }))).toBe('FORBIDDEN');
    expect(codeOf(await stranger.query(PREVIEW, { id, access: 'CLOSED' }))).toBe('NOT_FOUND');
    expect(codeOf(await stranger.query(ONE, { id }))).toBe('NOT_FOUND');
  });
});

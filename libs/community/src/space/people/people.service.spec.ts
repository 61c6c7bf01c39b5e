import { newId, toGlobalId } from '#kernel';
import { type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../../test/support/world.js';

const CREATE = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }`;
const ADD = `mutation ($input: AddToSpaceInput!) { addToSpace(input: $input) { __typename ... on Space { peopleCount } ... on Refusal { code } } }`;
const ROLE = `mutation ($input: SetSpaceRoleInput!) { setSpaceRole(input: $input) { ... on Space { id } } }`;
const REMOVE = `mutation ($input: RemoveFromSpaceInput!) { removeFromSpace(input: $input) { ... on Space { peopleCount } } }`;
const LEAVE = `mutation ($input: LeaveSpaceInput!) { leaveSpace(input: $input) { ... on SpaceLeft { name space { id } } } }`;
const LEVEL = `mutation ($input: SetSpaceLevelInput!) { setSpaceLevel(input: $input) { ... on Space { standing { level isOwnLevel } } } }`;
const PEOPLE = `query ($spaceId: ID!, $first: Int, $after: String) { spacePeople(spaceId: $spaceId, first: $first, after: $after) { nodes { role joinedAt member { displayName } } pageInfo { hasNextPage endCursor } } }`;
const STANDING = `query ($id: ID!) { space(id: $id) { peopleCount standing { isReader isKeeper role level isOwnLevel } } }`;
const ASK = `mutation ($input: RequestToJoinSpaceInput!) { requestToJoinSpace(input: $input) { __typename ... on SpaceRequest { id state reason } ... on Refusal { code } } }`;
const DECIDE = `mutation ($input: DecideSpaceRequestInput!) { decideSpaceRequest(input: $input) { __typename ... on SpaceRequest { state answer decidedBy { displayName } } ... on SpaceRequestClosed { code request { state } } } }`;
const WITHDRAW = `mutation ($input: WithdrawSpaceRequestInput!) { withdrawSpaceRequest(input: $input) { __typename ... on SpaceRequest { state } ... on Refusal { code } } }`;
const REQUESTS = `query ($filter: SpaceRequestFilter) { spaceRequests(filter: $filter) { nodes { id state reason space { name } member { displayName } } } }`;
const NODE = `query ($id: ID!) { node(id: $id) { id } }`;

const id = (who: Client): string => toGlobalId('Member', who.member.id);

describe('the people of a space', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  let keeper: Client;
  let hana: Client;
  let ken: Client;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    [operator, keeper, hana, ken] = [await north.signIn('OPERATOR'), await north.signIn(), await north.signIn(), await north.signIn()];
  });
  afterAll(() => world.close());

  const create = async (access: string, name = `部屋 ${Math.random()}`): Promise<string> => (await operator.query(CREATE, { input: { name, access } })).data!.createSpace.id;
  const add = (by: Client, spaceId: string, who: Client[], role?: string) => by.query(ADD, { input: { spaceId, memberIds: who.map(id), ...(role ? { role } : {}) } });
  const kept = async (access: string): Promise<string> => {
    const spaceId = await create(access);
    await add(operator, spaceId, [keeper], 'KEEPER');
    return spaceId;
  };
  const standing = async (who: Client, spaceId: string) => (await who.query(STANDING, { id: spaceId })).data?.space?.standing;

  it.each(['CLOSED', 'SECRET'])('of a %s one are added by operators and by its own keepers, once each, and by nobody else', async (access) => {
    const spaceId = await kept(access);
    expect((await add(keeper, spaceId, [hana])).data!.addToSpace).toEqual({ __typename: 'Space', peopleCount: 3 });
    expect((await add(keeper, spaceId, [hana, ken])).data!.addToSpace.peopleCount).toBe(4);
    expect(codeOf(await add(hana, spaceId, [ken]))).toBe('FORBIDDEN');
    const outside = await north.signIn();
    expect(codeOf(await add(outside, spaceId, [ken]))).toBe(access === 'SECRET' ? 'NOT_FOUND' : 'FORBIDDEN');
    const { nodes, pageInfo } = (await hana.query(PEOPLE, { spaceId, first: 2 })).data!.spacePeople;
    expect(nodes.map((n: { role: string }) => n.role)).toEqual(['KEEPER', 'KEEPER']);
    const rest = (await hana.query(PEOPLE, { spaceId, first: 2, after: pageInfo.endCursor })).data!.spacePeople;
    expect(rest.nodes.map((n: { member: { displayName: string } }) => n.member.displayName).sort()).toEqual([hana.member.displayName, ken.member.displayName].sort());
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect(codeOf(await outside.query(PEOPLE, { spaceId }))).toBe(access === 'SECRET' ? 'NOT_FOUND' : 'FORBIDDEN');
  });

  it('of an open one are everybody', async () => {
    const spaceId = await create('OPEN');
    expect((await add(operator, spaceId, [hana])).data!.addToSpace).toEqual({ __typename: 'SpaceIsOpen', code: 'SPACE_IS_OPEN' });
    expect((await hana.query(STANDING, { id: spaceId })).data!.space).toMatchObject({ peopleCount: null, standing: { isReader: true, role: null } });
    expect((await hana.query(PEOPLE, { spaceId })).data!.spacePeople.nodes).toEqual([]);
  });

  it('are members of this community: guests, those who left and those of others are not found, and nobody is added with them', async () => {
    const spaceId = await kept('CLOSED');
    const guest = await north.signIn('GUEST');
    const stranger = await (await world.tenant()).signIn();
    for (const one of [guest, stranger]) expect(codeOf(await add(operator, spaceId, [hana, one]))).toBe('NOT_FOUND');
    await world.db.query(`UPDATE member SET state = 'LEFT' WHERE id = $1`, [ken.member.id]);
    expect(codeOf(await add(operator, spaceId, [ken]))).toBe('NOT_FOUND');
    expect((await standing(hana, spaceId)).isReader).toBe(false);
  });

  it('leave, and are taken out; a secret space is gone for them then', async () => {
    const spaceId = await kept('SECRET');
    await add(operator, spaceId, [hana, ken]);
    const left = (await hana.query(LEAVE, { input: { spaceId } })).data!.leaveSpace;
    expect(left).toMatchObject({ space: null });
    expect(codeOf(await hana.query(LEAVE, { input: { spaceId } }))).toBe('NOT_FOUND');
    expect(codeOf(await hana.query(STANDING, { id: spaceId }))).toBe('NOT_FOUND');
    const remove = (by: Client, who: Client) => by.query(REMOVE, { input: { spaceId, memberId: id(who) } });
    expect(codeOf(await remove(ken, keeper))).toBe('FORBIDDEN');
    await remove(keeper, ken);
    expect(codeOf(await ken.query(STANDING, { id: spaceId }))).toBe('NOT_FOUND');
    expect(codeOf(await remove(keeper, ken))).toBe('NOT_FOUND');
    // A keeper may go, too: operators look after every space.
    expect((await remove(keeper, keeper)).errors).toBeUndefined();
    expect(codeOf(await keeper.query(STANDING, { id: spaceId }))).toBe('NOT_FOUND');
  });

  it('become keepers and members again', async () => {
    const spaceId = await kept('CLOSED');
    await add(keeper, spaceId, [hana]);
    const role = (by: Client, who: Client, to: string) => by.query(ROLE, { input: { spaceId, memberId: id(who), role: to } });
    expect(codeOf(await role(hana, hana, 'KEEPER'))).toBe('FORBIDDEN');
    await role(keeper, hana, 'KEEPER');
    expect(await standing(hana, spaceId)).toMatchObject({ isKeeper: true, role: 'KEEPER' });
    await role(hana, keeper, 'MEMBER');
    expect(await standing(keeper, spaceId)).toMatchObject({ isKeeper: false, role: 'MEMBER' });
    expect(codeOf(await role(hana, ken, 'KEEPER'))).toBe('NOT_FOUND');
  });

  it('choose how much they hear, and go back to what the space suggests', async () => {
    const spaceId = await kept('CLOSED');
    await add(keeper, spaceId, [hana]);
    const level = async (who: Client, to?: string) => (await who.query(LEVEL, { input: { spaceId, ...(to ? { level: to } : {}) } }));
    expect(await standing(hana, spaceId)).toMatchObject({ level: 'MENTIONS', isOwnLevel: false });
    await Promise.all([level(hana, 'ALL'), level(hana, 'ALL')]);
    expect(await standing(hana, spaceId)).toMatchObject({ level: 'ALL', isOwnLevel: true });
    expect((await level(hana)).data!.setSpaceLevel.standing).toEqual({ level: 'MENTIONS', isOwnLevel: false });
    expect(codeOf(await level(ken, 'ALL'))).toBe('FORBIDDEN');
    const secret = await create('SECRET');
    expect(codeOf(await ken.query(LEVEL, { input: { spaceId: secret, level: 'ALL' } }))).toBe('NOT_FOUND');
  });

  describe('who ask to join a closed one', () => {
    const ask = async (who: Client, spaceId: string, reason?: string) => (await who.query(ASK, { input: { spaceId, ...(reason ? { reason } : {}) } })).data?.requestToJoinSpace;
    const decide = (by: Client, requestId: string, approve: boolean, answer?: string) => by.query(DECIDE, { input: { requestId, approve, ...(answer ? { answer } : {}) } });

    it('ask once, however often they click, and are let in with words', async () => {
      const spaceId = await kept('CLOSED');
      const asked = await Promise.all([1, 2, 3].map(() => ask(hana, spaceId, '相談したいことがあります')));
      expect(new Set(asked.map((a) => a.id)).size).toBe(1);
      expect((await keeper.query(REQUESTS, { filter: { spaceId, state: 'SUBMITTED' } })).data!.spaceRequests.nodes).toMatchObject([{ reason: '相談したいことがあります', member: { displayName: hana.member.displayName } }]);
      expect((await decide(keeper, asked[0].id, true, 'ようこそ')).data!.decideSpaceRequest).toMatchObject({ state: 'APPROVED', answer: 'ようこそ', decidedBy: { displayName: keeper.member.displayName } });
      expect(await standing(hana, spaceId)).toMatchObject({ isReader: true, role: 'MEMBER' });
      expect(await ask(hana, spaceId)).toEqual({ __typename: 'AlreadyInSpace', code: 'ALREADY_IN_SPACE' });
    });

    it('answer what the space asks, and their answer stays beside what was asked then', async () => {
      const spaceId = await kept('CLOSED');
      const edit = (question: string) => operator.query('mutation ($input: EditSpaceInput!) { editSpace(input: $input) { ... on Space { question name } } }', { input: { spaceId, question } });
      expect((await edit('どの試験を受けますか?')).data!.editSpace.question).toBe('どの試験を受けますか?');
      expect((await edit('あ'.repeat(301))).errors?.[0]?.extensions).toMatchObject({ field: 'input.question', reason: 'TOO_LONG' });
      expect((await hana.query('query ($id: ID!) { space(id: $id) { question } }', { id: spaceId })).data!.space.question).toBe('どの試験を受けますか?');
      for (const reason of [undefined, ' ']) expect((await hana.query(ASK, { input: { spaceId, reason } })).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.reason', reason: 'REQUIRED' });
      expect(await ask(hana, spaceId, 'G検定です')).toMatchObject({ state: 'SUBMITTED', reason: 'G検定です' });
      await edit('');
      expect((await operator.query('query ($id: ID!) { space(id: $id) { question } }', { id: spaceId })).data!.space.question).toBeNull();
      expect(await ask(ken, spaceId)).toMatchObject({ state: 'SUBMITTED', reason: null });
      const asked = (await keeper.query('query ($filter: SpaceRequestFilter) { spaceRequests(filter: $filter) { nodes { question reason } } }', { filter: { spaceId } })).data!.spaceRequests.nodes;
      expect(asked).toEqual([{ question: 'どの試験を受けますか?', reason: 'G検定です' }, { question: null, reason: null }]);
      expect((await hana.query('query ($id: ID!) { space(id: $id) { standing { request { question reason } } } }', { id: spaceId })).data!.space.standing.request).toEqual({ question: 'どの試験を受けますか?', reason: 'G検定です' });
    });

    it('learn nothing of what goes on in it', async () => {
      const spaceId = await kept('CLOSED');
      await keeper.query('mutation ($input: CreatePostInput!) { createPost(input: $input) { __typename } }', { input: { spaceId, title: '題', text: '文' } });
      const seen = async (who: Client) => (await who.query('query ($id: ID!) { space(id: $id) { postCount unreadCount } spaces { nodes { id postCount } } }', { id: spaceId })).data!;
      for (const [who, postCount] of [[hana, null], [keeper, 1], [operator, 1]] as const) {
        const { space, spaces } = await seen(who);
        expect([space.postCount, spaces.nodes.find((s: { id: string }) => s.id === spaceId).postCount]).toEqual([postCount, postCount]);
      }
      expect((await seen(hana)).space.unreadCount).toBe(0);
    });

    it('are declined only with a reason, and may ask again', async () => {
      const spaceId = await kept('CLOSED');
      const { id: first } = await ask(hana, spaceId);
      expect((await decide(operator, first, false)).errors?.[0]?.extensions).toMatchObject({ field: 'input.answer', reason: 'REQUIRED' });
      expect((await decide(operator, first, false, '今年は満員です')).data!.decideSpaceRequest).toMatchObject({ state: 'REJECTED', answer: '今年は満員です' });
      const again = await ask(hana, spaceId);
      expect(again).toMatchObject({ state: 'SUBMITTED' });
      expect(again.id).not.toBe(first);
      expect((await operator.query(REQUESTS, { filter: { spaceId } })).data!.spaceRequests.nodes.map((n: { state: string }) => n.state)).toEqual(['REJECTED', 'SUBMITTED']);
    });

    it('have one answer, also when two answer at the same time', async () => {
      const spaceId = await kept('CLOSED');
      const { id: requestId } = await ask(hana, spaceId);
      const answers = await Promise.all([decide(keeper, requestId, true), decide(operator, requestId, false, '満員'), decide(keeper, requestId, true)]);
      expect(answers.flatMap((a) => a.errors ?? [])).toEqual([]);
      const kinds = answers.map((a) => a.data!.decideSpaceRequest.__typename).sort();
      expect(kinds).toEqual(['SpaceRequest', 'SpaceRequestClosed', 'SpaceRequestClosed']);
      const state = answers.find((a) => a.data!.decideSpaceRequest.__typename === 'SpaceRequest')!.data!.decideSpaceRequest.state;
      expect((await standing(hana, spaceId)).isReader).toBe(state === 'APPROVED');
    });

    it('take it back, and then it is closed', async () => {
      const spaceId = await kept('CLOSED');
      const { id: requestId } = await ask(hana, spaceId);
      expect(codeOf(await ken.query(WITHDRAW, { input: { requestId } }))).toBe('NOT_FOUND');
      for (let i = 0; i < 2; i++) expect((await hana.query(WITHDRAW, { input: { requestId } })).data!.withdrawSpaceRequest).toMatchObject({ state: 'WITHDRAWN' });
      expect((await decide(keeper, requestId, true)).data!.decideSpaceRequest).toEqual({ __typename: 'SpaceRequestClosed', code: 'SPACE_REQUEST_CLOSED', request: { state: 'WITHDRAWN' } });
      expect((await standing(hana, spaceId)).isReader).toBe(false);
    });

    it('and are added meanwhile have their answer', async () => {
      const spaceId = await kept('CLOSED');
      const { id: requestId } = await ask(hana, spaceId);
      await add(keeper, spaceId, [hana]);
      expect((await decide(keeper, requestId, false, 'x')).data!.decideSpaceRequest).toMatchObject({ __typename: 'SpaceRequestClosed', request: { state: 'APPROVED' } });
    });

    it('are seen by those who answer and by themselves only; nobody asks for an open one, and a secret one does not exist', async () => {
      const spaceId = await kept('CLOSED');
      const { id: requestId } = await ask(hana, spaceId, '理由');
      const stranger = await (await world.tenant()).signIn('OWNER');
      expect((await ken.query(REQUESTS)).data!.spaceRequests.nodes).toEqual([]);
      expect((await hana.query(REQUESTS)).data!.spaceRequests.nodes).toEqual([]);
      for (const who of [ken, stranger]) {
        expect((await who.query(NODE, { id: requestId })).data!.node).toBeNull();
        expect(codeOf(await decide(who, requestId, true))).toBe('NOT_FOUND');
      }
      expect((await hana.query(NODE, { id: requestId })).data!.node).toEqual({ id: requestId });
      expect(codeOf(await decide(hana, requestId, true))).toBe('FORBIDDEN');
      expect(await ask(ken, await create('OPEN'))).toMatchObject({ code: 'ALREADY_IN_SPACE' });
      for (const hidden of [await create('SECRET'), toGlobalId('Space', newId())]) expect(codeOf(await ken.query(ASK, { input: { spaceId: hidden } }))).toBe('NOT_FOUND');
      expect(codeOf(await stranger.query(ASK, { input: { spaceId } }))).toBe('NOT_FOUND');
    });
  });
});

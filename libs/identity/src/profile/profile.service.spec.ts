import { newId } from '#kernel';
import { type Client, type TestTenant, type World, codeOf, startWorld, toGlobalId } from '../../../../test/support/world.js';

const EDIT = `mutation ($input: EditMyProfileInput!) { editMyProfile(input: $input) { ... on Member { displayName kana department introduction } } }`;
const CHANGE = `mutation ($input: ChangeRoleInput!) { changeRole(input: $input) { __typename ... on Member { role } ... on Refusal { code message } } }`;
const LEAVE = `mutation { leaveCommunity { __typename ... on CommunityLeft { success } ... on Refusal { code } } }`;
const MEMBER = `query ($id: ID!) { member(id: $id) { displayName introduction isHere role } }`;

describe('members', () => {
  let world: World;
  let north: TestTenant;
  let owner: Client;
  let hana: Client;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    north = await world.tenant();
    owner = await north.signIn('OWNER');
    hana = await north.signIn('MEMBER');
  });

  const idOf = ({ member }: Client) => toGlobalId('Member', member.id);
  const change = async (who: Client, whom: Client, role: string) => (await who.query(CHANGE, { input: { memberId: idOf(whom), role } })).data?.changeRole;
  const leave = async (who: Client) => (await who.query(LEAVE)).data?.leaveCommunity;

  it('say of themselves what they wish, and leave the rest as it is', async () => {
    expect((await hana.query(EDIT, { input: { displayName: '香月 はな', kana: 'かつき はな', introduction: 'G検定を勉強しています。\n朝型です。' } })).data?.editMyProfile).toEqual({ displayName: '香月 はな', kana: 'かつき はな', department: null, introduction: 'G検定を勉強しています。\n朝型です。' });
    expect((await hana.query(EDIT, { input: { kana: '', department: '人事部' } })).data?.editMyProfile).toEqual({ displayName: '香月 はな', kana: null, department: '人事部', introduction: 'G検定を勉強しています。\n朝型です。' });
    expect((await owner.query(MEMBER, { id: idOf(hana) })).data?.member).toEqual({ displayName: '香月 はな', introduction: 'G検定を勉強しています。\n朝型です。', isHere: true, role: 'MEMBER' });
    expect((await owner.query('{ members(filter: { search: "じんじ" }) { nodes { id } } }')).data?.members.nodes).toEqual([]);
    expect((await owner.query('{ members(filter: { search: "人事" }) { nodes { introduction } } }')).data?.members.nodes).toEqual([{ introduction: 'G検定を勉強しています。\n朝型です。' }]);
  });

  it.each([['displayName', ' '], ['displayName', 'x'.repeat(101)], ['introduction', 'x'.repeat(301)], ['kana', 'x'.repeat(101)]])('cannot have such a %s', async (field, value) => {
    expect((await hana.query(EDIT, { input: { [field]: value } })).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: `input.${field}` });
  });

  it('are found in whichever kanji their name is written', async () => {
    const find = async (search: string) => (await owner.query('query ($search: String!) { members(filter: { search: $search }) { nodes { displayName } } }', { search })).data?.members.nodes.map((m: { displayName: string }) => m.displayName);
    for (const name of ['髙橋 はな', '齋藤 はな', '渡邉\u{e0105} はな', '100% はな']) {
      await hana.query(EDIT, { input: { displayName: name } });
      const sought = { '髙': ['高橋', '髙橋'], '齋': ['斉藤', '斎藤', '齊藤'], '渡': ['渡辺', '渡邊'], '1': ['100%', '１００'] }[[...name][0]!]!;
      expect(await Promise.all(sought.map(find))).toEqual(sought.map(() => [name]));
    }
    expect(await find('高橋')).toEqual([]);
  });

  it('are found by their role', async () => {
    expect((await hana.query('{ members(filter: { role: OWNER }) { nodes { id } } }')).data?.members.nodes).toEqual([{ id: idOf(owner) }]);
  });

  it('become what somebody above them makes of them, at once, with an audit entry', async () => {
    expect(await change(owner, hana, 'OPERATOR')).toEqual({ __typename: 'Member', role: 'OPERATOR' });
    expect((await hana.query('{ viewer { permissions } }')).data?.viewer.permissions).toContain('members:invite');
    expect((await owner.query('{ auditEntries { nodes { action subjectId details { name value } } } }')).data?.auditEntries.nodes).toEqual([
      { action: 'members.role_changed', subjectId: idOf(hana), details: [{ name: 'from', value: 'MEMBER' }, { name: 'to', value: 'OPERATOR' }] },
    ]);
  });

  it('are not raised above whoever raises them, and owners are changed by owners only', async () => {
    const admin = await north.signIn('ADMIN');
    expect(await change(admin, hana, 'OWNER')).toMatchObject({ code: 'ROLE_NOT_YOURS' });
    expect(await change(admin, owner, 'MEMBER')).toMatchObject({ code: 'ROLE_NOT_YOURS' });
    expect(await change(owner, owner, 'MEMBER')).toMatchObject({ code: 'LAST_OWNER' });
    expect((await admin.query(CHANGE, { input: { memberId: idOf(hana), role: 'GUEST' } })).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.role' });
    expect(codeOf(await hana.query(CHANGE, { input: { memberId: idOf(admin), role: 'MEMBER' } }))).toBe('FORBIDDEN');
  });

  it('leave, and are led here no more; the last owner stays', async () => {
    expect(await leave(owner)).toEqual({ __typename: 'LastOwner', code: 'LAST_OWNER' });
    expect(await leave(hana)).toMatchObject({ success: true });
    expect(codeOf(await hana.query(MEMBER, { id: idOf(owner) }))).toBe('FORBIDDEN');
    expect((await hana.query('{ me { memberships { tenant { slug } } } }')).data?.me.memberships).toEqual([]);
    expect((await owner.query(MEMBER, { id: idOf(hana) })).data?.member).toMatchObject({ isHere: false });
  });

  it('keep an owner, also when two owners leave at once', async () => {
    const other = await north.signIn('OWNER');
    const left = await Promise.all([leave(owner), leave(other)]);
    expect(left.map((one) => one.__typename).sort()).toEqual(['CommunityLeft', 'LastOwner']);
  });

  it("of another community cannot be told apart from nobody", async () => {
    const stranger = await (await world.tenant()).signIn('OWNER');
    for (const id of [idOf(hana), toGlobalId('Member', newId())]) {
      expect(codeOf(await stranger.query(MEMBER, { id }))).toBe('NOT_FOUND');
      expect(codeOf(await stranger.query(CHANGE, { input: { memberId: id, role: 'MEMBER' } }))).toBe('NOT_FOUND');
    }
  });
});

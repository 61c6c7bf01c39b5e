import { TenantDb, meterSql, runInContext } from '#tenancy';
import { type Client, type World, codeOf, startWorld, toGlobalId } from '../../../../test/support/world.js';
import { newId } from '#kernel';
import { Audience, ProfileField } from '../profile/profile.entity.js';
import { aNetwork } from '../testing/network.js';
import { directoryPage } from './directory.queries.js';

const DIRECTORY = `query D($filter: DirectoryFilter, $first: Int, $after: String, $last: Int, $before: String) { directory(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
  totalCount nodes { id displayName kana employedFrom employedUntil lastDepartment headline region openTo knownFor isViewer visibility { field } }
  facets { decades { value count } departments { value count } regions { value count } openTo { value count } } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } } }`;
const EDIT = `mutation E($input: EditAlumniProfileInput!) { editAlumniProfile(input: $input) { __typename ... on AlumniProfile { id headline visibility { field audience } } ... on Refusal { code } } }`;
const ONE = 'query P($id: ID!) { alumniProfile(id: $id) { displayName kana region openTo } }';
const MINE = 'query M($seenBy: ProfileAudience) { viewerAlumniProfile(seenBy: $seenBy) { displayName kana headline region openTo isViewer } }';

describe('the directory', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const look = async (client: Client, filter?: object, page: object = {}) => (await client.query(DIRECTORY, { filter, ...page })).data?.directory;
  const names = async (client: Client, filter?: object): Promise<string[]> => (await look(client, filter)).nodes.map((n: { displayName: string }) => n.displayName);
  const say = (client: Client, more: object = {}, visibility: Partial<Record<ProfileField, Audience>> = {}) =>
    client.query(EDIT, { input: { headline: '', about: '', region: '', openTo: [], knownFor: [], ...more, visibility: Object.entries(visibility).map(([field, audience]) => ({ field, audience })) } });

  it('finds people however their reading is spelt, by kanji, and by what they are known for', async () => {
    const { verified } = await aNetwork(world);
    const ono = await verified({ name: '大野 慎一', kana: 'オオノ シンイチ' });
    const reader = await verified({ name: '香月 遥', kana: 'コウヅキ ハルカ' });
    await say(ono, { knownFor: ['採用広報', 'DX'] });
    const finds = await Promise.all(['おおの', 'オオノ', 'ｵｵﾉ', 'ono', 'Ohno', 'oono', 'Ōno', 'しんいち', 'shinichi', 'Sinichi', 'shin', '大野', '野', '慎一', '大野慎一', '大野 しん', 'shinichi ohno', 'オオノシンイチ', '採用', '広報', 'ｄｘ'].map((search) => names(reader, { search })));
    expect(finds.map((f) => f.join())).toEqual(finds.map(() => '大野 慎一'));
    expect(await Promise.all(['おおた', '大野 遥', 'zzz', '%', '_'].map((search) => names(reader, { search })))).toEqual([[], [], [], [], []]);
    expect(await names(reader, { search: 'kouzuki' })).toEqual(['香月 遥']);
  });

  it('shows each reader what is for them, in lists, by id, in counts and in search alike', async () => {
    const { tenant, verified, join } = await aNetwork(world);
    const shy = await verified({ name: '小野 光', kana: 'オノ ヒカル', department: '調査室', left: '2012-03-31' });
    const [reader, newcomer, operator] = [await verified({ name: '青山 梓', kana: 'アオヤマ アズサ', department: '管理本部', left: '2021-03-31' }), await join({ name: '新入り' } as never), await tenant.signIn('OPERATOR')];
    await say(shy, { region: '長野県', openTo: ['REHIRE'], knownFor: ['秘密の特技'], headline: '農業' }, {
      [ProfileField.KANA]: Audience.ONLY_ME, [ProfileField.LAST_DEPARTMENT]: Audience.OPERATORS, [ProfileField.PERIOD]: Audience.ONLY_ME, [ProfileField.OPEN_TO]: Audience.OPERATORS, [ProfileField.KNOWN_FOR]: Audience.OPERATORS, [ProfileField.HEADLINE]: Audience.EVERYONE,
    });
    const seen = async (client: Client) => (await look(client)).nodes.find((n: { displayName: string }) => n.displayName === '小野 光');
    expect(await seen(newcomer)).toMatchObject({ kana: null, lastDepartment: null, headline: '農業', region: null, openTo: [], knownFor: [], visibility: [] });
    expect(await seen(reader)).toMatchObject({ kana: null, employedUntil: null, lastDepartment: null, headline: '農業', region: '長野県', openTo: [], knownFor: [], visibility: [] });
    expect(await seen(operator)).toMatchObject({ kana: null, employedUntil: null, lastDepartment: '調査室', region: '長野県', openTo: ['REHIRE'], knownFor: ['秘密の特技'] });

    const { id } = await seen(reader);
    expect((await reader.query(ONE, { id })).data?.alumniProfile).toEqual({ displayName: '小野 光', kana: null, region: '長野県', openTo: [] });

    const facets = async (client: Client) => (await look(client)).facets;
    expect(await facets(newcomer)).toEqual({ decades: [], departments: [], regions: [], openTo: [] });
    expect(await facets(reader)).toEqual({ decades: [{ value: '2020', count: 1 }], departments: [{ value: '管理本部', count: 1 }], regions: [{ value: '長野県', count: 1 }], openTo: [] });
    expect(await facets(operator)).toMatchObject({ departments: [{ value: '管理本部', count: 1 }, { value: '調査室', count: 1 }], openTo: [{ value: 'REHIRE', count: 1 }] });

    // What is hidden finds nobody, by filter or by search, and does not decide where one stands.
    for (const filter of [{ search: 'ono' }, { search: '秘密' }, { department: '調査室' }, { openTo: 'REHIRE' }, { decade: 2010 }]) expect(await names(reader, filter)).not.toContain('小野 光');
    expect(await names(newcomer, { region: '長野県' })).toEqual([]);
    expect(await names(operator, { search: '秘密' })).toEqual(['小野 光']);
    expect(await names(operator, { search: 'ono' })).toEqual([]);
    // A member's own row says no more than the profile.
    const [row] = await world.db.query('SELECT kana, department FROM member WHERE id = $1', [shy.member.id]);
    expect(row).toEqual({ kana: null, department: null });
  });

  it('counts each facet as if only the others were chosen', async () => {
    const { verified } = await aNetwork(world);
    const reader = await verified({ name: '一', kana: 'イチ', department: 'A部', left: '2012-03-31' });
    await verified({ name: '二', kana: 'ニ', department: 'A部', left: '2015-03-31' });
    await verified({ name: '三', kana: 'サン', department: 'B部', left: '2015-03-31' });
    await verified({ name: '四', kana: 'シ', department: 'B部', left: '2021-03-31' });
    const { totalCount, facets, nodes } = await look(reader, { decade: 2010, department: 'A部' });
    expect([totalCount, nodes.length]).toEqual([2, 2]);
    expect(facets.decades).toEqual([{ value: '2010', count: 2 }]);
    expect(facets.departments).toEqual([{ value: 'A部', count: 2 }, { value: 'B部', count: 1 }]);
    const searched = await look(reader, { search: 'さん', decade: 2010 });
    expect([searched.totalCount, searched.facets.departments]).toEqual([1, [{ value: 'B部', count: 1 }]]);
  });

  it('keeps its counts when people change what they say, at the same time too', async () => {
    const { tenant, verified } = await aNetwork(world);
    const people = [await verified({ name: '一', kana: 'イチ' }), await verified({ name: '二', kana: 'ニ' }), await verified({ name: '三', kana: 'サン' })];
    await Promise.all(people.flatMap((one, i) => ['京都府', '東京都', i === 0 ? '京都府' : '東京都'].map((region) => say(one, { region }))));
    for (const one of people) await say(one, { region: '東京都' });
    const { totalCount, facets } = await look(people[0]!);
    expect([totalCount, facets.regions]).toEqual([3, [{ value: '東京都', count: 3 }]]);
    const wrong = await world.db.query(
      `SELECT level, region, count FROM directory_count c WHERE tenant_id = $1 AND count <> (SELECT count(*) FROM directory_entry e WHERE e.tenant_id = c.tenant_id AND e.level = c.level AND e.decade IS NOT DISTINCT FROM c.decade
         AND e.department IS NOT DISTINCT FROM c.department AND e.region IS NOT DISTINCT FROM c.region AND e.open_mask = c.open_mask)`, [tenant.row.id]);
    expect(wrong).toEqual([]);
  });

  it('pages by reading, forward and back, without losing or repeating anybody', async () => {
    const { verified } = await aNetwork(world);
    const reader = await verified({ name: '五十嵐', kana: 'イガラシ' });
    for (const [name, kana] of [['渡辺', 'ワタナベ'], ['相川', 'アイカワ'], ['須田', 'スダ'], ['木村', 'キムラ']] as const) await verified({ name, kana });
    const forward: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof look>> = await look(reader, undefined, { first: 2, after });
      forward.push(...page.nodes.map((n: { displayName: string }) => n.displayName));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(forward).toEqual(['相川', '五十嵐', '木村', '須田', '渡辺']);
    const last = await look(reader, undefined, { last: 2 });
    expect(last.nodes.map((n: { displayName: string }) => n.displayName)).toEqual(['須田', '渡辺']);
    const before = await look(reader, undefined, { last: 2, before: last.pageInfo.startCursor });
    expect(before.nodes.map((n: { displayName: string }) => n.displayName)).toEqual(['五十嵐', '木村']);
  });

  it('is one statement, with its facets and however many people', async () => {
    const { tenant, verified } = await aNetwork(world);
    const reader = await verified();
    const actor = { id: reader.member.id, tenantId: tenant.row.id, permissions: new Set<string>() } as never;
    const { cost } = await meterSql(() => runInContext({ tenantId: tenant.row.id }, () => directoryPage(world.app.get(TenantDb), actor, { first: 20 }, { search: 'ono', decade: 2010 }, true)));
    expect([cost.statements, cost.roundTrips]).toEqual([1, 1]);
  });

  it('lets me see my own as others do', async () => {
    const { verified, join } = await aNetwork(world);
    const me = await verified();
    await say(me, { headline: '独立しました', region: '長野県', openTo: ['SPEAK', 'MENTOR', 'SPEAK'] }, { [ProfileField.REGION]: Audience.ONLY_ME, [ProfileField.HEADLINE]: Audience.EVERYONE });
    const as = async (seenBy?: Audience) => (await me.query(MINE, { seenBy })).data?.viewerAlumniProfile;
    expect(await as()).toEqual({ displayName: '大野 美咲', kana: 'オオノ ミサキ', headline: '独立しました', region: '長野県', openTo: ['MENTOR', 'SPEAK'], isViewer: true });
    expect(await as(Audience.VERIFIED)).toMatchObject({ kana: 'オオノ ミサキ', region: null, openTo: ['MENTOR', 'SPEAK'] });
    expect(await as(Audience.EVERYONE)).toMatchObject({ kana: null, headline: '独立しました', region: null, openTo: [] });
    const newcomer = await join({ name: '新入り' } as never);
    expect((await newcomer.query(MINE)).data?.viewerAlumniProfile).toBeNull();
    expect((await say(newcomer)).data?.editAlumniProfile).toMatchObject({ code: 'NOT_VERIFIED' });
  });

  it("of another network cannot be told from one that is not there", async () => {
    const [north, south] = [await aNetwork(world), await aNetwork(world)];
    const [misaki, stranger] = [await north.verified(), await south.verified()];
    const { id } = (await look(misaki)).nodes[0];
    const [foreign, missing] = [await stranger.query(ONE, { id }), await stranger.query(ONE, { id: toGlobalId('AlumniProfile', newId()) })];
    expect([codeOf(foreign), codeOf(missing)]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(await names(stranger, { search: 'ono' })).toEqual(['大野 美咲']);
    expect((await look(stranger)).totalCount).toBe(1);
  });

  it.each([[{ knownFor: Array.from({ length: 9 }, (_, i) => `x${i}`) }, 'TOO_MANY'], [{ headline: 'x'.repeat(121) }, 'TOO_LONG']])('refuses a profile that says too much: %j', async (more, reason) => {
    const { verified } = await aNetwork(world);
    expect((await say(await verified(), more)).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', reason });
  });
});

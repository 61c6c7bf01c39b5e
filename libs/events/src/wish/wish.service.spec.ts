import { newId, toGlobalId } from '#kernel';
import { meterSql } from '#tenancy';
import { type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { type Data, act, facts, rowId } from '../testing/stage.js';
import { ask, board, eventSeen, themeSeen } from '../testing/wishes.js';

describe('the wish board', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  let hana: Client;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    [operator, hana] = [await north.signIn('OPERATOR'), await north.signIn()];
  });
  afterAll(() => world.close());

  const people = (count: number): Promise<Client[]> => Promise.all(Array.from({ length: count }, () => north.signIn()));
  const propose = (who: Client, more: object = {}): Promise<Data> => ask(who, 'proposeWishTheme', { title: '統計検定2級に合格した人の話', kind: 'HEAR', ...more });
  const vote = (who: Client, theme: Data, more: object = {}): Promise<Data> => ask(who, 'voteForWishTheme', { themeId: theme.id, ...more });
  const offer = (who: Client, theme: Data, kind = 'TALK', more: object = {}): Promise<Data> => ask(who, 'offerForWishTheme', { themeId: theme.id, kind, ...more });
  const idOf = (who: Client): string => toGlobalId('Member', who.member.id);
  /** Three wish to hear of it, and the last of these people can talk about it. */
  async function ripe(): Promise<{ theme: Data; speaker: Client; voters: Client[] }> {
    const [a, b, speaker] = (await people(3)) as [Client, Client, Client];
    const theme = await propose(hana);
    await vote(a, theme);
    await vote(b, theme);
    return { theme: await offer(speaker, theme), speaker, voters: [hana, a, b] };
  }

  it('begins with the vote of whoever wishes to hear, and with the offer of whoever can talk', async () => {
    expect(await propose(hana, { text: '独学での進め方も知りたいです' })).toMatchObject({
      title: '統計検定2級に合格した人の話', text: '独学での進め方も知りたいです', kind: 'HEAR', state: 'OPEN', voteCount: 1, viewerHasVoted: true, viewerOffers: [], viewerCanClose: true,
      proposer: { displayName: hana.member.displayName }, namedVoters: [], offers: [], event: null, datePoll: null,
    });
    expect(await propose(hana, { title: 'Excelで勤怠集計を楽にする', kind: 'TALK' })).toMatchObject({ kind: 'TALK', voteCount: 0, viewerHasVoted: false, viewerOffers: ['TALK'], offers: [{ kind: 'TALK', member: { id: idOf(hana) } }] });
  });

  it('counts a person once, however often and however fast they click, and not at all once they take it back', async () => {
    const theme = await propose(operator);
    await Promise.all(Array.from({ length: 6 }, () => vote(hana, theme)));
    expect(await themeSeen(hana, theme.id)).toMatchObject({ voteCount: 2, viewerHasVoted: true });
    await Promise.all(Array.from({ length: 3 }, () => ask(hana, 'withdrawWishVote', { themeId: theme.id })));
    expect(await themeSeen(hana, theme.id)).toMatchObject({ voteCount: 1, viewerHasVoted: false });
    const crowd = await people(8);
    await Promise.all(crowd.map((who) => vote(who, theme)));
    expect((await themeSeen(hana, theme.id)).voteCount).toBe(9);
  });

  it('names nobody who does not wish it, to operators neither', async () => {
    const theme = await propose(operator);
    const [b] = (await people(1)) as [Client];
    await vote(hana, theme);
    await vote(b, theme, { isNamed: true });
    for (const who of [hana, operator]) expect((await themeSeen(who, theme.id)).namedVoters).toEqual([{ id: idOf(b), displayName: b.member.displayName }]);
    await vote(b, theme, { isNamed: false });
    expect(await themeSeen(operator, theme.id)).toMatchObject({ voteCount: 3, namedVoters: [] });
  });

  it('drafts an event once enough wish to hear and somebody can talk: with who does what, a run sheet and the question when', async () => {
    const { theme, speaker } = await ripe();
    expect(theme).toMatchObject({ state: 'PLANNED', voteCount: 3, event: { status: 'DRAFT', organizer: { id: idOf(speaker) } } });
    expect(await themeSeen(hana, theme.id)).toMatchObject({ event: null, datePoll: { id: expect.any(String) } });
    const event = (await eventSeen(speaker, theme.event.id))!;
    expect(event).toMatchObject({ title: theme.title, coHost: null, wishTheme: { id: theme.id } });
    expect(event.runSheet.reduce((sum: number, line: Data) => sum + line.minutes, 0)).toBe(60);
    expect(await eventSeen(hana, theme.event.id)).toBeNull();
    const [planned] = await facts(world, north, 'wish_planned');
    expect(planned).toEqual({ themeId: rowId(theme.id), eventId: rowId(theme.event.id), pollId: rowId((await themeSeen(hana, theme.id)).datePoll.id) });
    expect(await facts(world, north, 'co_host_wanted')).toEqual([{ eventId: rowId(theme.event.id) }]);
    expect(await facts(world, north, 'event_created')).toEqual([]);
  });

  it('finds who helps: whoever offered, else who likes to', async () => {
    const [a, b, speaker, helper, willing] = (await people(5)) as [Client, Client, Client, Client, Client];
    await ask(willing, 'offerToCoHost', { isWilling: true });
    const first = await propose(hana);
    await offer(helper, first, 'HOST', { note: '受付と司会ならできます' });
    for (const who of [a, b]) await vote(who, first);
    const planned = await offer(speaker, first);
    expect((await eventSeen(speaker, planned.event.id))!.coHost).toEqual({ id: idOf(helper) });
    // They look after it too.
    expect(await eventSeen(helper, planned.event.id)).toMatchObject({ status: 'DRAFT' });
    expect(await act(helper, 'editEvent', { eventId: planned.event.id, version: 1, title: '話を聞く会' })).toMatchObject({ title: '話を聞く会' });

    const second = await propose(hana, { title: '簿記2級の勉強時間' });
    for (const who of [a, b]) await vote(who, second);
    expect((await eventSeen(speaker, (await offer(speaker, second)).event.id))!.coHost).toEqual({ id: idOf(willing) });
    expect((await facts(world, north, 'co_host_named')).map(({ memberId, byMemberId }) => [memberId, byMemberId])).toEqual([[helper.member.id, null], [willing.member.id, null]]);
  });

  it('drafts one event, when the last vote and the offer come at the same moment', async () => {
    const theme = await propose(hana);
    const crowd = await people(6);
    await Promise.all(crowd.map((who, i) => (i % 3 === 0 ? offer(who, theme) : vote(who, theme))));
    expect(await facts(world, north, 'wish_planned')).toHaveLength(1);
    expect(await themeSeen(hana, theme.id)).toMatchObject({ state: 'PLANNED', voteCount: 5 });
  });

  it('asks for as many votes as the community says', async () => {
    expect(await ask(hana, 'changeWishSettings', { threshold: 1 })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(operator, 'changeWishSettings', { threshold: 0 })).toMatchObject({ code: 'INVALID_INPUT', field: 'input.threshold' });
    expect(await ask(operator, 'changeWishSettings', { threshold: 1 })).toMatchObject({ threshold: 1 });
    expect((await hana.query('{ wishSettings { threshold } }')).data!.wishSettings).toEqual({ threshold: 1 });
    const theme = await propose(hana);
    expect(await offer(operator, theme)).toMatchObject({ state: 'PLANNED' });
  });

  it('shows the life of a theme, and gives it back when its event is called off', async () => {
    const { theme, speaker } = await ripe();
    const [poll] = await world.db.query<{ id: string }>('SELECT id FROM date_poll WHERE tenant_id = $1', [north.row.id]);
    await ask(speaker, 'closeDatePoll', { pollId: toGlobalId('DatePoll', poll!.id) });
    await act(speaker, 'publishEvent', { eventId: theme.event.id });
    expect(await themeSeen(hana, theme.id)).toMatchObject({ state: 'PLANNED', event: { status: 'PUBLISHED' } });
    // Voting still means: tell me.
    expect(await vote(operator, theme)).toMatchObject({ voteCount: 4 });
    await act(speaker, 'cancelEvent', { eventId: theme.event.id });
    expect(await themeSeen(hana, theme.id)).toMatchObject({ state: 'OPEN' });
    const again = await vote(operator, theme);
    expect(again.state).toBe('PLANNED');
    await world.db.query(`UPDATE event SET starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour', published_at = now() WHERE id = $1`, [rowId((await themeSeen(operator, theme.id)).event.id)]);
    expect((await themeSeen(hana, theme.id)).state).toBe('HELD');
    const late = await people(1);
    for (const [name, more] of [['voteForWishTheme', {}], ['withdrawWishVote', {}], ['offerForWishTheme', { kind: 'TALK' }], ['withdrawWishOffer', { kind: 'TALK' }]] as const) {
      expect(await ask(late[0]!, name, { themeId: theme.id, ...more })).toMatchObject({ __typename: 'WishNotOpen', code: 'WISH_NOT_OPEN', current: { id: theme.id, state: 'HELD' } });
    }
    expect(await ask(operator, 'closeWishTheme', { themeId: theme.id })).toMatchObject({ code: 'WISH_NOT_OPEN' });
    expect(await ask(operator, 'planWishTheme', { themeId: theme.id })).toMatchObject({ code: 'WISH_NOT_OPEN' });
  });

  it('is planned by an operator whatever the votes say', async () => {
    const theme = await propose(hana);
    expect(await ask(hana, 'planWishTheme', { themeId: theme.id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(operator, 'planWishTheme', { themeId: theme.id })).toMatchObject({ state: 'PLANNED', event: { organizer: { id: idOf(operator) } } });
  });

  it('takes offers back until an event is prepared', async () => {
    const theme = await propose(hana);
    await offer(operator, theme, 'TALK', { note: '昨年受けました' });
    expect((await themeSeen(hana, theme.id)).offers).toEqual([{ kind: 'TALK', note: '昨年受けました', member: expect.objectContaining({ id: idOf(operator) }) }]);
    expect(await ask(operator, 'withdrawWishOffer', { themeId: theme.id, kind: 'TALK' })).toMatchObject({ offers: [], viewerOffers: [] });
    await offer(operator, theme);
    for (const who of await people(2)) await vote(who, theme);
    expect(await ask(operator, 'withdrawWishOffer', { themeId: theme.id, kind: 'TALK' })).toMatchObject({ code: 'WISH_NOT_OPEN', current: { state: 'PLANNED' } });
  });

  it('is tidied by operators: two themes that are one become one, and nobody counts twice', async () => {
    const [a, b] = (await people(2)) as [Client, Client];
    const from = await propose(hana);
    const into = await propose(a, { title: '統計検定の合格者に聞く' });
    await vote(a, from);
    await vote(b, from, { isNamed: true });
    await offer(b, from, 'HOST');
    expect(await ask(hana, 'mergeWishThemes', { themeId: from.id, intoId: into.id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(operator, 'mergeWishThemes', { themeId: from.id, intoId: from.id })).toMatchObject({ code: 'INVALID_INPUT', field: 'input.intoId', reason: 'SAME' });
    expect(await ask(operator, 'mergeWishThemes', { themeId: from.id, intoId: into.id })).toMatchObject({ id: into.id, voteCount: 3, namedVoters: [{ id: idOf(b) }], offers: [{ kind: 'HOST' }] });
    expect(await themeSeen(hana, from.id)).toMatchObject({ state: 'MERGED', mergedInto: { id: into.id }, voteCount: 0 });
    expect((await board(hana)).map(({ id }) => id)).toEqual([into.id]);
    // Whoever comes by an old link is led to the other one.
    expect(await vote(hana, from)).toMatchObject({ code: 'WISH_NOT_OPEN', current: { id: into.id } });
    expect(await ask(operator, 'mergeWishThemes', { themeId: from.id, intoId: into.id })).toMatchObject({ code: 'WISH_NOT_OPEN' });
    expect(await offer(a, into)).toMatchObject({ state: 'PLANNED' });
  });

  it('merges in either direction at once without waiting in a circle', async () => {
    const [one, two] = [await propose(hana), await propose(hana, { title: '別の言い方' })];
    const answers = await Promise.all([ask(operator, 'mergeWishThemes', { themeId: one.id, intoId: two.id }), ask(operator, 'mergeWishThemes', { themeId: two.id, intoId: one.id })]);
    expect(answers.map((a) => a.__typename).sort()).toEqual(['WishNotOpen', 'WishTheme']);
    expect(await board(hana)).toMatchObject([{ voteCount: 1 }]);
  });

  it('is left by what nobody needs any more: for whoever proposed it and operators', async () => {
    const theme = await propose(hana);
    const [a] = (await people(1)) as [Client];
    expect(await ask(a, 'closeWishTheme', { themeId: theme.id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(hana, 'closeWishTheme', { themeId: theme.id })).toMatchObject({ state: 'CLOSED' });
    expect(await vote(a, theme)).toMatchObject({ code: 'WISH_NOT_OPEN', current: { state: 'CLOSED' } });
    expect(await board(hana, { filter: { states: ['OPEN', 'PLANNED'] } })).toEqual([]);
    expect(await board(hana, { filter: { states: ['CLOSED'] } })).toHaveLength(1);
  });

  it('is read with the most wanted first, or the newest, or what is mine, page by page', async () => {
    const crowd = await people(3);
    const themes: Data[] = [];
    for (const [i, title] of ['甲', '乙', '丙'].entries()) {
      const theme = await propose(operator, { title });
      for (const who of crowd.slice(0, i)) await vote(who, theme);
      themes.push(theme);
    }
    const titles = async (who: Client, more: object = {}): Promise<string[]> => (await board(who, more)).map(({ title }) => title as string);
    expect(await titles(hana)).toEqual(['丙', '乙', '甲']);
    await vote(hana, themes[0]!);
    await vote(crowd[2]!, themes[0]!);
    await vote(crowd[1]!, themes[0]!);
    expect(await titles(hana)).toEqual(['甲', '丙', '乙']);
    expect(await titles(hana, { orderBy: 'NEWEST' })).toEqual(['丙', '乙', '甲']);
    expect(await titles(hana, { filter: { isMine: true } })).toEqual(['甲']);
    const PAGE = `query ($orderBy: WishOrder, $first: Int, $after: String, $last: Int, $before: String) { wishThemes(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) { nodes { title } pageInfo { hasNextPage endCursor startCursor } } }`;
    for (const orderBy of ['MOST_WANTED', 'NEWEST']) {
      const first = (await hana.query(PAGE, { orderBy, first: 2 })).data!.wishThemes;
      const second = (await hana.query(PAGE, { orderBy, first: 2, after: first.pageInfo.endCursor })).data!.wishThemes;
      expect([first.nodes.length, second.nodes.length, second.pageInfo.hasNextPage]).toEqual([2, 1, false]);
      expect((await hana.query(PAGE, { orderBy, last: 2, before: second.pageInfo.startCursor })).data!.wishThemes.nodes).toEqual(first.nodes);
    }
    const { cost } = await meterSql(() => board(hana));
    expect(cost.statements).toBeLessThanOrEqual(7);
  });

  it('shows while typing what is there already', async () => {
    await propose(hana);
    await propose(hana, { title: 'AWSの勉強会' });
    const closed = await propose(hana, { title: '統計検定準1級の話' });
    await ask(hana, 'closeWishTheme', { themeId: closed.id });
    const similar = async (who: Client, title: string): Promise<string[]> => (await who.query('query ($to: SimilarWishesInput!) { similarWishThemes(to: $to) { likeness theme { title } } }', { to: { title } })).data!.similarWishThemes.map((s: Data) => s.theme.title);
    expect(await similar(operator, '統計検定2級に受かった話を聞きたい')).toEqual(['統計検定2級に合格した人の話']);
    expect(await similar(operator, '')).toEqual([]);
    const south = await world.tenant();
    expect(await similar(await south.signIn(), '統計検定2級に受かった話を聞きたい')).toEqual([]);
  });

  it('takes a theme once per key', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => propose(hana, { idempotencyKey: 'k' })));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await propose(hana, { idempotencyKey: 'k', title: '別' })).toMatchObject({ code: 'INVALID_INPUT', field: 'input.idempotencyKey', reason: 'CONFLICT' });
  });

  it.each([
    [{ title: '' }, 'input.title', 'TOO_SHORT'],
    [{ title: 'あ'.repeat(101) }, 'input.title', 'TOO_LONG'],
    [{ text: 'あ'.repeat(2_001) }, 'input.text', 'TOO_LONG'],
  ])('is not made of %o', async (change, field, reason) => {
    expect(await propose(hana, change)).toMatchObject({ code: 'INVALID_INPUT', field, reason });
  });

  it('of another community cannot be told apart from one that never existed; a guest has none', async () => {
    const theme = await propose(hana);
    const stranger = await (await world.tenant()).signIn('OWNER');
    const own = await ask(stranger, 'proposeWishTheme', { title: '自分の', kind: 'HEAR' });
    const missing = toGlobalId('WishTheme', newId());
    for (const id of [theme.id, missing]) {
      expect(codeOf(await stranger.query('query ($id: ID!) { wishTheme(id: $id) { id } }', { id }))).toBe('NOT_FOUND');
      for (const [name, more] of [['voteForWishTheme', {}], ['withdrawWishVote', {}], ['offerForWishTheme', { kind: 'TALK' }], ['withdrawWishOffer', { kind: 'TALK' }], ['closeWishTheme', {}], ['planWishTheme', {}], ['mergeWishThemes', { intoId: own.id }]] as const) {
        expect([name, (await ask(stranger, name, { themeId: id, ...more })).code]).toEqual([name, 'NOT_FOUND']);
      }
      expect((await ask(stranger, 'mergeWishThemes', { themeId: own.id, intoId: id })).code).toBe('NOT_FOUND');
    }
    const guest = await north.signIn('GUEST');
    expect(codeOf(await guest.query('{ wishThemes { nodes { id } } }'))).toBe('FORBIDDEN');
    expect((await guest.query('query ($id: ID!) { node(id: $id) { id } }', { id: theme.id })).data!.node).toBeNull();
    expect((await hana.query('query ($id: ID!) { node(id: $id) { ... on WishTheme { title } } }', { id: theme.id })).data!.node).toEqual({ title: theme.title });
  });
});

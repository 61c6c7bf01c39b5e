import { randomBytes } from 'node:crypto';
import { type Answer, type Client, type World, codeOf, startWorld } from '../../../../test/support/world.js';

const START = `mutation ($input: StartCommunityInput!) { startCommunity(input: $input) { __typename ... on Tenant { id slug name kind mark color capabilities } ... on SlugUnavailable { code suggestion message } ... on Refusal { code } } }`;
const INSIDE = `{ viewer { member { displayName role } tenant { name memberCount } } spaces { nodes { name access level standing { role } } } posts { nodes { title space { name } author { displayName } } } }`;
const STEPS = `{ communityStart { newcomerCount firstEvent { title description startsAt endsAt } } }`;
const MINE = `{ me { memberships { tenant { slug } } } communityStarting { mayStart remainingToday } }`;

describe('starting a community', () => {
  let world: World;
  let hana: Client;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    hana = await (await world.tenant()).signIn();
  });
  afterAll(() => world.close());

  const aSlug = (): string => `new-${randomBytes(4).toString('hex')}`;
  const input = (more: Record<string, unknown> = {}) => ({ name: '夜の読書会', slug: aSlug(), kind: 'CORPORATE', displayName: '花岡 葉', ...more });
  const start = async (more: Record<string, unknown> = {}, who = hana) => who.query(START, { input: input(more) });
  const result = (answer: Answer) => answer.data!.startCommunity;
  const tenantCount = async () => Number((await world.db.query<{ count: string }>('SELECT count(*) FROM tenant'))[0]!.count);

  it.each(['CORPORATE', 'LEARNING', 'ALUMNI', 'FEDERATION'])('of the kind %s gives one that is not empty, with me as its owner', async (kind) => {
    const made = result(await start({ kind }));
    expect(made).toMatchObject({ __typename: 'Tenant', kind, name: '夜の読書会', mark: '夜' });
    const { data, errors } = await hana.query(INSIDE, {}, { tenant: made.slug });
    expect(errors).toBeUndefined();
    expect(data!.viewer).toEqual({ member: { displayName: '花岡 葉', role: 'OWNER' }, tenant: { name: '夜の読書会', memberCount: 1 } });
    expect(data!.spaces.nodes.length).toBeGreaterThanOrEqual(4);
    expect(data!.spaces.nodes[0]).toMatchObject({ name: 'お知らせ', access: 'OPEN', level: 'ALL' });
    expect(data!.spaces.nodes.at(-1)).toMatchObject({ name: '運営室', access: 'SECRET', standing: { role: 'KEEPER' } });
    expect(data!.posts.nodes.length).toBe(3);
    expect(data!.posts.nodes[0]).toMatchObject({ space: { name: 'お知らせ' }, author: { displayName: '花岡 葉' } });
    const mine = (await hana.query(MINE)).data!;
    expect(mine.me.memberships.map((m: { tenant: { slug: string } }) => m.tenant.slug)).toContain(made.slug);
  });

  it('speaks the language that is chosen, opens what is chosen, in the colour that is chosen', async () => {
    const made = result(await start({ name: 'Night readers', locale: 'EN', spaces: ['lounge'], color: '#0B5351' }));
    expect(made).toMatchObject({ mark: 'N', color: '#0b5351' });
    const { data } = await hana.query(INSIDE, {}, { tenant: made.slug, locale: 'en' });
    expect(data!.spaces.nodes.map((s: { name: string }) => s.name)).toEqual(['News', 'Lounge']);
    expect(data!.posts.nodes.map((p: { title: string }) => p.title)).toEqual([expect.stringContaining('Welcome'), 'Introduce yourself here']);
  });

  it('words the first event, which nobody hears of before an operator announces it, until the steps are put away', async () => {
    const { slug } = result(await start({ kind: 'ALUMNI' }));
    const { firstEvent, newcomerCount } = (await hana.query(STEPS, {}, { tenant: slug })).data!.communityStart;
    expect(firstEvent.title).toBe('おかえりなさいの会(オンライン)');
    expect(Date.parse(firstEvent.endsAt) - Date.parse(firstEvent.startsAt)).toBe(3_600_000);
    expect(newcomerCount).toBe(0);
    expect((await hana.query('{ events { nodes { id } } }', {}, { tenant: slug })).data!.events.nodes).toEqual([]);
    await hana.query('mutation { finishCommunityStart { ... on CommunityStartFinished { success } } }', {}, { tenant: slug });
    expect((await hana.query(STEPS, {}, { tenant: slug })).data).toEqual({ communityStart: null });
    expect((await hana.query(STEPS)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('happens once per key, also when both requests run at the same time', async () => {
    const same = input({ idempotencyKey: 'k1' });
    const answers = await Promise.all([1, 2, 3].map(() => hana.query(START, { input: same })));
    expect(answers.flatMap((a) => a.errors ?? [])).toEqual([]);
    expect(new Set(answers.map((a) => result(a).id)).size).toBe(1);
    const { data } = await hana.query(INSIDE, {}, { tenant: same.slug });
    expect(data!.viewer.tenant.memberCount).toBe(1);
    expect(data!.posts.nodes.length).toBe(3);
    expect((await hana.query(MINE)).data!.communityStarting).toEqual({ mayStart: true, remainingToday: 2 });
    const other = await hana.query(START, { input: { ...same, name: '別の会' } });
    expect(other.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.idempotencyKey', reason: 'CONFLICT' });
  });

  it('refuses a short name that is taken or the product\'s own, proposes another one, and does not count it', async () => {
    const { slug } = result(await start());
    const before = await tenantCount();
    const taken = result(await start({ slug, idempotencyKey: 'again' }));
    expect(taken).toMatchObject({ __typename: 'SlugUnavailable', code: 'SLUG_UNAVAILABLE', suggestion: `${slug}-2` });
    expect(taken.message).toContain(`${slug}-2`);
    expect(result(await start({ slug: 'admin' }))).toMatchObject({ code: 'SLUG_UNAVAILABLE', suggestion: expect.stringMatching(/^admin-\d+$/) });
    expect(result(await start({ slug: 'x-abc' }))).toMatchObject({ code: 'SLUG_UNAVAILABLE', suggestion: 'my-abc-2' });
    expect(await tenantCount()).toBe(before);
    expect((await hana.query(MINE)).data!.communityStarting.remainingToday).toBe(2);
    // The same form sent again with the proposed name works, with the same key.
    expect(result(await start({ slug: taken.suggestion, idempotencyKey: 'again' }))).toMatchObject({ __typename: 'Tenant', slug: taken.suggestion });
  });

  it('of two people who want one short name gives it to one', async () => {
    const slug = aSlug();
    const other = await (await world.tenant()).signIn();
    const results = (await Promise.all([start({ slug }), start({ slug }, other)])).map(result);
    expect(results.map((r) => r.__typename).sort()).toEqual(['SlugUnavailable', 'Tenant']);
    const loser = results[0].__typename === 'Tenant' ? other : hana;
    expect(codeOf(await loser.query(INSIDE, {}, { tenant: slug }))).toBe('FORBIDDEN');
  });

  it.each([
    [{ slug: 'Ao' }, 'input.slug', 'INVALID_SLUG'],
    [{ slug: 'ab' }, 'input.slug', 'INVALID_SLUG'],
    [{ slug: '' }, 'input.slug', 'INVALID_SLUG'],
    [{ name: ' ' }, 'input.name', 'TOO_SHORT'],
    [{ displayName: '' }, 'input.displayName', 'TOO_SHORT'],
    [{ color: 'red' }, 'input.color', 'INVALID_COLOR'],
    [{ color: '#ffee00' }, 'input.color', 'LOW_CONTRAST'],
    [{ spaces: ['nowhere'] }, 'input.spaces', 'UNKNOWN_SPACE'],
  ])('refuses %j', async (more, field, reason) => {
    expect((await start(more)).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field, reason });
  });

  it('is possible three times a day, also for somebody who asks four times at once', async () => {
    const results = (await Promise.all([1, 2, 3, 4].map(() => start()))).map(result);
    expect(results.map((r) => r.__typename).sort()).toEqual(['StartLimitReached', 'Tenant', 'Tenant', 'Tenant']);
    expect((await hana.query(MINE)).data!.communityStarting.remainingToday).toBe(0);
  });

  it('needs a sign-in', async () => expect(codeOf(await world.send(START, { input: input() }))).toBe('UNAUTHENTICATED'));
});

describe('where the platform names who may start a community', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ EKKYO_COMMUNITY_STARTERS: 'Boss@example.org, second@example.org' });
  });
  afterAll(() => world.close());

  it('the others are refused', async () => {
    const tenant = await world.tenant();
    const [hana, boss] = [await tenant.signIn(), await tenant.signIn()];
    await world.db.query(`UPDATE account SET email = 'boss@example.org' WHERE id = $1`, [boss.member.accountId]);
    const ask = async (who: Client) => (await who.query(START, { input: { name: '会', slug: `n-${randomBytes(4).toString('hex')}`, kind: 'ALUMNI', displayName: '人' } })).data!.startCommunity;
    expect(await ask(hana)).toEqual({ __typename: 'StartNotAllowed', code: 'START_NOT_ALLOWED' });
    expect((await hana.query(MINE)).data!.communityStarting.mayStart).toBe(false);
    expect((await ask(boss)).__typename).toBe('Tenant');
  });
});

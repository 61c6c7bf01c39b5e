import { TenantKind } from '#identity';
import { newId, toGlobalId } from '#kernel';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { type Worker, federationOf, startWorker } from '../testing/partners.js';
import { openForApplications } from '../testing/profile.js';

const MINE = 'federation { slug } communityName isExternal state note';
const APPLY = `mutation ($input: ApplyToFederationInput!) { applyToFederation(input: $input) { __typename ... on MyApplication { ${MINE} } ... on Refusal { code message } } }`;
const WITHDRAW = 'mutation ($input: WithdrawApplicationInput!) { withdrawApplication(input: $input) { __typename ... on MyApplication { state } ... on Refusal { code } } }';
const SCREEN = 'mutation ($input: ScreenApplicationInput!) { screenApplication(input: $input) { __typename ... on Application { state } ... on Refusal { code } } }';
const DECIDE = 'mutation ($input: DecideApplicationInput!) { decideApplication(input: $input) { __typename ... on Application { state note exception reviewer { id } } ... on Refusal { code message } } }';
const MY = `{ myApplications { ${MINE} } }`;
const QUEUE = 'query ($filter: ApplicationFilter) { applications(filter: $filter) { nodes { id state applicantName applicantRole communityName communityKind isExternal memberCount activity recognition membership note exception } } }';
const PROFILE = 'query ($slug: String!) { federationProfile(slug: $slug) { federation { slug name } introduction criteria isOpen } }';

const plain = (answer: Answer) => ({ data: answer.data, errors: answer.errors?.map(({ message, extensions: { code } }) => ({ message, code })) });

describe('an application to a federation', () => {
  let world: World;
  let worker: Worker;
  let federation: TestTenant;
  let approver: Client;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });
  beforeEach(async () => {
    federation = await world.tenant({ kind: TenantKind.FEDERATION });
    await openForApplications(world, federation);
    approver = await federation.signIn('ADMIN');
  });

  const answers = (change: Record<string, unknown> = {}) => ({
    federationSlug: federation.slug, applicantRole: '代表', memberCount: 120, activity: '月に1回の勉強会', recognition: 'OFFICIAL', membership: '元社員とその紹介', ...change,
  });
  const apply = async (as: Client, change: Record<string, unknown> = {}, tenant?: string) => (await as.query(APPLY, { input: answers(change) }, tenant === undefined ? {} : { tenant })).data!.applyToFederation;
  const queue = async (filter: Record<string, unknown> = {}) => (await approver.query(QUEUE, { filter })).data!.applications.nodes as { id: string; state: string; communityName: string }[];
  const decide = async (decision: string, note?: string, as = approver) => (await as.query(DECIDE, { input: { applicationId: (await queue())[0]!.id, decision, note } })).data!.decideApplication;
  const grants = (tenant: TestTenant | { row: { id: string } }) => world.db.query<{ audience: string; owner: string; scope: string }>(
    'SELECT audience_tenant_id AS audience, owner_tenant_id AS owner, scope FROM sharing_grant WHERE $1 IN (audience_tenant_id, owner_tenant_id) ORDER BY scope', [tenant.row.id]);
  /** Somebody who is signed in and belongs to no community at all. */
  const stranger = async (): Promise<Client> => {
    const elsewhere = await world.tenant();
    const person = await elsewhere.signIn();
    await world.db.query(`UPDATE member SET state = 'LEFT' WHERE id = $1`, [person.member.id]);
    await world.db.query('DELETE FROM membership WHERE account_id = $1', [person.member.accountId]);
    return person;
  };

  it('begins with what the federation tells everyone about itself', async () => {
    const profile = (await world.send(PROFILE, { slug: federation.slug })).data!.federationProfile;
    expect(profile).toMatchObject({ federation: { slug: federation.slug }, criteria: ['会員が30人以上', '企業の公認'], isOpen: true });
    const silent = await world.tenant({ kind: TenantKind.FEDERATION });
    const community = await world.tenant();
    const missing = plain(await world.send(PROFILE, { slug: 'no-such-place' }));
    for (const { slug } of [silent, community]) expect(plain(await world.send(PROFILE, { slug }))).toEqual(missing);
  });

  it('is made by an operator from home, kept with its answers, and approved by somebody else: each side then lets the other in', async () => {
    const north = await world.tenant();
    const operator = await north.signIn('OPERATOR');
    expect(await apply(operator)).toMatchObject({ __typename: 'MyApplication', federation: { slug: federation.slug }, communityName: north.row.name, isExternal: false, state: 'APPLIED', note: null });
    expect(await grants(north)).toEqual([{ audience: north.row.id, owner: federation.row.id, scope: 'participation' }]);
    const [application] = await queue({ state: 'APPLIED' });
    expect(application).toMatchObject({ applicantName: operator.member.displayName, applicantRole: '代表', communityKind: 'CORPORATE', memberCount: 120, activity: '月に1回の勉強会', recognition: 'OFFICIAL', membership: '元社員とその紹介' });
    expect((await approver.query(SCREEN, { input: { applicationId: application!.id } })).data!.screenApplication).toEqual({ __typename: 'Application', state: 'SCREENING' });
    expect((await operator.query(MY)).data!.myApplications).toMatchObject([{ state: 'SCREENING' }]);

    expect(await decide('APPROVE', 'ようこそ')).toEqual({ __typename: 'Application', state: 'APPROVED', note: 'ようこそ', exception: null, reviewer: { id: toGlobalId('Member', approver.member.id) } });
    expect((await operator.query(MY)).data!.myApplications).toMatchObject([{ state: 'APPROVED', note: 'ようこそ' }]);
    expect(await grants(north)).toEqual([
      { audience: federation.row.id, owner: north.row.id, scope: 'listings' },
      { audience: north.row.id, owner: federation.row.id, scope: 'participation' },
      { audience: north.row.id, owner: federation.row.id, scope: 'proposals' },
    ]);
    const inside = await world.db.query('SELECT role, state, home_tenant_id FROM member WHERE tenant_id = $1 AND account_id = $2', [federation.row.id, operator.member.accountId]);
    expect(inside).toEqual([{ role: 'MEMBER', state: 'ACTIVE', home_tenant_id: north.row.id }]);
    expect(await world.db.query('SELECT state FROM participation WHERE tenant_id = $1 AND community_tenant_id = $2', [federation.row.id, north.row.id])).toEqual([{ state: 'ACTIVE' }]);
    await worker.settled();
    expect(await apply(operator)).toMatchObject({ __typename: 'AlreadyTakesPart', code: 'ALREADY_TAKES_PART' });
    expect(await decide('REJECT', 'x')).toMatchObject({ code: 'APPLICATION_NOT_OPEN' });
  });

  it('for a community that does not run here brings a bare tenant with its operator alone', async () => {
    const person = await stranger();
    expect(await apply(person, { externalName: '白樺アルムナイ', externalKind: 'ALUMNI', applicantName: '小野 さくら' })).toMatchObject({ communityName: '白樺アルムナイ', isExternal: true, state: 'APPLIED' });
    expect(await decide('APPROVE')).toMatchObject({ state: 'APPROVED' });
    const [{ id: community }] = (await world.db.query<{ id: string }>('SELECT community_tenant_id AS id FROM participation WHERE tenant_id = $1', [federation.row.id])) as [{ id: string }];
    const [tenant] = await world.db.query('SELECT name, kind, slug, capabilities FROM tenant WHERE id = $1', [community]);
    expect(tenant).toMatchObject({ name: '白樺アルムナイ', kind: 'ALUMNI' });
    expect(await world.db.query('SELECT account_id, role, display_name FROM member WHERE tenant_id = $1', [community])).toEqual([{ account_id: person.member.accountId, role: 'OWNER', display_name: '小野 さくら' }]);
    expect((await person.query('{ me { memberships { tenant { name } } } }')).data!.me.memberships.map((m: { tenant: { name: string } }) => m.tenant.name).sort()).toEqual([federation.row.name, '白樺アルムナイ'].sort());
    const listing = await person.query(
      `mutation ($input: PublishListingInput!) { publishListing(input: $input) { __typename } }`,
      { input: { federationId: toGlobalId('Tenant', federation.row.id), direction: 'NEED', kind: 'VENUE', title: '会場', description: '', mode: 'ONSITE', availableFrom: new Date(Date.now() + 86_400_000), availableUntil: new Date(Date.now() + 9 * 86_400_000) } },
      { tenant: tenant!.slug as string },
    );
    expect(listing.data!.publishListing).toEqual({ __typename: 'Listing' });
    await worker.settled();
    expect(await world.db.query('SELECT count(*)::int AS n FROM tenant WHERE name = $1', ['白樺アルムナイ'])).toEqual([{ n: 1 }]);
  });

  it('goes on in the worker where the approving request stopped', async () => {
    const person = await stranger();
    await apply(person, { externalName: '途中の会', applicantName: '途中' });
    const [{ id }] = (await queue()) as unknown as [{ id: string }];
    const raw = Buffer.from(id, 'base64url').toString().split(':')[1]!;
    await world.db.query(`UPDATE application SET state = 'APPROVED' WHERE id = $1`, [raw]);
    const { ApplicationApproved } = await import('../events.js');
    await federation.write((tx) => tx.publish(ApplicationApproved, { applicationId: raw }));
    await worker.settled();
    expect(await world.db.query(`SELECT t.name FROM participation p JOIN tenant t ON t.id = p.community_tenant_id WHERE p.tenant_id = $1 AND p.state = 'ACTIVE'`, [federation.row.id])).toEqual([{ name: '途中の会' }]);
    expect((await person.query(MY)).data!.myApplications).toMatchObject([{ state: 'APPROVED' }]);
  });

  it('sent twice is one, also at once and with a key; a second open one is refused kindly', async () => {
    const person = await stranger();
    const same = { externalName: '二度の会', applicantName: '二度' };
    const sent = await Promise.all([1, 2, 3].map(() => apply(person, same)));
    expect(sent.map((s) => s.__typename)).toEqual(['MyApplication', 'MyApplication', 'MyApplication']);
    expect(await queue()).toHaveLength(1);
    expect(await apply(person, { ...same, memberCount: 121 })).toEqual({ __typename: 'ApplicationAlreadyOpen', code: 'APPLICATION_ALREADY_OPEN', message: expect.stringContaining('すでに申し込みを受け付けています') });
    expect((await person.query(WITHDRAW, { input: { federationSlug: federation.slug } })).data!.withdrawApplication).toEqual({ __typename: 'MyApplication', state: 'WITHDRAWN' });
    expect((await person.query(WITHDRAW, { input: { federationSlug: federation.slug } })).data!.withdrawApplication).toEqual({ __typename: 'ApplicationNotOpen', code: 'APPLICATION_NOT_OPEN' });
    const keyed = { ...same, idempotencyKey: 'k' };
    await apply(person, keyed);
    await apply(person, keyed);
    expect((await queue()).map((a) => a.state)).toEqual(['APPLIED', 'WITHDRAWN']);
    const conflict = await person.query(APPLY, { input: answers({ ...keyed, memberCount: 5 }) });
    expect(conflict.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.idempotencyKey', reason: 'CONFLICT' });
  });

  it('of one community is open once, whoever of its operators sends it', async () => {
    const north = await world.tenant();
    const [one, other] = [await north.signIn('OPERATOR'), await north.signIn('OWNER')];
    const sent = await Promise.all([apply(one), apply(other)]);
    expect(sent.map((s) => s.__typename).sort()).toEqual(['ApplicationAlreadyOpen', 'MyApplication']);
  });

  it("is not decided by the applicant's own people, unless there is nobody else: then that is written down", async () => {
    const north = await world.tenant();
    const operator = await north.signIn('OPERATOR');
    await apply(operator);
    const partial = await federation.signIn('OWNER', await north.signIn());
    expect(await decide('APPROVE', undefined, partial)).toMatchObject({ __typename: 'ReviewerNotImpartial', code: 'REVIEWER_NOT_IMPARTIAL' });
    expect(await queue({ state: 'APPLIED' })).toHaveLength(1);
    await world.db.query(`UPDATE member SET state = 'LEFT' WHERE id = $1`, [approver.member.id]);
    const [{ id }] = (await partial.query(QUEUE)).data!.applications.nodes as [{ id: string }];
    expect((await partial.query(DECIDE, { input: { applicationId: id, decision: 'APPROVE' } })).data!.decideApplication).toMatchObject({ state: 'APPROVED', exception: 'ONLY_APPROVER' });
  });

  it('may be accepted under a condition and decided again; two decisions at once are one', async () => {
    const person = await stranger();
    await apply(person, { externalName: '条件の会', applicantName: '条件' });
    const bare = await approver.query(DECIDE, { input: { applicationId: (await queue())[0]!.id, decision: 'REJECT' } });
    expect(bare.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.note', reason: 'REQUIRED' });
    expect(await decide('CONDITION', '公認の書面をお送りください')).toMatchObject({ state: 'CONDITIONAL' });
    expect((await person.query(MY)).data!.myApplications).toMatchObject([{ state: 'CONDITIONAL', note: '公認の書面をお送りください' }]);
    const decided = await Promise.all([decide('APPROVE'), decide('REJECT', 'x'), decide('APPROVE')]);
    expect(decided.map((d) => d.__typename).sort()).toEqual(['Application', 'ApplicationNotOpen', 'ApplicationNotOpen']);
  });

  it('rests on the consent of the community: taken back before the approval, nothing is shared', async () => {
    const north = await world.tenant();
    await apply(await north.signIn('OPERATOR'));
    await north.write((tx) => tx.execute('DELETE FROM sharing_grant WHERE audience_tenant_id = $1', [north.row.id]));
    expect(await decide('APPROVE')).toMatchObject({ state: 'WITHDRAWN' });
    expect(await grants(north)).toEqual([]);
    await worker.settled();
  });

  it.each([
    [{ memberCount: 0 }, 'input.memberCount', 'OUT_OF_RANGE'],
    [{ activity: ' ' }, 'input.activity', 'TOO_SHORT'],
    [{ membership: 'x'.repeat(2_001) }, 'input.membership', 'TOO_LONG'],
    [{ externalName: 'x' }, 'input.applicantName', 'REQUIRED'],
    [{ externalName: 'x', applicantName: 'y', externalKind: 'FEDERATION' }, 'input.externalKind', 'OUT_OF_RANGE'],
  ])('is not made of wrong answers (%#)', async (change, field, reason) => {
    const answer = await (await stranger()).query(APPLY, { input: answers(change) });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field, reason });
    expect(await queue()).toEqual([]);
  });

  it('needs an open federation, a signed-in person, and for a community of its own somebody who speaks for it', async () => {
    const north = await world.tenant();
    const member = await north.signIn('MEMBER');
    expect(codeOf(await member.query(APPLY, { input: answers() }))).toBe('FORBIDDEN');
    expect(codeOf(await world.send(APPLY, { input: answers() }))).toBe('UNAUTHENTICATED');
    expect(codeOf(await member.query(APPLY, { input: answers({ federationSlug: north.slug }) }))).toBe('NOT_FOUND');
    await openForApplications(world, federation, false);
    expect(await apply(await north.signIn('OPERATOR'))).toMatchObject({ code: 'APPLICATIONS_CLOSED' });
  });

  it('of another federation cannot be told apart from one that never existed, and plain members of the federation see none', async () => {
    await apply(await stranger(), { externalName: '外の会', applicantName: '外' });
    const [{ id }] = (await queue()) as unknown as [{ id: string }];
    const { federation: other } = await federationOf(world, 0);
    const foreign = await other.signIn('OWNER');
    const missing = toGlobalId('Application', newId());
    for (const [document, of] of [
      ['query ($id: ID!) { application(id: $id) { id } }', (x: string) => ({ id: x })],
      [DECIDE, (x: string) => ({ input: { applicationId: x, decision: 'APPROVE' } })],
      [SCREEN, (x: string) => ({ input: { applicationId: x } })],
    ] as const) {
      const answer = await foreign.query(document, of(id));
      expect(codeOf(answer)).toBe('NOT_FOUND');
      expect(plain(answer)).toEqual(plain(await foreign.query(document, of(missing))));
    }
    const member = await federation.signIn('MEMBER');
    expect(codeOf(await member.query(QUEUE))).toBe('FORBIDDEN');
    expect((await member.query('query ($id: ID!) { node(id: $id) { id } }', { id })).data!.node).toBeNull();
    expect((await member.query(MY)).data!.myApplications).toEqual([]);
  });
});

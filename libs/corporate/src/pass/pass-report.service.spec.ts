import type { ApolloDriver } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { Authenticator, Capability } from '#identity';
import { newId, toGlobalId } from '#kernel';
import { meterSql, runInContext } from '#tenancy';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { sendFile } from '../../../files/src/testing/send.js';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const CATALOGUE = `query ($filter: CertificationFilter, $first: Int, $after: String) { certifications(filter: $filter, first: $first, after: $after) { nodes { id code name version holderCount viewerReport { state } } pageInfo { hasNextPage endCursor } } }`;
const REPORT_FIELDS = 'id state result attempt version examOn studyHours whatWorked isShared showsAttempt returnReason member { id } certification { code } decidedBy { id } celebration { id } story { id } viewerCanChange viewerCanVerify';
const REPORT = `mutation ($input: ReportPassInput!) { reportPass(input: $input) { __typename ... on PassReport { ${REPORT_FIELDS} } ... on Refusal { code message } ... on AlreadyPassed { passReport { id } } } }`;
const CHANGE = `mutation ($input: ChangePassReportInput!) { changePassReport(input: $input) { __typename ... on PassReport { ${REPORT_FIELDS} } ... on Refusal { code message } } }`;
const VERIFY = `mutation ($input: VerifyPassInput!) { verifyPass(input: $input) { __typename ... on PassReport { ${REPORT_FIELDS} } ... on Refusal { code message } ... on PassReportNotWaiting { state } } }`;
const RETURN = `mutation ($input: ReturnPassReportInput!) { returnPassReport(input: $input) { __typename ... on PassReport { ${REPORT_FIELDS} } ... on Refusal { code } } }`;
const TELL = `mutation ($input: WritePassStoryInput!) { writePassStory(input: $input) { __typename ... on PassReport { story { id title kind } } ... on Refusal { code } } }`;
const ONE = `query ($id: ID!) { passReport(id: $id) { ${REPORT_FIELDS} storyTemplate { title text } } }`;
const MINE = 'query ($filter: PassReportFilter) { passReports(filter: $filter) { nodes { id state } } }';
const WAITING = '{ waitingPassReports { nodes { id attempt viewerCanVerify } } }';
const FEED = '{ posts(first: 5) { nodes { id title text kind author { id } space { name } pass { attempt studyHours verifiedAt member { id } certification { code } story { id } } } } }';
const HOLDERS = 'query ($id: ID!) { certification(id: $id) { holderCount holders(first: 10) { nodes { id attempt examOn member { id } } } holderStatistics { minimumCell total others departments { department count } } } }';

describe('a pass', () => {
  let world: World;
  let north: TestTenant;
  let hana: Client;
  let operator: Client;
  let certificationId: string;
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant({ capabilities: [Capability.CERTIFICATIONS] });
    [hana, operator] = [await north.signIn(), await north.signIn('OPERATOR')];
    certificationId = await certification('stat-2');
  });
  afterAll(() => world.close());

  const certification = async (code: string): Promise<string> =>
    (await hana.query(CATALOGUE, { first: 100 })).data!.certifications.nodes.find((c: { code: string }) => c.code === code).id;
  const report = async (who: Client, more: Record<string, unknown> = {}) => (await who.query(REPORT, { input: { certificationId, examOn: '2026-01-18', studyHours: 62, whatWorked: '毎週手を動かした', isShared: true, ...more } })).data!.reportPass;
  const verify = async (passReportId: string, who = operator) => (await who.query(VERIFY, { input: { passReportId } })).data!.verifyPass;
  const outbox = (name: string) => world.db.query<{ payload: Record<string, unknown> }>('SELECT payload FROM outbox WHERE tenant_id = $1 AND name = $2 ORDER BY id', [north.row.id, name]);
  const globalOf = ({ member }: Client): string => toGlobalId('Member', member.id);

  it('finds the starter catalogue where certifications are switched on, once, also for many who look at the same time', async () => {
    const south = await world.tenant({ capabilities: [Capability.CERTIFICATIONS] });
    const people = await Promise.all([1, 2, 3, 4].map(() => south.signIn()));
    const pages = await Promise.all(people.map((one) => one.query(CATALOGUE, { first: 100 })));
    for (const { data } of pages) expect(data!.certifications.nodes).toHaveLength(21);
    const found = (await people[0]!.query(CATALOGUE, { filter: { search: 'ｇ検定' } }, { locale: 'en' })).data!.certifications.nodes;
    expect(found).toMatchObject([{ code: 'jdla-g', name: 'JDLA Deep Learning for GENERAL (G)', viewerReport: null }]);
    expect((await people[0]!.query(CATALOGUE, { filter: { field: 'CLOUD', search: 'aws' } })).data!.certifications.nodes.map((c: { version: string }) => c.version)).toEqual(['CLF-C02', 'SAA-C03', 'SAP-C02']);
    expect((await people[0]!.query(CATALOGUE, { filter: { search: '%' } })).data!.certifications.nodes).toEqual([]);
  });

  it('is nobody\'s business where certifications are off', async () => {
    const member = await (await world.tenant({ capabilities: [Capability.LEARNING] })).signIn('OWNER');
    const answer = await member.query(CATALOGUE);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'CAPABILITY_OFF' });
  });

  it('is reported, verified by an operator, celebrated in the feed, and told as a story', async () => {
    const reported = await report(hana, { showsAttempt: true });
    expect(reported).toMatchObject({ __typename: 'PassReport', state: 'SUBMITTED', attempt: 1, examOn: '2026-01-18', studyHours: 62, isShared: true, certification: { code: 'stat-2' }, viewerCanChange: false, viewerCanVerify: false, celebration: null });
    expect((await operator.query(WAITING)).data!.waitingPassReports.nodes).toEqual([{ id: reported.id, attempt: 1, viewerCanVerify: true }]);
    expect((await outbox('corporate.pass_submitted'))).toHaveLength(1);

    const verified = await verify(reported.id);
    expect(verified).toMatchObject({ state: 'VERIFIED', decidedBy: { id: globalOf(operator) } });
    const [post] = (await operator.query(FEED)).data!.posts.nodes;
    expect(post).toMatchObject({ id: verified.celebration.id, kind: 'CELEBRATION', title: '統計検定2級に合格しました', text: '毎週手を動かした', author: { id: globalOf(hana) }, space: { name: '合格報告' }, pass: { attempt: 1, studyHours: 62, member: { id: globalOf(hana) }, certification: { code: 'stat-2' }, story: null } });
    expect((await outbox('corporate.pass_verified')).map((e) => e.payload)).toMatchObject([{ memberId: hana.member.id, verifiedBy: operator.member.id }]);
    expect((await operator.query(WAITING)).data!.waitingPassReports.nodes).toEqual([]);

    const { storyTemplate } = (await hana.query(ONE, { id: reported.id }, { locale: 'en' })).data!.passReport;
    expect(storyTemplate.title).toBe('How I passed Statistics Certificate Grade 2');
    const told = (await hana.query(TELL, { input: { passReportId: reported.id, title: '統計検定2級 合格体験記', text: storyTemplate.text } })).data!.writePassStory;
    expect(told.story).toMatchObject({ title: '統計検定2級 合格体験記', kind: 'STORY' });
    expect((await hana.query(TELL, { input: { passReportId: reported.id, title: 'x', text: 'x' } })).data!.writePassStory).toEqual({ __typename: 'StoryAlreadyWritten', code: 'STORY_ALREADY_WRITTEN' });
    const feed = (await operator.query(FEED)).data!.posts.nodes;
    expect(feed.map((p: { kind: string; pass: { story: { id: string } } }) => [p.kind, p.pass.story.id])).toEqual([['STORY', told.story.id], ['CELEBRATION', told.story.id]]);
    const { data } = await operator.query(HOLDERS, { id: certificationId });
    expect(data!.certification).toMatchObject({ holderCount: 1, holders: { nodes: [{ attempt: 1, examOn: '2026-01-18', member: { id: globalOf(hana) } }] }, holderStatistics: { minimumCell: 10, total: null, others: null, departments: [] } });
  });

  it('that its holder keeps to themselves is verified and counted, but neither celebrated nor shown', async () => {
    const { id } = await report(hana, { isShared: undefined });
    expect(await verify(id)).toMatchObject({ state: 'VERIFIED', isShared: false, celebration: null });
    expect((await operator.query(FEED)).data!.posts.nodes).toEqual([]);
    expect((await operator.query(HOLDERS, { id: certificationId })).data!.certification).toMatchObject({ holderCount: 0, holders: { nodes: [] } });
    const pass = toGlobalId('VerifiedPass', Buffer.from(id, 'base64url').toString().split(':')[1]!);
    expect((await hana.query('query ($id: ID!) { node(id: $id) { __typename } }', { id: pass })).data!.node).toBeNull();
  });

  it('is told with the number of attempts only if its holder wishes', async () => {
    await report(hana, { result: 'FAILED', examOn: '2025-06-01' });
    const { id, attempt } = await report(hana);
    expect(attempt).toBe(2);
    expect((await operator.query(WAITING)).data!.waitingPassReports.nodes).toMatchObject([{ id, attempt: null }]);
    await verify(id);
    expect((await operator.query(HOLDERS, { id: certificationId })).data!.certification.holders.nodes).toMatchObject([{ attempt: null }]);
    expect((await hana.query(ONE, { id })).data!.passReport.attempt).toBe(2);
  });

  it('that failed this time stays with its reporter alone', async () => {
    const failed = await report(hana, { result: 'FAILED' });
    expect(failed).toMatchObject({ state: 'DRAFT', result: 'FAILED' });
    expect(codeOf(await operator.query(ONE, { id: failed.id }))).toBe('NOT_FOUND');
    expect(codeOf(await operator.query(VERIFY, { input: { passReportId: failed.id } }))).toBe('NOT_FOUND');
    expect((await hana.query(CHANGE, { input: { passReportId: failed.id, studyHours: 80 } })).data!.changePassReport).toMatchObject({ state: 'DRAFT', studyHours: 80 });
    expect(await outbox('corporate.pass_submitted')).toEqual([]);
    expect((await hana.query(MINE, { filter: { state: 'DRAFT' } })).data!.passReports.nodes).toHaveLength(1);
  });

  it('waits as a draft until its reporter submits it', async () => {
    const draft = await report(hana, { isDraft: true });
    expect(draft).toMatchObject({ state: 'DRAFT', viewerCanChange: true });
    expect((await operator.query(WAITING)).data!.waitingPassReports.nodes).toEqual([]);
    const submitted = (await hana.query(CHANGE, { input: { passReportId: draft.id, whatWorked: '', examOn: '2026-02-01' } })).data!.changePassReport;
    expect(submitted).toMatchObject({ state: 'SUBMITTED', whatWorked: null, examOn: '2026-02-01', studyHours: 62, isShared: true });
    expect((await hana.query(CHANGE, { input: { passReportId: draft.id, studyHours: 1 } })).data!.changePassReport).toMatchObject({ code: 'PASS_REPORT_CLOSED' });
  });

  it('is returned with a reason, corrected and submitted again', async () => {
    const { id } = await report(hana);
    const returned = (await operator.query(RETURN, { input: { passReportId: id, reason: '合格証の写真が読めませんでした。' } })).data!.returnPassReport;
    expect(returned).toMatchObject({ state: 'RETURNED', returnReason: '合格証の写真が読めませんでした。', decidedBy: { id: globalOf(operator) } });
    expect((await operator.query(VERIFY, { input: { passReportId: id } })).data!.verifyPass).toMatchObject({ code: 'PASS_REPORT_NOT_WAITING', state: 'RETURNED' });
    expect((await hana.query(CHANGE, { input: { passReportId: id } })).data!.changePassReport).toMatchObject({ state: 'SUBMITTED', returnReason: null });
    expect(await verify(id)).toMatchObject({ state: 'VERIFIED' });
    expect([(await outbox('corporate.pass_submitted')).length, (await outbox('corporate.pass_returned')).length]).toEqual([2, 1]);
  });

  it('of the same version is reported once, and a new version is a new pass', async () => {
    certificationId = await certification('aws-saa');
    const first = await report(hana);
    expect(first.version).toBe('SAA-C03');
    const again = await report(hana, { examOn: today });
    expect(again).toMatchObject({ __typename: 'AlreadyPassed', code: 'ALREADY_PASSED', passReport: { id: first.id } });
    expect(again.message).toContain('ありがとうございます');
    await verify(first.id);
    await world.db.query(`UPDATE certification SET version = 'SAA-C04' WHERE tenant_id = $1 AND code = 'aws-saa'`, [north.row.id]);
    const renewed = await report(hana, { examOn: today });
    expect(renewed).toMatchObject({ state: 'SUBMITTED', version: 'SAA-C04', attempt: 2 });
    await verify(renewed.id);
    const { data } = await operator.query(HOLDERS, { id: certificationId });
    expect(data!.certification).toMatchObject({ holderCount: 1, holders: { nodes: [{ examOn: today }] } });
  });

  it('cannot become a second pass by changing a failed attempt', async () => {
    const failed = await report(hana, { result: 'FAILED', examOn: '2025-01-01' });
    await report(hana);
    expect((await hana.query(CHANGE, { input: { passReportId: failed.id, result: 'PASSED' } })).data!.changePassReport).toMatchObject({ code: 'ALREADY_PASSED' });
  });

  it('in the future is refused, kindly; one of today is not', async () => {
    const tomorrow = new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    expect(await report(hana, { examOn: tomorrow })).toMatchObject({ __typename: 'ExamInFuture', code: 'EXAM_IN_FUTURE' });
    const { id } = await report(hana, { examOn: today, isDraft: true });
    expect((await hana.query(CHANGE, { input: { passReportId: id, examOn: tomorrow } })).data!.changePassReport).toMatchObject({ code: 'EXAM_IN_FUTURE' });
  });

  it.each([
    [{ examOn: '1949-12-31' }, { field: 'input.examOn', reason: 'OUT_OF_RANGE' }],
    [{ examOn: '2026-02-30' }, { reason: 'BAD_USER_INPUT' }],
    [{ examOn: '令和8年1月1日' }, { reason: 'BAD_USER_INPUT' }],
    [{ studyHours: -1 }, { field: 'input.studyHours', reason: 'OUT_OF_RANGE' }],
    [{ studyHours: 10_001 }, { field: 'input.studyHours', reason: 'OUT_OF_RANGE' }],
    [{ whatWorked: 'あ'.repeat(4_001) }, { field: 'input.whatWorked', reason: 'TOO_LONG' }],
    [{ certificationId: 'x' }, { field: 'input.certificationId', reason: 'INVALID_ID' }],
  ])('is not reported with a wrong field (case %#)', async (change, expected) => {
    const answer = await hana.query(REPORT, { input: { certificationId, examOn: '2026-01-18', ...change } });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', ...expected });
  });

  it('is reported once per key, and once in all when sent many times at once', async () => {
    const keyed = await Promise.all([1, 2, 3].map(() => report(hana, { idempotencyKey: 'k' })));
    expect(new Set(keyed.map((r) => r.id)).size).toBe(1);
    const kenji = await north.signIn();
    const raced = await Promise.all([1, 2, 3, 4].map(() => report(kenji)));
    expect(raced.map((r) => r.__typename).sort()).toEqual(['AlreadyPassed', 'AlreadyPassed', 'AlreadyPassed', 'PassReport']);
    const failed = await Promise.all([1, 2, 3].map(() => report(kenji, { result: 'FAILED', examOn: '2025-01-01' })));
    expect(failed.map((r) => r.attempt).sort()).toEqual([2, 3, 4]);
  });

  describe('with evidence', () => {
    const EVIDENCE = 'query ($id: ID!) { passReport(id: $id) { evidence { id name mediaType url } } }';
    const evidenceOf = async (who: Client, id: string) => (await who.query(EVIDENCE, { id })).data!.passReport.evidence;
    const bring = async (bytes: Uint8Array | string, name: string, who = hana): Promise<string> => (await sendFile(world, who, north.slug, bytes, name)).id;

    it.each([['an image', PNG, 'image/png'], ['a PDF', '%PDF-1.4\n%%EOF\n', 'application/pdf']])('keeps %s, for its reporter and the operators', async (_what, bytes, mediaType) => {
      const { id } = await report(hana, { evidenceFileId: await bring(bytes, '合格証') });
      expect(await evidenceOf(operator, id)).toMatchObject({ name: '合格証', mediaType, url: expect.stringMatching(/^\/files\//) });
      expect(await evidenceOf(hana, id)).toMatchObject({ mediaType });
    });

    it.each([['a drawing that could hold a script', '<svg xmlns="http://www.w3.org/2000/svg"/>', '合格証'], ['a table', 'a,b\n1,2\n', 'pass.csv']])('refuses %s and keeps nothing', async (_what, bytes, name) => {
      const answer = await hana.query(REPORT, { input: { certificationId, examOn: '2026-01-18', evidenceFileId: await bring(bytes, name) } });
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.evidenceFileId', reason: 'FILE_TYPE' });
      expect((await hana.query(MINE)).data!.passReports.nodes).toEqual([]);
    });

    it("refuses somebody else's file as if there were none, and one that is in use", async () => {
      const theirs = await bring(PNG, 'x.png', operator);
      expect(codeOf(await hana.query(REPORT, { input: { certificationId, examOn: '2026-01-18', evidenceFileId: theirs } }))).toBe('NOT_FOUND');
      const mine = await bring(PNG, 'x.png');
      await report(hana, { evidenceFileId: mine });
      const again = await hana.query(REPORT, { input: { certificationId: await certification('fe'), examOn: '2026-01-18', evidenceFileId: mine } });
      expect(codeOf(again)).toBe('NOT_FOUND');
    });

    it('gives way to a better picture when the report was returned', async () => {
      const { id } = await report(hana, { evidenceFileId: await bring(PNG, 'blurred.png') });
      await operator.query(RETURN, { input: { passReportId: id, reason: '読めません' } });
      await hana.query(CHANGE, { input: { passReportId: id, evidenceFileId: await bring(PNG, 'clear.png') } });
      expect(await evidenceOf(operator, id)).toMatchObject({ name: 'clear.png' });
      const loose = await world.db.query<{ name: string }>('SELECT name FROM file WHERE tenant_id = $1 AND loose_since IS NOT NULL', [north.row.id]);
      expect(loose.map(({ name }) => name)).toEqual(['blurred.png']);
    });
  });

  it('costs a fixed number of statements where many are listed', async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => north.signIn()));
    for (const [i, one] of people.entries()) {
      certificationId = await certification(i % 2 ? 'fe' : 'ip');
      await verify((await report(one)).id);
      certificationId = await certification('ap');
      await report(one);
    }
    const statements = async (query: string): Promise<number> => (await metered(world, north, operator, query)).length;
    // The page; then each of: my reports, the holders, their members, the numbers by department.
    expect(await statements('{ certifications(first: 100) { nodes { name viewerReport { state } holders(first: 3) { nodes { id member { displayName } } } holderStatistics { total } } } }')).toBe(5);
    expect(await statements('{ waitingPassReports { nodes { id member { displayName } certification { name } evidence { name } } } }')).toBe(3);
    // The feed as before, and one more for what its celebrations are about, and one for their certifications.
    expect(await statements('{ posts { nodes { id kind author { displayName } pass { studyHours certification { name } } } } }')).toBe(3);
    await world.db.query("UPDATE post SET kind = 'TALK' WHERE tenant_id = $1", [north.row.id]);
    expect(await statements('{ posts { nodes { id kind author { displayName } pass { studyHours certification { name } } } } }')).toBe(1);
  });

  it('is never verified by its own reporter, nor twice by two at once', async () => {
    const { id } = await report(operator);
    expect(await verify(id)).toMatchObject({ __typename: 'OwnPassReport', code: 'OWN_PASS_REPORT' });
    expect((await operator.query(RETURN, { input: { passReportId: id, reason: 'x' } })).data!.returnPassReport.code).toBe('OWN_PASS_REPORT');
    const others = await Promise.all([1, 2, 3].map(() => north.signIn('OPERATOR')));
    const answers = await Promise.all(others.map((one) => verify(id, one)));
    expect(answers.map((a) => a.__typename).sort()).toEqual(['PassReport', 'PassReportNotWaiting', 'PassReportNotWaiting']);
    expect((await hana.query(FEED)).data!.posts.nodes).toHaveLength(1);
    expect(await outbox('corporate.pass_verified')).toHaveLength(1);
    expect((await hana.query(HOLDERS, { id: certificationId })).data!.certification.holderCount).toBe(1);
  });

  it('of somebody else is neither seen nor changed nor told of, by colleagues and by operators', async () => {
    const { id } = await report(hana);
    const kenji = await north.signIn();
    for (const document of [CHANGE, TELL]) {
      const input = document === TELL ? { passReportId: id, title: 'x', text: 'x' } : { passReportId: id, studyHours: 1 };
      expect([codeOf(await kenji.query(document, { input })), codeOf(await operator.query(document, { input }))]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    }
    expect(codeOf(await kenji.query(ONE, { id }))).toBe('NOT_FOUND');
    expect(codeOf(await kenji.query(VERIFY, { input: { passReportId: id } }))).toBe('FORBIDDEN');
    expect(codeOf(await kenji.query(WAITING))).toBe('FORBIDDEN');
    expect((await hana.query(TELL, { input: { passReportId: id, title: 'x', text: 'x' } })).data!.writePassStory.code).toBe('PASS_NOT_VERIFIED');
  });

  it('of another tenant cannot be told apart from one that never existed', async () => {
    const { id } = await report(hana);
    const stranger = await (await world.tenant({ capabilities: [Capability.CERTIFICATIONS] })).signIn('OWNER');
    const plain = (a: Answer) => ({ data: a.data, errors: a.errors?.map(({ extensions: { code }, message, path }) => ({ code, message, path })) });
    const missing = toGlobalId('PassReport', newId());
    for (const [document, variables] of [
      [ONE, (given: string) => ({ id: given })],
      [VERIFY, (given: string) => ({ input: { passReportId: given } })],
      [RETURN, (given: string) => ({ input: { passReportId: given, reason: 'x' } })],
      [CHANGE, (given: string) => ({ input: { passReportId: given } })],
    ] as const) {
      const foreign = await stranger.query(document, variables(id));
      expect(codeOf(foreign)).toBe('NOT_FOUND');
      expect(plain(foreign)).toEqual(plain(await stranger.query(document, variables(missing))));
    }
    const foreign = await stranger.query(REPORT, { input: { certificationId, examOn: '2026-01-18' } });
    expect(codeOf(foreign)).toBe('NOT_FOUND');
    expect(codeOf(await stranger.query(HOLDERS, { id: certificationId }))).toBe('NOT_FOUND');
  });
});

/** The statements of a query, run in this process instead of over HTTP so that they can be counted. */
async function metered(world: World, tenant: TestTenant, who: Client, query: string): Promise<string[]> {
  const request = { authorization: `Bearer ${who.accessToken}`, tenant: tenant.slug, locale: 'ja', requestId: 'r' } as const;
  const { caller, context } = await world.app.get(Authenticator).authenticate(request);
  const apollo = world.app.get<GraphQLModule<ApolloDriver>>(GraphQLModule).graphQlAdapter.instance;
  const { result, cost } = await runInContext(context, () => meterSql(() => apollo.executeOperation({ query }, { contextValue: { caller, loaders: new Map() } })));
  expect((result.body as { singleResult: Answer }).singleResult.errors).toBeUndefined();
  return cost.texts;
}

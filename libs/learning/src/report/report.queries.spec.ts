import { readFile } from 'node:fs/promises';
import { type CsvReport, bytesSource, openCsv, readCsv } from '#csv';
import { TenantDb, runInContext } from '#tenancy';
import { type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { Town, activity } from '../testing/town.js';
import { type ActivityRow, activityReport } from './report.csv.js';
import { planReport, takeReport } from './report.queries.js';

const fixture = (name: string): Promise<Buffer> => readFile(new URL(`../testing/reports/${name}`, import.meta.url));
const MINE = '{ courseProgress { nodes { id course { title } completionRatio firstCompletedAt } } }';
const UNMATCHED = '{ unmatchedProviderUsers { nodes { id name email waitingCount } } }';

describe("the learning provider's report", () => {
  let world: World;
  let town: Town;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    town = await Town.open(world);
    await world.db.query('DELETE FROM unmatched_activity WHERE tenant_id = $1', [town.tenant.row.id]);
    await world.db.query('DELETE FROM provider_user WHERE tenant_id = $1', [town.tenant.row.id]);
  });
  afterAll(() => world.close());

  const take = (rows: readonly ActivityRow[]) => town.tenant.write((tx) => takeReport(tx, rows));
  const emailOf = async (accountId: string): Promise<string> => (await world.db.query<{ email: string }>('SELECT email FROM account WHERE id = $1', [accountId]))[0]!.email;
  const learner = async () => {
    const who = await town.tenant.signIn();
    return { who, email: await emailOf(who.member.accountId) };
  };

  it('shows each learner their own courses and nobody else’s', async () => {
    const { who, email } = await learner();
    await take([activity({ email, courseTitle: 'データ分析の基礎' })]);
    expect((await who.query(MINE)).data?.courseProgress.nodes).toMatchObject([{ course: { title: 'データ分析の基礎' }, completionRatio: 40 }]);
    expect((await town.coordinator.query(MINE)).data?.courseProgress.nodes).toEqual([]);
  });

  it('changes nothing when it comes again', async () => {
    const { who, email } = await learner();
    const rows = [activity({ email }), activity({ userId: 'stranger', email: 'stranger@town.example' })];
    expect(await take(rows)).toEqual({ changed: 1, setAside: 1 });
    const before = await who.query(MINE);
    expect(await take(rows)).toEqual({ changed: 0, setAside: 0 });
    expect(await who.query(MINE)).toEqual(before);
  });

  it('keeps the first completion when the course grows and the ratio falls', async () => {
    const { who, email } = await learner();
    const first = new Date('2026-09-01T03:00:00.000Z');
    await take([activity({ email, completionRatio: 100, firstCompletedAt: first })]);
    await take([activity({ email, completionRatio: 80 })]);
    expect((await who.query(MINE)).data?.courseProgress.nodes).toMatchObject([{ completionRatio: 80, firstCompletedAt: first.toISOString() }]);
  });

  it('keeps rows of strangers aside until a coordinator says once who they are', async () => {
    const { who } = await learner();
    await take([activity({ userId: 'moved', email: 'old@elsewhere.example' }), activity({ userId: 'moved', email: 'old@elsewhere.example', courseId: 'c-9', courseTitle: '新しい講座' })]);
    const [stranger] = (await town.ask(UNMATCHED)).unmatchedProviderUsers.nodes;
    expect(stranger).toMatchObject({ name: '香月 遥', email: 'old@elsewhere.example', waitingCount: 2 });
    expect(codeOf(await who.query(UNMATCHED))).toBe('FORBIDDEN');

    const link = `mutation ($input: LinkProviderUserInput!) { linkProviderUser(input: $input) { __typename ... on ProviderUser { waitingCount member { displayName } } ... on Refusal { code } } }`;
    const input = { providerUserId: stranger.id, memberId: Buffer.from(`Member:${who.member.id}`).toString('base64url') };
    const answers = await Promise.all([town.ask(link, { input }), town.ask(link, { input })]);
    expect(answers.map((a) => a.linkProviderUser.__typename).sort()).toEqual(['ProviderUser', 'ProviderUserLinked']);
    expect((await who.query(MINE)).data?.courseProgress.nodes).toHaveLength(2);
    expect((await town.ask(UNMATCHED)).unmatchedProviderUsers.nodes).toEqual([]);

    await take([activity({ userId: 'moved', email: 'old@elsewhere.example', completionRatio: 90 })]);
    expect((await who.query(MINE)).data?.courseProgress.nodes.map((n: { completionRatio: number }) => n.completionRatio).sort()).toEqual([40, 90]);
    expect(await world.db.query('SELECT 1 FROM unmatched_activity WHERE tenant_id = $1', [town.tenant.row.id])).toEqual([]);
  });

  it('finds people by an employee number that one member alone has', async () => {
    const { who } = await learner();
    await world.db.query(`UPDATE member SET external_id = '1007' WHERE id = $1`, [who.member.id]);
    await take([activity({ userId: 'by-number', externalId: '1007' })]);
    expect((await who.query(MINE)).data?.courseProgress.nodes).toHaveLength(1);
  });

  it('never finds a member of another community', async () => {
    const other = await Town.open(world);
    const stranger = await other.tenant.signIn();
    await take([activity({ email: await emailOf(stranger.member.accountId) })]);
    expect((await stranger.query(MINE)).data?.courseProgress.nodes).toEqual([]);
    expect((await town.ask(UNMATCHED)).unmatchedProviderUsers.nodes).toHaveLength(1);
  });

  it('says beforehand what each row would do, and takes one row of a member who is two users of the provider', async () => {
    const { email } = await learner();
    await take([activity({ email })]);
    const rows = [activity({ email }), activity({ email, completionRatio: 55 }), activity({ email, courseId: 'c-2' }), activity({ userId: 'x', email: 'x@elsewhere.example' })];
    expect(await town.tenant.write((tx) => planReport(tx, rows))).toEqual(['SAME', 'CHANGE', 'CREATE', 'ASIDE']);
    await take(rows.slice(3));
    expect(await town.tenant.write((tx) => planReport(tx, rows.slice(3)))).toEqual(['SAME']);
    await take([activity({ userId: 'u-2', email, completionRatio: 70 }), activity({ email, completionRatio: 60 })]);
    expect(await world.db.query(`SELECT completion_ratio::float8 AS ratio FROM course_progress g JOIN course c ON c.id = g.course_id WHERE g.tenant_id = $1 AND c.provider_course_id = 'c-1'`, [town.tenant.row.id])).toEqual([{ ratio: 70 }]);
  });

  it.each(['utf-8-bom', 'cp932'])('is read from %s as the golden file says, every bad row with its line', async (encoding) => {
    const golden = JSON.parse((await fixture('expected.json')).toString('utf8')) as Record<string, unknown>;
    const { rows, report } = await readCsv(bytesSource(await fixture(`activity-${encoding}.csv`)), activityReport);
    const told = ({ rows: all, good, bad, problems }: CsvReport) => ({ rows: all, good, bad, problems: problems.map((p) => [p.line, p.heading, p.code]) });
    expect(report.encoding).toBe(encoding);
    expect(told(report)).toEqual(golden.report);
    expect(JSON.parse(JSON.stringify(rows.map(({ userId, courseId, courseTitle, completionRatio, enrolledAt, firstCompletedAt }) => ({ userId, courseId, courseTitle, completionRatio, enrolledAt, firstCompletedAt }))))).toEqual(golden.rows);
  });

  it('names the column that is missing', async () => {
    await expect(openCsv(bytesSource(Buffer.from('user_id,user_email,course_id,course_title\r\n1,a@b.example,2,x\r\n')), activityReport)).rejects.toMatchObject({ problems: [{ message: { en: expect.stringContaining('completion_ratio') } }] });
  });

  it('reaches only its own tenant', async () => {
    const other = await Town.open(world);
    await runInContext({ tenantId: other.tenant.row.id }, () => world.app.get(TenantDb).write((tx) => takeReport(tx, [activity({ courseTitle: '他の町の題名' })])));
    expect((await town.ask('{ courses { nodes { title } } }')).courses.nodes.map((c: { title: string }) => c.title)).not.toContain('他の町の題名');
  });
});

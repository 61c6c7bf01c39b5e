import { type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { type ReportedProgress, takeReport } from './progress.queries.js';

const MINE = '{ courseProgress { nodes { id course { title } completionRatio firstCompletedAt } } }';
const completed = new Date('2026-09-01T03:00:00.000Z');
const row = (memberId: string, more: Partial<ReportedProgress> = {}): ReportedProgress => ({
  memberId, providerCourseId: 'c-1', title: 'データ分析の基礎', category: 'データ', minutes: 300, completionRatio: 100, videoMinutes: 290.5,
  enrolledAt: completed, startedAt: completed, firstCompletedAt: completed, lastAccessedAt: completed, ...more,
});

describe("the learning provider's report", () => {
  let world: World;
  let town: TestTenant;
  beforeAll(async () => {
    world = await startWorld();
    town = await world.tenant();
  });
  afterAll(() => world.close());

  it('shows each learner their own courses and nobody else’s', async () => {
    const [learner, colleague] = [await town.signIn(), await town.signIn('OWNER')];
    await town.write((tx) => takeReport(tx, [row(learner.member.id)]));
    expect((await learner.query(MINE)).data?.courseProgress.nodes).toMatchObject([{ course: { title: 'データ分析の基礎' }, completionRatio: 100 }]);
    expect((await colleague.query(MINE)).data?.courseProgress.nodes).toEqual([]);
  });

  it('changes nothing when it comes again', async () => {
    const learner = await town.signIn();
    const twice = [row(learner.member.id)];
    await town.write((tx) => takeReport(tx, twice));
    const before = await learner.query(MINE);
    await town.write((tx) => takeReport(tx, twice));
    expect(await learner.query(MINE)).toEqual(before);
  });

  it('keeps the first completion when the course grows and the ratio falls', async () => {
    const learner = await town.signIn();
    await town.write((tx) => takeReport(tx, [row(learner.member.id)]));
    await town.write((tx) => takeReport(tx, [row(learner.member.id, { completionRatio: 80, firstCompletedAt: null })]));
    expect((await learner.query(MINE)).data?.courseProgress.nodes).toMatchObject([{ completionRatio: 80, firstCompletedAt: completed.toISOString() }]);
  });
});

import { Capability, ParticipationMode } from '#identity';
import { takeReport } from '#learning';
import { type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { Town, activity } from '../testing/town.js';
import { refreshRollup } from './comparison.queries.js';

const FUNNEL = 'query ($year: Int) { learningFunnel(licenceYear: $year) { licenceYear stages { step count definition } } }';
const COMPARE = 'query ($level: PathLevel!, $year: Int) { learningComparison(level: $level, licenceYear: $year) { communities { community { name } isHidden rates { step numerator denominator percent } } total { step numerator denominator } minimumCell } }';

describe('how far seats have led', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const withLearners = async (count: number) => {
    const town = await Town.open(world, { seats: count + 1 });
    const people = await town.applicants(count);
    const ids = people.map((p) => p.id);
    await town.decide('selectSeatApplications', ids);
    await town.decide('grantSelectedSeats', ids);
    return { town, people };
  };
  const funnel = async (town: Town) => (await town.ask(FUNNEL, { year: town.licenceYear })).learningFunnel.stages.map((s: { count: number }) => s.count);

  it('is told step by step, each with its definition, and nothing of a coordinator’s own people is hidden', async () => {
    const { town, people } = await withLearners(3);
    expect(await funnel(town)).toEqual([4, 3, 0, 0, 0, 0, 0]);
    const email = async (i: number) => (await world.db.query<{ email: string }>('SELECT email FROM account WHERE id = $1', [people[i]!.who.member.accountId]))[0]!.email;
    const done = { completionRatio: 100, firstCompletedAt: new Date('2026-07-01T00:00:00Z') };
    await town.tenant.write(async (tx) =>
      takeReport(tx, [
        activity({ userId: 'a', email: await email(0), courseId: 'c-1', ...done }), activity({ userId: 'a', email: await email(0), courseId: 'c-2', ...done }),
        activity({ userId: 'b', email: await email(1), courseId: 'c-1', completionRatio: 0, videoMinutes: 0, startedAt: null, lastAccessedAt: null }),
      ]),
    );
    expect(await funnel(town)).toEqual([4, 3, 2, 2, 1, 1, 1]);
    const { stages } = (await town.ask(FUNNEL, { year: town.licenceYear })).learningFunnel;
    expect(stages[4]).toMatchObject({ step: 'STARTED', definition: 'そのうち、1つ以上の講座で最初の講義を開いた人' });

    const mine = (await town.ask('{ myPaths { requiredCompletedCount path { title requiredCount } steps { requirement course { title } progress { completionRatio } } nextStep { requirement course { title } } } }', {}, people[0]!.who)).myPaths;
    expect(mine).toMatchObject([{ requiredCompletedCount: 2, path: { requiredCount: 2 }, nextStep: { requirement: 'RECOMMENDED' } }]);
    expect((await town.ask('{ myPaths { path { title } } }', {}, town.coordinator)).myPaths).toEqual([]);
  });

  it('asks for a roll-up once for any number of changes', async () => {
    const { town } = await withLearners(2);
    expect(await town.facts('learning.rollup_due')).toHaveLength(1);
    await town.tenant.write(refreshRollup);
    await town.change('setOwnSeats', { licenceYear: town.licenceYear, seats: 5 }, '__typename');
    expect(await town.facts('learning.rollup_due')).toHaveLength(2);
  });

  it('is compared between communities by rates, and no small one can be worked out', async () => {
    const consortium: TestTenant = await world.tenant({ kind: 'FEDERATION' as never, participationMode: ParticipationMode.ORGANIZATIONAL, capabilities: [Capability.LEARNING] });
    const towns: Town[] = [];
    for (const count of [1, 2, 3, 3, 4]) towns.push((await withLearners(count)).town);
    for (const { tenant } of towns) {
      await consortium.write((tx) => tx.execute(`INSERT INTO sharing_grant (audience_tenant_id, owner_tenant_id, scope, created_at) VALUES ($1, $2, 'learning', $3)`, [tx.tenantId, tenant.row.id, tx.now]));
      await tenant.write(refreshRollup);
    }
    const member = await consortium.signIn();
    const compare = async () => (await member.query(COMPARE, { level: 'IT_PASSPORT', year: 2026 })).data!.learningComparison;
    // All are small, and for the largest of them the others are nine people: there is no total either.
    const small = await compare();
    expect(small.communities.map((c: { isHidden: boolean; rates: unknown[] }) => [c.isHidden, c.rates.length])).toEqual(Array(5).fill([true, 0]));
    expect(small.total).toEqual([]);

    for (const [i, invited] of [40, 30, 12, 9, 25].entries()) await world.db.query('UPDATE learning_rollup SET invited_count = $2, joined_count = 8 WHERE owner_tenant_id = $1', [towns[i]!.tenant.row.id, invited]);
    const shown = new Map((await compare()).communities.map((c: { community: { name: string }; isHidden: boolean; rates: { percent: number }[] }) => [c.community.name, c]));
    const of = (i: number) => shown.get(towns[i]!.tenant.row.name) as { isHidden: boolean; rates: { step: string; numerator: number; denominator: number; percent: number }[] };
    expect([0, 1, 2, 3, 4].map((i) => of(i).isHidden)).toEqual([false, false, true, true, true]);
    expect(of(0).rates[0]).toEqual({ step: 'JOINED', numerator: 8, denominator: 40, percent: 20 });
    expect((await compare()).total[0]).toEqual({ step: 'JOINED', numerator: 40, denominator: 116 });
  });

  it('goes with the consent on which it rests', async () => {
    const consortium = await world.tenant({ kind: 'FEDERATION' as never, capabilities: [Capability.LEARNING] });
    const { town } = await withLearners(1);
    await consortium.write((tx) => tx.execute(`INSERT INTO sharing_grant (audience_tenant_id, owner_tenant_id, scope, created_at) VALUES ($1, $2, 'learning', $3)`, [tx.tenantId, town.tenant.row.id, tx.now]));
    await town.tenant.write(refreshRollup);
    expect(await world.db.query('SELECT 1 FROM learning_rollup WHERE owner_tenant_id = $1', [town.tenant.row.id])).toHaveLength(1);
    await consortium.write((tx) => tx.execute('DELETE FROM sharing_grant WHERE audience_tenant_id = $1', [tx.tenantId]));
    expect(await world.db.query('SELECT 1 FROM learning_rollup WHERE owner_tenant_id = $1', [town.tenant.row.id])).toEqual([]);
  });
});

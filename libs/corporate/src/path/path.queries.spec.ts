import fc from 'fast-check';
import { Capability } from '#identity';
import { newId } from '#kernel';
import { type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { countPairs, refreshPaths } from './path.queries.js';
import { type PairCounts, figuresOf } from './path.rules.js';

interface Pass {
  person: number;
  certification: number;
  day: string;
}

/** Two years later, or the last day of that month: as the calendar of PostgreSQL counts months. */
const after24Months = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year + 2, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + 2, month - 1, Math.min(date, last))).toISOString().slice(0, 10);
};
const before24Months = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year - 2, month, 0)).getUTCDate();
  return new Date(Date.UTC(year - 2, month - 1, Math.min(date, last))).toISOString().slice(0, 10);
};
const daysBetween = (a: string, b: string): number => (Date.parse(b) - Date.parse(a)) / 86_400_000;

/** The same as the statement, counted by hand: person by person, pair by pair. Slow, and written without looking at it. */
function reference(passes: readonly Pass[], people: number, certifications: number, today: string): PairCounts[] {
  const first = (person: number, certification: number): string | undefined => passes.filter((p) => p.person === person && p.certification === certification && p.day <= today).map((p) => p.day).sort()[0];
  const everyone = Array.from({ length: people }, (_, person) => person);
  const holds = (person: number): boolean => passes.some((p) => p.person === person && p.day <= today);
  const pairs: PairCounts[] = [];
  for (let from = 0; from < certifications; from++) {
    for (let to = 0; to < certifications; to++) {
      if (from === to) continue;
      const followed = everyone.filter((person) => (first(person, from) ?? '9999') <= before24Months(today));
      const gaps = followed
        .map((person) => ({ a: first(person, from)!, b: first(person, to) }))
        .filter(({ a, b }) => b !== undefined && b > a && b <= after24Months(a))
        .map(({ a, b }) => daysBetween(a, b!))
        .sort((x, y) => x - y);
      if (gaps.length === 0) continue;
      const middle = (gaps.length - 1) / 2;
      const medianDays = (gaps[Math.floor(middle)]! + gaps[Math.ceil(middle)]!) / 2;
      pairs.push({ fromId: `${from}`, toId: `${to}`, both: gaps.length, from: followed.length, to: everyone.filter((person) => first(person, to)).length, everybody: everyone.filter(holds).length, medianDays });
    }
  }
  return pairs;
}

const bySides = (a: PairCounts, b: PairCounts): number => (a.fromId + a.toId < b.fromId + b.toId ? -1 : 1);

describe('what is often followed by what', () => {
  let world: World;
  let north: TestTenant;
  let people: string[];
  let operator: string;
  const certificationIds = Array.from({ length: 4 }, () => newId());
  beforeAll(async () => {
    world = await startWorld();
    north = await world.tenant({ capabilities: [Capability.CERTIFICATIONS] });
    people = [];
    for (let i = 0; i < 60; i++) people.push((await north.member()).id);
    operator = (await north.member('OPERATOR')).id;
    for (const [i, id] of certificationIds.entries()) {
      await world.db.query(`INSERT INTO certification (tenant_id, id, code, name, issuer, field, position, created_at) VALUES ($1, $2, $3, '{}', '{}', 'IT', $4, now())`, [north.row.id, id, `c${i}`, i]);
    }
  });
  afterAll(() => world.close());

  /** In the order in which somebody took them, so that attempts are numbered; a later pass is one of a newer version. */
  const report = async (passes: readonly Pass[], state = 'VERIFIED'): Promise<void> => {
    const rows = passes.map(({ person, certification, day }, i) => ({ id: newId(), member: people[person], certification: certificationIds[certification], day, attempt: i + 1 }));
    await world.db.query(
      `INSERT INTO pass_report (tenant_id, id, member_id, certification_id, attempt, version, result, exam_on, state, created_at, submitted_at, decided_at, decided_by)
       SELECT $1, x.id, x.member, x.certification, x.attempt, x.attempt::text, 'PASSED', x.day, $3, now(), now(), CASE WHEN $3 = 'VERIFIED' THEN now() END, CASE WHEN $3 = 'VERIFIED' THEN $4::uuid END
       FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, member uuid, certification uuid, day date, attempt integer)`,
      [north.row.id, JSON.stringify(rows), state, operator],
    );
  };
  const forget = () => world.db.query('DELETE FROM pass_report WHERE tenant_id = $1', [north.row.id]);

  const day = fc.integer({ min: 0, max: 1_500 }).map((n) => new Date(Date.UTC(2020, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
  const pass = fc.record({ person: fc.integer({ min: 0, max: 11 }), certification: fc.integer({ min: 0, max: 3 }), day });

  it('counts as counting by hand does, on whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(pass, { minLength: 20, maxLength: 60 }), day, async (passes, today) => {
        await forget();
        await report(passes);
        const counted = await north.write((tx) => countPairs(tx, today));
        const named = counted.map((pair) => ({ ...pair, fromId: `${certificationIds.indexOf(pair.fromId)}`, toId: `${certificationIds.indexOf(pair.toId)}` }));
        expect(named.sort(bySides)).toEqual(reference(passes, people.length, 4, today).sort(bySides));
      }),
      { numRuns: 40 },
    );
  });

  it('is kept as a table that only verified passes change, and is told in pages, the most people first', async () => {
    await forget();
    // Twenty went from 0 to 1 in five months, and ten stayed; twelve went from 2 to 3 in a year, and fifteen stayed.
    const passes: Pass[] = [];
    for (let person = 0; person < 30; person++) passes.push({ person, certification: 0, day: '2021-02-01' });
    for (let person = 0; person < 20; person++) passes.push({ person, certification: 1, day: '2021-07-01' });
    for (let person = 30; person < 57; person++) passes.push({ person, certification: 2, day: '2021-02-01' });
    for (let person = 30; person < 42; person++) passes.push({ person, certification: 3, day: '2022-02-01' });
    await report(passes);
    await report([{ person: 58, certification: 0, day: '2021-01-01' }, { person: 58, certification: 1, day: '2021-02-01' }], 'SUBMITTED');
    await north.write((tx) => refreshPaths(tx, '2026-01-01'));
    await Promise.all([1, 2, 3].map(() => north.write((tx) => refreshPaths(tx, '2026-01-01'))));

    const reader = await north.signIn();
    const query = `query ($after: String, $filter: CertificationPathFilter) { certificationPaths(first: 1, after: $after, filter: $filter) {
      nodes { people support confidence lift medianMonths from { code } to { code } } pageInfo { hasNextPage endCursor } } }`;
    const page = (await reader.query(query)).data!.certificationPaths;
    const expected = figuresOf({ fromId: '', toId: '', both: 20, from: 30, to: 20, everybody: 57, medianDays: 150 }, 0)!;
    expect(page.nodes).toMatchObject([{ people: 20, medianMonths: 5, from: { code: 'c0' }, to: { code: 'c1' } }]);
    expect(page.nodes[0].confidence).toBeCloseTo(expected.confidence, 5);
    expect(page.nodes[0].lift).toBeCloseTo(expected.lift, 5);
    const next = (await reader.query(query, { after: page.pageInfo.endCursor })).data!.certificationPaths;
    expect(next).toMatchObject({ nodes: [{ people: 12, medianMonths: 12, from: { code: 'c2' } }], pageInfo: { hasNextPage: false } });
    const from2 = await reader.query(query, { filter: { fromId: Buffer.from(`Certification:${certificationIds[2]}`).toString('base64url') } });
    expect(from2.data!.certificationPaths.nodes).toHaveLength(1);
  });
});

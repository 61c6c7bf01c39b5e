import type { MemberId, TenantId } from '#kernel';
import type { Member } from '#identity';
import type { TenantDb } from '#tenancy';
import { addDays, weekOf } from '../day/day.rules.js';
import type { ActionKind } from '../item/item.queries.js';
import { ROTA, toRota } from '../rota/rota.queries.js';
import { OperatorLoad, type OperatorNotice } from './load.graphql.js';
import { type Load, WEEKS, noticeFor } from './load.rules.js';

interface Row {
  rota: Parameters<typeof toRota>[0];
  counts: { memberId: MemberId; kind: ActionKind; week: number; count: number }[] | null;
}

/** Everybody who operates the community, those who did most first. */
export async function operatorLoad(db: TenantDb, tenantId: TenantId, now: Date): Promise<OperatorLoad[]> {
  const [row] = await db.readOne<Row>(
    `SELECT ${ROTA} AS rota, (SELECT json_agg(one) FROM (
       SELECT a.member_id AS "memberId", a.kind, w.week, count(*)::int AS count FROM tenant t JOIN operator_action a ON a.tenant_id = t.id
       CROSS JOIN LATERAL (SELECT (($2::timestamptz AT TIME ZONE t.time_zone)::date - (a.happened_at AT TIME ZONE t.time_zone)::date) / 7 AS week) w
       WHERE t.id = $1 AND a.tenant_id = $1 AND a.happened_at > $2::timestamptz - interval '${WEEKS * 7 + 1} days' AND a.happened_at <= $2 AND w.week < ${WEEKS} GROUP BY 1, 2, 3) one) AS counts`,
    [tenantId, now],
    'today_load',
  );
  const { operators, off, today } = toRota(row!.rota);
  const counts = row!.counts ?? [];
  const loads = operators.map((member) => loadOf(member, counts, off.some(({ memberId, weekOn }) => memberId === member.id && weekOn > addDays(weekOf(today), -7 * WEEKS))));
  return loads
    .map(({ load, shown }) => Object.assign(shown, { notice: noticeFor(load, loads.map((one) => one.load)) as OperatorNotice | null }))
    .sort((a, b) => sum(b.weeks) - sum(a.weeks));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

function loadOf(member: Member, counts: NonNullable<Row['counts']>, hasWeekOff: boolean): { load: Load; shown: OperatorLoad } {
  const own = counts.filter((one) => one.memberId === member.id);
  const of = (kind: ActionKind): number => sum(own.filter((one) => one.kind === kind).map((one) => one.count));
  const weeks = Array.from({ length: WEEKS }, (_, week) => sum(own.filter((one) => one.week === week).map((one) => one.count)));
  const shown = Object.assign(new OperatorLoad(), { member, weeks, reactionCount: of('REACT'), answerCount: of('ANSWER'), greetingCount: of('GREET'), decisionCount: of('DECIDE') });
  return { load: { memberId: member.id, weeks, hasWeekOff }, shown };
}

import { toGlobalId } from '#kernel';
import type { Actor } from '#graphql-kit';
import type { TenantDb } from '#tenancy';
import { weekOf } from '../day/day.rules.js';
import { OPEN_ITEMS, waitingFor } from '../item/item.queries.js';
import { minutesOf } from '../load/load.rules.js';
import { UNSEEN_NOTES } from '../note/note.queries.js';
import { ROTA, toRota } from '../rota/rota.queries.js';
import { dutyOn } from '../rota/rota.rules.js';
import { type ApprovalKind, approvalsColumn, decidedBy } from './approvals.js';
import { gapsOf } from './next-event.rules.js';
import { type FirstResponseTime, Today } from './overview.graphql.js';

// A post that waits counts as longer than any other; so the median does not get better by not answering.
const NEVER = 2_147_483_647;
const response = (from: number, to: number): string => `(SELECT json_build_object('postCount', count(*)::int, 'waitingCount', count(*) FILTER (WHERE responded_at IS NULL)::int,
    'medianMinutes', nullif(percentile_disc(0.5) WITHIN GROUP (ORDER BY CASE WHEN responded_at IS NULL THEN ${NEVER} ELSE greatest(0, floor(extract(epoch FROM responded_at - published_at) / 60)::int) END), ${NEVER}))
  FROM first_response WHERE tenant_id = $1 AND published_at > $2::timestamptz - interval '${from} days' AND published_at <= $2::timestamptz - interval '${to} days')`;

const COUNTS = `(SELECT json_build_object('waiting', count(*) FILTER (WHERE true ${waitingFor})::int, 'putOff', count(*) FILTER (WHERE i.snoozed_until > $2)::int) FROM ${OPEN_ITEMS} i)`;
const EVENT = `(SELECT to_json(e) FROM (SELECT id, title, mode, place, online_url AS "onlineUrl", starts_at AS "startsAt", time_zone AS "timeZone", registered_count AS "registeredCount",
    waitlisted_count AS "waitlistedCount", capacity FROM event WHERE tenant_id = $1 AND starts_at > $2 AND cancelled_at IS NULL AND published_at IS NOT NULL ORDER BY starts_at, id LIMIT 1) e)`;
const DONE = `(SELECT json_agg(a.happened_at) FROM tenant t JOIN operator_action a ON a.tenant_id = t.id WHERE t.id = $1 AND a.tenant_id = $1 AND a.member_id = $3 AND a.happened_at <= $2
    AND a.happened_at >= ($2::timestamptz AT TIME ZONE t.time_zone)::date::timestamp AT TIME ZONE t.time_zone)`;

interface Row {
  rota: Parameters<typeof toRota>[0];
  counts: { waiting: number; putOff: number };
  response: FirstResponseTime;
  before: FirstResponseTime;
  approvals: { kind: ApprovalKind; count: number; oldestAt: string }[] | null;
  event: { id: string; title: string; mode: 'ONLINE' | 'ONSITE' | 'HYBRID'; place: string | null; onlineUrl: string | null; startsAt: string; timeZone: string; registeredCount: number; waitlistedCount: number; capacity: number } | null;
  unseen: number;
  done: string[] | null;
}

/** All of it in one statement, which costs what waits and four weeks of first responses, not what was ever written. */
export async function overview(db: TenantDb, actor: Actor, now: Date): Promise<Today> {
  const decides = decidedBy(actor);
  const [row] = await db.readOne<Row>(
    `SELECT ${ROTA} AS rota, ${COUNTS} AS counts, ${response(28, 0)} AS response, ${response(56, 28)} AS before, ${approvalsColumn(decides)} AS approvals, ${EVENT} AS event, ${UNSEEN_NOTES} AS unseen, ${DONE} AS done`,
    [actor.tenantId, now, actor.id],
    `today_${decides.map(({ place }) => place).join('_')}`,
  );
  const { rota, counts, response: lately, before, approvals, event, unseen, done } = row!;
  const { operators, circumstances, today } = toRota(rota);
  const duty = dutyOn(today, circumstances);
  return Object.assign(new Today(), {
    onDuty: operators.find((one) => one.id === duty.memberId) ?? null,
    viewerIsOff: circumstances.isOff(actor.id, weekOf(today)),
    waitingCount: counts.waiting,
    putOffCount: counts.putOff,
    firstResponse: lately,
    firstResponseBefore: before,
    approvals: (approvals ?? []).map((one) => ({ ...one, oldestAt: new Date(one.oldestAt) })),
    nextEvent: event && toNextEvent({ ...event, startsAt: new Date(event.startsAt) }, now),
    unseenNoteCount: unseen,
    doneCount: done?.length ?? 0,
    doneMinutes: minutesOf((done ?? []).map((at) => new Date(at))),
  });
}

function toNextEvent(event: Omit<NonNullable<Row['event']>, 'startsAt'> & { startsAt: Date }, now: Date): Today['nextEvent'] {
  const { id, title, startsAt, timeZone, registeredCount, waitlistedCount, capacity } = event;
  return { eventId: toGlobalId('Event', id), title, startsAt, timeZone, registeredCount, waitlistedCount, capacity, gaps: gapsOf(event, now) };
}

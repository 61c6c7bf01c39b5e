import { type Page, type PageArgs, pageRequest, toPage } from '#kernel';
import type { Actor } from '#graphql-kit';
import type { Tx } from '#tenancy';
import { type Reader, within } from '../event/event.queries.js';
import type { EventId } from '../event/event.entity.js';
import { DatePoll, type DatePollId, DatePollOption } from './poll.entity.js';

type Viewer = Pick<Actor, 'tenantId' | 'id'>;

/** A poll with its times, how many can when, and what the viewer said. */
const POLLS = `SELECT p.id, p.tenant_id AS "tenantId", p.event_id AS "eventId", p.time_zone AS "timeZone", p.minutes, p.closes_at AS "closesAt", p.closed_at AS "closedAt", p.chosen_option_id AS "chosenOptionId",
    p.created_by AS "createdBy", p.created_at AS "createdAt", e.title, e.organizer_id AS "organizerId", e.co_host_id AS "coHostId",
    (SELECT count(DISTINCT a.member_id)::int FROM date_poll_answer a WHERE a.tenant_id = $1 AND a.poll_id = p.id) AS "respondentCount",
    (SELECT json_agg(one ORDER BY one."startsAt") FROM (
       SELECT o.id, o.starts_at AS "startsAt", o.clock_change AS "clockChange", count(*) FILTER (WHERE a.answer = 'YES')::int AS "yesCount", count(*) FILTER (WHERE a.answer = 'MAYBE')::int AS "maybeCount",
         count(*) FILTER (WHERE a.answer = 'NO')::int AS "noCount", min(a.answer) FILTER (WHERE a.member_id = $2) AS "viewerAnswer"
       FROM date_poll_option o LEFT JOIN date_poll_answer a ON a.tenant_id = $1 AND a.option_id = o.id WHERE o.tenant_id = $1 AND o.poll_id = p.id GROUP BY o.id, o.starts_at, o.clock_change) one) AS options
  FROM date_poll p JOIN event e ON e.tenant_id = $1 AND e.id = p.event_id WHERE p.tenant_id = $1`;

type Row = Omit<DatePoll, 'options'> & { options: (Omit<DatePollOption, 'startsAt'> & { startsAt: string })[] };
function toPoll(row: Row): DatePoll {
  const options = row.options.map((option) => {
    const startsAt = new Date(option.startsAt);
    return Object.assign(new DatePollOption(), option, { startsAt, endsAt: new Date(startsAt.getTime() + row.minutes * 60_000), pollId: row.id, tenantId: row.tenantId });
  });
  return Object.assign(new DatePoll(), row, { options });
}

export async function pollsByIds(db: Reader, viewer: Viewer, ids: readonly string[]): Promise<Map<DatePollId, DatePoll>> {
  const rows = await db.readOne<Row>(`${POLLS} AND p.id = ANY ($3)`, [viewer.tenantId, viewer.id, [...ids]], 'date_polls_by_id');
  return new Map(rows.map((row) => [row.id, toPoll(row)]));
}

/** Of each event the latest one. */
export async function pollsOfEvents(db: Reader, viewer: Viewer, eventIds: readonly string[]): Promise<Map<EventId, DatePoll>> {
  const rows = await db.readOne<Row>(
    `${POLLS} AND p.event_id = ANY ($3) AND NOT EXISTS (SELECT FROM date_poll later WHERE later.tenant_id = $1 AND later.event_id = p.event_id AND (later.created_at, later.id) > (p.created_at, p.id))`,
    [viewer.tenantId, viewer.id, [...eventIds]],
    'date_polls_of_events',
  );
  return new Map(rows.map((row) => [row.eventId, toPoll(row)]));
}

/** Those that can be answered, soonest to close first. */
export async function openPolls(db: Reader, viewer: Viewer, args: PageArgs, now: Date): Promise<Page<DatePoll>> {
  const request = pageRequest(args, ['time', 'id']);
  const [comparison, direction] = request.backward ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await db.readOne<Row>(
    `${POLLS} AND p.closed_at IS NULL AND p.closes_at > $4 AND e.cancelled_at IS NULL AND ($5::timestamptz IS NULL OR (p.closes_at, p.id) ${comparison} ($5, $6::uuid))
     ORDER BY p.closes_at ${direction}, p.id ${direction} LIMIT $3`,
    [viewer.tenantId, viewer.id, request.limit + 1, now, request.key?.[0] ?? null, request.key?.[1] ?? null],
    `date_polls_open_${direction}`,
  );
  return toPage(rows.map(toPoll), request, (p) => [p.closesAt.toISOString(), p.id]);
}

/** Locked, so that an answer and a decision wait for each other. */
export async function lockPoll(tx: Tx, viewer: Viewer, id: DatePollId): Promise<DatePoll | undefined> {
  await tx.query('SELECT FROM date_poll WHERE tenant_id = $1 AND id = $2 FOR UPDATE', [tx.tenantId, id]);
  return (await pollsByIds(within(tx), viewer, [id])).get(id);
}

/** Whether dates are still being looked for: what has no date yet is not announced. */
export const isDateOpen = async (tx: Tx, eventId: EventId): Promise<boolean> =>
  (await tx.query('SELECT FROM date_poll WHERE tenant_id = $1 AND event_id = $2 AND closed_at IS NULL', [tx.tenantId, eventId])).length > 0;

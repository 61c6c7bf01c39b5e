import type { MemberId, TenantId } from '#kernel';
import type { Tx } from '#tenancy';
import type { CalendarEvent, CalendarSeries } from './ical.rules.js';
import type { CalendarFeed } from './feed.entity.js';

/** What is long over is of no use in a calendar. */
const SHOWN_SINCE = `now() - interval '1 year'`;
const COMMUNITY = `e.tenant_id = $1 AND e.published_at IS NOT NULL AND e.ends_at > ${SHOWN_SINCE}`;
/** $2 is the member. */
const MINE = `${COMMUNITY} AND (r.state IN ('REGISTERED', 'ATTENDED', 'WAITLISTED', 'REQUESTED') OR $2 IN (e.organizer_id, e.co_host_id) OR EXISTS (
  SELECT FROM event_speaker s WHERE s.tenant_id = $1 AND s.event_id = e.id AND s.member_id = $2 AND s.state = 'AGREED'))`;
const WITH_REGISTRATION = 'FROM event e LEFT JOIN registration r ON r.tenant_id = $1 AND r.event_id = e.id AND r.member_id = $2';

const COLUMNS = `e.id, e.title, e.description, e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.time_zone AS "timeZone", e.version, e.changed_at AS "changedAt", e.cancelled_at IS NOT NULL AS "isCancelled",
  e.series_id AS "seriesId", e.slot`;
/** Those who have a seat and the organizer know where. */
const WHERE = `CASE WHEN r.state IN ('REGISTERED', 'ATTENDED') OR $2 IN (e.organizer_id, e.co_host_id) THEN nullif(concat_ws(' ', e.place, e.online_url), '') END`;

export type CalendarRow = Omit<CalendarEvent, 'url'> & { seriesId: string | null };

export interface Reading {
  tenantId: TenantId;
  memberId: MemberId;
  scope: CalendarFeed['scope'];
}

/** What changes whenever the calendar does, and what its beginning says. */
export async function outline(tx: Tx, { tenantId, memberId, scope }: Reading): Promise<{ name: string; timeZones: string[]; count: number; changed: Date | null; mine: Date | null }> {
  const [row] = await tx.query<{ name: string; timeZones: string[] | null; count: number; changed: Date | null; mine: Date | null }>(
    `SELECT (SELECT name FROM tenant WHERE id = $1) AS name, array_agg(DISTINCT e.time_zone) AS "timeZones", count(*)::int AS count, max(e.changed_at) AS changed, max(r.changed_at) AS mine
     ${WITH_REGISTRATION} WHERE ${scope === 'MINE' ? MINE : COMMUNITY}`,
    [tenantId, memberId],
  );
  return { ...row!, timeZones: row!.timeZones ?? [] };
}

/** A stretch of the member's own events, each by itself: they come to some of a series only. */
export const ownEvents = (tx: Tx, { tenantId, memberId }: Reading, after: { startsAt: Date; id: string } | null, limit: number): Promise<CalendarRow[]> =>
  tx.query(
    `SELECT ${COLUMNS}, ${WHERE} AS "where", coalesce(r.state IN ('WAITLISTED', 'REQUESTED'), false) AS "isTentative" ${WITH_REGISTRATION}
     WHERE ${MINE} AND ($3::timestamptz IS NULL OR (e.starts_at, e.id) > ($3, $4::uuid)) ORDER BY e.starts_at, e.id LIMIT $5`,
    [tenantId, memberId, after?.startsAt ?? null, after?.id ?? null, limit],
  );

const AS_COMMUNITY = `${COLUMNS}, NULL AS "where", false AS "isTentative" FROM event e`;

/** A stretch of the community's events that no rule made. */
export const singleEvents = (tx: Tx, { tenantId }: Reading, after: { startsAt: Date; id: string } | null, limit: number): Promise<CalendarRow[]> =>
  tx.query(
    `SELECT ${AS_COMMUNITY} WHERE ${COMMUNITY} AND e.slot IS NULL AND ($2::timestamptz IS NULL OR (e.starts_at, e.id) > ($2, $3::uuid)) ORDER BY e.starts_at, e.id LIMIT $4`,
    [tenantId, after?.startsAt ?? null, after?.id ?? null, limit],
  );

/** Some of the recurrences that have something to show, each with all that was announced of it. */
export async function recurrences(tx: Tx, { tenantId }: Reading, after: string | null, limit: number): Promise<{ series: CalendarSeries; events: CalendarRow[] }[]> {
  const series = await tx.query<CalendarSeries>(
    `SELECT s.id, s.rule, s.starts_local AS "startsLocal", s.time_zone AS "timeZone" FROM event_series s
     WHERE s.tenant_id = $1 AND s.rule IS NOT NULL AND ($2::uuid IS NULL OR s.id > $2) AND EXISTS (SELECT FROM event e WHERE ${COMMUNITY} AND e.series_id = s.id AND e.slot IS NOT NULL) ORDER BY s.id LIMIT $3`,
    [tenantId, after, limit],
  );
  if (series.length === 0) return [];
  const events = await tx.query<CalendarRow>(
    `SELECT ${AS_COMMUNITY} WHERE e.tenant_id = $1 AND e.series_id = ANY ($2) AND e.slot IS NOT NULL AND e.published_at IS NOT NULL ORDER BY e.starts_at, e.id`,
    [tenantId, series.map(({ id }) => id)],
  );
  return series.map((one) => ({ series: one, events: events.filter((event) => event.seriesId === one.id) }));
}

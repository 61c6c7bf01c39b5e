import { z } from 'zod';
import { groupsOf } from '#events';
import { newId } from '#kernel';
import type { Tx } from '#tenancy';
import { insertRows } from '../rows.js';
import type { DemoDomain, DemoPlace } from './domain.js';

const moment = z.iso.datetime({ offset: true });
const file = z.strictObject({
  series: z.strictObject({
    kind: z.enum(['LUNCH', 'MOKUMOKU', 'STUDY']), title: z.string(), description: z.string(), place: z.string().optional(), onlineUrl: z.url().optional(), organizer: z.email(), startsAt: moment,
    minutes: z.int().positive(), capacity: z.int().positive(), count: z.int().positive(), leftOut: z.int(), moved: z.strictObject({ week: z.int(), minutes: z.int() }), cancelled: z.int(),
    weeks: z.array(z.strictObject({ comes: z.array(z.email()) })), work: z.array(z.tuple([z.string()]).or(z.tuple([z.string(), z.string()]))),
  }),
  draft: z.strictObject({ title: z.string(), description: z.string(), organizer: z.email(), startsAt: moment, minutes: z.int().positive(), capacity: z.int().positive() }),
  next: z.strictObject({ fee: z.string(), agreedBy: z.string(), guest: z.string() }),
});
type File = z.infer<typeof file>;

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
/** On the clock of Tokyo, which is never changed. */
const localOf = (at: Date): string => new Date(at.getTime() + 9 * 60 * MINUTE).toISOString().slice(0, 19);
const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE);

/** What comes again in each community, with its groups and its declarations; what is being prepared; and what the next event asks and keeps. */
export const eventsDomain: DemoDomain = {
  name: 'events',
  async read({ shift, perTenant }) {
    const files: ReadonlyMap<string, File> = await perTenant('events', file);
    return {
      async load(tx, place) {
        const here = files.get(place.tenant.slug);
        if (!here) return;
        await loadSeries(tx, place, here.series, shift.moment(here.series.startsAt));
        await loadDraft(tx, place, here.draft, shift.moment(here.draft.startsAt));
        await enrichNext(tx, place, here);
        await loadReminders(tx);
      },
    };
  },
};

async function loadSeries(tx: Tx, { tenant, memberOf }: DemoPlace, plan: File['series'], startsAt: Date): Promise<void> {
  const base = { tenant_id: tenant.id };
  const seriesId = newId();
  const createdAt = new Date(startsAt.getTime() - 2 * WEEK);
  const local = localOf(startsAt);
  const leftOut = localOf(new Date(startsAt.getTime() + plan.leftOut * WEEK)).slice(0, 10);
  await insertRows(tx, 'event_series', [{
    ...base, id: seriesId, title: plan.title, kind: plan.kind, rule: `FREQ=WEEKLY;BYDAY=${DAYS[new Date(`${local}Z`).getUTCDay()]};COUNT=${plan.count}`, except_on: [leftOut], starts_local: local, time_zone: 'Asia/Tokyo',
    created_by: memberOf(plan.organizer), created_at: createdAt,
  }]);
  const weeks = Array.from({ length: plan.count }, (_, week) => week).filter((week) => week !== plan.leftOut);
  const events = weeks.map((week) => {
    const slot = new Date(startsAt.getTime() + week * WEEK);
    const isMoved = week === plan.moved.week;
    const at = isMoved ? later(slot, plan.moved.minutes) : slot;
    const comes = plan.weeks[week]?.comes ?? [];
    return {
      ...base, id: newId(), title: plan.title, description: plan.description, mode: plan.place ? 'ONSITE' : 'ONLINE', place: plan.place ?? null, online_url: plan.onlineUrl ?? null, starts_at: at, ends_at: later(at, plan.minutes),
      time_zone: 'Asia/Tokyo', registration_closes_at: at, capacity: plan.capacity, registered_count: comes.length, last_ticket: comes.length, organizer_id: memberOf(plan.organizer), created_at: createdAt, published_at: createdAt,
      changed_at: createdAt, series_id: seriesId, slot: localOf(slot), is_moved: isMoved, version: isMoved || week === plan.cancelled ? 2 : 1, cancelled_at: week === plan.cancelled ? later(createdAt, 60) : null,
      stays_in_room: plan.kind === 'LUNCH', takes_declarations: plan.kind === 'MOKUMOKU', counts_as_training: plan.kind === 'STUDY',
      group_seed: plan.kind === 'LUNCH' && comes.length > 5 && week < 3 ? 7 + week : null, comes, week,
    };
  });
  await insertRows(tx, 'event', events.map(({ comes: _, week: __, ...row }) => row));
  const seats = events.flatMap(({ comes, week, ...event }) => comes.map((email, i) => ({ event, email, i, week })));
  const isOver = (event: { ends_at: Date }): boolean => event.ends_at < tx.now;
  await insertRows(tx, 'registration', seats.map(({ event, email, i }) => ({
    ...base, id: newId(), event_id: event.id, member_id: memberOf(email), state: isOver(event) ? 'ATTENDED' : 'REGISTERED', ticket: i + 1, created_at: later(createdAt, 30 + i), changed_at: later(createdAt, 30 + i),
    attended_at: isOver(event) ? event.starts_at : null,
  })));
  const departments = new Map((await tx.query<{ id: string; department: string | null }>('SELECT id, department FROM member WHERE tenant_id = $1', [tenant.id])).map(({ id, department }) => [id, department]));
  await insertRows(tx, 'event_group_seat', events.flatMap(({ id, comes, group_seed: seed }) => {
    const people = comes.map(memberOf).map((member) => ({ id: member, department: departments.get(member) ?? null }));
    return seed === null ? [] : groupsOf(people, seed).flatMap((group, i) => group.map((member_id) => ({ ...base, id: newId(), event_id: id, member_id, number: i + 1 })));
  }));
  await insertRows(tx, 'work_declaration', seats.filter(({ event, i }) => event.takes_declarations && event.starts_at < tx.now && i < plan.work.length).map(({ event, email, i, week }) => {
    const [words, done = null] = plan.work[(i + week) % plan.work.length]!;
    return { ...base, id: newId(), event_id: event.id, member_id: memberOf(email), plan: words, done, planned_at: later(event.starts_at, i), done_at: done && later(event.starts_at, plan.minutes - 3 + i / 10) };
  }));
}

/** As if each had been announced here. */
async function loadReminders(tx: Tx): Promise<void> {
  await tx.execute(
    `INSERT INTO outbox (tenant_id, id, name, payload, created_at, state, not_before)
     SELECT $1, gen_random_uuid(), 'events.event_near', jsonb_build_object('eventId', e.id, 'before', r.before, 'startsAt', to_char(e.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), $2, 'DELAYED', e.starts_at - r.ahead
     FROM event e CROSS JOIN (VALUES ('DAY', interval '24 hours'), ('HOUR', interval '1 hour')) AS r (before, ahead)
     WHERE e.tenant_id = $1 AND e.published_at IS NOT NULL AND e.cancelled_at IS NULL AND e.starts_at - r.ahead > $2`,
    [tx.tenantId, tx.now],
  );
}

async function loadDraft(tx: Tx, { tenant, memberOf }: DemoPlace, plan: File['draft'], at: Date): Promise<void> {
  await insertRows(tx, 'event', [{
    tenant_id: tenant.id, id: newId(), title: plan.title, description: plan.description, mode: 'ONLINE', starts_at: at, ends_at: later(at, plan.minutes), time_zone: 'Asia/Tokyo', registration_closes_at: at, capacity: plan.capacity,
    organizer_id: memberOf(plan.organizer), created_at: tx.now, changed_at: tx.now, published_at: null,
  }]);
}

/** The next event with room asks something, keeps a seat for a guest, and may be attended in working hours. */
async function enrichNext(tx: Tx, { tenant, memberOf }: DemoPlace, { next, series }: File): Promise<void> {
  const english = tenant.slug === 'tamaki';
  const questions = [
    { key: 'wish', text: english ? 'What would you like to hear about?' : '聞いてみたいこと', kind: 'TEXT', choices: [], isRequired: false },
    { key: 'how', text: english ? 'How do you come?' : '参加のしかた', kind: 'CHOICE', choices: english ? ['From home', 'From work', 'Just listening'] : ['話したい', '聞くだけ', '途中から'], isRequired: true },
  ];
  const event = await tx.first<{ id: string }>(
    `UPDATE event SET questions = $2, fee = $3, counts_as_training = true, work_time_agreed_by = $4, kept_count = 1
     WHERE tenant_id = $1 AND id = (SELECT id FROM event WHERE tenant_id = $1 AND series_id IS NULL AND published_at IS NOT NULL AND cancelled_at IS NULL AND starts_at > now() AND registered_count < capacity AND collaboration_id IS NULL
       ORDER BY starts_at LIMIT 1) RETURNING id`,
    [tenant.id, JSON.stringify(questions), english ? null : next.fee, english ? 'the head of field service' : next.agreedBy],
  );
  if (!event) return;
  await insertRows(tx, 'seat_hold', [{ tenant_id: tenant.id, id: newId(), event_id: event.id, kind: 'DEPARTMENT', value: english ? 'Field service' : '総務', seats: 1, taken: 0, created_by: memberOf(series.organizer), created_at: tx.now, note: english ? null : next.guest }]);
  await tx.execute(
    `UPDATE registration SET answers = jsonb_build_array(jsonb_build_object('key', 'how', 'text', $3::text)) WHERE tenant_id = $1 AND event_id = $2 AND state = 'REGISTERED'`,
    [tenant.id, event.id, questions[1]!.choices[0]],
  );
}

import { Injectable } from '@nestjs/common';
import { Clock, type MemberId, type Page, type PageArgs, forbidden, invalidInput, newId, notFound, refuse } from '#kernel';
import { type Actor, InputPipe } from '#graphql-kit';
import { once } from '#identity';
import { type NewRow, TenantDb, type Tx } from '#tenancy';
import { EventCancelled as EventWasCancelled, EventCreated } from '../events.js';
import { slotsOf } from '../recurrence/recurrence.rules.js';
import { localOf } from '../recurrence/zone.rules.js';
import { remindOf } from '../reminder/reminder.queries.js';
import { EventSeries, SeriesKind } from '../series/series.entity.js';
import { type ClockChangeName, Event, type EventId, type EventSeriesId } from './event.entity.js';
import { type CancelEventInput, CreateEvent, type CreateEventInput, EventCancelled, type RecurrenceInput, SeriesScope } from './event.graphql.js';
import { type EventPageFilter, type EventReader, type Reader, changeEvent, eventPage, eventsByIds, lockComing, lockEvent, within } from './event.queries.js';
import { looksAfter, whyNotPlan } from './event.rules.js';

type Plan = Pick<Event, 'title' | 'description' | 'mode' | 'place' | 'onlineUrl' | 'startsAt' | 'endsAt' | 'timeZone' | 'registrationClosesAt' | 'capacity' | 'fee' | 'countsAsTraining' | 'workTimeAgreedBy' | 'needsApproval' | 'staysInRoom' | 'takesDeclarations' | 'questions'>;
interface Making {
  organizerId: MemberId;
  coHostId?: MemberId | null | undefined;
  plan: Plan;
  isDraft?: boolean | undefined;
  seriesId?: EventSeriesId | undefined;
  collaborationId?: string | undefined;
}

@Injectable()
export class EventService {
  constructor(
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  /** Without `when` both upcoming and past ones, soonest first. */
  page(actor: EventReader, args: PageArgs, filter: Omit<EventPageFilter, 'now'>): Promise<Page<Event>> {
    return eventPage(this.db, actor, args, { ...filter, now: this.clock.now() });
  }

  /** Those that the actor may see. */
  byIds(actor: EventReader, ids: readonly string[]): Promise<Map<EventId, Event>> {
    return eventsByIds(this.db, actor, ids);
  }

  /** @throws NOT_FOUND */
  async get(actor: EventReader, id: EventId, db: Reader = this.db): Promise<Event> {
    const event = (await eventsByIds(db, actor, [id])).get(id);
    if (!event) throw notFound();
    return event;
  }

  create(actor: Actor, input: CreateEventInput): Promise<Event> {
    return this.db.write(async (tx) => {
      const request = { memberId: actor.id, operation: 'createEvent', key: input.idempotencyKey, input };
      const id = await once(tx, request, async () => {
        const { isDraft, seriesId, recurrence } = input;
        const kind = seriesId ? (await tx.get(EventSeries, seriesId)).kind : recurrence?.kind;
        const making = { organizerId: actor.id, plan: await planOf(tx, input, kind), isDraft, seriesId };
        if (!recurrence) return this.make(tx, making);
        if (seriesId) throw invalidInput('input.recurrence', 'IN_SERIES', { ja: '繰り返すイベントは、それだけでシリーズになります。', en: 'What comes again becomes a series of its own.' });
        return this.makeAll(tx, making, recurrence);
      });
      return this.get(actor, id, within(tx));
    });
  }

  /** `input` is checked here too: an input type that extends CreateEvent with fields of its own has only those checked on its way in. */
  async createEventInTx(tx: Tx, { input, ...making }: Omit<Making, 'plan'> & { input: CreateEvent }): Promise<Event> {
    const checked = new InputPipe().transform(input, { type: 'body', metatype: CreateEvent as never, data: 'input' }) as CreateEvent;
    return this.make(tx, { ...making, plan: await planOf(tx, checked) });
  }

  /** Another event with the same words and rules, a week later, to be looked at before it is announced. @throws NOT_FOUND */
  duplicate(actor: Actor, id: EventId, startsAt: Date | undefined): Promise<Event> {
    return this.db.write(async (tx) => {
      const event = await this.toLookAfter(tx, actor, id);
      const start = startsAt ?? new Date(event.startsAt.getTime() + 7 * 86_400_000);
      const later = (time: Date): Date => new Date(time.getTime() + start.getTime() - event.startsAt.getTime());
      const plan = { ...event, startsAt: start, endsAt: later(event.endsAt), registrationClosesAt: later(event.registrationClosesAt) };
      const made = await this.make(tx, { organizerId: actor.id, isDraft: true, plan: planFields(plan) });
      return this.get(actor, made.id, within(tx));
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN */
  async toLookAfter(tx: Tx, actor: Actor, id: EventId): Promise<Event> {
    const event = await lockEvent(tx, id);
    if (!event || (!event.publishedAt && !looksAfter(event, actor))) throw notFound();
    if (!looksAfter(event, actor)) throw forbidden();
    return event;
  }

  cancel(actor: Actor, { eventId: id, scope = SeriesScope.THIS }: CancelEventInput): Promise<Event> {
    return this.db.write(async (tx) => {
      const event = await this.toLookAfter(tx, actor, id);
      if (event.cancelledAt) refuse(new EventCancelled());
      for (const one of await this.withFollowing(tx, event, scope)) {
        await changeEvent(tx, one, { cancelledAt: tx.now });
        // Of a draft nobody knew.
        if (one.publishedAt) await tx.publish(EventWasCancelled, { eventId: one.id, ...(one.collaborationId ? { collaborationId: one.collaborationId } : {}) });
      }
      return this.get(actor, id, within(tx));
    });
  }

  /** The event itself first, then the others of its series that a change is for. */
  async withFollowing(tx: Tx, event: Event, scope: SeriesScope): Promise<Event[]> {
    if (scope === SeriesScope.THIS || !event.seriesId) return [event];
    const others = await lockComing(tx, event.seriesId, scope === SeriesScope.FOLLOWING ? event.startsAt : null);
    return [event, ...others.filter((other) => other.id !== event.id)];
  }

  private async make(tx: Tx, making: Making): Promise<Event> {
    const why = whyNotPlan(making.plan);
    if (why) throw why;
    return (await insertEvents(tx, making, [{}]))[0]!;
  }

  /** All at once, so that everybody can register for any of them, and what a calendar works out is what is here. */
  private async makeAll(tx: Tx, making: Making, { rule, exceptOn, kind }: RecurrenceInput): Promise<Event> {
    const { plan, organizerId } = making;
    const why = whyNotPlan(plan);
    if (why) throw why;
    const startsLocal = localOf(plan.startsAt, plan.timeZone);
    const { slots } = slotsOf({ rule, exceptOn: daysOf(exceptOn) }, startsLocal, plan.timeZone);
    const series = await tx.insert(EventSeries, {
      title: plan.title, kind: kind ?? SeriesKind.OTHER, rule, exceptOn: [...(exceptOn ?? [])], startsLocal, timeZone: plan.timeZone, createdBy: organizerId, createdAt: tx.now,
    });
    const times = slots.map(({ slot, at, clockChange }) => {
      const later = (time: Date): Date => new Date(at.getTime() + time.getTime() - plan.startsAt.getTime());
      return { slot, clockChange: clockChange as ClockChangeName | null, startsAt: at, endsAt: later(plan.endsAt), registrationClosesAt: later(plan.registrationClosesAt) };
    });
    return (await insertEvents(tx, { ...making, seriesId: series.id }, times))[0]!;
  }
}

async function insertEvents(tx: Tx, { organizerId, coHostId, plan, isDraft, seriesId, collaborationId }: Making, times: readonly Partial<NewRow<Event>>[]): Promise<Event[]> {
  const counters = { registeredCount: 0, waitlistedCount: 0, keptCount: 0, lastTicket: 0 };
  const life = { publishedAt: isDraft ? null : tx.now, cancelledAt: null, version: 1, changedAt: tx.now, createdAt: tx.now, slot: null, isMoved: false, clockChange: null, groupSeed: null };
  const events = await tx.insertAll(
    Event,
    times.map((time) => ({ id: newId(tx.now.getTime()), ...plan, ...counters, ...life, seriesId: seriesId ?? null, organizerId, coHostId: coHostId ?? null, collaborationId: collaborationId ?? null, ...time })),
  );
  if (!isDraft) await announceAll(tx, events);
  return events;
}

/** Others hear of each; people are told of the first of those that were announced together, and reminded of all. */
export async function announceAll(tx: Tx, events: readonly Event[]): Promise<void> {
  await tx.publishAll(EventCreated, events.map(({ id, collaborationId }, i) => ({ eventId: id, ...(collaborationId ? { collaborationId } : {}), ...(i > 0 ? { isFurther: true } : {}) })));
  await remindOf(tx, events);
}

/** @throws INVALID_INPUT */
export function daysOf(days: readonly string[] | undefined, field = 'input.recurrence.exceptOn'): string[] {
  if ((days?.length ?? 0) > 100) throw invalidInput(field, 'TOO_MANY', { ja: '除く日は100日までです。', en: 'At most 100 days.' });
  const isDay = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day;
  const bad = (days ?? []).findIndex((day) => !isDay(day));
  if (bad >= 0) throw invalidInput(`${field}.${bad}`, 'INVALID_DATE', { ja: '日付が正しくありません。', en: 'This is not a day of the calendar.' });
  return [...(days ?? [])];
}

async function planOf(tx: Tx, input: CreateEvent, kind?: SeriesKind): Promise<Plan> {
  return planFields({
    ...input,
    staysInRoom: input.staysInRoom ?? kind === SeriesKind.LUNCH,
    takesDeclarations: input.takesDeclarations ?? kind === SeriesKind.MOKUMOKU,
    timeZone: input.timeZone ?? (await timeZoneOfTenant(tx)),
    registrationClosesAt: input.registrationClosesAt ?? input.startsAt,
  });
}

/** What is left empty is null, and what is not said is no. */
export function planFields(input: Pick<Plan, 'title' | 'description' | 'mode' | 'startsAt' | 'endsAt' | 'timeZone' | 'registrationClosesAt' | 'capacity'> & { [K in 'place' | 'onlineUrl' | 'fee' | 'workTimeAgreedBy']?: string | null } & {
  countsAsTraining?: boolean; needsApproval?: boolean; staysInRoom?: boolean; takesDeclarations?: boolean; questions?: unknown;
}): Plan {
  const { title, description, mode, startsAt, endsAt, timeZone, registrationClosesAt, capacity, countsAsTraining = false, needsApproval = false, staysInRoom = false, takesDeclarations = false, questions = [] } = input;
  return {
    title, description, mode, startsAt, endsAt, timeZone, registrationClosesAt, capacity, countsAsTraining, needsApproval, staysInRoom, takesDeclarations, questions: questions as Event['questions'],
    place: input.place || null, onlineUrl: input.onlineUrl || null, fee: input.fee || null, workTimeAgreedBy: input.workTimeAgreedBy || null,
  };
}

export async function timeZoneOfTenant(tx: Tx): Promise<string> {
  return (await tx.first<{ timeZone: string }>('SELECT time_zone AS "timeZone" FROM tenant WHERE id = $1', [tx.tenantId]))?.timeZone ?? 'Asia/Tokyo';
}

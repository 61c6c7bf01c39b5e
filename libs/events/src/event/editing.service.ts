import { Injectable } from '@nestjs/common';
import { notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { Member } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { EventChanged, EventHandedOver } from '../events.js';
import { isDateOpen } from '../poll/poll.queries.js';
import { RegistrationService } from '../registration/registration.service.js';
import { CapacityTooLow, DatePollOpen, type EditEventInput, EventEditConflict, EventPublished, type HandOverEventInput } from './editing.graphql.js';
import { timesAfter, timesAlike } from './editing.rules.js';
import { type ClockChangeName, Event, type EventId } from './event.entity.js';
import { EventCancelled, SeriesScope } from './event.graphql.js';
import { changeEvent, within } from './event.queries.js';
import { whatMatters, whyNotPlan } from './event.rules.js';
import { EventService, announceAll, planFields } from './event.service.js';

const WORDS = ['title', 'description', 'mode', 'place', 'onlineUrl', 'capacity', 'fee', 'countsAsTraining', 'workTimeAgreedBy', 'needsApproval', 'staysInRoom', 'takesDeclarations', 'questions'] as const;
type Words = Pick<Event, (typeof WORDS)[number]>;
type Times = Pick<Event, 'startsAt' | 'endsAt' | 'registrationClosesAt' | 'timeZone'>;

/** What becomes of an event after it was made. */
@Injectable()
export class EventEditing {
  constructor(
    private readonly db: TenantDb,
    private readonly events: EventService,
    private readonly registrations: RegistrationService,
  ) {}

  /** @throws NOT_FOUND, FORBIDDEN, INVALID_INPUT; refuses with EventEditConflict, CapacityTooLow or EventCancelled */
  edit(actor: Actor, input: EditEventInput): Promise<Event> {
    return this.db.write(async (tx) => {
      const event = await this.events.toLookAfter(tx, actor, input.eventId);
      if (event.cancelledAt) refuse(new EventCancelled());
      if (event.version !== input.version) refuse(EventEditConflict.with(await this.events.get(actor, event.id, within(tx))));
      const before = { ...event };
      const times = timesAfter(before, input);
      const words = changedWords(before, planFields({ ...before, ...input, ...times }));
      const isElsewhen = times.timeZone !== before.timeZone || times.startsAt.getTime() !== before.startsAt.getTime() || times.endsAt.getTime() !== before.endsAt.getTime();
      const closesAnew = isElsewhen || times.registrationClosesAt.getTime() !== before.registrationClosesAt.getTime();

      const told = new Map<string, Set<'TIME' | 'PLACE'>>();
      const scope = input.scope ?? SeriesScope.THIS;
      for (const one of await this.events.withFollowing(tx, event, scope)) {
        const isItself = one.id === event.id;
        const moves = closesAnew && (isItself || !one.isMoved);
        const its = !moves ? {} : isItself ? { ...times, clockChange: isElsewhen ? null : event.clockChange } : (timesAlike(one, before, times) as Times & { clockChange: ClockChangeName | null });
        const matters = await this.change(tx, one, { ...words, ...its, ...(isElsewhen && isItself && scope === SeriesScope.THIS && event.slot ? { isMoved: true } : {}) });
        if (matters.length > 0 && one.publishedAt) told.set(one.id, new Set(matters));
      }
      if (event.publishedAt) await this.tell(tx, event, told);
      return this.events.get(actor, event.id, within(tx));
    });
  }

  /** Announces a draft, and what else of its recurrence is a draft. @throws NOT_FOUND, FORBIDDEN; refuses with EventPublished, DatePollOpen or EventCancelled */
  publish(actor: Actor, id: EventId): Promise<Event> {
    return this.db.write(async (tx) => {
      const event = await this.events.toLookAfter(tx, actor, id);
      if (event.cancelledAt) refuse(new EventCancelled());
      if (event.publishedAt) refuse(new EventPublished());
      if (await isDateOpen(tx, id)) refuse(new DatePollOpen());
      const drafts = (await this.events.withFollowing(tx, event, event.slot ? SeriesScope.ALL : SeriesScope.THIS)).filter((one) => !one.publishedAt);
      for (const draft of drafts) await changeEvent(tx, draft, { publishedAt: tx.now });
      await announceAll(tx, drafts);
      return this.events.get(actor, id, within(tx));
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN; refuses with EventCancelled */
  handOver(actor: Actor, { eventId, memberId }: HandOverEventInput): Promise<Event> {
    return this.db.write(async (tx) => {
      const event = await this.events.toLookAfter(tx, actor, eventId);
      if (event.cancelledAt) refuse(new EventCancelled());
      const next = await tx.findOne(Member, { id: memberId });
      if (next?.state !== 'ACTIVE' || next.role === 'GUEST') throw notFound();
      if (event.organizerId !== memberId) {
        const before = event.organizerId;
        const all = await this.events.withFollowing(tx, event, event.slot ? SeriesScope.ALL : SeriesScope.THIS);
        for (const one of all.filter((each) => each.organizerId === before)) {
          await changeEvent(tx, one, { organizerId: memberId, ...(one.coHostId === memberId ? { coHostId: null } : {}) });
          await tx.execute('UPDATE event SET host_left_at = NULL WHERE tenant_id = $1 AND id = $2', [tx.tenantId, one.id]);
        }
        await tx.publish(EventHandedOver, { eventId, memberId, byMemberId: actor.id });
      }
      return this.events.get(actor, eventId, within(tx));
    });
  }

  private async change(tx: Tx, event: Event, changes: Partial<Words & Times>): Promise<('TIME' | 'PLACE')[]> {
    if (Object.keys(changes).length === 0) return [];
    const before = { ...event };
    const why = whyNotPlan({ ...event, ...changes });
    if (why) throw why;
    if (changes.capacity !== undefined && changes.capacity < event.registeredCount + event.keptCount) refuse(CapacityTooLow.of(event));
    await changeEvent(tx, event, changes);
    if (event.publishedAt) await this.registrations.fillSeats(tx, event);
    return whatMatters(before, event);
  }

  /** Everybody who comes is told once, however many events of a series they come to; others hear of every change. */
  private async tell(tx: Tx, event: Event, told: Map<string, Set<'TIME' | 'PLACE'>>): Promise<void> {
    const eventIds = [event.id, ...[...told.keys()].filter((id) => id !== event.id)];
    const matters = [...new Set([...told.values()].flatMap((one) => [...one]))];
    await tx.publish(EventChanged, { eventIds, matters, ...(event.collaborationId ? { collaborationId: event.collaborationId } : {}) });
  }
}

/** Only what differs, so that the others of a series keep what was decided for them alone. */
function changedWords(before: Words, after: Words): Partial<Words> {
  return Object.fromEntries(WORDS.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).map((name) => [name, after[name]]));
}

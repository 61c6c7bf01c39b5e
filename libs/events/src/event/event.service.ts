import { Injectable } from '@nestjs/common';
import { Clock, type MemberId, type Page, type PageArgs, notFound, refuse } from '#kernel';
import { type Actor, InputPipe } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { EventCancelled as EventWasCancelled, EventCreated } from '../events.js';
import { Event, type EventId } from './event.entity.js';
import { CreateEvent, EventCancelled } from './event.graphql.js';
import { type EventPageFilter, type EventReader, type Reader, eventPage, eventsByIds, lockEvent, within } from './event.queries.js';
import { whyNotCreate } from './event.rules.js';

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

  create(actor: Actor, input: CreateEvent): Promise<Event> {
    return this.db.write(async (tx) => {
      const request = { memberId: actor.id, operation: 'createEvent', key: input.idempotencyKey, input };
      const id = await once(tx, request, () => this.createEventInTx(tx, { organizerId: actor.id, input }));
      return this.get(actor, id, within(tx));
    });
  }

  /** `input` is checked here too: an input type that extends CreateEvent with fields of its own has only those checked on its way in. */
  async createEventInTx(tx: Tx, { organizerId, input, collaborationId }: { organizerId: MemberId; input: CreateEvent; collaborationId?: string }): Promise<Event> {
    const checked = new InputPipe().transform(input, { type: 'body', metatype: CreateEvent as never, data: 'input' }) as CreateEvent;
    const { title, description, mode, startsAt, endsAt, capacity } = checked;
    const plan = {
      title, description, mode, startsAt, endsAt, capacity,
      place: checked.place || null,
      onlineUrl: checked.onlineUrl || null,
      timeZone: checked.timeZone ?? (await timeZoneOfTenant(tx)),
      registrationClosesAt: checked.registrationClosesAt ?? startsAt,
    };
    const why = whyNotCreate(plan);
    if (why) throw why;
    const counters = { registeredCount: 0, waitlistedCount: 0, lastTicket: 0 };
    const event = await tx.insert(Event, { ...plan, ...counters, cancelledAt: null, organizerId, collaborationId: collaborationId ?? null, createdAt: tx.now });
    await tx.publish(EventCreated, { eventId: event.id, ...(collaborationId ? { collaborationId } : {}) });
    return event;
  }

  cancel(actor: Actor, id: EventId): Promise<Event> {
    return this.db.write(async (tx) => {
      const event = await lockEvent(tx, id);
      if (!event) throw notFound();
      if (event.cancelledAt) refuse(new EventCancelled());
      await tx.update(Event, { id }, { cancelledAt: tx.now });
      await tx.publish(EventWasCancelled, { eventId: id, ...(event.collaborationId ? { collaborationId: event.collaborationId } : {}) });
      return this.get(actor, id, within(tx));
    });
  }
}

async function timeZoneOfTenant(tx: Tx): Promise<string> {
  return (await tx.first<{ timeZone: string }>('SELECT time_zone AS "timeZone" FROM tenant WHERE id = $1', [tx.tenantId]))?.timeZone ?? 'Asia/Tokyo';
}


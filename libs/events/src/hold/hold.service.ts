import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { invalidInput, notFound, refuse } from '#kernel';
import { type Actor, defineLoader } from '#graphql-kit';
import { Member } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import type { Event, EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { within } from '../event/event.queries.js';
import { EventService } from '../event/event.service.js';
import { Registration } from '../registration/registration.entity.js';
import { storeCounts } from '../registration/registration.queries.js';
import { RegistrationService } from '../registration/registration.service.js';
import { SeatHold, type SeatHoldId, SeatHoldKind } from './hold.entity.js';
import { type KeepSeatsInput, EventFull } from './hold.graphql.js';

/** Seats that are kept for some. */
@Injectable()
export class SeatHolds {
  readonly ofEvents = defineLoader<EventId, SeatHold[]>(async (ids, { caller: { actor } }) => {
    const found = new Map<string, SeatHold[]>(ids.map((id) => [id, []]));
    if (actor) for (const hold of await this.db.read((tx) => holdsOf(tx, ids))) found.get(hold.eventId)!.push(hold);
    return found;
  });

  constructor(
    private readonly db: TenantDb,
    private readonly events: EventService,
    private readonly registrations: RegistrationService,
  ) {}

  /** @throws NOT_FOUND, FORBIDDEN, INVALID_INPUT; refuses with EventFull or EventCancelled */
  keep(actor: Actor, input: KeepSeatsInput): Promise<SeatHold> {
    return this.db.write(async (tx) => {
      const event = await this.events.toLookAfter(tx, actor, input.eventId);
      const whom = forWhom(input);
      if (whom.memberId) {
        const member = await tx.findOne(Member, { id: whom.memberId });
        if (member?.state !== 'ACTIVE') throw notFound();
      }
      return keepInTx(tx, event, { ...whom, seats: input.seats, createdBy: actor.id });
    });
  }

  /** From now on everybody can have them, and those who wait do at once. @throws NOT_FOUND, FORBIDDEN */
  release(actor: Actor, id: SeatHoldId): Promise<Event> {
    return this.db.write(async (tx) => {
      const { eventId } = await tx.get(SeatHold, id);
      const event = await this.events.toLookAfter(tx, actor, eventId);
      const hold = await tx.get(SeatHold, id);
      event.keptCount -= hold.seats - hold.taken;
      if (hold.kind === SeatHoldKind.GUEST) event.registeredCount -= hold.taken;
      await tx.update(Registration, { eventId, holdId: id }, { holdId: null });
      await tx.delete(SeatHold, { id });
      await storeCounts(tx, event);
      await this.registrations.fillSeats(tx, event);
      return this.events.get(actor, eventId, within(tx));
    });
  }

  /** Those of events that the actor looks after. */
  byIds(actor: Actor, ids: readonly string[]): Promise<SeatHold[]> {
    return this.db.read(async (tx) => {
      const organized = await tx.query<{ id: string }>(
        'SELECT h.id FROM seat_hold h JOIN event e ON e.tenant_id = $1 AND e.id = h.event_id WHERE h.tenant_id = $1 AND h.id = ANY ($2) AND ($4 OR $3 IN (e.organizer_id, e.co_host_id))',
        [tx.tenantId, [...ids], actor.id, actor.permissions.has('events:manage')],
      );
      return tx.find(SeatHold, { id: In(organized.map((row) => row.id)) });
    });
  }
}

const holdsOf = (tx: Tx, eventIds: readonly string[]): Promise<SeatHold[]> => tx.find(SeatHold, { eventId: In([...eventIds]) }, { order: { createdAt: 'ASC', id: 'ASC' } });

type NewHold = Pick<SeatHold, 'kind' | 'seats' | 'createdBy'> & Partial<Pick<SeatHold, 'id' | 'value' | 'memberId' | 'secretHash' | 'note'>>;

/** Keeps seats of a locked event. Refuses with EventFull or EventCancelled */
export async function keepInTx(tx: Tx, event: Event, hold: NewHold): Promise<SeatHold> {
  if (event.cancelledAt) refuse(new EventCancelled());
  if (event.capacity - event.registeredCount - event.keptCount < hold.seats) refuse(EventFull.of(event));
  event.keptCount += hold.seats;
  await storeCounts(tx, event);
  return tx.insert(SeatHold, { value: null, memberId: null, secretHash: null, note: null, ...hold, eventId: event.id, taken: 0, guestName: null, guestEmail: null, acceptedAt: null, createdAt: tx.now });
}

function forWhom({ role, department, tenantId, memberId, seats }: KeepSeatsInput): Pick<SeatHold, 'kind' | 'value' | 'memberId'> {
  const all = [
    role && { kind: SeatHoldKind.ROLE, value: role, memberId: null },
    department && { kind: SeatHoldKind.DEPARTMENT, value: department, memberId: null },
    tenantId && { kind: SeatHoldKind.TENANT, value: tenantId, memberId: null },
    memberId && { kind: SeatHoldKind.MEMBER, value: null, memberId },
  ].filter((one) => typeof one === 'object');
  if (all.length !== 1) throw invalidInput('input.role', 'ONE_OF', { ja: '役割・部署・団体・メンバーのどれかひとつを指定してください。', en: 'Give exactly one of role, department, tenant or member.' });
  if (memberId && seats !== 1) throw invalidInput('input.seats', 'OUT_OF_RANGE', { ja: 'ひとりのために取り置けるのは1席です。', en: 'One seat can be kept for one person.' });
  return all[0]!;
}


import { Injectable } from '@nestjs/common';
import { type MemberId, type Page, forbidden, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { defineLoader } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import type { Event, EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { lockEvent } from '../event/event.queries.js';
import { looksAfter } from '../event/event.rules.js';
import { RegistrationChanged } from '../events.js';
import { holdFor } from '../hold/hold.queries.js';
import { type SignUpAnswer, answersTo } from './question.rules.js';
import { Registration, type RegistrationId, RegistrationState } from './registration.entity.js';
import { AlreadyRegistered, type DecideRegistrationInput, NotRegistered, NotRequested, RegistrationClosed, type RegisterForEventInput } from './registration.graphql.js';
import { admit, leaveSeat, promoteAll, registrationOf, registrationPages, registrationsByIds, registrationsOfMember, takeSeat, waitlistPositions } from './registration.queries.js';
import { canCancel, hasFreeSeat, promotesNext, whyNotRegister } from './registration.rules.js';

/** What happened to a registration, with the event and its counts as they are afterwards. */
export interface RegistrationChange {
  event: Event;
  registration: Registration;
  previousState: RegistrationState | null;
  cause: 'REGISTERED' | 'WAITLISTED' | 'CANCELLED' | 'PROMOTED' | 'REQUESTED' | 'DECLINED' | 'TRANSFERRED' | 'CHECKED_IN' | 'UNDONE';
}
/** Runs inside the transaction that changed the registration: what it writes is kept if and only if the change is. */
export type RegistrationListener = (tx: Tx, change: RegistrationChange) => Promise<void>;

interface Wish {
  eventId: EventId;
  memberId: MemberId;
  guestPassId?: string | null;
  answers?: readonly SignUpAnswer[] | undefined;
}

@Injectable()
export class RegistrationService {
  private readonly listeners: RegistrationListener[] = [];

  readonly ofViewer = defineLoader<EventId, Registration>(async (ids, { caller: { actor } }) =>
    actor ? registrationsOfMember(this.db, actor.tenantId, actor.id, ids) : new Map(),
  );
  readonly positions = defineLoader<RegistrationId, number>(async (ids, { caller: { actor } }) => (actor ? waitlistPositions(this.db, actor.tenantId, ids) : new Map()));
  /** By the keys of `pageKey`. */
  readonly pages = defineLoader<string, Page<Registration>>(async (keys, { caller: { actor } }) => (actor ? registrationPages(this.db, actor.tenantId, keys) : new Map()));

  constructor(private readonly db: TenantDb) {}

  /** Told of every change, in the order of registering; called while the application starts. */
  onRegistrationChange(listener: RegistrationListener): void {
    this.listeners.push(listener);
  }

  /** A guest was let in for the events that they came for, and finds no others. */
  register(actor: Actor, input: RegisterForEventInput): Promise<Registration> {
    return this.db.write(async (tx) => {
      const { eventId, answers = [] } = input;
      const id = await once(tx, { memberId: actor.id, operation: 'registerForEvent', key: input.idempotencyKey, input }, async () => {
        if (actor.role === 'GUEST' && !canCancel(await registrationOf(tx, eventId, actor.id))) throw notFound();
        return this.registerInTx(tx, { eventId, memberId: actor.id, answers });
      });
      return tx.get(Registration, id);
    });
  }

  /** Without `answers` nothing was asked: members of other communities do not see the questions. @throws NOT_FOUND, INVALID_INPUT; refuses with EventCancelled, AlreadyRegistered or RegistrationClosed */
  async registerInTx(tx: Tx, { eventId, memberId, guestPassId = null, answers: given }: Wish): Promise<Registration> {
    const event = await lockEvent(tx, eventId);
    if (!event?.publishedAt) throw notFound();
    const mine = await registrationOf(tx, eventId, memberId);
    const why = whyNotRegister(event, mine, tx.now);
    if (why === 'EVENT_CANCELLED') refuse(new EventCancelled());
    if (why === 'ALREADY_REGISTERED') refuse(AlreadyRegistered.with(mine!));
    if (why === 'REGISTRATION_CLOSED') refuse(RegistrationClosed.at(event.registrationClosesAt));

    const answers = given ? answersTo(event.questions, given) : null;
    const seat = event.needsApproval ? REQUEST : await seatFor(tx, event, memberId);
    const registration = await takeSeat(tx, event, { memberId, guestPassId, answers, ...seat });
    await this.tell(tx, { event, registration, previousState: mine?.state ?? null, cause: seat.state });
    return registration;
  }

  cancel(actor: Actor, eventId: EventId): Promise<Registration> {
    return this.db.write(async (tx) => this.cancelInTx(tx, { eventId, memberId: actor.id }));
  }

  /** Gives the seat back, and it goes to whoever has waited longest. @throws NOT_FOUND; refuses with NotRegistered */
  async cancelInTx(tx: Tx, { eventId, memberId }: { eventId: EventId; memberId: MemberId }): Promise<Registration> {
    const event = await lockEvent(tx, eventId);
    if (!event?.publishedAt) throw notFound();
    const mine = await registrationOf(tx, eventId, memberId);
    if (!mine || !canCancel(mine)) refuse(new NotRegistered());

    const cancelled = await leaveSeat(tx, event, mine);
    await tx.execute(`UPDATE seat_offer SET state = 'WITHDRAWN', answered_at = $4 WHERE tenant_id = $1 AND event_id = $2 AND from_member_id = $3 AND state = 'OFFERED'`, [tx.tenantId, eventId, memberId, tx.now]);
    await this.tellAndFill(tx, { event, registration: cancelled, previousState: mine.state, cause: 'CANCELLED' });
    return cancelled;
  }

  /** An organizer says yes or no to a request. @throws NOT_FOUND, FORBIDDEN; refuses with NotRequested or EventCancelled */
  decide(actor: Actor, { registrationId, isApproved, reason }: DecideRegistrationInput): Promise<Registration> {
    return this.db.write(async (tx) => {
      const { eventId } = await tx.get(Registration, registrationId);
      const event = await lockEvent(tx, eventId);
      if (!event || !looksAfter(event, actor)) throw forbidden();
      if (event.cancelledAt) refuse(new EventCancelled());
      const asked = await tx.get(Registration, registrationId);
      if (asked.state !== RegistrationState.REQUESTED) refuse(NotRequested.with(asked));
      const seat = isApproved ? await seatFor(tx, event, asked.memberId) : null;
      const decided = seat ? await admit(tx, event, asked, seat) : await leaveSeat(tx, event, asked, 'DECLINED', reason || null);
      await this.tell(tx, { event, registration: decided, previousState: asked.state, cause: seat?.state ?? 'DECLINED' });
      return decided;
    });
  }

  /** Free seats of a locked event go to those who wait, e.g. because there are more of them. */
  async fillSeats(tx: Tx, event: Event): Promise<void> {
    if (!promotesNext(event, tx.now)) return;
    for (const registration of await promoteAll(tx, event)) {
      await this.tell(tx, { event, registration, previousState: RegistrationState.WAITLISTED, cause: 'PROMOTED' });
    }
  }

  /** Those that the actor may see: their own, those of events that they organize, and everybody's for operators. */
  byIds(actor: Actor, ids: readonly string[]): Promise<Registration[]> {
    return registrationsByIds(this.db, actor.tenantId, ids, actor.permissions.has('events:manage') ? null : actor.id);
  }

  tell(tx: Tx, change: RegistrationChange): Promise<void> {
    return this.tellAll(tx, [change]);
  }

  /** Of changes that were made together. */
  async tellAll(tx: Tx, changes: readonly RegistrationChange[]): Promise<void> {
    await tx.publishAll(
      RegistrationChanged,
      changes.map(({ event, registration: { id, memberId, state, guestPassId }, previousState, cause }) => ({
        eventId: event.id, registrationId: id, memberId, state, previousState, cause, ...(guestPassId ? { guestPassId } : {}),
      })),
    );
    for (const change of changes) for (const listener of this.listeners) await listener(tx, change);
  }

  /** Those who move up are seated first: whoever hears of the change finds the event as it is afterwards. */
  private async tellAndFill(tx: Tx, change: RegistrationChange): Promise<void> {
    const promoted = promotesNext(change.event, tx.now) ? await promoteAll(tx, change.event) : [];
    await this.tell(tx, change);
    for (const registration of promoted) await this.tell(tx, { event: change.event, registration, previousState: RegistrationState.WAITLISTED, cause: 'PROMOTED' });
  }
}

const REQUEST = { state: RegistrationState.REQUESTED, holdId: null } as const;

/** A seat that is kept for the member, or one for everybody, or a place in the waitlist. */
async function seatFor(tx: Tx, event: Event, memberId: MemberId): Promise<{ state: RegistrationState.REGISTERED | RegistrationState.WAITLISTED; holdId: string | null }> {
  const holdId = event.keptCount > 0 ? await holdFor(tx, event.id, memberId) : null;
  return { holdId, state: holdId || hasFreeSeat(event) ? RegistrationState.REGISTERED : RegistrationState.WAITLISTED };
}

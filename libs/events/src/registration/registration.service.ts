import { Injectable } from '@nestjs/common';
import { type MemberId, type Page, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { defineLoader } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import type { Event, EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { lockEvent } from '../event/event.queries.js';
import { RegistrationChanged } from '../events.js';
import { Registration, type RegistrationId, RegistrationState } from './registration.entity.js';
import { AlreadyRegistered, NotRegistered, RegistrationClosed, type RegisterForEventInput } from './registration.graphql.js';
import { leaveSeat, promoteNext, registrationOf, registrationPages, registrationsByIds, registrationsOfMember, takeSeat, waitlistPositions } from './registration.queries.js';
import { canCancel, hasFreeSeat, promotesNext, whyNotRegister } from './registration.rules.js';

/** What happened to a registration, with the event and its counts as they are afterwards. */
export interface RegistrationChange {
  event: Event;
  registration: Registration;
  previousState: RegistrationState | null;
  cause: 'REGISTERED' | 'WAITLISTED' | 'CANCELLED' | 'PROMOTED';
}
/** Runs inside the transaction that changed the registration: what it writes is kept if and only if the change is. */
export type RegistrationListener = (tx: Tx, change: RegistrationChange) => Promise<void>;

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
      const id = await once(tx, { memberId: actor.id, operation: 'registerForEvent', key: input.idempotencyKey, input }, async () => {
        if (actor.role === 'GUEST' && !canCancel(await registrationOf(tx, input.eventId, actor.id))) throw notFound();
        return this.registerInTx(tx, { eventId: input.eventId, memberId: actor.id });
      });
      return tx.get(Registration, id);
    });
  }

  /** @throws NOT_FOUND; refuses with EventCancelled, AlreadyRegistered or RegistrationClosed */
  async registerInTx(tx: Tx, { eventId, memberId, guestPassId = null }: { eventId: EventId; memberId: MemberId; guestPassId?: string | null }): Promise<Registration> {
    const event = await lockEvent(tx, eventId);
    if (!event) throw notFound();
    const mine = await registrationOf(tx, eventId, memberId);
    const why = whyNotRegister(event, mine, tx.now);
    if (why === 'EVENT_CANCELLED') refuse(new EventCancelled());
    if (why === 'ALREADY_REGISTERED') refuse(AlreadyRegistered.with(mine!));
    if (why === 'REGISTRATION_CLOSED') refuse(RegistrationClosed.at(event.registrationClosesAt));

    const state = hasFreeSeat(event) ? RegistrationState.REGISTERED : RegistrationState.WAITLISTED;
    const registration = await takeSeat(tx, event, { memberId, guestPassId, state });
    await this.tell(tx, { event, registration, previousState: mine?.state ?? null, cause: state });
    return registration;
  }

  cancel(actor: Actor, eventId: EventId): Promise<Registration> {
    return this.db.write((tx) => this.cancelInTx(tx, { eventId, memberId: actor.id }));
  }

  /** Gives the seat back, and it goes to whoever has waited longest. @throws NOT_FOUND; refuses with NotRegistered */
  async cancelInTx(tx: Tx, { eventId, memberId }: { eventId: EventId; memberId: MemberId }): Promise<Registration> {
    const event = await lockEvent(tx, eventId);
    if (!event) throw notFound();
    const mine = await registrationOf(tx, eventId, memberId);
    if (!mine || !canCancel(mine)) refuse(new NotRegistered());

    const cancelled = await leaveSeat(tx, event, mine);
    const promoted = promotesNext(event, tx.now) ? await promoteNext(tx, event) : undefined;
    await this.tell(tx, { event, registration: cancelled, previousState: mine.state, cause: 'CANCELLED' });
    if (promoted) await this.tell(tx, { event, registration: promoted, previousState: RegistrationState.WAITLISTED, cause: 'PROMOTED' });
    return cancelled;
  }

  /** Those that the actor may see: their own, and everybody's for operators. */
  byIds(actor: Actor, ids: readonly string[]): Promise<Registration[]> {
    return registrationsByIds(this.db, actor.tenantId, ids, actor.permissions.has('events:manage') ? null : actor.id);
  }

  private async tell(tx: Tx, change: RegistrationChange): Promise<void> {
    const { event, registration, previousState, cause } = change;
    await tx.publish(RegistrationChanged, {
      eventId: event.id,
      registrationId: registration.id,
      memberId: registration.memberId,
      state: registration.state,
      previousState,
      cause,
      ...(registration.guestPassId ? { guestPassId: registration.guestPassId } : {}),
    });
    for (const listener of this.listeners) await listener(tx, change);
  }
}

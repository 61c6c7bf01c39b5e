import { Injectable } from '@nestjs/common';
import { notFound, refuse } from '#kernel';
import { type Actor, defineLoader } from '#graphql-kit';
import { Member } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import type { Event, EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { lockEvent } from '../event/event.queries.js';
import { SeatOfferAnswered, SeatOffered } from '../events.js';
import { EventOver } from '../hold/hold.graphql.js';
import { answersTo } from '../registration/question.rules.js';
import { type Registration, RegistrationState } from '../registration/registration.entity.js';
import { AlreadyRegistered, NotRegistered } from '../registration/registration.graphql.js';
import { leaveSeat, registrationOf, takeSeat } from '../registration/registration.queries.js';
import { isComing } from '../registration/registration.rules.js';
import { RegistrationService } from '../registration/registration.service.js';
import { SeatOffer, type SeatOfferId, SeatOfferState } from './offer.entity.js';
import { type AnswerSeatOfferInput, type OfferSeatInput, SeatOfferClosed, SeatOfferedAlready } from './offer.graphql.js';

/** A seat goes from one member to another when both say so; the waitlist is not asked, because no seat becomes free. */
@Injectable()
export class SeatOffers {
  /** The offer that concerns the caller at an event: theirs, or one to them. */
  readonly ofViewer = defineLoader<EventId, SeatOffer>(async (ids, { caller: { actor } }) => {
    if (!actor) return new Map();
    const rows = await this.db.readOne<SeatOffer>(`${OFFER} AND o.event_id = ANY ($2) AND o.state = 'OFFERED' AND $3 IN (o.from_member_id, o.to_member_id) ORDER BY o.to_member_id = $3`, [actor.tenantId, [...ids], actor.id], 'seat_offers');
    return new Map(rows.map((row) => [row.eventId, Object.assign(new SeatOffer(), row)]));
  });

  constructor(
    private readonly db: TenantDb,
    private readonly registrations: RegistrationService,
  ) {}

  /** @throws NOT_FOUND; refuses with NotRegistered, AlreadyRegistered, SeatOfferedAlready, EventCancelled or EventOver */
  offer(actor: Actor, { eventId, memberId }: OfferSeatInput): Promise<SeatOffer> {
    return this.db.write(async (tx) => {
      const event = await onThatIsOn(tx, eventId);
      // A guest of a joint event was let in for themselves alone.
      const mine = await registrationOf(tx, eventId, actor.id);
      if (mine?.state !== RegistrationState.REGISTERED || mine.guestPassId) refuse(new NotRegistered());
      const other = await tx.findOne(Member, { id: memberId });
      if (other?.state !== 'ACTIVE' || other.role === 'GUEST' || memberId === actor.id) throw notFound();
      const theirs = await registrationOf(tx, eventId, memberId);
      if (isComing(theirs)) refuse(AlreadyRegistered.with(theirs!));
      const open = await tx.findOne(SeatOffer, { eventId, fromMemberId: actor.id, state: SeatOfferState.OFFERED });
      if (open) refuse(SeatOfferedAlready.with(open));
      const offer = await tx.insert(SeatOffer, { eventId: event.id, fromMemberId: actor.id, toMemberId: memberId, state: SeatOfferState.OFFERED, createdAt: tx.now, answeredAt: null });
      await tx.publish(SeatOffered, { offerId: offer.id, eventId, fromMemberId: actor.id, toMemberId: memberId });
      return offer;
    });
  }

  /** @throws NOT_FOUND also for what was offered to somebody else, INVALID_INPUT; refuses with SeatOfferClosed, AlreadyRegistered, EventCancelled or EventOver */
  answer(actor: Actor, { offerId, accepts, answers = [] }: AnswerSeatOfferInput): Promise<SeatOffer> {
    return this.db.write(async (tx) => {
      const found = await tx.get(SeatOffer, offerId);
      if (found.toMemberId !== actor.id) throw notFound();
      const event = await onThatIsOn(tx, found.eventId);
      const offer = await tx.get(SeatOffer, offerId);
      if (offer.state !== SeatOfferState.OFFERED) refuse(new SeatOfferClosed());
      if (accepts) await this.passOn(tx, event, offer, answersTo(event.questions, answers));
      await close(tx, offer, accepts ? SeatOfferState.ACCEPTED : SeatOfferState.DECLINED);
      await tx.publish(SeatOfferAnswered, { offerId, eventId: event.id, fromMemberId: offer.fromMemberId, toMemberId: actor.id, accepts });
      return offer;
    });
  }

  /** @throws NOT_FOUND also for what somebody else offered; refuses with SeatOfferClosed */
  withdraw(actor: Actor, offerId: SeatOfferId): Promise<SeatOffer> {
    return this.db.write(async (tx) => {
      const found = await tx.get(SeatOffer, offerId);
      if (found.fromMemberId !== actor.id) throw notFound();
      await lockEvent(tx, found.eventId);
      const offer = await tx.get(SeatOffer, offerId);
      if (offer.state !== SeatOfferState.OFFERED) refuse(new SeatOfferClosed());
      await close(tx, offer, SeatOfferState.WITHDRAWN);
      return offer;
    });
  }

  /** Those of the actor. */
  async byIds(actor: Actor, ids: readonly string[]): Promise<SeatOffer[]> {
    const rows = await this.db.readOne<SeatOffer>(`${OFFER} AND o.id = ANY ($2) AND $3 IN (o.from_member_id, o.to_member_id)`, [actor.tenantId, [...ids], actor.id], 'seat_offers_by_id');
    return rows.map((row) => Object.assign(new SeatOffer(), row));
  }

  /** The same seat under another name: what was kept for a group stays a seat of that group. */
  private async passOn(tx: Tx, event: Event, { fromMemberId, toMemberId }: SeatOffer, answers: Registration['answers']): Promise<void> {
    const from = await registrationOf(tx, event.id, fromMemberId);
    if (from?.state !== RegistrationState.REGISTERED) refuse(new SeatOfferClosed());
    const theirs = await registrationOf(tx, event.id, toMemberId);
    if (isComing(theirs)) refuse(AlreadyRegistered.with(theirs!));
    const given = await leaveSeat(tx, event, from);
    if (theirs?.state === RegistrationState.WAITLISTED) await leaveSeat(tx, event, theirs);
    const taken = await takeSeat(tx, event, { memberId: toMemberId, guestPassId: theirs?.guestPassId ?? null, state: RegistrationState.REGISTERED, answers, holdId: from.holdId });
    await this.registrations.tell(tx, { event, registration: given, previousState: from.state, cause: 'TRANSFERRED' });
    await this.registrations.tell(tx, { event, registration: taken, previousState: theirs?.state ?? null, cause: 'TRANSFERRED' });
  }
}

const OFFER = `SELECT o.id, o.tenant_id AS "tenantId", o.event_id AS "eventId", o.from_member_id AS "fromMemberId", o.to_member_id AS "toMemberId", o.state, o.created_at AS "createdAt", o.answered_at AS "answeredAt"
  FROM seat_offer o WHERE o.tenant_id = $1`;

/** The event, locked, while its seats can still change hands. @throws NOT_FOUND; refuses with EventCancelled or EventOver */
async function onThatIsOn(tx: Tx, id: EventId): Promise<Event> {
  const event = await lockEvent(tx, id);
  if (!event?.publishedAt) throw notFound();
  if (event.cancelledAt) refuse(new EventCancelled());
  if (event.startsAt <= tx.now) refuse(new EventOver());
  return event;
}

async function close(tx: Tx, offer: SeatOffer, state: SeatOfferState): Promise<void> {
  await tx.update(SeatOffer, { id: offer.id }, { state, answeredAt: tx.now });
  Object.assign(offer, { state, answeredAt: tx.now });
}

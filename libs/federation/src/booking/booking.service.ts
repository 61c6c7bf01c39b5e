import { Injectable } from '@nestjs/common';
import { Clock, type Page, type PageArgs, Refused, type TenantId, newId, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { BookingAnswered, BookingRequested } from '../events.js';
import { letPublish, mayPublish } from '../grants.js';
import type { Listing } from '../listing/listing.entity.js';
import { within } from '../listing/listing.queries.js';
import { recordSharing } from '../sharing/sharing.queries.js';
import type { Booking, BookingId } from './booking.entity.js';
import { BookingConflict, type BookingFilter, BookingNotOpen, type CancelBookingInput, type ConfirmBookingInput, type RequestBookingInput, VenueNotOffered } from './booking.graphql.js';
import { bookingPage, bookingsByIds, lockBooking, reply, sendRequest, setBooking, takeBackRequest } from './booking.queries.js';
import { isOffered, whyNotAsk } from './booking.rules.js';
import { VenueDesk } from './venue-desk.service.js';

@Injectable()
export class BookingService {
  constructor(
    private readonly db: TenantDb,
    private readonly desk: VenueDesk,
    private readonly clock: Clock,
  ) {}

  page(tenantId: TenantId, args: PageArgs, filter: BookingFilter): Promise<Page<Booking>> {
    return bookingPage(this.db, tenantId, this.clock.now(), args, filter);
  }

  byIds(tenantId: TenantId, ids: readonly string[]): Promise<Map<BookingId, Booking>> {
    return bookingsByIds(this.db, tenantId, this.clock.now(), ids);
  }

  /** @throws NOT_FOUND */
  async get(tenantId: TenantId, id: BookingId): Promise<Booking> {
    const booking = (await this.byIds(tenantId, [id])).get(id);
    if (!booking) throw notFound();
    return booking;
  }

  /** The owner says first that it may be asked; then the wish is written here, and the owner keeps the time or does not. A worker goes on where this stops. */
  async request(actor: Actor, input: RequestBookingInput): Promise<Booking> {
    const why = whyNotAsk(input, this.clock.now());
    if (why) throw why;
    const offer = await this.desk.offerFor(actor.tenantId, input.listingId);
    if (!offer) throw notFound();
    if (!isOffered(offer, input) || offer.ownerTenantId === actor.tenantId) refuse(new VenueNotOffered());
    if (!(await this.desk.invite(offer.ownerTenantId, actor.tenantId, offer.id, input))) refuse(new VenueNotOffered());
    const { id, isNew } = await this.db.write(async (tx) => {
      let made = false;
      const id = await once(tx, { memberId: actor.id, operation: 'requestBooking', key: input.idempotencyKey, input }, () => {
        made = true;
        return this.send(tx, actor, offer, input);
      });
      return { id, isNew: made };
    });
    if (isNew) await this.knock(offer.ownerTenantId, id);
    const booking = await this.get(actor.tenantId, id);
    // A worker may have been quicker to ask the owner: its answer is the same.
    if (isNew && booking.state === 'DECLINED') refuse(new BookingConflict());
    return booking;
  }

  confirm(actor: Actor, { bookingId: id, note: said }: ConfirmBookingInput): Promise<Booking> {
    const note = said ?? null;
    return this.db.write(async (tx) => {
      const booking = await lockBooking(tx, id);
      if (!booking) throw notFound();
      if (booking.state !== 'HELD' || booking.endsAt <= tx.now) refuse(new BookingNotOpen());
      await setBooking(tx, id, 'CONFIRMED', note, actor.id);
      await this.tell(tx, { ...booking, version: booking.requestVersion }, 'CONFIRMED', note);
      return (await bookingsByIds(within(tx), actor.tenantId, tx.now, [id])).get(id)!;
    });
  }

  async cancel(actor: Actor, { bookingId: id, note: said }: CancelBookingInput): Promise<Booking> {
    const note = said ?? null;
    const before = await this.get(actor.tenantId, id);
    if (before.side === 'OWNER') {
      await this.db.write(async (tx) => {
        const booking = await lockBooking(tx, id);
        if (!booking || booking.state === 'CANCELLED' || booking.endsAt <= tx.now) refuse(new BookingNotOpen());
        await setBooking(tx, id, 'CANCELLED', note, actor.id);
        await this.tell(tx, { ...booking, version: booking.requestVersion }, booking.state === 'HELD' ? 'DECLINED' : 'CANCELLED', note);
      });
    } else {
      if (!['REQUESTED', 'HELD', 'CONFIRMED'].includes(before.state)) refuse(new BookingNotOpen());
      await this.db.write(async (tx) => {
        const taken = await takeBackRequest(tx, id);
        if (!taken) refuse(new BookingNotOpen());
        if (await mayPublish(tx, before.ownerTenantId, 'bookings')) await tx.publishTo(before.ownerTenantId, 'bookings', BookingRequested, { bookingId: id, version: taken.version });
      });
      await this.knock(before.ownerTenantId, id);
    }
    return this.get(actor.tenantId, id);
  }

  private async send(tx: Tx, actor: Actor, offer: Listing, input: RequestBookingInput): Promise<{ id: string }> {
    const id = newId(tx.now.getTime());
    const { ownerTenantId, title } = offer;
    await letPublish(tx, ownerTenantId, 'bookings');
    await sendRequest(tx, { ...input, id, ownerTenantId, title, requestedBy: actor.displayName, memberId: actor.id });
    await recordSharing(tx, { direction: 'OUT', action: 'PUBLISHED', partner: ownerTenantId, subjectType: 'Booking', subjectId: id, version: 1, title, fields: ['REQUESTED_BY', 'PURPOSE', 'HEAD_COUNT'], memberId: actor.id });
    await tx.publishTo(ownerTenantId, 'bookings', BookingRequested, { bookingId: id, version: 1 });
    return { id };
  }

  /** What the owner's transaction refuses is told to the person; what fails otherwise is taken up by the worker. */
  private async knock(owner: TenantId, id: BookingId): Promise<void> {
    try {
      const refusal = await this.desk.enterAsOwner(owner, id);
      if (refusal) refuse(refusal);
    } catch (error) {
      if (error instanceof Refused) throw error;
      process.emitWarning(`an owner could not answer at once: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  }

  private async tell(tx: Tx, to: { id: BookingId; requesterTenantId: TenantId; version: number }, state: 'CONFIRMED' | 'DECLINED' | 'CANCELLED', note: string | null): Promise<void> {
    if (await reply(tx, to, state, note)) await tx.publishTo(to.requesterTenantId, 'bookings', BookingAnswered, { bookingId: to.id, state });
  }
}

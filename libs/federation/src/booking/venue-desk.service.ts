import { Injectable } from '@nestjs/common';
import { Clock, type Refusal, type TenantId } from '#kernel';
import { TenantDb, type Tx, runInContext } from '#tenancy';
import { BookingAnswered, BookingGivenUp, BookingHeld } from '../events.js';
import { letPublish } from '../grants.js';
import type { Listing, ListingId } from '../listing/listing.entity.js';
import { listingsByIds, lockListing } from '../listing/listing.queries.js';
import { federationsOf } from '../participation/participation.queries.js';
import { BookingConflict, VenueNotOffered } from './booking.graphql.js';
import { type Answer, type RequestAtOwner, hold, lockBooking, lockRequest, reply, setBooking } from './booking.queries.js';
import { isOffered } from './booking.rules.js';
import type { BookingId } from './booking.entity.js';

/**
 * Where the owner of a venue receives those who ask for it. Like a host's desk it enters the contexts of others itself: of a federation, to see that the offer is
 * on its board and that the one who asks takes part; and of the owner, whose offer is its consent to be asked. What is done inside is told by the request alone.
 */
@Injectable()
export class VenueDesk {
  constructor(
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  /** The offer as this community may read it: published to it, or on the board of a federation in which it takes part. */
  async offerFor(community: TenantId, id: ListingId): Promise<Listing | undefined> {
    const now = this.clock.now();
    const received = (await listingsByIds(this.db, 'received', community, now, [id])).get(id);
    if (received) return received;
    for (const federation of await federationsOf(this.db, community)) {
      const found = await runInContext({ tenantId: federation.id }, () => this.onBoard(federation.id, community, id));
      if (found) return found;
    }
    return undefined;
  }

  private async onBoard(federation: TenantId, community: TenantId, id: ListingId): Promise<Listing | undefined> {
    const [participates] = await this.db.readOne(`SELECT 1 FROM participation WHERE tenant_id = $1 AND community_tenant_id = $2 AND state IN ('ACTIVE', 'REVIEW_DUE')`, [federation, community]);
    return participates && (await listingsByIds(this.db, 'board', federation, this.clock.now(), [id])).get(id);
  }

  /** The owner lets that community ask, as long as it offers the venue at that time. */
  invite(owner: TenantId, community: TenantId, id: ListingId, time: { startsAt: Date; endsAt: Date }): Promise<boolean> {
    return runInContext({ tenantId: owner }, () =>
      this.db.write(async (tx) => {
        const listing = await lockListing(tx, id);
        if (!listing || !isOffered(listing, time)) return false;
        await letPublish(tx, community, 'bookings');
        return true;
      }),
    );
  }

  enterAsOwner(owner: TenantId, id: BookingId): Promise<Refusal | undefined> {
    return runInContext({ tenantId: owner }, () => this.db.write((tx) => this.answer(tx, id, true)));
  }

  /** Makes the owner's booking be as the request wishes, once for each version of it. Returns why it was declined, if it was; `isAtOnce` when the one who asked waits for it. */
  async answer(tx: Tx, id: BookingId, isAtOnce = false): Promise<Refusal | undefined> {
    const request = await lockRequest(tx, id);
    if (!request?.mayAnswer || (request.answeredVersion ?? 0) >= request.version) return undefined;
    if (request.cancelledAt) return this.giveBack(tx, request);
    const refusal = await this.keep(tx, request);
    const state: Answer = refusal ? 'DECLINED' : 'HELD';
    await reply(tx, request, state, null);
    await tx.publishTo(request.requesterTenantId, 'bookings', BookingAnswered, { bookingId: id, state, isAtOnce });
    if (!refusal) await tx.publish(BookingHeld, { bookingId: id, requesterTenantId: request.requesterTenantId });
    return refusal;
  }

  private async keep(tx: Tx, request: RequestAtOwner): Promise<Refusal | undefined> {
    // The lock makes those who want the same venue come one after the other; the exclusion would hold without it.
    const listing = await lockListing(tx, request.listingId);
    if (!listing || !isOffered(listing, request)) return new VenueNotOffered();
    return (await hold(tx, request)) ? undefined : new BookingConflict();
  }

  private async giveBack(tx: Tx, request: RequestAtOwner): Promise<undefined> {
    const booking = await lockBooking(tx, request.id);
    await reply(tx, request, 'CANCELLED', null);
    if (!booking || booking.state === 'CANCELLED') return;
    await setBooking(tx, request.id, 'CANCELLED', null, null);
    await tx.publish(BookingGivenUp, { bookingId: request.id, requesterTenantId: request.requesterTenantId });
  }
}


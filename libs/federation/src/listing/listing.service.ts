import { Injectable } from '@nestjs/common';
import { AppError, Clock, type Page, type PageArgs, type TenantId, forbidden, newId, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDirectory, TenantKind, once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { cancelBookingsOf } from '../booking/booking.queries.js';
import { BookingAnswered, ListingPublished, ListingWithdrawn } from '../events.js';
import { mayPublish } from '../grants.js';
import { recordSharing } from '../sharing/sharing.queries.js';
import { refreshSketch } from '../sketch/sketch.queries.js';
import { type Listing, type ListingId, ListingMode, ListingState } from './listing.entity.js';
import { ListingAlreadyWithdrawn, ListingStateUnfit, NotParticipating, type PublishListingInput } from './listing.graphql.js';
import {
  type ListingPageFilter, type ListingSource, type LockedListing, audiencesOf, insertListing, isFederation, listingPage, listingsByIds, lockListing, publishCopy, putBack, takeDown, within,
} from './listing.queries.js';
import { USUALLY_SHARED, USUAL_CREDITS, audienceOf, isWithdrawn, usualExpiry, whyNotPublish } from './listing.rules.js';

@Injectable()
export class ListingService {
  constructor(
    private readonly db: TenantDb,
    private readonly directory: TenantDirectory,
    private readonly clock: Clock,
  ) {}

  /** A federation's board is for all of its members; what a community wrote is for those who may publish it. */
  async mayRead({ tenantId, permissions }: Actor): Promise<boolean> {
    return permissions.has((await this.source(tenantId)) === 'board' ? 'listings:read' : 'listings:publish');
  }

  /** @throws FORBIDDEN */
  async page(actor: Actor, args: PageArgs, filter: ListingPageFilter): Promise<Page<Listing>> {
    await this.assertMayRead(actor);
    return listingPage(this.db, await this.source(actor.tenantId), actor.tenantId, this.clock.now(), args, filter);
  }

  /** What was published to this tenant and to nobody else. */
  received(tenantId: TenantId, args: PageArgs, filter: ListingPageFilter): Promise<Page<Listing>> {
    return listingPage(this.db, 'received', tenantId, this.clock.now(), args, filter);
  }

  async audiences(tenantId: TenantId): Promise<TenantId[]> {
    return (await audiencesOf(this.db, tenantId)).map((row) => row.id);
  }

  async byIds(tenantId: TenantId, ids: readonly string[]): Promise<Map<ListingId, Listing>> {
    const source = await this.source(tenantId);
    const found = await listingsByIds(this.db, source, tenantId, this.clock.now(), ids);
    const missing = ids.filter((id) => !found.has(id));
    if (source === 'board' || missing.length === 0) return found;
    return new Map([...found, ...(await listingsByIds(this.db, 'received', tenantId, this.clock.now(), missing))]);
  }

  /** @throws FORBIDDEN, NOT_FOUND */
  async get(actor: Actor, id: ListingId): Promise<Listing> {
    await this.assertMayRead(actor);
    const listing = (await this.byIds(actor.tenantId, [id])).get(id);
    if (!listing) throw notFound();
    return listing;
  }

  publish(actor: Actor, input: PublishListingInput): Promise<Listing> {
    return this.db.write(async (tx) => {
      const id = await once(tx, { memberId: actor.id, operation: 'publishListing', key: input.idempotencyKey, input }, () => this.publishInTx(tx, actor, input));
      return own(tx, id);
    });
  }

  private async publishInTx(tx: Tx, actor: Actor, input: PublishListingInput): Promise<{ id: string }> {
    const { availableUntil, expiresAt, kind } = input;
    const audience = audienceOf(input);
    const why = audience instanceof AppError ? audience : whyNotPublish(input, tx.now);
    if (why || audience instanceof AppError) throw why;
    const toFederation = await isFederation(tx, audience);
    if (toFederation !== (input.federationId !== undefined) || !(await mayPublish(tx, audience, 'listings'))) refuse(new NotParticipating());
    const id = newId(tx.now.getTime());
    await insertListing(tx, {
      ...input,
      id,
      federationTenantId: toFederation ? audience : null,
      partnerTenantId: toFederation ? null : audience,
      authorId: actor.id,
      quantity: input.quantity ?? 1,
      mode: input.mode ?? ListingMode.ANY,
      region: input.region ?? null,
      place: input.place ?? null,
      contact: input.contact ?? null,
      sharedFields: [...new Set(input.sharedFields ?? USUALLY_SHARED)],
      topics: [...new Set(input.topics ?? [])],
      valueCredits: input.valueCredits ?? USUAL_CREDITS[kind],
      expiresAt: expiresAt ?? usualExpiry(availableUntil, tx.now),
    });
    await publishCopy(tx, id);
    await this.tell(tx, actor, (await lockListing(tx, id))!, 'PUBLISHED');
    return { id };
  }

  /** From the commit on the audience has no copy any more, whatever was still under way; who had booked it is told. */
  withdraw(actor: Actor, id: ListingId): Promise<Listing> {
    return this.change(actor, id, 'WITHDRAWN', async (tx, listing) => {
      if (isWithdrawn(listing)) refuse(new ListingAlreadyWithdrawn());
      await takeDown(tx, id, 'WITHDRAWN', listing.version + 1);
      for (const { requesterTenantId, ...answered } of await cancelBookingsOf(tx, id)) await tx.publishTo(requesterTenantId, 'bookings', BookingAnswered, answered);
    });
  }

  /** The copy goes for a while; what is booked stays booked. */
  pause(actor: Actor, id: ListingId): Promise<Listing> {
    return this.change(actor, id, 'PAUSED', async (tx, { state, version }) => {
      if (state !== ListingState.PUBLISHED) refuse(ListingStateUnfit.as(state));
      await takeDown(tx, id, 'PAUSED', version + 1);
    });
  }

  resume(actor: Actor, id: ListingId): Promise<Listing> {
    return this.change(actor, id, 'RESUMED', async (tx, { state, version, audienceTenantId }) => {
      if (state !== ListingState.PAUSED) refuse(ListingStateUnfit.as(state));
      if (!(await mayPublish(tx, audienceTenantId, 'listings'))) refuse(new NotParticipating());
      await putBack(tx, id, version + 1);
    });
  }

  private change(actor: Actor, id: ListingId, action: 'WITHDRAWN' | 'PAUSED' | 'RESUMED', make: (tx: Tx, listing: LockedListing) => Promise<void>): Promise<Listing> {
    return this.db.write(async (tx) => {
      const listing = await lockListing(tx, id);
      if (!listing) throw notFound();
      await make(tx, listing);
      await this.tell(tx, actor, { ...listing, version: listing.version + 1 }, action);
      return own(tx, id);
    });
  }

  /** Writes down what happened, and tells the audience, which writes it down on its side. */
  private async tell(tx: Tx, actor: Actor, listing: LockedListing, action: 'PUBLISHED' | 'WITHDRAWN' | 'PAUSED' | 'RESUMED'): Promise<void> {
    const { id: listingId, version, title, sharedFields: fields, audienceTenantId: partner, federationTenantId } = listing;
    await recordSharing(tx, { direction: 'OUT', action, partner, subjectType: 'Listing', subjectId: listingId, version, title, fields, memberId: actor.id });
    // Where the audience has ended the sharing, the copy went with it and nobody is left to be told.
    if (!(await mayPublish(tx, partner, 'listings'))) return;
    if (federationTenantId) await refreshSketch(tx, federationTenantId);
    if (action === 'PUBLISHED' || action === 'RESUMED') await tx.publishTo(partner, 'listings', ListingPublished, { listingId, version, isResumed: action === 'RESUMED' });
    else await tx.publishTo(partner, 'listings', ListingWithdrawn, { listingId, version, isPaused: action === 'PAUSED' });
  }

  private async assertMayRead(actor: Actor): Promise<void> {
    if (!(await this.mayRead(actor))) throw forbidden();
  }

  private async source(tenantId: TenantId): Promise<ListingSource> {
    return (await this.directory.byId(tenantId)).kind === TenantKind.FEDERATION ? 'board' : 'own';
  }
}

async function own(tx: Tx, id: ListingId): Promise<Listing> {
  const listing = (await listingsByIds(within(tx), 'own', tx.tenantId!, tx.now, [id])).get(id);
  if (!listing) throw notFound();
  return listing;
}

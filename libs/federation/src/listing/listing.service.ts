import { Injectable } from '@nestjs/common';
import { Clock, type Page, type PageArgs, type TenantId, forbidden, newId, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDirectory, TenantKind, once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { ListingPublished, ListingWithdrawn } from '../events.js';
import { mayPublish } from '../grants.js';
import { refreshSketch } from '../sketch/sketch.queries.js';
import { type Listing, type ListingId, ListingMode } from './listing.entity.js';
import { ListingAlreadyWithdrawn, NotParticipating, type PublishListingInput } from './listing.graphql.js';
import { type ListingPageFilter, type ListingSource, insertPublished, listingPage, listingsByIds, lockListing, withdraw, within } from './listing.queries.js';
import { USUAL_CREDITS, isWithdrawn, usualExpiry, whyNotPublish } from './listing.rules.js';

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

  async byIds(tenantId: TenantId, ids: readonly string[]): Promise<Map<ListingId, Listing>> {
    return listingsByIds(this.db, await this.source(tenantId), tenantId, this.clock.now(), ids);
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
    const { federationId, availableUntil, expiresAt, kind } = input;
    const why = whyNotPublish(input, tx.now);
    if (why) throw why;
    if (!(await mayPublish(tx, federationId, 'listings'))) refuse(new NotParticipating());
    const id = newId(tx.now.getTime());
    await insertPublished(tx, {
      ...input,
      id,
      federationTenantId: federationId,
      authorId: actor.id,
      quantity: input.quantity ?? 1,
      mode: input.mode ?? ListingMode.ANY,
      region: input.region ?? null,
      topics: [...new Set(input.topics ?? [])],
      valueCredits: input.valueCredits ?? USUAL_CREDITS[kind],
      expiresAt: expiresAt ?? usualExpiry(availableUntil, tx.now),
    });
    await refreshSketch(tx, federationId);
    await tx.publishTo(federationId, 'listings', ListingPublished, { listingId: id, version: 1 });
    return { id };
  }

  /** From the commit on the federation has no copy any more, whatever was still under way. */
  withdraw(id: ListingId): Promise<Listing> {
    return this.db.write(async (tx) => {
      const listing = await lockListing(tx, id);
      if (!listing) throw notFound();
      if (isWithdrawn(listing)) refuse(new ListingAlreadyWithdrawn());
      const version = listing.version + 1;
      await withdraw(tx, id, version);
      // Where the federation has ended the participation, the copy went with it and nobody is left to be told.
      if (await mayPublish(tx, listing.federationTenantId, 'listings')) {
        await refreshSketch(tx, listing.federationTenantId);
        await tx.publishTo(listing.federationTenantId, 'listings', ListingWithdrawn, { listingId: id, version });
      }
      return own(tx, id);
    });
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

import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, type TenantId, invalidInput, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { SeatsRequested } from '../../events.js';
import { mayPublish } from '../../grants.js';
import { NotParticipating } from '../../listing/listing.graphql.js';
import { FeeSplit, LicencePoolState } from '../pool/pool.entity.js';
import { LicencePoolNotReady } from '../pool/pool.graphql.js';
import { joinRequests, purchaseOf, within } from '../pool/pool.queries.js';
import { type LicenceOffer, type LicenceOfferId, SeatEstimate, type SeatRequest } from './offer.entity.js';
import { MAX_SEATS, type RequestSeatsInput } from './offer.graphql.js';
import { offerPage, offersByIds, putRequest, requestsByIds } from './offer.queries.js';
import { estimate } from './offer.rules.js';

/** The municipality's side of a joint purchase. */
@Injectable()
export class LicenceOfferService {
  constructor(private readonly db: TenantDb) {}

  page(tenantId: TenantId, args: PageArgs): Promise<Page<LicenceOffer>> {
    return offerPage(this.db, tenantId, args);
  }

  byIds(tenantId: TenantId, ids: readonly string[]): Promise<LicenceOffer[]> {
    return offersByIds(this.db, tenantId, ids);
  }

  requestsByIds(tenantId: TenantId, ids: readonly string[]): Promise<SeatRequest[]> {
    return requestsByIds(this.db, tenantId, ids);
  }

  /** @throws NOT_FOUND */
  async get(tenantId: TenantId, id: LicenceOfferId): Promise<LicenceOffer> {
    const [offer] = await this.byIds(tenantId, [id]);
    if (!offer) throw notFound();
    return offer;
  }

  /** @throws INVALID_INPUT */
  estimate(offer: LicenceOffer, seats: number): SeatEstimate | null {
    if (seats < 0 || seats > MAX_SEATS) throw invalidInput('seats', 'OUT_OF_RANGE', { ja: `0から${MAX_SEATS}までです。`, en: `Must be between 0 and ${MAX_SEATS}.` });
    if (offer.state !== LicencePoolState.OPEN) return null;
    const { total, ...cost } = estimate(offer, seats);
    return Object.assign(new SeatEstimate(), { seats, purchase: purchaseOf(offer.prices, total), ...cost });
  }

  /** The municipality's own row, addressed to the consortium: it holds from the commit on, and is in the order or refused. */
  request(actor: Actor, input: RequestSeatsInput): Promise<LicenceOffer> {
    return this.db.write(async (tx) => {
      await once(tx, { memberId: actor.id, operation: 'requestSeats', key: input.idempotencyKey, input }, async () => ({ id: await this.requestInTx(tx, input) }));
      return offerIn(tx, input.offerId);
    });
  }

  private async requestInTx(tx: Tx, { offerId, seats, population }: RequestSeatsInput): Promise<string> {
    await joinRequests(tx, offerId);
    const offer = await offerIn(tx, offerId);
    if (offer.state !== LicencePoolState.OPEN) refuse(LicencePoolNotReady.in(offer.state));
    if (!(await mayPublish(tx, offer.federationTenantId, 'procurement'))) refuse(new NotParticipating());
    const byPopulation = offer.feeSplit === FeeSplit.POPULATION;
    if (byPopulation && seats > 0 && population === undefined) throw invalidInput('input.population', 'REQUIRED', { ja: '固定費を人口で分けるため、人口を入力してください。', en: 'The fixed fee is split by population, so please state yours.' });
    const requestId = await putRequest(tx, offer, seats, byPopulation ? (population ?? null) : null);
    if (requestId === undefined) return offer.request!.id;
    await tx.publishTo(offer.federationTenantId, 'procurement', SeatsRequested, { poolId: offerId, requestId, municipalityId: tx.tenantId!, seats });
    return requestId;
  }
}

/** @throws NOT_FOUND */
async function offerIn(tx: Tx, id: LicenceOfferId): Promise<LicenceOffer> {
  const [offer] = await offersByIds(within(tx), tx.tenantId!, [id]);
  if (!offer) throw notFound();
  return offer;
}

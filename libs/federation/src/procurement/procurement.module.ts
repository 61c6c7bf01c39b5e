import { Module } from '@nestjs/common';
import { type GraphqlContext, registerNode } from '#graphql-kit';
import { Capability } from '#identity';
import { SeatGrantService } from './grant/grant.service.js';
import { LicenceOffer, SeatRequest } from './offer/offer.entity.js';
import { LicenceOfferResolver } from './offer/offer.resolver.js';
import { LicenceOfferService } from './offer/offer.service.js';
import { LicencePool } from './pool/pool.entity.js';
import { LicenceBuyerResolver, LicencePoolResolver } from './pool/pool.resolver.js';
import { LicencePoolService } from './pool/pool.service.js';
import { ProcurementHandlers } from './procurement.handlers.js';
import { OfferStatementResolver, PoolStatementResolver } from './statement/statement.resolver.js';
import { StatementService } from './statement/statement.service.js';

/** A consortium buys licences once for many municipalities: what a gateway serves. */
@Module({
  providers: [
    LicencePoolService, LicenceOfferService, SeatGrantService, StatementService,
    LicencePoolResolver, LicenceBuyerResolver, LicenceOfferResolver, PoolStatementResolver, OfferStatementResolver,
  ],
  exports: [LicencePoolService],
})
export class ProcurementModule {
  constructor(pools: LicencePoolService, offers: LicenceOfferService) {
    const reader = ({ caller: { actor } }: GraphqlContext) => (actor?.permissions.has('procurement:read') ? actor : undefined);
    registerNode(LicencePool, async (ids, context) => {
      const actor = reader(context);
      return actor?.capabilities.has(Capability.PROCUREMENT) ? pools.byIds(actor.tenantId, ids) : [];
    });
    registerNode(LicenceOffer, async (ids, context) => {
      const actor = reader(context);
      return actor ? offers.byIds(actor.tenantId, ids) : [];
    });
    registerNode(SeatRequest, async (ids, context) => {
      const actor = reader(context);
      return actor ? offers.requestsByIds(actor.tenantId, ids) : [];
    });
  }
}

/** What a worker does between a consortium and its municipalities. */
@Module({ providers: [LicencePoolService, ProcurementHandlers] })
export class ProcurementHandlersModule {}

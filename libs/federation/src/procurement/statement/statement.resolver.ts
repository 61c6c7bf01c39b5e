import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentCaller } from '#graphql-kit';
import type { Actor, Caller } from '#graphql-kit';
import { LicenceOffer } from '../offer/offer.entity.js';
import { LicencePool } from '../pool/pool.entity.js';
import { CsvFileEncoding, StatementFile } from './statement.graphql.js';
import { StatementService } from './statement.service.js';

const Encoding = (): ParameterDecorator => Args('encoding', { type: () => CsvFileEncoding, description: 'How its characters are written.' });

@Resolver(() => LicencePool)
export class PoolStatementResolver {
  constructor(private readonly statements: StatementService) {}

  @ResolveField(() => StatementFile, { nullable: true, description: "The order with every municipality's share, as a CSV file in the caller's language; null before the order." })
  statementFile(@Parent() pool: LicencePool, @CurrentActor() actor: Actor, @CurrentCaller() { locale }: Caller, @Encoding() encoding: CsvFileEncoding): Promise<StatementFile | null> {
    return this.statements.ofPool(actor.tenantId, pool, { encoding, locale });
  }
}

@Resolver(() => LicenceOffer)
export class OfferStatementResolver {
  constructor(private readonly statements: StatementService) {}

  @ResolveField(() => StatementFile, { nullable: true, description: "The order and this municipality's own share, as a CSV file in the caller's language; null before the order, and without a share." })
  statementFile(@Parent() offer: LicenceOffer, @CurrentActor() actor: Actor, @CurrentCaller() { locale }: Caller, @Encoding() encoding: CsvFileEncoding): Promise<StatementFile | null> {
    return this.statements.ofOffer(actor.tenantId, offer, { encoding, locale });
  }
}

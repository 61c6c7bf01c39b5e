import { InputType } from '@nestjs/graphql';
import { IdField, IntField, TextField, outcome } from '#graphql-kit';
import { NotParticipating } from '../../listing/listing.graphql.js';
import { LicencePoolNotReady } from '../pool/pool.graphql.js';
import { LicenceOffer, type LicenceOfferId } from './offer.entity.js';

export const MAX_SEATS = 100_000;

@InputType({ description: 'How many seats this municipality wishes to have.' })
export class RequestSeatsInput {
  @IdField('LicenceOffer', { description: 'The joint purchase; it takes requests.' })
  offerId!: LicenceOfferId;
  @IntField(0, MAX_SEATS, { description: 'How many seats, 0 to 100,000. It replaces what was asked for before; 0 asks for none.' })
  seats!: number;
  @IntField(1, 100_000_000, { nullable: true, description: 'The population of the municipality, 1 to 100,000,000: needed where the fixed fee is split by it.' })
  population?: number;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it is not a second request.' })
  idempotencyKey?: string;
}

export const RequestSeatsResult = outcome('RequestSeatsResult', [LicenceOffer, LicencePoolNotReady, NotParticipating]);

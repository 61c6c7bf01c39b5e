import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Brand, TenantId } from '#kernel';
import { Connection, Node } from '#graphql-kit';
import { FeeSplit, LicencePoolState, LicencePurchase, LicenceShare, LicenceTier } from '../pool/pool.entity.js';
import type { Tier } from '../pricing.rules.js';
import { Yen } from '../yen.js';

export type LicenceOfferId = Brand<'LicenceOffer'>;

@ObjectType({ description: 'What a number of seats would cost this municipality, with what all others ask for at the moment.' })
export class SeatEstimate {
  @Field(() => Int, { description: 'The seats it is about.' })
  seats!: number;
  @Field(() => LicencePurchase, { description: 'What all would buy together.' })
  purchase!: LicencePurchase;
  @Field(() => Yen, { description: 'Its part of the cost of the seats, in yen, rounded up: the share of an order with these requests is never higher.' })
  seatCost!: number;
  @Field(() => Yen, { nullable: true, description: 'Its part of the fixed fee, in yen, rounded up; null when the fee is split by population, which the others state themselves.' })
  fee!: number | null;
  @Field(() => Yen, { description: 'What the same seats would cost without the others, in yen, with the whole fixed fee.' })
  alone!: number;
}

@ObjectType({ implements: () => Node, description: "What this municipality asked for in a joint purchase: its own word, which the consortium sees." })
export class SeatRequest implements Node {
  id!: string;
  @Field(() => Int, { description: 'How many seats it wishes to have; 0 when it wants none.' })
  seats!: number;
  @Field(() => Int, { nullable: true, description: 'The population it stated; null when the fixed fee is not split by it.' })
  population!: number | null;
  @Field({ description: 'When it said so last, in UTC.' })
  requestedAt!: Date;
}

@ObjectType({ implements: () => Node, description: 'A joint purchase that a consortium offers to this municipality, as the consortium shows it. Operators see it.' })
export class LicenceOffer implements Node {
  id!: LicenceOfferId;
  federationTenantId!: TenantId;
  prices!: Tier[];
  countedSeats!: number;
  buyerCount!: number;
  @Field({ description: 'Whose licences.' })
  provider!: string;
  @Field(() => Int, { description: 'The licence year by the year in which it begins: 2026 is April 2026 to March 2027 in Japan (2026年度).' })
  licenceYear!: number;
  @Field(() => LicencePoolState, { description: 'How far it has come.' })
  state!: LicencePoolState;
  @Field(() => [LicenceTier], { description: 'The prices, smallest order first.' })
  tiers!: LicenceTier[];
  @Field(() => Yen, { description: 'What all pay once for the whole year whatever the quantity, in yen.' })
  fixedFee!: number;
  @Field(() => FeeSplit, { description: 'How the fixed fee is split.' })
  feeSplit!: FeeSplit;
  @Field(() => Int, { description: 'What all municipalities ask for together, or asked for when it was ordered. Counted within seconds of a request.' })
  totalSeats!: number;
  @Field(() => LicencePurchase, { nullable: true, description: 'What was ordered for all; null before.' })
  purchase!: LicencePurchase | null;
  @Field(() => LicenceShare, { nullable: true, description: 'What this municipality has of the order and pays; null before the order, and without seats.' })
  share!: LicenceShare | null;
  @Field(() => Int, { description: 'Seats granted to this municipality so far.' })
  grantedSeats!: number;
  @Field(() => Date, { nullable: true, description: 'When seats were granted last, in UTC; null before.' })
  grantedAt!: Date | null;
  @Field(() => SeatRequest, { nullable: true, description: 'What this municipality asked for; null when it has not.' })
  request!: SeatRequest | null;
}

@ObjectType({ description: 'A page of joint purchases offered to this municipality.' })
export class LicenceOfferConnection extends Connection(LicenceOffer) {}

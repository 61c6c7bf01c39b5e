import { Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Brand, TenantId } from '#kernel';
import { Connection, Node } from '#graphql-kit';
import { Yen } from '../yen.js';

export type LicencePoolId = Brand<'LicencePool'>;

export enum LicencePoolState {
  OPEN = 'OPEN',
  ORDERED = 'ORDERED',
  CLOSED = 'CLOSED',
}
export enum FeeSplit {
  EQUAL = 'EQUAL',
  POPULATION = 'POPULATION',
}
registerEnumType(LicencePoolState, {
  name: 'LicencePoolState',
  description: 'How far a joint purchase of licences has come. It only goes forward.',
  valuesMap: {
    OPEN: { description: 'Municipalities say how many seats they wish to have; prices may still change.' },
    ORDERED: { description: 'The order is placed and the shares are fixed; seats are granted.' },
    CLOSED: { description: 'Over: nothing changes any more.' },
  },
});
registerEnumType(FeeSplit, {
  name: 'FeeSplit',
  description: 'How a fixed fee is split among the municipalities that have seats.',
  valuesMap: { EQUAL: { description: 'Each pays the same.' }, POPULATION: { description: 'In proportion to the population that each stated with its request.' } },
});

@ObjectType({ description: 'A price that holds from a quantity on, for every seat of the whole order.' })
export class LicenceTier {
  @Field(() => Int, { description: 'The smallest order with this price, in seats.' })
  from!: number;
  @Field(() => Int, { nullable: true, description: 'The largest order with this price, in seats; null for the last tier.' })
  to!: number | null;
  @Field(() => Yen, { description: 'For each seat, in yen for the licence year.' })
  unitPrice!: number;
}

@InputType({ description: 'One line of a quotation.' })
export class LicenceTierInput {
  @Field(() => Int, { description: 'The smallest order with this price, 1 to 1,000,000 seats.' })
  from!: number;
  @Field(() => Int, { nullable: true, description: 'The largest order with this price as the quotation says it; compared with the next line. Left out for the last one.' })
  to?: number | null;
  @Field(() => Int, { description: 'For each seat, 1 to 1,000,000 yen.' })
  unitPrice!: number;
}

@ObjectType({ description: 'The cheapest way to have a number of seats.' })
export class LicencePurchase {
  @Field(() => Int, { description: 'How many seats are needed.' })
  seats!: number;
  @Field(() => Int, { description: 'How many are bought: more than needed where a larger order costs less.' })
  quantity!: number;
  @Field(() => Int, { nullable: true, description: 'Which tier it is bought at, counted from 1; null when no seat is needed.' })
  tier!: number | null;
  @Field(() => Yen, { description: 'For each seat bought, in yen.' })
  unitPrice!: number;
  @Field(() => Yen, { description: 'What the seats cost together, in yen, without the fixed fee.' })
  cost!: number;
  @Field(() => Yen, { nullable: true, description: 'What exactly the needed seats would cost, in yen; null where so few are not sold.' })
  costAsNeeded!: number | null;
}

@ObjectType({ description: 'What one municipality has of an order and pays for it.' })
export class LicenceShare {
  @Field(() => Int, { description: 'Its seats in the order.' })
  seats!: number;
  @Field(() => Yen, { description: 'Its part of the cost of the seats, in yen, after rounding.' })
  seatCost!: number;
  @Field(() => Float, { description: 'The part of a yen cut off before the left-over yen were given out, 0 to below 1.' })
  remainder!: number;
  @Field({ description: 'True when one of the left-over yen was added, its remainder being among the largest.' })
  isRoundedUp!: boolean;
  @Field(() => Yen, { description: 'Its part of the fixed fee, in yen.' })
  fee!: number;
  @Field(() => Yen, { description: 'All it pays, in yen.' })
  total!: number;
}

@ObjectType({ implements: () => Node, description: 'A joint purchase of licences from one provider for one licence year. Operators of the consortium see it.' })
export class LicencePool implements Node {
  id!: LicencePoolId;
  @Field({ description: 'Whose licences, as it stands on the contract.' })
  provider!: string;
  @Field(() => Int, { description: 'The licence year by the year in which it begins: 2026 is April 2026 to March 2027 in Japan (2026年度).' })
  licenceYear!: number;
  @Field(() => LicencePoolState, { description: 'How far it has come.' })
  state!: LicencePoolState;
  @Field(() => [LicenceTier], { description: 'The prices, smallest order first.' })
  tiers!: LicenceTier[];
  @Field(() => Yen, { description: 'What is paid once for the whole year whatever the quantity, in yen; 0 when nothing is.' })
  fixedFee!: number;
  @Field(() => FeeSplit, { description: 'How the fixed fee is split.' })
  feeSplit!: FeeSplit;
  @Field(() => LicencePurchase, { description: 'What is bought: as ordered, or while requests are open the cheapest way to have what is asked for now.' })
  purchase!: LicencePurchase;
  @Field(() => Int, { description: 'Seats granted to municipalities so far.' })
  grantedSeats!: number;
  @Field({ description: 'When requests were opened, in UTC.' })
  openedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When the order was placed, in UTC; null before.' })
  orderedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When it was closed, in UTC; null before.' })
  closedAt!: Date | null;
}

@ObjectType({ description: 'A municipality in a joint purchase, as the consortium sees it.' })
export class LicenceBuyer {
  municipalityTenantId!: TenantId;
  population!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many seats it wishes or wished to have; null when it has not said so.' })
  requestedSeats!: number | null;
  @Field(() => Date, { nullable: true, description: 'When it said so last, in UTC; null when it has not.' })
  requestedAt!: Date | null;
  @Field(() => LicenceShare, { nullable: true, description: 'Its share: as ordered, or while requests are open what it would be now. Null without seats.' })
  share!: LicenceShare | null;
  @Field(() => Int, { description: 'Seats granted to it so far.' })
  grantedSeats!: number;
  @Field(() => Date, { nullable: true, description: 'When seats were granted to it last, in UTC; null before.' })
  grantedAt!: Date | null;
  /** Its place in the list. */
  since!: Date;
  participationId!: string;
}

@ObjectType({ description: 'A page of joint purchases.' })
export class LicencePoolConnection extends Connection(LicencePool) {}

@ObjectType({ description: 'A page of municipalities in a joint purchase.' })
export class LicenceBuyerConnection extends Connection(LicenceBuyer) {}

import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Localized, type TenantId, refuse } from '#kernel';
import { IdField, IntField, Refusal, TextField, outcome } from '#graphql-kit';
import { MAX_TIERS, type QuotedTier, type Tier, type TierProblem as Problem, mistakeIn } from '../pricing.rules.js';
import { FeeSplit, LicencePool, type LicencePoolId, LicencePoolState, LicenceTierInput } from './pool.entity.js';

export enum TierProblem {
  NONE = 'NONE',
  TOO_MANY = 'TOO_MANY',
  OUT_OF_RANGE = 'OUT_OF_RANGE',
  QUANTITY_NOT_RISING = 'QUANTITY_NOT_RISING',
  OVERLAPS = 'OVERLAPS',
  GAP = 'GAP',
  PRICE_RISES = 'PRICE_RISES',
}
registerEnumType(TierProblem, {
  name: 'TierProblem',
  description: 'What is wrong with a price list.',
  valuesMap: {
    NONE: { description: 'There is no tier.' },
    TOO_MANY: { description: 'There are more than 20 tiers.' },
    OUT_OF_RANGE: { description: 'A quantity or price is outside 1 to 1,000,000, or the tier ends before it begins.' },
    QUANTITY_NOT_RISING: { description: 'The tier does not begin above the one before.' },
    OVERLAPS: { description: 'The tier begins before the one before has ended.' },
    GAP: { description: 'Some quantities have no price.' },
    PRICE_RISES: { description: 'The price is above that of the tier before.' },
  },
});

@InputType({ isAbstract: true })
abstract class LicencePrices {
  @Field(() => [LicenceTierInput], { description: 'The quotation, smallest order first: 1 to 20 lines, quantities rising, prices not rising.' })
  tiers!: LicenceTierInput[];
  @IntField(0, 100_000_000, { nullable: true, description: 'What is paid once for the whole year, 0 to 100,000,000 yen; nothing by default.' })
  fixedFee?: number;
}

@InputType({ description: 'A joint purchase that begins to take requests.' })
export class OpenLicencePoolInput extends LicencePrices {
  @TextField({ min: 1, max: 100 }, { description: 'Whose licences, 1 to 100 characters.' })
  provider!: string;
  @IntField(2000, 2100, { description: 'The licence year by the year in which it begins (April), 2000 to 2100.' })
  licenceYear!: number;
  @Field(() => FeeSplit, { nullable: true, description: 'How the fixed fee is split; equally by default. It cannot be changed later, because requests rest on it.' })
  feeSplit?: FeeSplit;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same pool again.' })
  idempotencyKey?: string;
}

@InputType({ description: 'New prices for a joint purchase that takes requests.' })
export class ChangeLicencePricesInput extends LicencePrices {
  @IdField('LicencePool', { description: 'The pool.' })
  poolId!: LicencePoolId;
}

@InputType({ description: 'Which order to place.' })
export class OrderLicencesInput {
  @IdField('LicencePool', { description: 'The pool.' })
  poolId!: LicencePoolId;
  @IntField(0, 100_000_000, { description: 'The total of the requests that the order was decided on. When another municipality has asked meanwhile, nothing is ordered.' })
  seats!: number;
}

@InputType({ description: 'Which joint purchase is over.' })
export class CloseLicencePoolInput {
  @IdField('LicencePool', { description: 'The pool.' })
  poolId!: LicencePoolId;
}

@InputType({ description: 'How many seats a municipality has from now on.' })
export class GrantSeatsInput {
  @IdField('LicencePool', { description: 'The pool.' })
  poolId!: LicencePoolId;
  @IdField('Tenant', { description: 'The municipality; it is part of the order.' })
  municipalityId!: TenantId;
  @IntField(0, 100_000, { description: 'All of its seats, those granted before included; 0 to 100,000. Seats are not taken back here.' })
  seats!: number;
}

@InputType({ description: 'Whose order to hand out.' })
export class GrantOrderedSeatsInput {
  @IdField('LicencePool', { description: 'The pool. Each municipality gets the seats that it ordered; who has more already keeps them.' })
  poolId!: LicencePoolId;
}

const PROBLEMS: Record<Problem, Localized> = {
  NONE: { ja: '段がありません。', en: 'there is none.' },
  TOO_MANY: { ja: `段は${MAX_TIERS}までです。`, en: `at most ${MAX_TIERS} are possible.` },
  OUT_OF_RANGE: { ja: '数量と単価は1から1,000,000までの整数にし、終わりは始まり以上にしてください。', en: 'quantity and price have to be whole numbers from 1 to 1,000,000, and the end not before the beginning.' },
  QUANTITY_NOT_RISING: { ja: '数量が前の段より大きくなっていません。', en: 'the quantity is not above that of the tier before.' },
  OVERLAPS: { ja: '範囲が前の段と重なっています。', en: 'the range overlaps with the tier before.' },
  GAP: { ja: '単価の決まっていない数量があります。前の段の終わりの次から始め、最後の段には終わりを付けないでください。', en: 'some quantities have no price. Begin right after the tier before, and give the last tier no end.' },
  PRICE_RISES: { ja: '単価が前の段より高くなっています。', en: 'the price is above that of the tier before.' },
};

@ObjectType({ implements: () => Refusal, description: 'The price list cannot hold; the tier with the first mistake is named.' })
export class TiersRefused extends Refusal {
  readonly code = 'TIERS_REFUSED';
  @Field(() => Int, { description: 'The tier with the mistake, counted from 1.' })
  tier!: number;
  @Field(() => TierProblem, { description: 'The mistake.' })
  problem!: TierProblem;
  text(): Localized {
    const { ja, en } = PROBLEMS[this.problem];
    return { ja: `${this.tier}段目: ${ja}`, en: `Tier ${this.tier}: ${en}` };
  }
}

/** The tiers as they are kept. A refusal names the first that is wrong. */
export function checkedTiers(quoted: readonly LicenceTierInput[]): Tier[] {
  const tiers: QuotedTier[] = quoted.map(({ from, to, unitPrice }) => ({ from, unitPrice, ...(to == null ? {} : { to }) }));
  const mistake = mistakeIn(tiers);
  if (mistake) refuse(Object.assign(new TiersRefused(), { tier: mistake.tier, problem: TierProblem[mistake.problem] }));
  return tiers.map(({ from, unitPrice }) => ({ from, unitPrice }));
}

@ObjectType({ implements: () => Refusal, description: 'There is a joint purchase from this provider for this year already.' })
export class LicencePoolExists extends Refusal {
  readonly code = 'LICENCE_POOL_EXISTS';
  text(): Localized {
    return { ja: 'この提供元の同じ年度の共同調達が、すでにあります。', en: 'There is a joint purchase from this provider for this year already.' };
  }
}

const IN_STATE: Record<LicencePoolState, Localized> = {
  OPEN: { ja: 'まだ希望を受け付けています。先に発注してください。', en: 'Requests are still open. Place the order first.' },
  ORDERED: { ja: 'すでに発注済みです。', en: 'The order was placed already.' },
  CLOSED: { ja: 'この年度の調達は終了しています。', en: 'This purchase is closed.' },
};

@ObjectType({ implements: () => Refusal, description: 'The joint purchase is in another state than this needs.' })
export class LicencePoolNotReady extends Refusal {
  readonly code = 'LICENCE_POOL_NOT_READY';
  @Field(() => LicencePoolState, { description: 'How far it has come.' })
  state!: LicencePoolState;
  text(): Localized {
    return IN_STATE[this.state];
  }
  static in(state: LicencePoolState): LicencePoolNotReady {
    return Object.assign(new LicencePoolNotReady(), { state });
  }
}

@ObjectType({ implements: () => Refusal, description: 'The requests are no longer what the order was decided on. Look again, and decide again.' })
export class RequestsChanged extends Refusal {
  readonly code = 'REQUESTS_CHANGED';
  @Field(() => Int, { description: 'What is asked for now, in seats.' })
  seats!: number;
  text(): Localized {
    return { ja: `希望の合計が${this.seats}枠に変わりました。内容を確かめて、もう一度発注してください。`, en: `The requests now come to ${this.seats} seats. Please look again before ordering.` };
  }
}

@ObjectType({ implements: () => Refusal, description: 'Nobody has asked for a seat.' })
export class NothingRequested extends Refusal {
  readonly code = 'NOTHING_REQUESTED';
  text(): Localized {
    return { ja: '希望がまだないため、発注できません。', en: 'Nobody has asked for a seat yet, so there is nothing to order.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'More seats would be granted than were bought. Nothing was changed.' })
export class MoreSeatsThanBought extends Refusal {
  readonly code = 'MORE_SEATS_THAN_BOUGHT';
  @Field(() => Int, { description: 'Seats that were bought.' })
  bought!: number;
  @Field(() => Int, { description: 'Seats that are granted already, to all.' })
  granted!: number;
  text(): Localized {
    return { ja: `購入した${this.bought}枠を超えるため、配分できません(配分済み${this.granted}枠)。何も変更していません。`, en: `That would be more than the ${this.bought} seats that were bought (${this.granted} are granted). Nothing was changed.` };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The municipality has more seats than that already; they are not taken back here.' })
export class SeatsNotTakenBack extends Refusal {
  readonly code = 'SEATS_NOT_TAKEN_BACK';
  @Field(() => Int, { description: 'Seats that are granted to it already.' })
  granted!: number;
  text(): Localized {
    return { ja: `すでに${this.granted}枠を配分しています。配分した受講枠はここでは減らせません。`, en: `${this.granted} seats are granted to it already, and granted seats are not taken back here.` };
  }
}

export const OpenLicencePoolResult = outcome('OpenLicencePoolResult', [LicencePool, TiersRefused, LicencePoolExists]);
export const ChangeLicencePricesResult = outcome('ChangeLicencePricesResult', [LicencePool, TiersRefused, LicencePoolNotReady]);
export const OrderLicencesResult = outcome('OrderLicencesResult', [LicencePool, RequestsChanged, NothingRequested, LicencePoolNotReady]);
export const CloseLicencePoolResult = outcome('CloseLicencePoolResult', [LicencePool, LicencePoolNotReady]);
export const GrantSeatsResult = outcome('GrantSeatsResult', [LicencePool, MoreSeatsThanBought, SeatsNotTakenBack, LicencePoolNotReady]);
export const GrantOrderedSeatsResult = outcome('GrantOrderedSeatsResult', [LicencePool, MoreSeatsThanBought, LicencePoolNotReady]);

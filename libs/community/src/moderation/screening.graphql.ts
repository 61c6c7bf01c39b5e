import { Field, GraphQLISODateTime, Int, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { Refusal } from '#graphql-kit';
import { RulesNotAccepted } from './rules/rules.graphql.js';

@ObjectType({ implements: () => Refusal, description: 'New members write so much in an hour, and this one has.' })
export class NewcomerMustWait extends Refusal {
  readonly code = 'NEWCOMER_MUST_WAIT';
  @Field(() => Int, { description: 'How many may be written in an hour.' })
  readonly perHour: number;
  @Field(() => GraphQLISODateTime, { description: 'When the next one may be written, in UTC.' })
  readonly retryAt: Date;
  private readonly minutes: number;

  constructor(perHour: number, retryAt: Date, now: Date) {
    super();
    this.perHour = perHour;
    this.retryAt = retryAt;
    this.minutes = Math.max(1, Math.ceil((retryAt.getTime() - now.getTime()) / 60_000));
  }
  text(): Localized {
    return {
      ja: `参加して間もない方は、1時間に${this.perHour}件まで書き込めます。あと${this.minutes}分ほどお待ちください。`,
      en: `New members can write ${this.perHour} an hour. Please wait about ${this.minutes} min.`,
    };
  }
}

@ObjectType({ implements: () => Refusal, description: 'New members put only so many links, and mention only so many people, in one text.' })
export class TooMuchForNewcomer extends Refusal {
  readonly code = 'TOO_MUCH_FOR_NEWCOMER';
  @Field(() => Int, { description: 'How many links are allowed in one text.' })
  readonly links: number;
  @Field(() => Int, { description: 'How many people may be mentioned in one text.' })
  readonly mentions: number;

  constructor(links: number, mentions: number) {
    super();
    this.links = links;
    this.mentions = mentions;
  }
  text(): Localized {
    return {
      ja: `参加して間もない方は、ひとつの文章にリンク${this.links}件、メンション${this.mentions}人までです。減らしてからもう一度お試しください。`,
      en: `New members can put up to ${this.links} links and ${this.mentions} mentions in one text. Please use fewer and try again.`,
    };
  }
}

@ObjectType({ implements: () => Refusal, description: 'It holds words that this community does not allow.' })
export class WordsNotAllowed extends Refusal {
  readonly code = 'WORDS_NOT_ALLOWED';
  text(): Localized {
    return { ja: 'このコミュニティでは使えない言葉が含まれています。書き直してからもう一度お試しください。', en: 'It holds words that this community does not allow. Please put it in other words.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'This person may not write anonymously for the time being; under the own name they may.' })
export class AnonymityBarred extends Refusal {
  readonly code = 'ANONYMITY_BARRED';
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when, in UTC; null for good.' })
  readonly until: Date | null;

  constructor(until: Date | null) {
    super();
    this.until = until;
  }
  text(): Localized {
    return { ja: '運営の判断により、匿名での書き込みはできません。記名での書き込みはできます。', en: 'The operators decided that you cannot write anonymously. You can write under your name.' };
  }
}

/** What every mutation that publishes words may answer instead; its outcome ends with them. */
export const SCREENED = [RulesNotAccepted, NewcomerMustWait, TooMuchForNewcomer, WordsNotAllowed, AnonymityBarred] as const;

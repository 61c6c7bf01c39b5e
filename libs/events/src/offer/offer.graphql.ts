import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Localized, MemberId } from '#kernel';
import { IdField, Refusal, outcome } from '#graphql-kit';
import type { EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { EventOver } from '../hold/hold.graphql.js';
import { AnswersField, type SignUpAnswerInput } from '../registration/question.graphql.js';
import { AlreadyRegistered, NotRegistered } from '../registration/registration.graphql.js';
import { SeatOffer, type SeatOfferId } from './offer.entity.js';

@InputType({ description: 'To whom I offer my seat.' })
export class OfferSeatInput {
  @IdField('Event', { description: 'An event at which I have a seat, and that has not begun.' })
  eventId!: EventId;
  @IdField('Member', { description: 'Another active member, who has no seat there.' })
  memberId!: MemberId;
}

@InputType({ description: 'Whether I take a seat that was offered to me.' })
export class AnswerSeatOfferInput {
  @IdField('SeatOffer', { description: 'What was offered to me.' })
  offerId!: SeatOfferId;
  @Field({ description: 'True: I come instead. What I waited for there is given up.' })
  accepts!: boolean;
  @AnswersField({ description: 'My own answers to what is asked at sign-up.' })
  answers?: SignUpAnswerInput[];
}

@InputType({ description: 'Which offer of mine to take back.' })
export class WithdrawSeatOfferInput {
  @IdField('SeatOffer', { description: 'What I offered.' })
  offerId!: SeatOfferId;
}

@ObjectType({ implements: () => Refusal, description: 'Somebody has been offered this seat already.' })
export class SeatOfferedAlready extends Refusal {
  readonly code = 'SEAT_OFFERED_ALREADY';
  @Field(() => SeatOffer, { description: 'The offer that there is; take it back first.' })
  offer!: SeatOffer;

  static with(offer: SeatOffer): SeatOfferedAlready {
    return Object.assign(new SeatOfferedAlready(), { offer });
  }
  text(): Localized {
    return { ja: 'この席は、すでにほかの人に譲ろうとしています。先にその申し出を取り消してください。', en: 'You have offered this seat to somebody already. Take that back first.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The offer was answered, or taken back.' })
export class SeatOfferClosed extends Refusal {
  readonly code = 'SEAT_OFFER_CLOSED';
  text(): Localized {
    return { ja: 'この席の申し出は、もう終わっています。', en: 'This seat is not on offer any more.' };
  }
}

export const OfferSeatResult = outcome('OfferSeatResult', [SeatOffer, NotRegistered, AlreadyRegistered, SeatOfferedAlready, EventCancelled, EventOver]);
export const AnswerSeatOfferResult = outcome('AnswerSeatOfferResult', [SeatOffer, SeatOfferClosed, AlreadyRegistered, EventCancelled, EventOver]);
export const WithdrawSeatOfferResult = outcome('WithdrawSeatOfferResult', [SeatOffer, SeatOfferClosed]);

import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Localized, PARAGRAPHS } from '#kernel';
import { Connection, IdField, Refusal, TextField, TextListField, outcome } from '#graphql-kit';
import { NotVerified } from '../profile/profile.graphql.js';
import { Consultation, type ConsultationId, type ConsultationOfferId, ConsultationState } from './consultation.entity.js';

@ObjectType({ description: 'A page of consultations.' })
export class ConsultationConnection extends Connection(Consultation) {}

export enum ConsultationList {
  OPEN = 'OPEN',
  ASKED_BY_ME = 'ASKED_BY_ME',
  OFFERED_BY_ME = 'OFFERED_BY_ME',
}
registerEnumType(ConsultationList, {
  name: 'ConsultationList',
  description: 'Which consultations.',
  valuesMap: {
    OPEN: { description: 'Those that wait for help or for the asker to choose.' },
    ASKED_BY_ME: { description: 'Those that I asked, however far they are.' },
    OFFERED_BY_ME: { description: 'Those in which I offered help, however far they are.' },
  },
});

@InputType({ description: 'Which consultations.' })
export class ConsultationFilter {
  @Field(() => ConsultationList, { nullable: true, description: 'OPEN by default.' })
  list?: ConsultationList;
}

@InputType({ description: 'What I want to ask the others.' })
export class AskConsultationInput {
  @TextField({ min: 1, max: 120 }, { description: 'What it is about, in a line, at most 120 characters.' })
  title!: string;
  @TextField({ ...PARAGRAPHS, max: 4_000 }, { description: 'What I want to know, at most 4,000 characters; may have several lines.' })
  text!: string;
  @TextListField({ min: 1, max: 30 }, 5, { description: 'Topics, at most 5: a few people who are known for one of them are told.' })
  topics!: string[];
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same consultation again.' })
  idempotencyKey?: string;
}

@InputType({ isAbstract: true })
abstract class OfConsultation {
  @IdField('Consultation', { description: 'The consultation.' })
  consultationId!: ConsultationId;
}
@InputType({ description: 'Where I can help, and how.' })
export class OfferAdviceInput extends OfConsultation {
  @TextField({ min: 1, max: 1_000, multiline: true }, { description: 'What I can say about it, and when, at most 1,000 characters.' })
  text!: string;
}
@InputType({ description: 'Whose offer I accept.' })
export class AcceptAdviceInput extends OfConsultation {
  @IdField('ConsultationOffer', { description: 'The offer.' })
  offerId!: ConsultationOfferId;
}
@InputType({ description: 'Which consultation has taken place.' })
export class ConfirmConsultationInput extends OfConsultation {}
@InputType({ description: 'Which consultation is needed no more.' })
export class CloseConsultationInput extends OfConsultation {}
@InputType({ description: 'Whom I thank, and for what.' })
export class ThankForAdviceInput extends OfConsultation {
  @TextField({ min: 1, max: 500, multiline: true }, { description: 'What it brought me; the adviser reads it. At most 500 characters.' })
  text!: string;
}

@ObjectType({ implements: () => Refusal, description: 'The consultation is at another step.' })
export class NotNow extends Refusal {
  readonly code = 'NOT_NOW';
  @Field(() => ConsultationState, { description: 'How far it is.' })
  state!: ConsultationState;
  static at(state: ConsultationState): NotNow {
    return Object.assign(new NotNow(), { state });
  }
  text(): Localized {
    return { ja: 'この相談は、もう次の段階に進んでいます。', en: 'This consultation has moved on.' };
  }
}
@ObjectType({ implements: () => Refusal, description: 'It is one\'s own.' })
export class OwnConsultation extends Refusal {
  readonly code = 'OWN_CONSULTATION';
  text(): Localized {
    return { ja: 'ご自身の相談です。', en: 'You asked this yourself.' };
  }
}
@ObjectType({ implements: () => Refusal, description: 'I have offered to help already.' })
export class AlreadyOffered extends Refusal {
  readonly code = 'ALREADY_OFFERED';
  text(): Localized {
    return { ja: 'すでに手を挙げています。', en: 'You have offered to help already.' };
  }
}

export const AskConsultationResult = outcome('AskConsultationResult', [Consultation, NotVerified]);
export const OfferAdviceResult = outcome('OfferAdviceResult', [Consultation, NotVerified, NotNow, OwnConsultation, AlreadyOffered]);
export const AcceptAdviceResult = outcome('AcceptAdviceResult', [Consultation, NotNow]);
export const ConfirmConsultationResult = outcome('ConfirmConsultationResult', [Consultation, NotNow]);
export const CloseConsultationResult = outcome('CloseConsultationResult', [Consultation, NotNow]);
export const ThankForAdviceResult = outcome('ThankForAdviceResult', [Consultation, NotNow]);

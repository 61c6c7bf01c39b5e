import { Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { IdField, IntField, Refusal, TextField, outcome } from '#graphql-kit';
import { Event, type EventId } from '../event/event.entity.js';

export enum EventSurveyState {
  OPEN = 'OPEN',
  ANSWERED = 'ANSWERED',
}
registerEnumType(EventSurveyState, {
  name: 'EventSurveyState',
  description: 'How I stand with the survey of an event.',
  valuesMap: { OPEN: { description: 'I was there and can answer.' }, ANSWERED: { description: 'I answered.' } },
});

@InputType({ description: 'How an event was. Nobody learns who answered what.' })
export class AnswerEventSurveyInput {
  @IdField('Event', { description: 'The event, at which I was.' })
  eventId!: EventId;
  @IntField(1, 5, { description: 'How useful it was, 1 (not at all) to 5 (very).' })
  usefulness!: number;
  @TextField({ min: 0, max: 1_000, multiline: true }, { nullable: true, description: 'What I take along, at most 1,000 characters.' })
  takeaway?: string;
  @TextField({ min: 0, max: 300 }, { nullable: true, description: 'What I wish to hear next, at most 300 characters.' })
  nextTopic?: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether what I take along may be quoted in a report, without my name; no by default.' })
  mayQuote?: boolean;
}

@ObjectType({ implements: () => Refusal, description: 'It is not over yet, was called off, or has been over for more than thirty days; or I was not there.' })
export class SurveyNotOpen extends Refusal {
  readonly code = 'SURVEY_NOT_OPEN';
  text(): Localized {
    return { ja: 'アンケートに答えられるのは、参加した人が、終了から30日以内です。', en: 'Those who were there can answer within thirty days of its end.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'I answered already. An answer cannot be changed, because nobody knows which one is mine.' })
export class SurveyAnswered extends Refusal {
  readonly code = 'SURVEY_ANSWERED';
  text(): Localized {
    return { ja: 'このアンケートには、すでに回答しています。', en: 'You have answered already.' };
  }
}

@ObjectType({ description: 'What those who were there say. Answers are shown three at a time, in no order, so that none is told from the others.' })
export class EventSurveyResults {
  @Field(() => Int, { description: 'How many answered.' })
  answerCount!: number;
  @Field(() => Int, { description: 'How many answers are shown: those after the last three wait for more.' })
  shownCount!: number;
  @Field(() => Float, { nullable: true, description: 'How useful it was on average, 1 to 5, of those shown; null when none is.' })
  averageUsefulness!: number | null;
  @Field(() => [Int], { description: 'How many gave 1, 2, 3, 4 and 5, of those shown.' })
  distribution!: number[];
  @Field(() => [String], { description: 'What people take along.' })
  takeaways!: string[];
  @Field(() => [String], { description: 'What people wish to hear next.' })
  nextTopics!: string[];
  @Field(() => [String], { description: 'Of what people take along, what may be quoted.' })
  quotes!: string[];
}

@ObjectType({ description: 'A report to begin with: figures, and voices that may be quoted. It becomes a post like any other.' })
export class EventReportDraft {
  @Field({ description: "A title, in the caller's language." })
  title!: string;
  @Field({ description: "The text, in the caller's language; has several lines." })
  text!: string;
}

export const AnswerEventSurveyResult = outcome('AnswerEventSurveyResult', [Event, SurveyNotOpen, SurveyAnswered]);

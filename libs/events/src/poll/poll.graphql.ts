import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { type Localized, invalidInput } from '#kernel';
import { Connection, IdField, IntField, Refusal, TextField, TimeField, addCheck, both, decodeId, outcome } from '#graphql-kit';
import { Member } from '#identity';
import type { EventId } from '../event/event.entity.js';
import { DatePollOpen, EventPublished } from '../event/editing.graphql.js';
import { EventCancelled } from '../event/event.graphql.js';
import { assertLocalTime } from '../series/series.graphql.js';
import { DateAnswer, DatePoll, type DatePollId, type DatePollOptionId } from './poll.entity.js';
import { FEWEST, MOST } from './poll.rules.js';

@ObjectType({ description: 'A page of date polls.' })
export class DatePollConnection extends Connection(DatePoll) {}

@ObjectType({ description: 'What somebody said to one of the times.' })
export class DateAnswerGiven {
  @Field(() => ID, { description: 'The id of the DatePollOption.' })
  optionId!: string;
  @Field(() => DateAnswer, { description: 'Whether they can.' })
  answer!: DateAnswer;
}

@ObjectType({ description: 'What one person said to a date poll.' })
export class DatePollRespondent {
  @Field(() => Member, { description: 'Who.' })
  member!: Member;
  @Field(() => [DateAnswerGiven], { description: 'What they said, in the order of the times; times that they left out are not among them.' })
  answers!: DateAnswerGiven[];
}

const LocalTimesField = (description: string): PropertyDecorator =>
  both(
    Field(() => [String], { description }),
    addCheck((field, value) => {
      const list = value as string[];
      if (list.length < FEWEST) throw invalidInput(field, 'TOO_FEW', { ja: `候補は${FEWEST}つ以上にしてください。`, en: `Offer at least ${FEWEST} times.` });
      if (list.length > MOST) throw invalidInput(field, 'TOO_MANY', { ja: `候補は${MOST}個までです。`, en: `At most ${MOST} times.` });
      return list.map((local, i) => assertLocalTime(`${field}.${i}`, local));
    }),
  );

@InputType({ description: 'When people could have time for an event that is not announced yet.' })
export class CreateDatePollInput {
  @IdField('Event', { description: 'The event. All members can see what it is called and answer; the rest of the draft stays hidden.' })
  eventId!: EventId;
  @LocalTimesField('The times at which it could begin, `2026-03-29T18:30`, on the clock of the zone: two to twenty to come, each once. One that the clocks skip is taken as much later as they skip.')
  options!: string[];
  @IntField(5, 24 * 60, { description: 'How long it would be, in minutes, 5 to 1,440.' })
  minutes!: number;
  @TextField({ min: 1, max: 64 }, { nullable: true, description: 'IANA time zone; that of the event by default.' })
  timeZone?: string;
  @TimeField({ description: 'Until when it can be answered, in UTC: to come, and before the last of the times.' })
  closesAt!: Date;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same poll again.' })
  idempotencyKey?: string;
}

@InputType({ description: 'Whether I can at one of the times.' })
export class DateAnswerInput {
  @Field(() => ID, { description: 'The time.' })
  optionId!: DatePollOptionId;
  @Field(() => DateAnswer, { description: 'Whether I can.' })
  answer!: DateAnswer;
}

const AnswersField = (): PropertyDecorator =>
  both(
    Field(() => [DateAnswerInput], { description: 'What I say, each time at most once; what is left out stays as I said before.' }),
    addCheck((field, value) => {
      const list = value as DateAnswerInput[];
      if (list.length === 0) throw invalidInput(field, 'TOO_SHORT', { ja: '1件以上選んでください。', en: 'Choose at least one.' });
      if (list.length > MOST) throw invalidInput(field, 'TOO_MANY', { ja: `${MOST}件までです。`, en: `At most ${MOST}.` });
      const answers = list.map(({ optionId, answer }, i) => ({ optionId: decodeId('DatePollOption', `${field}.${i}.optionId`, optionId), answer }));
      if (new Set(answers.map(({ optionId }) => optionId)).size < answers.length) throw invalidInput(field, 'DUPLICATE', { ja: '同じ候補に2回答えています。', en: 'A time is answered twice.' });
      return answers;
    }),
  );

@InputType({ description: 'What I say to a date poll.' })
export class AnswerDatePollInput {
  @IdField('DatePoll', { description: 'The poll.' })
  pollId!: DatePollId;
  @AnswersField()
  answers!: DateAnswerInput[];
}

@InputType({ description: 'Which date poll nobody can answer any more.' })
export class CloseDatePollInput {
  @IdField('DatePoll', { description: 'The poll.' })
  pollId!: DatePollId;
}

@InputType({ description: 'When the event takes place.' })
export class ChooseDateInput {
  @IdField('DatePoll', { description: 'The poll.' })
  pollId!: DatePollId;
  @IdField('DatePollOption', { description: 'One of its times.' })
  optionId!: DatePollOptionId;
}


@ObjectType({ implements: () => Refusal, description: 'The date poll cannot be answered or decided any more.' })
export class DatePollClosed extends Refusal {
  readonly code = 'DATE_POLL_CLOSED';
  text(): Localized {
    return { ja: 'この日程調整は締め切られました。', en: 'This date poll is closed.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The time has passed by now.' })
export class DatePassed extends Refusal {
  readonly code = 'DATE_PASSED';
  text(): Localized {
    return { ja: 'この候補の日時は過ぎています。ほかの候補を選んでください。', en: 'This time has passed. Choose another one.' };
  }
}

export const CreateDatePollResult = outcome('CreateDatePollResult', [DatePoll, DatePollOpen, EventPublished, EventCancelled]);
export const AnswerDatePollResult = outcome('AnswerDatePollResult', [DatePoll, DatePollClosed, EventCancelled]);
export const CloseDatePollResult = outcome('CloseDatePollResult', [DatePoll, DatePollClosed]);
export const ChooseDateResult = outcome('ChooseDateResult', [DatePoll, DatePollClosed, DatePassed, EventPublished, EventCancelled]);

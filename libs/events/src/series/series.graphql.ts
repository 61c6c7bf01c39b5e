import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Connection, TextField, addCheck, both, outcome } from '#graphql-kit';
import { invalidInput } from '#kernel';
import { ClockChangeName } from '../event/event.entity.js';
import { RecurrenceInput } from '../event/event.graphql.js';
import { EventSeries, SeriesKind } from './series.entity.js';

@ObjectType({ description: 'A page of series of events.' })
export class EventSeriesConnection extends Connection(EventSeries) {}

@InputType({ description: 'A new series, whose events are made one by one.' })
export class CreateEventSeriesInput {
  @TextField({ min: 1, max: 200 }, { description: 'What it is called, 1 to 200 characters.' })
  title!: string;
  @Field(() => SeriesKind, { description: 'What it is for.' })
  kind!: SeriesKind;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same series again.' })
  idempotencyKey?: string;
}

/** A time on a clock, as a form has it: `2026-03-29T02:30`. */
const LocalTimeField = (description: string): PropertyDecorator => both(Field({ description }), addCheck((field, value) => assertLocalTime(field, String(value))));

/** To the second. @throws INVALID_INPUT */
export function assertLocalTime(field: string, local: string): string {
  const isTime = /^20\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(local) && !Number.isNaN(Date.parse(`${local}Z`)) && new Date(`${local}Z`).toISOString().startsWith(local);
  if (!isTime) throw invalidInput(field, 'INVALID_TIME', { ja: '日時が正しくありません。', en: 'This is not a time.' });
  return local.length === 16 ? `${local}:00` : local;
}

@InputType({ description: 'Times on the clock of a zone, to be looked at before an event is made of them.' })
export class EventTimesInput {
  @LocalTimeField('The beginning, `2026-03-29T18:30`, on the clock of the zone.')
  startsLocal!: string;
  @LocalTimeField('The end, on the clock of the zone.')
  endsLocal!: string;
  @TextField({ min: 1, max: 64 }, { description: 'IANA time zone.' })
  timeZone!: string;
  @Field(() => RecurrenceInput, { nullable: true, description: 'How it comes again.' })
  recurrence?: RecurrenceInput;
}

@ObjectType({ description: 'When something takes place, worked out from the clock of a zone.' })
export class EventTime {
  @Field({ description: 'When it begins, in UTC.' })
  startsAt!: Date;
  @Field({ description: 'When it ends, in UTC.' })
  endsAt!: Date;
  @Field(() => ClockChangeName, { nullable: true, description: 'What the change of the clocks did to its beginning; null when it did nothing.' })
  clockChange!: ClockChangeName | null;
}

@ObjectType({ description: 'What comes of times and a recurrence.' })
export class EventTimes {
  @Field(() => Int, { description: 'How many times it takes place.' })
  count!: number;
  @Field(() => [EventTime], { description: 'The first ten, and all others to whose beginning the change of the clocks did something.' })
  times!: EventTime[];
  @Field(() => Date, { description: 'When the last one begins, in UTC.' })
  lastStartsAt!: Date;
}

export const CreateEventSeriesResult = outcome('CreateEventSeriesResult', [EventSeries]);

import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Localized, PARAGRAPHS } from '#kernel';
import { Connection, IdField, IntField, Refusal, TextField, TimeField, outcome } from '#graphql-kit';
import { QuestionsField, type SignUpQuestionInput } from '../registration/question.graphql.js';
import { Event, type EventId, EventMode, type EventSeriesId } from './event.entity.js';
import { SeriesKind } from '../series/series.entity.js';

@ObjectType({ description: 'A page of events.' })
export class EventConnection extends Connection(Event) {}

export enum EventWhen {
  UPCOMING = 'UPCOMING',
  PAST = 'PAST',
  DRAFT = 'DRAFT',
}
registerEnumType(EventWhen, {
  name: 'EventWhen',
  description: 'Where in their lives.',
  valuesMap: {
    UPCOMING: { description: 'Not over yet; soonest first.' },
    PAST: { description: 'Over; latest first.' },
    DRAFT: { description: "Not announced yet, soonest first: mine, or everybody's for operators." },
  },
});

@InputType({ description: 'Which events.' })
export class EventFilter {
  @Field(() => EventWhen, { nullable: true, description: 'UPCOMING by default; all, soonest first, when there is a span of time or a series.' })
  when?: EventWhen;
  @TimeField({ nullable: true, description: 'Only those that end after this, in UTC.' })
  from?: Date;
  @TimeField({ nullable: true, description: 'Only those that begin before this, in UTC.' })
  until?: Date;
  @IdField('EventSeries', { nullable: true, description: 'Only those of this series.' })
  seriesId?: EventSeriesId;
}

export const ModeField = (options: object = {}): PropertyDecorator => Field(() => EventMode, { description: 'Where it takes place.', ...options });

/** What can be said about an event, when it is made and when it is edited. */
@InputType({ isAbstract: true })
export abstract class EventFacts {
  @TextField({ min: 0, max: 500 }, { nullable: true, description: 'The place; needed unless it is ONLINE. Shown only to the registered and to its organizers.' })
  place?: string;
  @TextField({ min: 0, max: 2_000 }, { nullable: true, description: 'An http or https address to take part from afar. Shown only to the registered and to its organizers.' })
  onlineUrl?: string;
  @TextField({ min: 1, max: 64 }, { nullable: true, description: 'IANA time zone in which its times are meant; that of the community by default.' })
  timeZone?: string;
  @TimeField({ nullable: true, description: 'Until when one can register, not after the end; when it begins by default.' })
  registrationClosesAt?: Date;
  @TextField({ min: 0, max: 200 }, { nullable: true, description: 'What it costs, in words, at most 200 characters.' })
  fee?: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether taking part counts as training; no by default.' })
  countsAsTraining?: boolean;
  @TextField({ min: 0, max: 200 }, { nullable: true, description: 'Who agreed that it may be attended in working hours, at most 200 characters.' })
  workTimeAgreedBy?: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether an organizer looks at each registration before it counts; no by default.' })
  needsApproval?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'Whether what is said there stays among those who are there; in a new event of a LUNCH series yes by default, else no.' })
  staysInRoom?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'Whether everybody says at the beginning what they do, and at the end what they got done; in a new event of a MOKUMOKU series yes by default, else no.' })
  takesDeclarations?: boolean;
  @QuestionsField({ description: 'What is asked at sign-up, at most ten questions. Members of other communities are not asked.' })
  questions?: SignUpQuestionInput[];
}

/** What every way of making an event asks for. */
@InputType({ isAbstract: true })
export abstract class CreateEvent extends EventFacts {
  @TextField({ min: 1, max: 200 }, { description: 'What it is called, 1 to 200 characters.' })
  title!: string;
  @TextField({ ...PARAGRAPHS, min: 0 }, { description: 'What it is about, at most 20,000 characters; may have several lines.' })
  description!: string;
  @ModeField()
  mode!: EventMode;
  @TimeField({ description: 'When it begins.' })
  startsAt!: Date;
  @TimeField({ description: 'When it ends, after it began.' })
  endsAt!: Date;
  @IntField(1, 100_000, { description: 'How many seats there are, 1 to 100,000.' })
  capacity!: number;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same event again.' })
  idempotencyKey?: string;
}

@InputType({ description: 'How an event comes again.' })
export class RecurrenceInput {
  @Field({ description: 'An RRULE as RFC 5545 has it, without the name: `FREQ=WEEKLY;BYDAY=TH;COUNT=12`. It names the day of the start, ends by COUNT or UNTIL within two years, and gives at most 400 times. DAILY, WEEKLY, MONTHLY or YEARLY.' })
  rule!: string;
  @Field(() => [String], { nullable: true, description: 'Days, `YYYY-MM-DD` in the zone of the event, on which it is left out; at most 100.' })
  exceptOn?: string[];
  @Field(() => SeriesKind, { nullable: true, description: 'What the series is for; OTHER by default.' })
  kind?: SeriesKind;
}

@InputType({ description: 'A new event of this community.' })
export class CreateEventInput extends CreateEvent {
  @Field(() => Boolean, { nullable: true, description: 'True: not announced yet; publishEvent does that.' })
  isDraft?: boolean;
  @IdField('EventSeries', { nullable: true, description: 'The series that it belongs to.' })
  seriesId?: EventSeriesId;
  @Field(() => RecurrenceInput, { nullable: true, description: 'How it comes again: all its events are made at once, and the answer is the first one. It becomes a series of its own; so no `seriesId`.' })
  recurrence?: RecurrenceInput;
}

export enum SeriesScope {
  THIS = 'THIS',
  FOLLOWING = 'FOLLOWING',
  ALL = 'ALL',
}
registerEnumType(SeriesScope, {
  name: 'SeriesScope',
  description: 'Which events of a series a change is for. What is over or called off stays as it is.',
  valuesMap: {
    THIS: { description: 'This one only.' },
    FOLLOWING: { description: 'This one and those after it.' },
    ALL: { description: 'All that are not over.' },
  },
});

@InputType({ description: 'Which event to call off.' })
export class CancelEventInput {
  @IdField('Event', { description: 'The event.' })
  eventId!: EventId;
  @Field(() => SeriesScope, { nullable: true, description: 'Of a series: which ones; THIS by default.' })
  scope?: SeriesScope;
}

@ObjectType({ implements: () => Refusal, description: 'The event was called off.' })
export class EventCancelled extends Refusal {
  readonly code = 'EVENT_CANCELLED';
  text(): Localized {
    return { ja: 'このイベントは中止になりました。', en: 'This event was called off.' };
  }
}

export const CreateEventResult = outcome('CreateEventResult', [Event]);
export const CancelEventResult = outcome('CancelEventResult', [Event, EventCancelled]);

import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Localized, PARAGRAPHS } from '#kernel';
import { Connection, IdField, IntField, Refusal, TextField, TimeField, outcome } from '#graphql-kit';
import { Event, type EventId, EventMode } from './event.entity.js';

@ObjectType({ description: 'A page of events.' })
export class EventConnection extends Connection(Event) {}

export enum EventWhen {
  UPCOMING = 'UPCOMING',
  PAST = 'PAST',
}
registerEnumType(EventWhen, {
  name: 'EventWhen',
  description: 'On which side of now.',
  valuesMap: {
    UPCOMING: { description: 'Not over yet; soonest first.' },
    PAST: { description: 'Over; latest first.' },
  },
});

@InputType({ description: 'Which events.' })
export class EventFilter {
  @Field(() => EventWhen, { nullable: true, description: 'UPCOMING by default.' })
  when?: EventWhen;
}

/** What every way of making an event asks for. */
@InputType({ isAbstract: true })
export abstract class CreateEvent {
  @TextField({ min: 1, max: 200 }, { description: 'What it is called, 1 to 200 characters.' })
  title!: string;
  @TextField({ ...PARAGRAPHS, min: 0 }, { description: 'What it is about, at most 20,000 characters; may have several lines.' })
  description!: string;
  @Field(() => EventMode, { description: 'Where it takes place.' })
  mode!: EventMode;
  @TextField({ min: 0, max: 500 }, { nullable: true, description: 'The place; needed unless it is ONLINE. Shown only to the registered and to operators.' })
  place?: string;
  @TextField({ min: 0, max: 2_000 }, { nullable: true, description: 'An http or https address to take part from afar. Shown only to the registered and to operators.' })
  onlineUrl?: string;
  @TimeField({ description: 'When it begins.' })
  startsAt!: Date;
  @TimeField({ description: 'When it ends, after it began.' })
  endsAt!: Date;
  @TextField({ min: 1, max: 64 }, { nullable: true, description: 'IANA time zone in which its times are meant; that of the community by default.' })
  timeZone?: string;
  @TimeField({ nullable: true, description: 'Until when one can register, not after the end; when it begins by default.' })
  registrationClosesAt?: Date;
  @IntField(1, 100_000, { description: 'How many seats there are, 1 to 100,000.' })
  capacity!: number;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same event again.' })
  idempotencyKey?: string;
}

@InputType({ description: 'A new event of this community.' })
export class CreateEventInput extends CreateEvent {}

@InputType({ description: 'Which event to call off.' })
export class CancelEventInput {
  @IdField('Event', { description: 'The event.' })
  eventId!: EventId;
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

import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { type Localized, type MemberId, PARAGRAPHS } from '#kernel';
import { IdField, IntField, Refusal, TextField, TimeField, outcome } from '#graphql-kit';
import { Event, type EventId, type EventMode } from './event.entity.js';
import { EventCancelled, EventFacts, ModeField, SeriesScope } from './event.graphql.js';

@InputType({ description: 'What to change about an event. What is left out stays as it is; an empty text takes away what was there.' })
export class EditEventInput extends EventFacts {
  @IdField('Event', { description: 'The event.' })
  eventId!: EventId;
  @IntField(1, 2 ** 31 - 1, { description: 'The version that the edit began from. When the event has another one by now, the answer is EventEditConflict.' })
  version!: number;
  @Field(() => SeriesScope, { nullable: true, description: 'Of a series: which events; THIS by default. What differs from the event as it was is changed in all of them; another time moves each by as much, unless it was moved by itself.' })
  scope?: SeriesScope;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'What it is called, 1 to 200 characters.' })
  title?: string;
  @TextField({ ...PARAGRAPHS, min: 0 }, { nullable: true, description: 'What it is about, at most 20,000 characters; may have several lines.' })
  description?: string;
  @ModeField({ nullable: true })
  mode?: EventMode;
  @TimeField({ nullable: true, description: 'When it begins. Unless they are said too, its end and the end of registration move by as much.' })
  startsAt?: Date;
  @TimeField({ nullable: true, description: 'When it ends, after it began.' })
  endsAt?: Date;
  @IntField(1, 100_000, { nullable: true, description: 'How many seats there are, 1 to 100,000. More seats go to those who wait.' })
  capacity?: number;
}

@InputType({ description: 'Which draft to announce.' })
export class PublishEventInput {
  @IdField('Event', { description: 'The event; a further draft of its recurrence is announced with it.' })
  eventId!: EventId;
}

@InputType({ description: 'Which event to make another one like.' })
export class DuplicateEventInput {
  @IdField('Event', { description: 'The event.' })
  eventId!: EventId;
  @TimeField({ nullable: true, description: 'When the new one begins; a week later by default.' })
  startsAt?: Date;
}

@InputType({ description: 'Who organizes an event from now on.' })
export class HandOverEventInput {
  @IdField('Event', { description: 'The event.' })
  eventId!: EventId;
  @IdField('Member', { description: 'An active member, who is told. Of a recurrence the coming ones go along when they had the same organizer.' })
  memberId!: MemberId;
}

@ObjectType({ implements: () => Refusal, description: 'Somebody changed the event meanwhile, perhaps oneself in another window. Look at `current`, and send the edit with its version.' })
export class EventEditConflict extends Refusal {
  readonly code = 'EDIT_CONFLICT';
  @Field(() => Event, { description: 'The event as it is now.' })
  current!: Event;

  static with(current: Event): EventEditConflict {
    return Object.assign(new EventEditConflict(), { current });
  }
  text(): Localized {
    return { ja: '編集しているあいだに、このイベントが変更されました。今の内容を確かめてから、もう一度保存してください。', en: 'This event was changed while you were editing it. Look at what it says now, and save again.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'There are more people with a seat, and seats that are kept, than there would be seats.' })
export class CapacityTooLow extends Refusal {
  readonly code = 'CAPACITY_TOO_LOW';
  @Field(() => Int, { description: 'How many seats are taken.' })
  registeredCount!: number;
  @Field(() => Int, { description: 'How many seats are kept and not taken; they can be released.' })
  keptCount!: number;

  static of({ registeredCount, keptCount }: Event): CapacityTooLow {
    return Object.assign(new CapacityTooLow(), { registeredCount, keptCount });
  }
  text(): Localized {
    const { registeredCount: taken, keptCount: kept } = this;
    return {
      ja: `すでに${taken}人の席が決まっています${kept > 0 ? `(ほかに取り置きが${kept}席)` : ''}。定員は${taken + kept}以上にするか、${kept > 0 ? '取り置きを減らすか、' : ''}参加する人に取り消しをお願いしてください。キャンセル待ちの受付はそのまま続けられます。`,
      en: `${taken} people have a seat${kept > 0 ? `, and ${kept} are kept` : ''}. Choose ${taken + kept} or more,${kept > 0 ? ' release kept seats,' : ''} or ask people to give theirs back. Further people go on the waitlist as before.`,
    };
  }
}

@ObjectType({ implements: () => Refusal, description: 'It was announced already.' })
export class EventPublished extends Refusal {
  readonly code = 'EVENT_PUBLISHED';
  text(): Localized {
    return { ja: 'このイベントはすでに公開されています。', en: 'This event is announced already.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'People are asked for dates, and none was chosen yet.' })
export class DatePollOpen extends Refusal {
  readonly code = 'DATE_POLL_OPEN';
  text(): Localized {
    return { ja: '日程調整がまだ終わっていません。候補から日程を決めるか、日程調整を締め切ってください。', en: 'People are still asked for dates. Choose one of them, or close the date poll.' };
  }
}

export const EditEventResult = outcome('EditEventResult', [Event, EventEditConflict, CapacityTooLow, EventCancelled]);
export const PublishEventResult = outcome('PublishEventResult', [Event, EventPublished, DatePollOpen, EventCancelled]);
export const DuplicateEventResult = outcome('DuplicateEventResult', [Event]);
export const HandOverEventResult = outcome('HandOverEventResult', [Event, EventCancelled]);

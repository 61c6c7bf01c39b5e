import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Localized, MemberId } from '#kernel';
import { IdField, Refusal, TextField, outcome } from '#graphql-kit';
import type { EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { EventSpeaker, type EventSpeakerId } from './speaker.entity.js';

@InputType({ description: 'Whom to ask to speak at an event.' })
export class AskSpeakerInput {
  @IdField('Event', { description: 'The event.' })
  eventId!: EventId;
  @IdField('Member', { description: 'An active member of this community.' })
  memberId!: MemberId;
  @TextField({ min: 1, max: 200 }, { description: 'What about, 1 to 200 characters.' })
  topic!: string;
}

@InputType({ description: 'Whether I speak at an event.' })
export class AnswerSpeakingInput {
  @IdField('EventSpeaker', { description: 'What I was asked. An answer can be changed until the event is over.' })
  speakerId!: EventSpeakerId;
  @Field({ description: 'True: I agree, and everybody who sees the event sees my name.' })
  agrees!: boolean;
}

@InputType({ description: 'Who does not speak at an event after all.' })
export class RemoveSpeakerInput {
  @IdField('EventSpeaker', { description: 'The speaker.' })
  speakerId!: EventSpeakerId;
}

@ObjectType({ implements: () => Refusal, description: 'They were asked already.' })
export class AlreadyAsked extends Refusal {
  readonly code = 'ALREADY_ASKED';

  @Field(() => EventSpeaker, { description: 'What they were asked, and what they said.' })
  speaker!: EventSpeaker;

  static with(speaker: EventSpeaker): AlreadyAsked {
    return Object.assign(new AlreadyAsked(), { speaker });
  }
  text(): Localized {
    return { ja: 'この人には、すでに登壇をお願いしています。', en: 'This person was asked already.' };
  }
}

@ObjectType({ description: 'Who speaks there no more.' })
export class SpeakerRemoved {
  @Field({ description: 'Whether anything was changed.' })
  isRemoved!: boolean;
}

export const AskSpeakerResult = outcome('AskSpeakerResult', [EventSpeaker, AlreadyAsked, EventCancelled]);
export const AnswerSpeakingResult = outcome('AnswerSpeakingResult', [EventSpeaker, EventCancelled]);
export const RemoveSpeakerResult = outcome('RemoveSpeakerResult', [SpeakerRemoved]);

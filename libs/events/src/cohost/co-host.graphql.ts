import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Localized, MemberId } from '#kernel';
import { IdField, Refusal, outcome } from '#graphql-kit';
import { Event, type EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';

@ObjectType({ description: 'Who likes to prepare events with their organizers.' })
export class CoHosting {
  @Field({ description: 'Whether I said that I like to.' })
  viewerIsWilling!: boolean;
  @Field(() => Int, { description: 'How many people like to, I among them.' })
  willingCount!: number;
}

@InputType({ description: 'Whether I like to prepare events with their organizers.' })
export class OfferToCoHostInput {
  @Field({ description: 'True: I can be named for an event, and am told then. False: not any more; events for which I was named stay.' })
  isWilling!: boolean;
}

@InputType({ description: 'Who prepares an event together with its organizer.' })
export class SetCoHostInput {
  @IdField('Event', { description: 'The event.' })
  eventId!: EventId;
  @IdField('Member', { description: 'An active member other than the organizer, who is told.' })
  memberId!: MemberId;
}

@InputType({ description: 'Which event I cannot help to prepare.' })
export class StepBackAsCoHostInput {
  @IdField('Event', { description: 'The event. Somebody else is looked for.' })
  eventId!: EventId;
}

@ObjectType({ implements: () => Refusal, description: 'The person organizes the event already.' })
export class OrganizesAlready extends Refusal {
  readonly code = 'ORGANIZES_ALREADY';
  text(): Localized {
    return { ja: 'この人はすでに幹事です。いっしょに準備するほかの人を選んでください。', en: 'This person organizes it already. Choose somebody else to prepare it with them.' };
  }
}

export const OfferToCoHostResult = outcome('OfferToCoHostResult', [CoHosting]);
export const SetCoHostResult = outcome('SetCoHostResult', [Event, OrganizesAlready, EventCancelled]);
export const StepBackAsCoHostResult = outcome('StepBackAsCoHostResult', [CoHosting, EventCancelled]);

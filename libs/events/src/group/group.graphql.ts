import { InputType, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { Connection, IdField, IntField, Refusal, outcome } from '#graphql-kit';
import { Event, type EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { EventOver } from '../hold/hold.graphql.js';
import { EventGroup } from './group.entity.js';

@ObjectType({ description: 'A page of groups.' })
export class EventGroupConnection extends Connection(EventGroup) {}

@InputType({ description: 'Which event to draw groups for.' })
export class DrawEventGroupsInput {
  @IdField('Event', { description: 'The event.' })
  eventId!: EventId;
  @IntField(0, 2 ** 31 - 1, { nullable: true, description: 'A number of one\'s own choice, such as of a die: the same number and the same people give the same groups. By chance by default.' })
  seed?: number;
}

@ObjectType({ implements: () => Refusal, description: 'Fewer than three people come: no group can be made of them.' })
export class TooFewForGroups extends Refusal {
  readonly code = 'TOO_FEW_FOR_GROUPS';
  text(): Localized {
    return { ja: 'グループをつくるには、3人以上の参加が必要です。', en: 'It takes three people to make a group.' };
  }
}

export const DrawEventGroupsResult = outcome('DrawEventGroupsResult', [Event, TooFewForGroups, EventCancelled, EventOver]);

import { Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { DuplicateEventInput, DuplicateEventResult, EditEventInput, EditEventResult, HandOverEventInput, HandOverEventResult, PublishEventInput, PublishEventResult } from './editing.graphql.js';
import { EventEditing } from './editing.service.js';
import { Event } from './event.entity.js';
import { EventService } from './event.service.js';

@Resolver(() => Event)
export class EventEditingResolver {
  constructor(
    private readonly editing: EventEditing,
    private readonly events: EventService,
  ) {}

  @Allow('events:register')
  @Mutation(() => EditEventResult, { description: 'Changes an event, or several of a series. Another time or place is told to everybody who comes, once. For operators and the organizer; FORBIDDEN for all others.' })
  editEvent(@CurrentActor() actor: Actor, @Input() input: EditEventInput): Promise<typeof EditEventResult> {
    return this.editing.edit(actor, input);
  }

  @Allow('events:register')
  @Mutation(() => PublishEventResult, { description: 'Announces a draft. For operators and the organizer; NOT_FOUND for all others.' })
  publishEvent(@CurrentActor() actor: Actor, @Input() input: PublishEventInput): Promise<typeof PublishEventResult> {
    return this.editing.publish(actor, input.eventId);
  }

  @Allow('events:manage')
  @Mutation(() => DuplicateEventResult, { description: 'Makes a draft with the same words, rules and questions, and without the people.' })
  duplicateEvent(@CurrentActor() actor: Actor, @Input() input: DuplicateEventInput): Promise<typeof DuplicateEventResult> {
    return this.events.duplicate(actor, input.eventId, input.startsAt);
  }

  @Allow('events:register')
  @Mutation(() => HandOverEventResult, { description: 'Makes another member the organizer, who is told. For operators and the organizer; FORBIDDEN for all others.' })
  handOverEvent(@CurrentActor() actor: Actor, @Input() input: HandOverEventInput): Promise<typeof HandOverEventResult> {
    return this.editing.handOver(actor, input);
  }
}

import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Event, EventConnection, EventService, RegistrationState } from '#events';
import { Tenant, TenantDirectory } from '#identity';
import { Collaboration, CollaborationService } from '#matching';
import {
  CancelJointRegistrationInput, CancelJointRegistrationResult, CreateJointEventInput, CreateJointEventResult, JointEvent, JointEventConnection, JointRegistration, RegisterForJointEventInput, RegisterForJointEventResult, SHARED_FIELDS,
} from './joint-event.graphql.js';
import { JointEventService } from './joint-event.service.js';

@Resolver(() => JointEvent)
export class JointEventResolver {
  constructor(
    private readonly service: JointEventService,
    private readonly directory: TenantDirectory,
    private readonly collaborations: CollaborationService,
  ) {}

  @Allow('joint-events:read')
  @Query(() => JointEventConnection, { description: 'Events of partners that were published to this community and are not over, soonest first.' })
  async jointEvents(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<JointEventConnection> {
    return toConnection(await this.service.page(actor, page));
  }

  @Allow('joint-events:read')
  @Query(() => JointEvent, { description: "One event of a partner." })
  jointEvent(@CurrentActor() actor: Actor, @IdArg('JointEvent') id: string): Promise<JointEvent> {
    return this.service.get(actor, id);
  }

  @Allow('joint-events:manage')
  @Mutation(() => CreateJointEventResult, { description: 'Creates an event of this community and publishes it to the partner of the collaboration.' })
  createJointEvent(@CurrentActor() actor: Actor, @Input() input: CreateJointEventInput): Promise<typeof CreateJointEventResult> {
    return this.service.create(actor, input);
  }

  @Allow('joint-events:register')
  @Mutation(() => RegisterForJointEventResult, { description: "Registers me for a partner's event. A full one does not refuse: the registration is WAITLISTED." })
  registerForJointEvent(@CurrentActor() actor: Actor, @Input() input: RegisterForJointEventInput): Promise<typeof RegisterForJointEventResult> {
    return this.service.register(actor, input);
  }

  @Allow('joint-events:register')
  @Mutation(() => CancelJointRegistrationResult, { description: 'Gives my seat back; it goes to whoever has waited longest.' })
  cancelJointRegistration(@CurrentActor() actor: Actor, @Input() input: CancelJointRegistrationInput): Promise<typeof CancelJointRegistrationResult> {
    return this.service.cancel(actor, input.jointEventId);
  }

  @ResolveField(() => Tenant, { description: 'Who holds it.' })
  host(@Parent() { hostTenantId }: JointEvent, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(hostTenantId);
  }

  @ResolveField(() => Collaboration, { description: 'The collaboration in which it takes place.' })
  collaboration(@Parent() { collaborationId }: JointEvent, @Context() context: GraphqlContext): Promise<Collaboration | undefined> {
    return this.collaborations.loader(context).load(collaborationId);
  }

  @ResolveField(() => JointRegistration, { nullable: true, description: 'What the host answered to my registration; null when I have none.' })
  async viewerRegistration(@Parent() { id }: JointEvent, @Context() context: GraphqlContext): Promise<JointRegistration | null> {
    return (await this.service.ofViewer(context).load(id)) ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'The place. Shown once I am registered; null before, and when there is none.' })
  async place(@Parent() { id, place }: JointEvent, @Context() context: GraphqlContext): Promise<string | null> {
    const mine = await this.service.ofViewer(context).load(id);
    return mine && [RegistrationState.REGISTERED, RegistrationState.ATTENDED].includes(mine.state) ? place : null;
  }

  @ResolveField(() => [String], { description: 'The fields about me that registering shares with the host, and all that it shares.' })
  sharedFields(): string[] {
    return [...SHARED_FIELDS];
  }
}

/** What joint events add to the events of the host. */
@Resolver(() => Event)
export class EventCollaborationResolver {
  constructor(private readonly collaborations: CollaborationService) {}

  @ResolveField(() => Collaboration, { nullable: true, description: 'The collaboration it belongs to; null when it is not a joint event, and for guests.' })
  async collaboration(@Parent() { collaborationId }: Event, @CurrentActor() actor: Actor, @Context() context: GraphqlContext): Promise<Collaboration | null> {
    if (!collaborationId || actor.role === 'GUEST') return null;
    return (await this.collaborations.loader(context).load(collaborationId)) ?? null;
  }
}

/** What joint events add to a collaboration. */
@Resolver(() => Collaboration)
export class CollaborationEventsResolver {
  constructor(
    private readonly eventService: EventService,
    private readonly jointEventService: JointEventService,
  ) {}

  @ResolveField(() => EventConnection, { description: 'Our own events in it, soonest first, past ones too.' })
  async events(@Parent() { id }: Collaboration, @CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<EventConnection> {
    return toConnection(await this.eventService.page(actor, page, { collaborationId: id }));
  }

  @ResolveField(() => JointEventConnection, { description: "The partner's events in it, soonest first, past ones too." })
  async jointEvents(@Parent() { id }: Collaboration, @CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<JointEventConnection> {
    return toConnection(await this.jointEventService.page(actor, page, { collaborationId: id }));
  }
}

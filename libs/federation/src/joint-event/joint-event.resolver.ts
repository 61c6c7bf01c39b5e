import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { forbidden } from '#kernel';
import { Allow, ConnectionArgs, CurrentActor, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Tenant, TenantDirectory } from '#identity';
import { Collaboration } from '../collaboration/collaboration.entity.js';
import { CollaborationService } from '../collaboration/collaboration.service.js';
import { GuestService } from '../guest/guest.service.js';
import { JointEvent, JointEventConnection, type JointEventId, SHARED_FIELDS } from './joint-event.entity.js';
import { CancelJointRegistrationInput, CancelJointRegistrationResult, CreateJointEventInput, CreateJointEventResult, RegisterForJointEventInput, RegisterForJointEventResult } from './joint-event.graphql.js';
import { mayKnowPlace } from './joint-event.rules.js';
import { JointEventService } from './joint-event.service.js';

@Resolver(() => JointEvent)
export class JointEventResolver {
  constructor(
    private readonly jointEventService: JointEventService,
    private readonly guestService: GuestService,
    private readonly collaborationService: CollaborationService,
    private readonly directory: TenantDirectory,
  ) {}

  @Allow('joint-events:read')
  @Query(() => JointEventConnection, { description: 'Joint events that partners published to my community and that are not over, soonest first.' })
  async jointEvents(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<JointEventConnection> {
    return toConnection(await this.jointEventService.page(actor, page));
  }

  @Allow('joint-events:read')
  @Query(() => JointEvent, { description: 'One joint event that a partner published to my community, also when it is over.' })
  jointEvent(@CurrentActor() actor: Actor, @IdArg('JointEvent') id: JointEventId): Promise<JointEvent> {
    return this.jointEventService.get(actor, id);
  }

  @Allow('joint-events:manage')
  @Mutation(() => CreateJointEventResult, { description: 'Announces an event of this community to the partner of a collaboration as well. What the partner sees are the fields of JointEvent.' })
  createJointEvent(@CurrentActor() actor: Actor, @Input() input: CreateJointEventInput): Promise<typeof CreateJointEventResult> {
    return this.jointEventService.create(actor, input);
  }

  @Allow('joint-events:register')
  @Mutation(() => RegisterForJointEventResult, { description: "Registers me for a partner's event and shares the fields in JointEvent.sharedFields with the host, if I agree." })
  registerForJointEvent(@CurrentActor() actor: Actor, @Input() input: RegisterForJointEventInput): Promise<typeof RegisterForJointEventResult> {
    return this.guestService.register(actor, input);
  }

  @Allow('joint-events:register')
  @Mutation(() => CancelJointRegistrationResult, { description: "Takes my registration for a partner's event back, and what I shared with the host as well." })
  cancelJointRegistration(@CurrentActor() actor: Actor, @Input() input: CancelJointRegistrationInput): Promise<typeof CancelJointRegistrationResult> {
    return this.guestService.cancel(actor, input.jointEventId);
  }

  @ResolveField(() => Tenant, { description: 'The community that holds it.' })
  host(@Parent() { hostTenantId }: JointEvent, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(hostTenantId);
  }

  @ResolveField(() => Collaboration, { description: 'The collaboration that it belongs to. For operators; FORBIDDEN for all others.' })
  async collaboration(@Parent() { collaborationId }: JointEvent, @CurrentActor() actor: Actor, @Context() context: GraphqlContext): Promise<Collaboration | undefined> {
    // Guards do not run on fields.
    if (!actor.permissions.has('collaborations:read')) throw forbidden();
    return this.collaborationService.loader(context).load(collaborationId);
  }

  @ResolveField(() => String, { nullable: true, description: 'The place. Null until I am REGISTERED, and when there is none.' })
  place(@Parent() { where, viewerRegistration }: JointEvent): string | null {
    return mayKnowPlace(viewerRegistration) ? where : null;
  }

  @ResolveField(() => String, { nullable: true, description: 'The address to take part from afar. Null until I am REGISTERED, and when there is none.' })
  onlineUrl(@Parent() { onlineAt, viewerRegistration }: JointEvent): string | null {
    return mayKnowPlace(viewerRegistration) ? onlineAt : null;
  }

  @ResolveField(() => [String], { description: 'The fields about me that registering shares with the host.' })
  sharedFields(): string[] {
    return [...SHARED_FIELDS];
  }
}

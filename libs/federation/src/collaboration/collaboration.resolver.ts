import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, CurrentCaller, IdArg, toConnection } from '#graphql-kit';
import type { Actor, Caller, GraphqlContext } from '#graphql-kit';
import { Event, EventConnection, EventService } from '#events';
import { Tenant, TenantDirectory } from '#identity';
import { JointEventConnection } from '../joint-event/joint-event.entity.js';
import { JointEventService } from '../joint-event/joint-event.service.js';
import { Collaboration, CollaborationConnection, type CollaborationId } from './collaboration.entity.js';
import { CollaborationService } from './collaboration.service.js';

@Resolver(() => Collaboration)
export class CollaborationResolver {
  constructor(
    private readonly collaborationService: CollaborationService,
    private readonly jointEventService: JointEventService,
    private readonly eventService: EventService,
    private readonly directory: TenantDirectory,
  ) {}

  @Allow('collaborations:read')
  @Query(() => CollaborationConnection, { description: "This community's collaborations, newest first." })
  async collaborations(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<CollaborationConnection> {
    return toConnection(await this.collaborationService.page(actor.tenantId, page));
  }

  @Allow('collaborations:read')
  @Query(() => Collaboration, { description: 'One collaboration of this community.' })
  collaboration(@CurrentActor() actor: Actor, @IdArg('Collaboration') id: CollaborationId): Promise<Collaboration> {
    return this.collaborationService.get(actor.tenantId, id);
  }

  @ResolveField(() => String, { description: "What it is about, in the caller's language." })
  title(@Parent() { titles }: Collaboration, @CurrentCaller() { locale }: Caller): string {
    return titles[locale];
  }

  @ResolveField(() => Tenant, { description: 'The federation in which the two met.' })
  federation(@Parent() { federationTenantId }: Collaboration, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(federationTenantId);
  }

  @ResolveField(() => Tenant, { description: 'The other community.' })
  partner(@Parent() { partnerTenantId }: Collaboration, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(partnerTenantId);
  }

  @ResolveField(() => EventConnection, { description: 'Our own joint events in it, past ones too, soonest first.' })
  async events(@Parent() { id }: Collaboration, @CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<EventConnection> {
    return toConnection(await this.eventService.page(actor, page, { collaborationId: id }));
  }

  @ResolveField(() => JointEventConnection, { description: "The partner's joint events in it, past ones too, soonest first." })
  async jointEvents(@Parent() { id }: Collaboration, @CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<JointEventConnection> {
    return toConnection(await this.jointEventService.page(actor, page, { collaborationId: id }));
  }
}

@Resolver(() => Event)
export class EventCollaborationResolver {
  constructor(
    private readonly collaborationService: CollaborationService,
    private readonly directory: TenantDirectory,
  ) {}

  @ResolveField(() => Collaboration, { nullable: true, description: 'The collaboration that it belongs to, when it is a joint event. For operators; null for all others.' })
  async collaboration(@Parent() { collaborationId }: Event, @CurrentActor() actor: Actor, @Context() context: GraphqlContext): Promise<Collaboration | null> {
    if (!collaborationId || !actor.permissions.has('collaborations:read')) return null;
    return (await this.collaborationService.loader(context).load(collaborationId)) ?? null;
  }

  @ResolveField(() => Tenant, { nullable: true, description: 'The community with which it is a joint event; null when it is our own alone. Everybody who sees the event sees it.' })
  async partner(@Parent() { collaborationId }: Event, @Context() context: GraphqlContext): Promise<Tenant | null> {
    const collaboration = collaborationId && (await this.collaborationService.loader(context).load(collaborationId));
    return collaboration ? ((await this.directory.loader(context).load(collaboration.partnerTenantId)) ?? null) : null;
  }
}

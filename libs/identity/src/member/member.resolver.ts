import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, CurrentCaller, FilterArg, toConnection } from '#graphql-kit';
import type { Actor, Caller } from '#graphql-kit';
import { Tenant } from '../directory/tenant.entity.js';
import { MemberConnection, MemberFilter, Viewer } from './member.graphql.js';
import { MemberService } from './member.service.js';

@Resolver()
export class MemberResolver {
  constructor(private readonly members: MemberService) {}

  @Allow('tenant:enter')
  @Query(() => Viewer, { description: 'Me in the tenant of this request (X-Tenant): my member, what I may do, what is switched on.' })
  viewer(@CurrentActor() actor: Actor): Promise<Viewer> {
    return this.members.viewer(actor);
  }

  @Allow('members:read')
  @Query(() => MemberConnection, { name: 'members', description: 'The people of this community, newest first; guests are left out.' })
  async list(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => MemberFilter) filter?: MemberFilter): Promise<MemberConnection> {
    return toConnection(await this.members.page(actor.tenantId, page, filter ?? {}));
  }
}

@Resolver(() => Tenant)
export class TenantResolver {
  constructor(private readonly members: MemberService) {}

  @ResolveField(() => Int, { nullable: true, description: 'How many members it has. Its own members see it, in its own context; null for everyone else.' })
  memberCount(@Parent() tenant: Tenant, @CurrentCaller() { actor }: Caller): Promise<number> | null {
    return actor?.tenantId === tenant.id && actor.permissions.has('members:read') ? this.members.count(tenant.id) : null;
  }
}

import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { toGlobalId } from '#kernel';
import { Allow, ConnectionArgs, CurrentActor, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Member, MemberService, Tenant, TenantDirectory } from '#identity';
import { SharedItem, SharedItemConnection, SharedItemKind, SharingRecord, SharingRecordConnection } from './sharing.entity.js';
import { SharingService } from './sharing.service.js';

const SUBJECT: Record<SharedItemKind, string | null> = { LISTING: 'Listing', JOINT_EVENT: 'Event', SKETCH: null, BOOKING_REQUEST: 'Booking' };

@Resolver(() => SharedItem)
export class SharedItemResolver {
  constructor(
    private readonly sharing: SharingService,
    private readonly directory: TenantDirectory,
  ) {}

  @Allow('sharing:read')
  @Query(() => SharedItemConnection, { description: 'Everything of this community that others read at present, exactly as it stands in their copies, newest first.' })
  async sharedItems(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<SharedItemConnection> {
    return toConnection(await this.sharing.items(actor.tenantId, page));
  }

  @ResolveField(() => Tenant, { description: 'Who reads it.' })
  audience(@Parent() { audienceTenantId }: SharedItem, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(audienceTenantId);
  }

  @ResolveField(() => ID, { nullable: true, description: 'Id of the thing itself (Listing, Event or Booking), for taking it back; null for a sketch, which goes with the participation.' })
  subjectId(@Parent() { kind, subjectId }: SharedItem): string | null {
    const type = SUBJECT[kind];
    return type && toGlobalId(type, subjectId);
  }
}

@Resolver(() => SharingRecord)
export class SharingRecordResolver {
  constructor(
    private readonly sharing: SharingService,
    private readonly directory: TenantDirectory,
    private readonly members: MemberService,
  ) {}

  @Allow('sharing:read')
  @Query(() => SharingRecordConnection, { description: 'The log of what this community shared and what was shared with it, newest first.' })
  async sharingRecords(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<SharingRecordConnection> {
    return toConnection(await this.sharing.records(actor.tenantId, page));
  }

  @ResolveField(() => Tenant, { description: 'The other side.' })
  partner(@Parent() { partnerTenantId }: SharingRecord, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(partnerTenantId);
  }

  @ResolveField(() => Member, { nullable: true, description: 'Who did it; null when it was done on the other side.' })
  async member(@Parent() { memberId }: SharingRecord, @Context() context: GraphqlContext): Promise<Member | null> {
    return memberId ? ((await this.members.loader(context).load(memberId)) ?? null) : null;
  }
}

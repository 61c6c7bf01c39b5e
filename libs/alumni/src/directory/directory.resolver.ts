import { Args, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, IdArg, Input, selectedArguments, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { ALUMNI } from '../reader.js';
import { AlumniProfile, Audience, type ProfileField, type ProfileId } from '../profile/profile.entity.js';
import { EditAlumniProfileInput, EditAlumniProfileResult, FieldVisibility } from '../profile/profile.graphql.js';
import { ProfileService } from '../profile/profile.service.js';
import { DirectoryConnection, DirectoryFilter } from './directory.graphql.js';
import { DirectoryService } from './directory.service.js';

@Resolver(() => AlumniProfile)
export class DirectoryResolver {
  constructor(
    private readonly people: DirectoryService,
    private readonly profiles: ProfileService,
  ) {}

  @Allow('alumni:read', ALUMNI)
  @Query(() => DirectoryConnection, { description: 'The verified former members of this network, in the order of their readings. Whoever is not verified sees names, and what is for everyone.' })
  async directory(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @Info() info: GraphQLResolveInfo, @FilterArg(() => DirectoryFilter) filter?: DirectoryFilter): Promise<DirectoryConnection> {
    const withCounts = ['facets', 'totalCount'].some((field) => selectedArguments(info, field) !== undefined);
    const found = await this.people.page(actor, page, filter ?? {}, withCounts);
    return { ...toConnection(found), totalCount: found.totalCount, facets: found.facets };
  }

  @Allow('alumni:read', ALUMNI)
  @Query(() => AlumniProfile, { description: 'One person of the directory, as I may see them.' })
  alumniProfile(@CurrentActor() actor: Actor, @IdArg('AlumniProfile') id: ProfileId): Promise<AlumniProfile> {
    return this.people.get(actor, id);
  }

  @Allow('alumni:read', ALUMNI)
  @Query(() => AlumniProfile, { nullable: true, description: 'My own profile; null until my record is verified.' })
  viewerAlumniProfile(
    @CurrentActor() actor: Actor,
    @Args('seenBy', { type: () => Audience, nullable: true, description: 'As these readers see it; whole by default.' }) seenBy?: Audience,
  ): Promise<AlumniProfile | null> {
    return this.profiles.mine(actor, seenBy);
  }

  @Allow('alumni:write', ALUMNI)
  @Mutation(() => EditAlumniProfileResult, { description: 'Changes what I say of myself, and who sees what.' })
  editAlumniProfile(@CurrentActor() actor: Actor, @Input() input: EditAlumniProfileInput): Promise<typeof EditAlumniProfileResult> {
    return this.profiles.edit(actor, input);
  }

  @ResolveField(() => Boolean, { description: 'True when it is my own.' })
  isViewer(@Parent() { memberId }: AlumniProfile, @CurrentActor() actor: Actor): boolean {
    return memberId === actor.id;
  }

  @ResolveField(() => [FieldVisibility], { description: 'Who sees which field of my own profile; empty for everybody else\'s.' })
  visibility(@Parent() { memberId, visibility }: AlumniProfile, @CurrentActor() actor: Actor): FieldVisibility[] {
    if (memberId !== actor.id || !visibility) return [];
    return Object.entries(visibility).map(([field, audience]) => ({ field: field as ProfileField, audience }));
  }
}

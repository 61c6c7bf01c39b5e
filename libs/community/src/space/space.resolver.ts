import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { SpacePeopleService } from './people/people.service.js';
import { SpaceStanding } from './people/standing.js';
import { Space, SpaceAccess, type SpaceId } from './space.entity.js';
import {
  ArchiveSpaceInput, ArchiveSpaceResult, CreateSpaceInput, CreateSpaceResult, EditSpaceInput, EditSpaceResult, MoveSpaceInput, MoveSpaceResult, RestoreSpaceInput, RestoreSpaceResult, SpaceAccessPreview, SpaceConnection, SpaceFilter,
} from './space.graphql.js';
import { SpaceService } from './space.service.js';

@Resolver(() => Space)
export class SpaceResolver {
  constructor(
    private readonly service: SpaceService,
    private readonly people: SpacePeopleService,
  ) {}

  @Allow('posts:read')
  @Query(() => SpaceConnection, { description: 'The spaces of this community that I can find, in their order.' })
  async spaces(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => SpaceFilter) filter?: SpaceFilter): Promise<SpaceConnection> {
    return toConnection(await this.service.page(actor, page, filter?.isArchived ?? false));
  }

  @Allow('posts:read')
  @Query(() => Space, { description: 'One space that I can find.' })
  space(@CurrentActor() actor: Actor, @IdArg('Space') id: SpaceId): Promise<Space> {
    return this.service.get(actor, id);
  }

  @Allow('spaces:manage')
  @Query(() => SpaceAccessPreview, { description: 'Whom it would concern if a space got another access. For operators.' })
  spaceAccessPreview(@CurrentActor() actor: Actor, @IdArg('Space') id: SpaceId, @Args('access', { type: () => SpaceAccess, description: 'The access it would get.' }) access: SpaceAccess): Promise<SpaceAccessPreview> {
    return this.service.preview(actor, id, access);
  }

  @Allow('spaces:manage')
  @Mutation(() => CreateSpaceResult, { description: 'Opens a space, behind the others. A CLOSED or SECRET one begins with its maker alone.' })
  createSpace(@CurrentActor() actor: Actor, @Input() input: CreateSpaceInput): Promise<typeof CreateSpaceResult> {
    return this.service.create(actor, input);
  }

  @Allow('spaces:manage')
  @Mutation(() => EditSpaceResult, { description: 'Changes the name, description, access or suggested level of a space.' })
  editSpace(@CurrentActor() actor: Actor, @Input() input: EditSpaceInput): Promise<typeof EditSpaceResult> {
    return this.service.edit(actor, input);
  }

  @Allow('spaces:manage')
  @Mutation(() => MoveSpaceResult, { description: 'Puts a space right behind another one, or to the front.' })
  moveSpace(@CurrentActor() actor: Actor, @Input() { spaceId, afterId }: MoveSpaceInput): Promise<typeof MoveSpaceResult> {
    return this.service.move(actor, spaceId, afterId);
  }

  @Allow('spaces:manage')
  @Mutation(() => ArchiveSpaceResult, { description: 'Closes a space for writing and takes it out of the lists. Nothing is lost: who read it reads it still, and it can be restored.' })
  archiveSpace(@CurrentActor() actor: Actor, @Input() input: ArchiveSpaceInput): Promise<typeof ArchiveSpaceResult> {
    return this.service.archive(actor, input.spaceId);
  }

  @Allow('spaces:manage')
  @Mutation(() => RestoreSpaceResult, { description: 'Takes a space out of the archive, with its people and everything in it.' })
  restoreSpace(@CurrentActor() actor: Actor, @Input() input: RestoreSpaceInput): Promise<typeof RestoreSpaceResult> {
    return this.service.restore(actor, input.spaceId);
  }

  @ResolveField(() => SpaceStanding, { description: 'How I stand to it.' })
  standing(@Parent() space: Space, @Context() context: GraphqlContext): Promise<SpaceStanding | undefined> {
    return this.people.standings(context).load(space.id);
  }

  @ResolveField(() => Int, { nullable: true, description: 'How many posts it holds; null for those who do not read it.' })
  async postCount(@Parent() space: Space, @Context() context: GraphqlContext): Promise<number | null> {
    const isReader = space.access === SpaceAccess.OPEN || (await this.people.standings(context).load(space.id))?.isReader;
    return isReader ? space.postCount : null;
  }

  @ResolveField(() => Int, { nullable: true, description: 'How many people belong to it; null for an open space, which is everybody\'s.' })
  async peopleCount(@Parent() space: Space, @Context() context: GraphqlContext): Promise<number | null> {
    return space.access === SpaceAccess.OPEN ? null : ((await this.people.counts(context).load(space.id)) ?? 0);
  }
}

import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow, ConnectionArgs, CurrentActor, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import type { PostId } from './post.entity.js';
import { PostConnection } from './post.graphql.js';
import { selectionOf } from './post.resolver.js';
import {
  EditPostInput, EditPostResult, PinPostInput, PinPostResult, PostRevisionConnection, PublishPostInput, PublishPostResult, RemovePostInput, RemovePostResult, SchedulePostInput, SchedulePostResult,
  UnpinPostInput, UnpinPostResult,
} from './writing.graphql.js';
import { WritingService } from './writing.service.js';

@Resolver()
export class WritingResolver {
  constructor(private readonly writing: WritingService) {}

  @Allow('posts:write')
  @Query(() => PostConnection, { description: 'What I have written and not published yet, newest first. Nobody else sees it.' })
  async drafts(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @Info() info: GraphQLResolveInfo): Promise<PostConnection> {
    return toConnection(await this.writing.drafts(actor, page, selectionOf(info, ['nodes'], ['edges', 'node'])));
  }

  @Allow('posts:read')
  @Query(() => PostRevisionConnection, { description: 'How a post was worded before, newest first. For its author and operators.' })
  async postRevisions(@CurrentActor() actor: Actor, @IdArg('Post') id: PostId, @Args() page: ConnectionArgs): Promise<PostRevisionConnection> {
    return toConnection(await this.writing.revisions(actor, id, page));
  }

  @Allow('posts:write')
  @Mutation(() => EditPostResult, { description: 'Gives a post of mine other words; how it was before is kept.' })
  editPost(@CurrentActor() actor: Actor, @Input() input: EditPostInput): Promise<typeof EditPostResult> {
    return this.writing.edit(actor, input);
  }

  @Allow('posts:write')
  @Mutation(() => PublishPostResult, { description: 'Publishes a draft or a scheduled post of mine now.' })
  publishPost(@CurrentActor() actor: Actor, @Input() { id }: PublishPostInput): Promise<typeof PublishPostResult> {
    return this.writing.publish(actor, id);
  }

  @Allow('posts:write')
  @Mutation(() => SchedulePostResult, { description: 'Says when a draft of mine is to be published.' })
  schedulePost(@CurrentActor() actor: Actor, @Input() input: SchedulePostInput): Promise<typeof SchedulePostResult> {
    return this.writing.schedule(actor, input);
  }

  @Allow('spaces:manage')
  @Mutation(() => PinPostResult, { description: 'Lets a post stand first in its space.' })
  pinPost(@CurrentActor() actor: Actor, @Input() { id }: PinPostInput): Promise<typeof PinPostResult> {
    return this.writing.pin(actor, id);
  }

  @Allow('spaces:manage')
  @Mutation(() => UnpinPostResult, { description: 'Lets a post stand where its time puts it.' })
  unpinPost(@CurrentActor() actor: Actor, @Input() { id }: UnpinPostInput): Promise<typeof UnpinPostResult> {
    return this.writing.unpin(actor, id);
  }

  @Allow('posts:write')
  @Mutation(() => RemovePostResult, { description: 'Takes a post of mine away. Moderators can still read it, with the reason.' })
  removePost(@CurrentActor() actor: Actor, @Input() input: RemovePostInput): Promise<typeof RemovePostResult> {
    return this.writing.remove(actor, input);
  }
}

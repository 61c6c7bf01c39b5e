import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Comment, type CommentId } from '../comment/comment.entity.js';
import type { PostId } from '../post/post.entity.js';
import { ReactionCount } from './reaction.entity.js';
import { ReactToCommentInput, ReactToCommentResult, ReactToPostInput, ReactToPostResult, ReactionConnection, ReactionFilter, WithdrawCommentReactionInput, WithdrawCommentReactionResult, WithdrawReactionInput, WithdrawReactionResult } from './reaction.graphql.js';
import { ReactionService } from './reaction.service.js';

@Resolver(() => Comment)
export class ReactionResolver {
  constructor(private readonly service: ReactionService) {}

  @Allow('posts:read')
  @Query(() => ReactionConnection, { description: 'Who reacted to a post that I read, newest first.' })
  async postReactions(@CurrentActor() actor: Actor, @IdArg('Post') id: PostId, @Args() page: ConnectionArgs, @FilterArg(() => ReactionFilter) filter?: ReactionFilter): Promise<ReactionConnection> {
    return toConnection(await this.service.page(actor, { type: 'Post', id }, page, filter?.optionId));
  }

  @Allow('posts:read')
  @Query(() => ReactionConnection, { description: 'Who reacted to a comment that I read, newest first.' })
  async commentReactions(@CurrentActor() actor: Actor, @IdArg('Comment') id: CommentId, @Args() page: ConnectionArgs, @FilterArg(() => ReactionFilter) filter?: ReactionFilter): Promise<ReactionConnection> {
    return toConnection(await this.service.page(actor, { type: 'Comment', id }, page, filter?.optionId));
  }

  @Allow('posts:write')
  @Mutation(() => ReactToPostResult, { description: 'Reacts to a post under my name; once more in the same way changes nothing.' })
  reactToPost(@CurrentActor() actor: Actor, @Input() { postId, optionId }: ReactToPostInput): Promise<typeof ReactToPostResult> {
    return this.service.reactToPost(actor, postId, optionId);
  }

  @Allow('posts:write')
  @Mutation(() => WithdrawReactionResult, { description: 'Takes a reaction to a post back; when there is none, nothing changes.' })
  withdrawReaction(@CurrentActor() actor: Actor, @Input() { postId, optionId }: WithdrawReactionInput): Promise<typeof WithdrawReactionResult> {
    return this.service.withdrawFromPost(actor, postId, optionId);
  }

  @Allow('posts:write')
  @Mutation(() => ReactToCommentResult, { description: 'Reacts to a comment under my name; once more in the same way changes nothing.' })
  reactToComment(@CurrentActor() actor: Actor, @Input() { commentId, optionId }: ReactToCommentInput): Promise<typeof ReactToCommentResult> {
    return this.service.reactToComment(actor, commentId, optionId);
  }

  @Allow('posts:write')
  @Mutation(() => WithdrawCommentReactionResult, { description: 'Takes a reaction to a comment back; when there is none, nothing changes.' })
  withdrawCommentReaction(@CurrentActor() actor: Actor, @Input() { commentId, optionId }: WithdrawCommentReactionInput): Promise<typeof WithdrawCommentReactionResult> {
    return this.service.withdrawFromComment(actor, commentId, optionId);
  }

  @ResolveField(() => [ReactionCount], { description: 'How people reacted, in the order of the reactions; what nobody chose is left out.' })
  async reactions(@Parent() comment: Comment, @Context() context: GraphqlContext): Promise<ReactionCount[]> {
    return (await this.service.toComments(context).load(comment.id)) ?? [];
  }
}

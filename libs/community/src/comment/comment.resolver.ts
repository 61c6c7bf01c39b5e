import { Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { Comment } from './comment.entity.js';
import { AddCommentInput, AddCommentResult, EditCommentInput, EditCommentResult, RemoveCommentInput, RemoveCommentResult } from './comment.graphql.js';
import { CommentService } from './comment.service.js';

@Resolver(() => Comment)
export class CommentResolver {
  constructor(private readonly comments: CommentService) {}

  @Allow('posts:write')
  @Mutation(() => AddCommentResult, { description: 'Says something about a post.' })
  addComment(@CurrentActor() actor: Actor, @Input() input: AddCommentInput): Promise<typeof AddCommentResult> {
    return this.comments.add(actor, input);
  }

  @Allow('posts:write')
  @Mutation(() => EditCommentResult, { description: 'Gives a comment of mine other words; how it was before is kept.' })
  editComment(@CurrentActor() actor: Actor, @Input() input: EditCommentInput): Promise<typeof EditCommentResult> {
    return this.comments.edit(actor, input);
  }

  @Allow('posts:write')
  @Mutation(() => RemoveCommentResult, { description: 'Takes a comment of mine away. What was answered to it stays, and moderators can still read it.' })
  removeComment(@CurrentActor() actor: Actor, @Input() input: RemoveCommentInput): Promise<typeof RemoveCommentResult> {
    return this.comments.remove(actor, input);
  }
}

import { Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { AddCommentInput, AddCommentResult } from './comment.graphql.js';
import { CommentService } from './comment.service.js';

@Resolver()
export class CommentResolver {
  constructor(private readonly comments: CommentService) {}

  @Allow('posts:write')
  @Mutation(() => AddCommentResult, { description: 'Says something about a post.' })
  addComment(@CurrentActor() actor: Actor, @Input() input: AddCommentInput): Promise<typeof AddCommentResult> {
    return this.comments.add(actor, input);
  }
}

import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#graphql-kit';
import { Comment } from '../comment/comment.entity.js';
import { Attachment } from './attachment.entity.js';
import { Attachments } from './attachment.service.js';

@Resolver(() => Comment)
export class CommentAttachmentsResolver {
  constructor(private readonly service: Attachments) {}

  @ResolveField(() => [Attachment], { description: 'Its pictures and files, in the order in which its author put them; at most ten.' })
  async attachments(@Parent() comment: Comment, @Context() context: GraphqlContext): Promise<Attachment[]> {
    return (await this.service.ofComments(context).load(comment.id)) ?? [];
  }
}

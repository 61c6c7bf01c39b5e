import { InputType, ObjectType } from '@nestjs/graphql';
import { Connection, IdField, outcome } from '#graphql-kit';
import { Comment, type CommentId } from '../comment/comment.entity.js';
import { RulesNotAccepted } from '../moderation/rules/rules.graphql.js';
import { Post, type PostId } from '../post/post.entity.js';
import type { ReactionOptionId } from './option/option.entity.js';
import { ReactionRetired } from './option/option.graphql.js';
import { Reaction } from './reaction.entity.js';

const POST = { description: 'The post.' };
const COMMENT = { description: 'The comment.' };

@InputType({ description: 'A reaction to a post.' })
export class ReactToPostInput {
  @IdField('Post', POST)
  postId!: PostId;
  @IdField('ReactionOption', { description: 'In which way; one that is offered.' })
  optionId!: ReactionOptionId;
}

@InputType({ description: 'Which reaction to a post to take back.' })
export class WithdrawReactionInput {
  @IdField('Post', POST)
  postId!: PostId;
  @IdField('ReactionOption', { description: 'Which one; may be retired.' })
  optionId!: ReactionOptionId;
}

@InputType({ description: 'A reaction to a comment.' })
export class ReactToCommentInput {
  @IdField('Comment', COMMENT)
  commentId!: CommentId;
  @IdField('ReactionOption', { description: 'In which way; one that is offered.' })
  optionId!: ReactionOptionId;
}

@InputType({ description: 'Which reaction to a comment to take back.' })
export class WithdrawCommentReactionInput {
  @IdField('Comment', COMMENT)
  commentId!: CommentId;
  @IdField('ReactionOption', { description: 'Which one; may be retired.' })
  optionId!: ReactionOptionId;
}

@InputType({ description: 'Which reactions.' })
export class ReactionFilter {
  @IdField('ReactionOption', { nullable: true, description: 'Those in this way.' })
  optionId?: ReactionOptionId;
}

@ObjectType({ description: 'A page of reactions, newest first.' })
export class ReactionConnection extends Connection(Reaction) {}

export const ReactToPostResult = outcome('ReactToPostResult', [Post, ReactionRetired, RulesNotAccepted]);
export const WithdrawReactionResult = outcome('WithdrawReactionResult', [Post]);
export const ReactToCommentResult = outcome('ReactToCommentResult', [Comment, ReactionRetired, RulesNotAccepted]);
export const WithdrawCommentReactionResult = outcome('WithdrawCommentReactionResult', [Comment]);

import { Field, InputType } from '@nestjs/graphql';
import { IdField, outcome } from '#graphql-kit';
import { Post, type PostId } from '../post/post.entity.js';
import { ReactionKind } from './reaction.entity.js';

@InputType({ description: 'A reaction to a post.' })
export class ReactToPostInput {
  @IdField('Post', { description: 'The post.' })
  postId!: PostId;
  @Field(() => ReactionKind, { description: 'In which way.' })
  kind!: ReactionKind;
}

@InputType({ description: 'Which reaction to take back.' })
export class WithdrawReactionInput {
  @IdField('Post', { description: 'The post.' })
  postId!: PostId;
  @Field(() => ReactionKind, { description: 'Which one.' })
  kind!: ReactionKind;
}

export const ReactToPostResult = outcome('ReactToPostResult', [Post]);
export const WithdrawReactionResult = outcome('WithdrawReactionResult', [Post]);

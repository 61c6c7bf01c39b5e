import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Connection, IdField, TextField, outcome } from '#graphql-kit';
import { AnonymityOff, UnmaskingNotAccepted } from '../anonymity/anonymity.graphql.js';
import type { PostId } from '../post/post.entity.js';
import { SCREENED } from '../moderation/screening.graphql.js';
import { Comment } from './comment.entity.js';

@ObjectType({ description: 'A page of comments.' })
export class CommentConnection extends Connection(Comment) {}

@InputType({ description: 'A new comment.' })
export class AddCommentInput {
  @IdField('Post', { description: 'What it is about.' })
  postId!: PostId;
  @TextField({ min: 1, max: 10_000, multiline: true }, { description: 'What to say, 1 to 10,000 characters; may have several lines.' })
  text!: string;
  @Field({ nullable: true, description: 'True leaves my name out: nobody learns it, not even the operators, except as `anonymity` says. False by default.' })
  isAnonymous?: boolean;
  @Field({ nullable: true, description: 'True when I have read that two operators together can find out who wrote it. Needed to write without a name where `anonymity.canBeUnmasked`.' })
  acceptsUnmasking?: boolean;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same comment again.' })
  idempotencyKey?: string;
}

export const AddCommentResult = outcome('AddCommentResult', [Comment, ...SCREENED, AnonymityOff, UnmaskingNotAccepted]);

import { AnonymityOff, UnmaskingNotAccepted } from '../anonymity/anonymity.graphql.js';
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { Connection, IdField, IntField, Refusal, TextField, outcome } from '#graphql-kit';
import { type AttachmentInput, AttachmentsField } from '../attachment/attachment.graphql.js';
import { BodyField, GraphQLRichText, type Words } from '../document/rich-text.graphql.js';
import type { PostId } from '../post/post.entity.js';
import { SCREENED } from '../moderation/screening.graphql.js';
import { Comment, type CommentId } from './comment.entity.js';

@ObjectType({ description: 'A page of comments.' })
export class CommentConnection extends Connection(Comment) {}

const MAX_COMMENT = 10_000;
const PLAIN = { min: 1, max: MAX_COMMENT, multiline: true };

@InputType({ description: 'A new comment.' })
export class AddCommentInput {
  @IdField('Post', { description: 'What it is about.' })
  postId!: PostId;
  @IdField('Comment', { nullable: true, description: 'The comment of the same post that it answers. Answers to an answer stand beside it: name the one that they all answer.' })
  parentId?: CommentId;
  @BodyField(MAX_COMMENT, { description: 'What to say, 1 to 10,000 characters, with its form. This or `text`.' })
  body?: Words;
  @TextField(PLAIN, { nullable: true, description: 'What to say in plain words, 1 to 10,000 characters; may have several lines. This or `body`.' })
  text?: string;
  @AttachmentsField({ description: 'Pictures and files, at most ten, in this order; only pictures to what is said anonymously.' })
  attachments?: AttachmentInput[];
  @Field({ nullable: true, description: 'True leaves my name out: nobody learns it, not even the operators, except as `anonymity` says. False by default.' })
  isAnonymous?: boolean;
  @Field({ nullable: true, description: 'True when I have read that two operators together can find out who wrote it. Needed to write without a name where `anonymity.canBeUnmasked`.' })
  acceptsUnmasking?: boolean;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same comment again.' })
  idempotencyKey?: string;
}

export const AddCommentResult = outcome('AddCommentResult', [Comment, ...SCREENED, AnonymityOff, UnmaskingNotAccepted]);

@InputType({ description: 'Other words for a comment.' })
export class EditCommentInput {
  @IdField('Comment', { description: 'A comment of mine.' })
  id!: CommentId;
  @IntField(1, 2 ** 31 - 1, { description: 'The version that the edit began from. When the comment has another one by now, the answer is CommentEditConflict.' })
  version!: number;
  @BodyField(MAX_COMMENT, { description: 'The new words with their form, 1 to 10,000 characters. This or `text`.' })
  body?: Words;
  @TextField(PLAIN, { nullable: true, description: 'The new words without a form. This or `body`.' })
  text?: string;
  @AttachmentsField({ description: 'The pictures and files from now on, at most ten, in this order: those that are named stay or are added, the others go. Left out, they stay as they are.' })
  attachments?: AttachmentInput[];
}

@InputType({ description: 'Which comment, and why.' })
export class RemoveCommentInput {
  @IdField('Comment', { description: 'A comment of mine.' })
  id!: CommentId;
  @TextField({ min: 1, max: 500 }, { nullable: true, description: 'Why, 1 to 500 characters; moderators can read it.' })
  reason?: string;
}

@ObjectType({ description: 'That a comment was taken away. What was answered to it stays.' })
export class CommentGone {
  @Field(() => ID, { description: 'The id of the comment.' })
  commentId!: string;
  @Field(() => ID, { description: 'The id of the post that it was about.' })
  postId!: string;
}

@ObjectType({ implements: () => Refusal, description: 'The comment was edited meanwhile, perhaps in another window. Choose or merge, and send it with the version of `current`.' })
export class CommentEditConflict extends Refusal {
  readonly code = 'EDIT_CONFLICT';
  @Field(() => Comment, { description: 'The comment as it is now.' })
  current!: Comment;
  @Field({ description: 'The plain words that were sent.' })
  yourText!: string;
  @Field(() => GraphQLRichText, { description: 'What was sent, with its form.' })
  yourBody!: object;

  constructor(current: Comment, yourText: string, yourBody: object) {
    super();
    Object.assign(this, { current, yourText, yourBody });
  }
  text(): Localized {
    return { ja: '編集しているあいだに、このコメントが変更されました。どちらにするか選んでください。', en: 'This comment was changed while you were editing it. Choose which one to keep.' };
  }
}

export const EditCommentResult = outcome('EditCommentResult', [Comment, CommentEditConflict, ...SCREENED]);
export const RemoveCommentResult = outcome('RemoveCommentResult', [CommentGone]);

import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { type Localized, PARAGRAPHS } from '#kernel';
import { Connection, IdField, IntField, Refusal, TextField, TextListField, TimeField, outcome } from '#graphql-kit';
import { type AttachmentInput, AttachmentsField } from '../attachment/attachment.graphql.js';
import { BodyField, GraphQLRichText, type Words } from '../document/rich-text.graphql.js';
import { SCREENED } from '../moderation/screening.graphql.js';
import { MAX_TAGS, TAG } from '../tag/tag.rules.js';
import { Post, type PostId } from './post.entity.js';
import { MAX_PINNED } from './writing.rules.js';
import { RulesNotAccepted } from '../moderation/rules/rules.graphql.js';

@ObjectType({ description: 'The words of a post as they were, or as somebody wants them to be.' })
export class PostVersion {
  @Field({ description: 'The title.' })
  title!: string;
  @Field({ description: 'The plain words.' })
  text!: string;
  @Field(() => GraphQLRichText, { description: 'The words with their form.' })
  body!: object;
}

@ObjectType({ description: 'How a post was worded before an edit. Its author and operators see it.' })
export class PostRevision extends PostVersion {
  @Field(() => ID, { description: 'Opaque; not to be asked for.' })
  key!: string;
  @Field(() => Int, { description: 'Which version it was; the first is 1.' })
  version!: number;
  @Field({ description: 'When it was worded so, in UTC.' })
  writtenAt!: Date;
}

@ObjectType({ description: 'A page of what a post was before.' })
export class PostRevisionConnection extends Connection(PostRevision) {}

@InputType({ description: 'Other words for a post. What is left out stays.' })
export class EditPostInput {
  @IdField('Post', { description: 'The post.' })
  id!: PostId;
  @IntField(1, 2 ** 31 - 1, { description: 'The version that the edit began from. When the post has another one by now, the answer is EditConflict.' })
  version!: number;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'The new title, 1 to 200 characters.' })
  title?: string;
  @BodyField(PARAGRAPHS.max, { description: 'The new words with their form, 1 to 20,000 characters. This or `text`.' })
  body?: Words;
  @TextField(PARAGRAPHS, { nullable: true, description: 'The new words without a form. This or `body`.' })
  text?: string;
  @AttachmentsField({ description: 'The pictures and files from now on, at most ten, in this order: those that are named stay or are added, the others go.' })
  attachments?: AttachmentInput[];
  @TextListField(TAG, MAX_TAGS, { nullable: true, description: 'The new tags, at most five; none when it is empty.' })
  tags?: string[];
}

@InputType({ description: 'Which post.' })
export class PublishPostInput {
  @IdField('Post', { description: 'A draft or a scheduled post of mine. One that is published already stays as it is.' })
  id!: PostId;
}

@InputType({ description: 'When to publish a post.' })
export class SchedulePostInput {
  @IdField('Post', { description: 'A draft or a scheduled post of mine.' })
  id!: PostId;
  @TimeField({ nullable: true, description: 'When, in UTC, to the minute; it must lie ahead, within a year. Null makes it a draft again.' })
  at?: Date;
}

@InputType({ description: 'Which post.' })
export class PinPostInput {
  @IdField('Post', { description: 'A published post.' })
  id!: PostId;
}

@InputType({ description: 'Which post.' })
export class UnpinPostInput {
  @IdField('Post', { description: 'A post that stands first, or not: then nothing changes.' })
  id!: PostId;
}

@InputType({ description: 'Which post, and why.' })
export class RemovePostInput {
  @IdField('Post', { description: 'A post of mine. One that is removed already stays as it is.' })
  id!: PostId;
  @TextField({ min: 1, max: 500 }, { nullable: true, description: 'Why, 1 to 500 characters; moderators can read it.' })
  reason?: string;
}

@ObjectType({ implements: () => Refusal, description: 'Somebody edited the post meanwhile, perhaps oneself in another window. Choose or merge, and send it with the version of `current`.' })
export class EditConflict extends Refusal {
  readonly code = 'EDIT_CONFLICT';
  @Field(() => Post, { description: 'The post as it is now.' })
  current!: Post;
  @Field(() => PostVersion, { description: 'What was sent.' })
  yours!: PostVersion;

  constructor(current: Post, yours: PostVersion) {
    super();
    Object.assign(this, { current, yours });
  }
  text(): Localized {
    return { ja: '編集しているあいだに、この投稿が変更されました。どちらにするか選んでください。', en: 'This post was changed while you were editing it. Choose which one to keep.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'What is published already cannot be scheduled.' })
export class AlreadyPublished extends Refusal {
  readonly code = 'ALREADY_PUBLISHED';
  text(): Localized {
    return { ja: 'この投稿はすでに公開されています。', en: 'This post is published already.' };
  }
}

@ObjectType({ implements: () => Refusal, description: `At most ${MAX_PINNED} posts stand first in a space.` })
export class TooManyPinned extends Refusal {
  readonly code = 'TOO_MANY_PINNED';
  text(): Localized {
    return { ja: `ひとつのスペースで固定できる投稿は${MAX_PINNED}件までです。どれかを外してください。`, en: `At most ${MAX_PINNED} posts can be pinned in a space. Unpin one first.` };
  }
}

export const EditPostResult = outcome('EditPostResult', [Post, EditConflict, ...SCREENED]);
export const PublishPostResult = outcome('PublishPostResult', [Post, ...SCREENED]);
export const SchedulePostResult = outcome('SchedulePostResult', [Post, AlreadyPublished, RulesNotAccepted]);
export const PinPostResult = outcome('PinPostResult', [Post, TooManyPinned]);
export const UnpinPostResult = outcome('UnpinPostResult', [Post]);
export const RemovePostResult = outcome('RemovePostResult', [Post]);

import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type MemberId, PARAGRAPHS } from '#kernel';
import { Connection, IdField, IdListField, TextField, TextListField, TimeField, outcome } from '#graphql-kit';
import { type AttachmentInput, AttachmentsField } from '../attachment/attachment.graphql.js';
import { MAX_THANKED } from '../kudos/kudos.rules.js';
import { PollField, type PollInput } from '../poll/poll.graphql.js';
import { BodyField, type Words } from '../document/rich-text.graphql.js';
import type { SpaceId } from '../space/space.entity.js';
import { SCREENED } from '../moderation/screening.graphql.js';
import { AnonymityOff, UnmaskingNotAccepted } from '../anonymity/anonymity.graphql.js';
import { MAX_TAGS, TAG } from '../tag/tag.rules.js';
import type { TagId } from '../tag/tag.entity.js';
import { Post } from './post.entity.js';

@ObjectType({ description: 'A page of posts.' })
export class PostConnection extends Connection(Post) {}

export enum PostFeed {
  ALL = 'ALL',
  FOLLOWING = 'FOLLOWING',
}
registerEnumType(PostFeed, {
  name: 'PostFeed',
  description: 'Out of which posts a page is taken.',
  valuesMap: {
    ALL: { description: 'All that I may read.' },
    FOLLOWING: { description: 'Those in spaces that I follow, by people whom I follow, and with tags that I follow. Nothing that was written anonymously comes by following its author.' },
  },
});

@InputType({ description: 'Which posts; all conditions together.' })
export class PostFilter {
  @IdField('Space', { nullable: true, description: 'Only those in this space.' })
  spaceId?: SpaceId;
  @IdField('Member', { nullable: true, description: 'Only those that this member wrote.' })
  authorId?: MemberId;
  @IdField('Member', { nullable: true, description: 'Only kudos to this member.' })
  thanksId?: MemberId;
  @IdField('Tag', { nullable: true, description: 'Only those with this tag.' })
  tagId?: TagId;
  @Field({ nullable: true, description: 'True gives only those that stand first in their space, false only the others; both by default.' })
  isPinned?: boolean;
  @Field(() => PostFeed, { nullable: true, description: 'Out of which posts; ALL by default.' })
  feed?: PostFeed;
}

export enum NewPostKind {
  TALK = 'TALK',
  QUESTION = 'QUESTION',
  KUDOS = 'KUDOS',
}
registerEnumType(NewPostKind, {
  name: 'NewPostKind',
  description: 'What a person may write; the other kinds of posts come from what they report.',
  valuesMap: { TALK: { description: 'What somebody has to say.' }, QUESTION: { description: 'What somebody wants to know.' }, KUDOS: { description: 'Thanks to people, with the reason as its title.' } },
});

@InputType({ description: 'A new post.' })
export class CreatePostInput {
  @IdField('Space', { description: 'The space to write in.' })
  spaceId!: SpaceId;
  @TextField({ min: 1, max: 200 }, { description: 'Its title, 1 to 200 characters.' })
  title!: string;
  @BodyField(PARAGRAPHS.max, { description: 'What to say, 1 to 20,000 characters, with its form. This or `text`.' })
  body?: Words;
  @TextField(PARAGRAPHS, { nullable: true, description: 'What to say in plain words, 1 to 20,000 characters; may have several lines. This or `body`.' })
  text?: string;
  @AttachmentsField({ description: 'Pictures and files, at most ten, in this order. To what is written anonymously only pictures can be added: they are renamed, and nobody learns who brought them.' })
  attachments?: AttachmentInput[];
  @PollField({ description: 'A poll to go with it.' })
  poll?: PollInput;
  @IdListField('Member', MAX_THANKED, { nullable: true, description: 'Whom it thanks, one to five people other than me; with the kind KUDOS, and only with that. The title says what for.' })
  thankedIds?: MemberId[];
  @TextListField(TAG, MAX_TAGS, { nullable: true, description: 'What it is about: at most five tags of 1 to 30 characters. Width, case and kana make no difference.' })
  tags?: string[];
  @Field({ nullable: true, description: 'True keeps it as a draft, which only its author sees. False by default.' })
  isDraft?: boolean;
  @TimeField({ nullable: true, description: 'When to publish it, in UTC, to the minute; it must lie ahead, within a year. At once when it is left out.' })
  scheduledFor?: Date;
  @Field(() => NewPostKind, { nullable: true, description: 'What it is; TALK by default.' })
  kind?: NewPostKind;
  @Field({ nullable: true, description: 'True leaves my name out: nobody learns it, not even the operators, except as `anonymity` says. False by default.' })
  isAnonymous?: boolean;
  @Field({ nullable: true, description: 'True when I have read that two operators together can find out who wrote it. Needed to write without a name where `anonymity.canBeUnmasked`.' })
  acceptsUnmasking?: boolean;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same post again.' })
  idempotencyKey?: string;
}

export const CreatePostResult = outcome('CreatePostResult', [Post, ...SCREENED, AnonymityOff, UnmaskingNotAccepted]);

import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, Page, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { Member } from '#identity';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import { Attachment } from '../attachment/attachment.entity.js';
import type { Comment } from '../comment/comment.entity.js';
import { Poll } from '../poll/poll.entity.js';
import { LinkPreview } from '../preview/preview.entity.js';
import { type KnownPseudonym, Pseudonym } from '../anonymity/pseudonym.js';
import { Question } from '../question/question.js';
import { GraphQLRichText } from '../document/rich-text.graphql.js';
import { ReactionCount } from '../reaction/reaction.entity.js';
import { Space, type SpaceId } from '../space/space.entity.js';
import { Tag } from '../tag/tag.entity.js';

export type PostId = Brand<'Post'>;

export enum PostKind {
  TALK = 'TALK',
  QUESTION = 'QUESTION',
  CELEBRATION = 'CELEBRATION',
  STORY = 'STORY',
  KUDOS = 'KUDOS',
}
registerEnumType(PostKind, {
  name: 'PostKind',
  description: 'What a post is, which decides how it is shown.',
  valuesMap: {
    TALK: { description: 'What somebody has to say.' },
    QUESTION: { description: 'What somebody wants to know.' },
    CELEBRATION: { description: 'Somebody achieved something and agreed to be celebrated; its author is the one who is celebrated.' },
    STORY: { description: 'How somebody got there, told for those who come after.' },
    KUDOS: { description: 'Thanks to people, with the reason.' },
  },
});

export enum PostState {
  DRAFT = 'DRAFT',
  SCHEDULED = 'SCHEDULED',
  PUBLISHED = 'PUBLISHED',
  HIDDEN = 'HIDDEN',
  REMOVED = 'REMOVED',
}
registerEnumType(PostState, {
  name: 'PostState',
  description: 'Where a post is in its life. Only what is PUBLISHED is in lists, counts, search and notifications.',
  valuesMap: {
    DRAFT: { description: 'Being written; its author alone sees it.' },
    SCHEDULED: { description: 'Ready, and published when its time comes; its author alone sees it.' },
    PUBLISHED: { description: 'Everybody who reads its space reads it.' },
    HIDDEN: { description: 'Taken out of sight until somebody has looked at it; its author and moderators see it.' },
    REMOVED: { description: 'Taken away by its author or by a moderator, with a reason; its author and moderators see it.' },
  },
});

@Entity('post')
@ObjectType({ implements: () => Node, description: 'What somebody wrote in a space. Whoever reads the space reads it.' })
export class Post implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: PostId;

  @Column('uuid')
  spaceId!: SpaceId;

  /** Null on what was written anonymously; then it has a pseudonym. */
  @Column('uuid', { nullable: true })
  authorId!: MemberId | null;

  @Column('uuid', { nullable: true })
  pseudonymId!: string | null;

  @Column('text')
  @Field({ description: 'Its title.' })
  title!: string;

  @Column('text')
  @Field({ description: 'What was written; may have several lines. A celebration may be without words of its own.' })
  text!: string;

  @Column('text')
  @Field(() => PostKind, { description: 'What it is.' })
  kind!: PostKind;

  @Column('text')
  @Field(() => PostState, { description: 'Where it is in its life; PUBLISHED for all but its author and moderators.' })
  state!: PostState;

  @TimeColumn()
  @Field({ description: 'When it was begun, in UTC.' })
  createdAt!: Date;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was published, in UTC, by which the feed is ordered; null while it is not.' })
  publishedAt!: Date | null;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it will be published, in UTC; null unless it is SCHEDULED.' })
  scheduledFor!: Date | null;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'Since when it stands first in its space, in UTC; null when it does not.' })
  pinnedAt!: Date | null;

  /** In its column null where there are only plain words; `text` has the words of it. */
  @Column('jsonb', { nullable: true })
  @Field(() => GraphQLRichText, { description: 'What was written, with its form.' })
  body!: object | null;

  @Column('int')
  @Field(() => Int, { description: 'One more with each edit. An edit says which version it began from.' })
  version!: number;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was last edited, in UTC; null when it never was.' })
  editedAt!: Date | null;

  @Column('int')
  @Field(() => Int, { description: 'How many comments it has.' })
  commentCount!: number;

  @Column('jsonb')
  reactionCounts!: Record<string, number>;

  /** From here on: what the one statement that reads posts brings along. Plain fields, because a page has hundreds of them. */
  @Field(() => Space, { description: 'The space it is in.' })
  space?: Space;

  @Field(() => Member, { nullable: true, description: 'Who wrote it; null when it was written anonymously.' })
  author?: Member | undefined;

  @Field(() => Pseudonym, { nullable: true, description: 'Under what name it was written; null when its author is named.' })
  pseudonym?: KnownPseudonym | null;

  /** Whether the viewer wrote it under their name; undefined where only its pseudonym can tell. */
  isViewers?: boolean | undefined;

  @Field(() => Question, { nullable: true, description: 'Its answers, and who wants to know; null when it asks nothing.' })
  question?: Question | null;

  @Field(() => [ReactionCount], { description: 'How people reacted, in the order of the reactions; what nobody chose is left out.' })
  reactions?: ReactionCount[];

  @Field(() => [Attachment], { description: 'Its pictures and files, in the order in which its author put them; at most ten.' })
  attachments?: Attachment[];

  @Field(() => Poll, { nullable: true, description: 'Its poll; null when it has none.' })
  poll?: Poll | null;

  @Field(() => [Member], { description: 'Of kudos: whom it thanks, one to five people. Empty on all other posts.' })
  thanked?: Member[];

  @Field(() => LinkPreview, { nullable: true, description: 'What stands behind its first link; null when there is none, while nobody has looked, and where the page could not be read.' })
  linkPreview?: LinkPreview | null;

  @Field(() => [Tag], { description: 'What it is about, at most five, in the order in which its author gave them.' })
  tags?: Tag[];

  @Field(() => [String], { description: 'Only in what a mutation answers to the author: the names that were written as mentions and are of nobody here, because they left or never were here. They stand as plain words, and nobody was told. Empty otherwise.' })
  unknownMentions?: string[];

  @Field({ description: 'Whether it is newer than how far I have read its space. My own posts are not; nor is anything in a space that is not mine, though I may read it as an operator.' })
  isUnread?: boolean;

  /** The first comments, so many at most, when they were asked for together with the post. */
  firstComments?: { limit: number; page: Page<Comment> };
}

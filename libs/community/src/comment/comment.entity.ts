import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, Localized, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { Member } from '#identity';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import { type KnownPseudonym, Pseudonym } from '../anonymity/pseudonym.js';
import { GraphQLRichText } from '../document/rich-text.graphql.js';
import { OfficialMark } from '../official/official-mark.js';
import type { PostId } from '../post/post.entity.js';

export type CommentId = Brand<'Comment'>;

export enum CommentAbsence {
  WITHDRAWN = 'WITHDRAWN',
  HIDDEN = 'HIDDEN',
  REMOVED = 'REMOVED',
}
registerEnumType(CommentAbsence, {
  name: 'CommentAbsence',
  description: 'Why a comment is not to be read any more.',
  valuesMap: {
    WITHDRAWN: { description: 'Its author took it away.' },
    HIDDEN: { description: 'It is out of sight for the time being: the operators, or a word filter, hold it back.' },
    REMOVED: { description: 'The operators took it away.' },
  },
});

@Entity('comment')
@ObjectType({ implements: () => Node, description: 'What somebody said about a post. Whoever reads the post reads it.' })
export class Comment implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: CommentId;

  @Column('uuid')
  postId!: PostId;

  /** Null on what was said anonymously; then it has a pseudonym. */
  @Column('uuid', { nullable: true })
  authorId!: MemberId | null;

  @Column('uuid', { nullable: true })
  pseudonymId!: string | null;

  /** The comment that it answers; answers to an answer stand beside it. */
  @Column('uuid', { nullable: true })
  parentId!: CommentId | null;

  @Field(() => ID, { nullable: true, description: 'The id of the comment that it answers; null when it answers the post. An answer stands below what it answers. One whose comment is gone keeps its place.' })
  answersId?: string | null;

  @Field(() => CommentAbsence, { nullable: true, description: 'Why what it answers is not to be read any more, to be said in its place above the first of its answers; null while it can be read, and on what answers the post.' })
  answersAbsent?: CommentAbsence | null;

  @Column('text')
  state!: 'PUBLISHED' | 'HIDDEN' | 'REMOVED';

  /** Of an answer: when what it answers was said. */
  @TimeColumn({ nullable: true })
  threadAt?: Date | null;

  /** In its column null where there are only plain words. */
  @Column('jsonb', { nullable: true })
  @Field(() => GraphQLRichText, { description: 'What was said, with its form.' })
  body!: object | null;

  @Column('int')
  @Field(() => Int, { description: 'One more with each edit. An edit says which version it began from.' })
  version!: number;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was last edited, in UTC; null when it never was.' })
  editedAt!: Date | null;

  @Column('text')
  @Field({ description: 'What was said; may have several lines.' })
  text!: string;

  @TimeColumn()
  @Field({ description: 'When it was said, in UTC.' })
  createdAt!: Date;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was accepted as the answer that solved the question, in UTC; null on all other comments.' })
  acceptedAt!: Date | null;

  /** As it was called when this was answered. */
  @Column('jsonb', { nullable: true })
  officialLabel!: Localized | null;

  @TimeColumn({ nullable: true })
  officialAt!: Date | null;

  @Field(() => OfficialMark, { nullable: true, description: 'Set when it answers a question in a role, such as human resources; null on all other comments.' })
  official?: OfficialMark | null;

  @Field(() => Pseudonym, { nullable: true, description: 'Under what name it was said; null when its author is named.' })
  pseudonym?: KnownPseudonym | null;

  /** Every statement that reads comments brings their authors along. */
  @Field(() => Member, { nullable: true, description: 'Who said it; null when it was said anonymously.' })
  author?: Member | undefined;

  @Field(() => [String], { description: 'Only in what a mutation answers to the author: the names that were written as mentions and are of nobody here. They stand as plain words, and nobody was told. Empty otherwise.' })
  unknownMentions?: string[];
}

import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, Page, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { Member } from '#identity';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import type { Comment } from '../comment/comment.entity.js';
import { ReactionCount, ReactionKind } from '../reaction/reaction.entity.js';
import { Space, type SpaceId } from '../space/space.entity.js';

export type PostId = Brand<'Post'>;

export enum PostKind {
  TALK = 'TALK',
  CELEBRATION = 'CELEBRATION',
  STORY = 'STORY',
}
registerEnumType(PostKind, {
  name: 'PostKind',
  description: 'What a post is, which decides how it is shown.',
  valuesMap: {
    TALK: { description: 'What somebody has to say.' },
    CELEBRATION: { description: 'Somebody achieved something and agreed to be celebrated; its author is the one who is celebrated.' },
    STORY: { description: 'How somebody got there, told for those who come after.' },
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

  @Column('uuid')
  authorId!: MemberId;

  @Column('text')
  @Field({ description: 'Its title.' })
  title!: string;

  @Column('text')
  @Field({ description: 'What was written; may have several lines. A celebration may be without words of its own.' })
  text!: string;

  @Column('text')
  @Field(() => PostKind, { description: 'What it is.' })
  kind!: PostKind;

  @TimeColumn()
  @Field({ description: 'When it was written, in UTC.' })
  createdAt!: Date;

  @Column('int')
  @Field(() => Int, { description: 'How many comments it has.' })
  commentCount!: number;

  @Column('jsonb')
  reactionCounts!: Partial<Record<ReactionKind, number>>;

  /** From here on: what the one statement that reads posts brings along. Plain fields, because a page has hundreds of them. */
  @Field(() => Space, { description: 'The space it is in.' })
  space?: Space;

  @Field(() => Member, { description: 'Who wrote it.' })
  author?: Member;

  @Field(() => [ReactionCount], { description: 'How people reacted, in the order of the kinds; kinds that nobody chose are left out.' })
  reactions?: ReactionCount[];

  @Field(() => [ReactionKind], { description: 'How I reacted.' })
  viewerReactions?: ReactionKind[];

  /** The first comments, so many at most, when they were asked for together with the post. */
  firstComments?: { limit: number; page: Page<Comment> };
}

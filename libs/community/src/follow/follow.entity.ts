import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { Member } from '#identity';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import { Space, type SpaceId } from '../space/space.entity.js';
import { Tag, type TagId } from '../tag/tag.entity.js';

export type FollowId = Brand<'Follow'>;

@Entity('follow')
@ObjectType({ implements: () => Node, description: 'That I follow a space, a person or a tag. Only I see it, and nobody is told.' })
export class Follow implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: FollowId;

  @Column('uuid')
  memberId!: MemberId;

  @Column('uuid', { nullable: true })
  spaceId!: SpaceId | null;

  @Column('uuid', { nullable: true })
  followedId!: MemberId | null;

  @Column('uuid', { nullable: true })
  tagId!: TagId | null;

  @TimeColumn()
  @Field({ description: 'Since when, in UTC.' })
  createdAt!: Date;

  @Field(() => Space, { nullable: true, description: 'The space; null when it is a person or a tag.' })
  space?: Space | undefined;

  @Field(() => Member, { nullable: true, description: 'The person; null when it is a space or a tag.' })
  member?: Member | undefined;

  @Field(() => Tag, { nullable: true, description: 'The tag; null when it is a space or a person.' })
  tag?: Tag | undefined;
}

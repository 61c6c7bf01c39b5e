import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

export type TagId = Brand<'Tag'>;

@Entity('tag')
@ObjectType({ implements: () => Node, description: 'A word under which posts are found. Width, case and kana make no difference.' })
export class Tag implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: TagId;

  @Column('text')
  @Field({ description: 'As it was written first.' })
  name!: string;

  /** As it is compared. */
  @Column('text')
  folded!: string;

  @TimeColumn()
  createdAt!: Date;
}

@ObjectType({ description: 'A tag, and how much there is to read under it.' })
export class TagCount {
  @Field(() => Tag, { description: 'The tag.' })
  tag!: Tag;

  @Field(() => Int, { description: 'How many published posts that I may read have it.' })
  postCount!: number;
}

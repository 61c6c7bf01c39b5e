import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

export type SpaceId = Brand<'Space'>;

export enum SpaceAccess {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  SECRET = 'SECRET',
}
registerEnumType(SpaceAccess, {
  name: 'SpaceAccess',
  description: 'Who finds a space and who reads it. Operators find and read all of them.',
  valuesMap: {
    OPEN: { description: 'Every member of the community reads and writes in it.' },
    CLOSED: { description: 'Every member of the community finds it; only its own people read and write in it.' },
    SECRET: { description: 'Only its own people know that it exists.' },
  },
});

/** What the product itself writes into a space; at most one space of a community has each. */
export type SpacePurpose = 'CELEBRATIONS';

@Entity('space')
@ObjectType({ implements: () => Node, description: 'A part of the community with a subject of its own, in which posts are written.' })
export class Space implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: SpaceId;

  @Column('text')
  @Field({ description: 'What it is called; no two spaces of a community are called the same.' })
  name!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What it is for; null when nothing was said.' })
  description!: string | null;

  @Column('text')
  @Field(() => SpaceAccess, { description: 'Who finds it and who reads it.' })
  access!: SpaceAccess;

  /** Its place among the spaces. */
  @Column('int')
  position!: number;

  @Column('int')
  @Field(() => Int, { description: 'How many posts it holds.' })
  postCount!: number;

  @Column('text', { nullable: true })
  purpose!: SpacePurpose | null;

  @TimeColumn()
  createdAt!: Date;
}

/** Whose space a CLOSED or SECRET one is. */
@Entity('space_member')
export class SpaceMember {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: string;

  @Column('uuid')
  spaceId!: SpaceId;

  @Column('uuid')
  memberId!: MemberId;

  @TimeColumn()
  createdAt!: Date;
}

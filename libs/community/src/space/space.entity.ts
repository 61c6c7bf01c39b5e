import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, TenantId } from '#kernel';
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

export enum SpaceLevel {
  ALL = 'ALL',
  MENTIONS = 'MENTIONS',
  NONE = 'NONE',
}
registerEnumType(SpaceLevel, {
  name: 'SpaceLevel',
  description: 'How much of a space one wishes to hear. Answers to what one wrote oneself are told at every level.',
  valuesMap: {
    ALL: { description: 'Every new post.' },
    MENTIONS: { description: 'Only where one is mentioned.' },
    NONE: { description: 'Nothing.' },
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

  /** Shown to its readers; a closed space tells others nothing of what goes on in it. */
  @Column('int')
  postCount!: number;

  @Column('text')
  @Field(() => SpaceLevel, { description: 'How much its readers hear of it unless they choose otherwise.' })
  level!: SpaceLevel;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What it asks those who would like to join, while it is closed; null when it asks nothing.' })
  question!: string | null;

  /** Whether it has been archived; `archived_at` tells when. */
  @Field({ description: 'True when it is closed for writing and left out of the lists; its posts stay readable for those who read them before.' })
  isArchived!: boolean;

  @Column('text', { nullable: true })
  purpose!: SpacePurpose | null;

  @TimeColumn()
  createdAt!: Date;
}

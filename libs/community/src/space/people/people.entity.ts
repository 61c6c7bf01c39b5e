import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { MemberId, TenantId } from '#kernel';
import { Member } from '#identity';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import type { SpaceId } from '../space.entity.js';

export enum SpaceRole {
  KEEPER = 'KEEPER',
  MEMBER = 'MEMBER',
}
registerEnumType(SpaceRole, {
  name: 'SpaceRole',
  description: 'What somebody is in a space.',
  valuesMap: {
    KEEPER: { description: 'Looks after it: adds and removes people and answers requests to join.' },
    MEMBER: { description: 'Reads and writes in it.' },
  },
});

/** Whose space a CLOSED or SECRET one is. */
@Entity('space_member')
@ObjectType('SpacePerson', { description: 'Somebody who belongs to a space. Seen by its own people and by operators.' })
export class SpacePerson {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: string;

  @Column('uuid')
  spaceId!: SpaceId;

  @Column('uuid')
  memberId!: MemberId;

  @Column('text')
  @Field(() => SpaceRole, { description: 'What the person is in it.' })
  role!: SpaceRole;

  @TimeColumn()
  @Field({ name: 'joinedAt', description: 'Since when the person belongs to it, in UTC.' })
  createdAt!: Date;

  @Field(() => Member, { description: 'The person.' })
  member?: Member;
}

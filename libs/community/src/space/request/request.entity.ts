import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import type { SpaceId } from '../space.entity.js';

export type SpaceRequestId = Brand<'SpaceRequest'>;

export enum SpaceRequestState {
  SUBMITTED = 'SUBMITTED',
  APPROVED = 'APPROVED',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(SpaceRequestState, {
  name: 'SpaceRequestState',
  description: 'Where a request to join stands.',
  valuesMap: {
    SUBMITTED: { description: 'Waits for an answer.' },
    APPROVED: { description: 'The person belongs to the space, or anybody does by now.' },
    REJECTED: { description: 'Declined; the person may ask again.' },
    WITHDRAWN: { description: 'Taken back by the person who asked.' },
  },
});

@Entity('space_request')
@ObjectType({ implements: () => Node, description: 'Somebody asks to join a closed space. Seen by who asked, by the keepers of the space and by operators; kept after the answer.' })
export class SpaceRequest implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: SpaceRequestId;

  @Column('uuid')
  spaceId!: SpaceId;

  @Column('uuid')
  memberId!: MemberId;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What the space asked when the person wished to join; null when it asked nothing.' })
  question!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What the person says to the question, or why they would like to join; null when nothing was said.' })
  reason!: string | null;

  @Column('text')
  @Field(() => SpaceRequestState, { description: 'Where it stands.' })
  state!: SpaceRequestState;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What was said with the answer; null when nothing was said yet.' })
  answer!: string | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedById!: MemberId | null;

  @TimeColumn()
  @Field({ description: 'When it was asked, in UTC.' })
  createdAt!: Date;

  @TimeColumn()
  @Field({ description: 'When it last changed, in UTC.' })
  changedAt!: Date;
}

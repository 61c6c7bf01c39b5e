import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Member } from '#identity';
import { IdColumn, TenantColumn } from '#tenancy';
import type { EventId } from '../event/event.entity.js';

/** Whom somebody sits with. */
@Entity('event_group_seat')
export class EventGroupSeat {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: Brand<'EventGroupSeat'>;

  @Column('uuid')
  eventId!: EventId;

  @Column('uuid')
  memberId!: MemberId;

  @Column('int')
  number!: number;
}

@ObjectType({ description: 'Some of those who come, who sit together.' })
export class EventGroup {
  @Field(() => Int, { description: 'Which group, from 1.' })
  number!: number;
  @Field(() => [Member], { description: 'Who is in it; whoever gave their seat back meanwhile is not.' })
  members!: Member[];
}

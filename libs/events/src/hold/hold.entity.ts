import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import type { EventId } from '../event/event.entity.js';

export type SeatHoldId = Brand<'SeatHold'>;

export enum SeatHoldKind {
  ROLE = 'ROLE',
  DEPARTMENT = 'DEPARTMENT',
  TENANT = 'TENANT',
  MEMBER = 'MEMBER',
  GUEST = 'GUEST',
}
registerEnumType(SeatHoldKind, {
  name: 'SeatHoldKind',
  description: 'For whom seats are kept.',
  valuesMap: {
    ROLE: { description: 'For members with a role here.' },
    DEPARTMENT: { description: 'For members of a department.' },
    TENANT: { description: 'For members of another community who come by a joint event.' },
    MEMBER: { description: 'For one member.' },
    GUEST: { description: 'For whoever has the link of an invitation: one seat, without an account.' },
  },
});

@Entity('seat_hold')
@ObjectType({ implements: () => Node, description: 'Seats of an event that are kept for some. The organizers see it.' })
export class SeatHold implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: SeatHoldId;

  @Column('uuid')
  eventId!: EventId;

  @Column('text')
  @Field(() => SeatHoldKind, { description: 'For whom.' })
  kind!: SeatHoldKind;

  @Column('text', { nullable: true })
  value!: string | null;

  @Column('uuid', { nullable: true })
  memberId!: MemberId | null;

  @Column('int')
  @Field(() => Int, { description: 'How many seats.' })
  seats!: number;

  @Column('int')
  @Field(() => Int, { description: 'How many of them are taken.' })
  taken!: number;

  /** Of an invitation: what the database knows of its link. */
  @Column('text', { nullable: true })
  secretHash!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Of an invitation: whom it is meant for, in the words of the organizer; null otherwise.' })
  note!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The name that the guest gave; null until they accepted.' })
  guestName!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The e-mail address that the guest gave; null until they accepted.' })
  guestEmail!: string | null;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When the guest accepted, in UTC; null until then.' })
  acceptedAt!: Date | null;

  @Column('uuid')
  createdBy!: MemberId;

  @TimeColumn()
  createdAt!: Date;
}

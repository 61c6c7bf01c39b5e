import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import type { Member } from '#identity';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import type { Registration } from '../registration/registration.entity.js';

export type EventId = Brand<'Event'>;

export enum EventMode {
  ONLINE = 'ONLINE',
  ONSITE = 'ONSITE',
  HYBRID = 'HYBRID',
}
registerEnumType(EventMode, {
  name: 'EventMode',
  description: 'Where an event takes place.',
  valuesMap: {
    ONLINE: { description: 'On the net only.' },
    ONSITE: { description: 'At a place only.' },
    HYBRID: { description: 'At a place and on the net.' },
  },
});

@Entity('event')
@ObjectType({ implements: () => Node, description: 'Something that takes place at a time, with a limited number of seats and a waitlist.' })
export class Event implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: EventId;

  @Column('text')
  @Field({ description: 'What it is called.' })
  title!: string;

  @Column('text')
  @Field({ description: 'What it is about; may have several lines.' })
  description!: string;

  @Column('text')
  @Field(() => EventMode, { description: 'Where it takes place.' })
  mode!: EventMode;

  @Column('text', { nullable: true })
  place!: string | null;

  @Column('text', { nullable: true })
  onlineUrl!: string | null;

  @TimeColumn()
  @Field({ description: 'When it begins, in UTC.' })
  startsAt!: Date;

  @TimeColumn()
  @Field({ description: 'When it ends, in UTC.' })
  endsAt!: Date;

  @Column('text')
  @Field({ description: 'IANA time zone in which its times are meant.' })
  timeZone!: string;

  @TimeColumn()
  @Field({ description: 'From then on nobody can register any more, in UTC.' })
  registrationClosesAt!: Date;

  @Column('int')
  @Field(() => Int, { description: 'How many seats there are.' })
  capacity!: number;

  @Column('int')
  @Field(() => Int, { description: 'How many seats are taken.' })
  registeredCount!: number;

  @Column('int')
  @Field(() => Int, { description: 'How many people wait for a seat.' })
  waitlistedCount!: number;

  /** The number that the last person to register drew: the order of arrival. */
  @Column('int')
  lastTicket!: number;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was called off, in UTC; null while it is on.' })
  cancelledAt!: Date | null;

  @Column('uuid')
  organizerId!: MemberId;

  @Column('uuid', { nullable: true })
  collaborationId!: string | null;

  @TimeColumn()
  createdAt!: Date;

  /** Brought along by the statement that read the event; else a loader finds them. */
  organizer?: Member;
  mine?: { memberId: MemberId; registration: Registration | null };
}

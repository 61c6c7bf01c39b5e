import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import type { Member } from '#identity';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import type { Registration } from '../registration/registration.entity.js';
import type { SignUpQuestion } from '../registration/question.rules.js';

export type EventId = Brand<'Event'>;
export type EventSeriesId = Brand<'EventSeries'>;

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

export enum EventStatus {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  CANCELLED = 'CANCELLED',
  DONE = 'DONE',
}
registerEnumType(EventStatus, {
  name: 'EventStatus',
  description: 'Where an event is in its life.',
  valuesMap: {
    DRAFT: { description: 'Not announced yet; only its organizer and operators see it.' },
    PUBLISHED: { description: 'Announced, and not over.' },
    CANCELLED: { description: 'Called off.' },
    DONE: { description: 'It took place.' },
  },
});

export enum ClockChangeName {
  GAP = 'GAP',
  OVERLAP = 'OVERLAP',
}
registerEnumType(ClockChangeName, {
  name: 'ClockChange',
  description: 'What the change of the clocks did to a time of day.',
  valuesMap: {
    GAP: { description: 'The clocks skip it: it was taken as much later as they skip.' },
    OVERLAP: { description: 'It comes twice: the first one was taken.' },
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
  @Field(() => Int, { description: 'How many seats are taken, those of guests included.' })
  registeredCount!: number;

  @Column('int')
  @Field(() => Int, { description: 'How many people wait for a seat.' })
  waitlistedCount!: number;

  @Column('int')
  @Field(() => Int, { description: 'How many seats are kept for some and not taken yet: all others cannot have them.' })
  keptCount!: number;

  /** The number that the last person to register drew: the order of arrival. */
  @Column('int')
  lastTicket!: number;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What it costs, in the words of its organizer; null when it is free. Nothing is paid here.' })
  fee!: string | null;

  @Column('boolean')
  @Field({ description: 'Whether taking part counts as training.' })
  countsAsTraining!: boolean;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who agreed that it may be attended in working hours; null when nobody did.' })
  workTimeAgreedBy!: string | null;

  @Column('boolean')
  @Field({ description: 'Whether an organizer looks at each registration before it counts.' })
  needsApproval!: boolean;

  @Column('boolean')
  @Field({ description: 'Whether what is said there stays among those who are there.' })
  staysInRoom!: boolean;

  @Column('boolean')
  @Field({ description: 'Whether everybody says at the beginning what they do, and at the end what they got done.' })
  takesDeclarations!: boolean;

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'The number with which its groups were drawn: with the same people it gives the same groups. Null until groups were drawn.' })
  groupSeed!: number | null;

  @Column('jsonb')
  questions!: SignUpQuestion[];

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was announced, in UTC; null for a draft.' })
  publishedAt!: Date | null;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was called off, in UTC; null while it is on.' })
  cancelledAt!: Date | null;

  @Column('int')
  @Field(() => Int, { description: 'Rises with each change; sent along with an edit.' })
  version!: number;

  @TimeColumn()
  changedAt!: Date;

  @Column('uuid', { nullable: true })
  seriesId!: EventSeriesId | null;

  /** Of a recurrence: what its rule says, on the clock of the series' zone, wherever the event was moved since. */
  @Column('text', { nullable: true })
  slot!: string | null;

  @Column('boolean')
  @Field({ description: 'Whether this one was moved away from the time that the recurrence gives it.' })
  isMoved!: boolean;

  @Column('text', { nullable: true })
  @Field(() => ClockChangeName, { nullable: true, description: 'What the change of the clocks did to its beginning; null when it did nothing.' })
  clockChange!: ClockChangeName | null;

  @Column('uuid')
  organizerId!: MemberId;

  /** Who prepares it together with the organizer, and looks after it too. */
  @Column('uuid', { nullable: true })
  coHostId!: MemberId | null;

  @Column('uuid', { nullable: true })
  collaborationId!: string | null;

  @TimeColumn()
  createdAt!: Date;

  /** Brought along by the statement that read the event; else a loader finds them. */
  organizer?: Member;
  mine?: { memberId: MemberId; registration: Registration | null };
}

import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import { ClockChangeName, type EventId } from '../event/event.entity.js';

export type DatePollId = Brand<'DatePoll'>;
export type DatePollOptionId = Brand<'DatePollOption'>;

export enum DateAnswer {
  YES = 'YES',
  MAYBE = 'MAYBE',
  NO = 'NO',
}
registerEnumType(DateAnswer, {
  name: 'DateAnswer',
  description: 'Whether somebody can at a time.',
  valuesMap: { YES: { description: 'I can.' }, MAYBE: { description: 'Perhaps, if nothing better is found.' }, NO: { description: 'I cannot.' } },
});

export enum DatePollState {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  DECIDED = 'DECIDED',
}
registerEnumType(DatePollState, {
  name: 'DatePollState',
  description: 'Where a date poll is in its life.',
  valuesMap: {
    OPEN: { description: 'It can be answered.' },
    CLOSED: { description: 'It cannot be answered any more; no date was chosen.' },
    DECIDED: { description: 'A date was chosen: that of the event.' },
  },
});

@ObjectType({ implements: () => Node, description: 'One of the times that people are asked for. Members see it, guests do not.' })
@Entity('date_poll_option')
export class DatePollOption implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: DatePollOptionId;

  @Column('uuid')
  pollId!: DatePollId;

  @TimeColumn()
  @Field({ description: 'When it would begin, in UTC.' })
  startsAt!: Date;

  @Column('text', { nullable: true })
  @Field(() => ClockChangeName, { nullable: true, description: 'What the change of the clocks did to its beginning; null when it did nothing.' })
  clockChange!: ClockChangeName | null;

  @Field({ description: 'When it would end, in UTC.' })
  endsAt!: Date;
  @Field(() => Int, { description: 'How many can.' })
  yesCount!: number;
  @Field(() => Int, { description: 'How many perhaps can.' })
  maybeCount!: number;
  @Field(() => Int, { description: 'How many cannot.' })
  noCount!: number;
  @Field(() => DateAnswer, { nullable: true, description: 'What I said; null when I said nothing.' })
  viewerAnswer!: DateAnswer | null;
}

@Entity('date_poll')
@ObjectType({ implements: () => Node, description: 'When people have time for an event that is being prepared. Members see it, guests do not; who said what, its organizers alone.' })
export class DatePoll implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: DatePollId;

  @Column('uuid')
  eventId!: EventId;

  @Column('text')
  @Field({ description: 'IANA time zone in which its times are meant.' })
  timeZone!: string;

  @Column('int')
  @Field(() => Int, { description: 'How long the event would be, in minutes.' })
  minutes!: number;

  @TimeColumn()
  @Field({ description: 'Until when it can be answered, in UTC, unless its owner closes it before.' })
  closesAt!: Date;

  @TimeColumn({ nullable: true })
  closedAt!: Date | null;

  @Column('uuid', { nullable: true })
  chosenOptionId!: DatePollOptionId | null;

  @Column('uuid')
  createdBy!: MemberId;

  @TimeColumn()
  createdAt!: Date;

  /** Brought along by the statement that read it. */
  @Field({ description: 'What the event is called.' })
  title!: string;
  @Field(() => [DatePollOption], { description: 'The times, in their order; two to twenty.' })
  options!: DatePollOption[];
  @Field(() => Int, { description: 'How many people answered.' })
  respondentCount!: number;
  organizerId!: MemberId;
  coHostId!: MemberId | null;
}

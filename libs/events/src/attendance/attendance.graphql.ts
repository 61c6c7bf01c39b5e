import { ArgsType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { MemberId } from '#kernel';
import { Member } from '#identity';
import { Connection, ConnectionArgs, IdField, TimeField } from '#graphql-kit';
import type { EventSeriesId } from '../event/event.entity.js';

@ObjectType({ description: 'Somebody who was at an event. Its organizers see it.' })
export class Attendance {
  id!: string;
  memberId!: MemberId | null;
  member?: Member | null;

  @Field({ description: 'The name that the person goes by.' })
  name!: string;
  @Field({ description: 'Whether the person came unannounced.' })
  isWalkIn!: boolean;
  @Field({ description: 'When the person came, in UTC.' })
  attendedAt!: Date;
  @Field(() => Boolean, { nullable: true, description: 'Whether it was their first event of this community; null for who cannot be known again, having neither an account nor an e-mail address.' })
  isFirstTime!: boolean | null;
}

@ObjectType({ description: 'A page of those who were there.' })
export class AttendanceConnection extends Connection(Attendance) {}

@ArgsType()
export class AttendanceArgs extends ConnectionArgs {
  @Field(() => Boolean, { nullable: true, description: 'True: only those for whom it was the first event of this community.' })
  firstTimeOnly?: boolean | null;
}

@InputType({ description: 'Of which events.' })
export class AttendanceFilter {
  @TimeField({ nullable: true, description: 'Only those that begin at this time or later, in UTC.' })
  from?: Date;
  @TimeField({ nullable: true, description: 'Only those that begin before this, in UTC.' })
  until?: Date;
  @IdField('EventSeries', { nullable: true, description: 'Only those of this series.' })
  seriesId?: EventSeriesId;
}

@ObjectType({ description: 'How many came. Attendances and people are two things: who came to three events is three attendances and one person.' })
export class AttendanceFigures {
  @Field(() => Int, { description: 'Events that began and were not called off.' })
  eventCount!: number;
  @Field(() => Int, { description: 'Attendances (延べ参加): each person once for each event.' })
  attendanceCount!: number;
  @Field(() => Int, { description: 'Distinct people (実参加): each person once, however many events. A person is known again by the account, or else by the e-mail address.' })
  peopleCount!: number;
  @Field(() => Int, { description: 'Attendances of those who gave neither: they are among the attendances, and not among the people.' })
  unidentifiedCount!: number;
  @Field(() => Int, { description: 'Of the attendances, those who came unannounced.' })
  walkInCount!: number;
  @Field(() => Int, { description: 'Of the people, those whose first event of this community was one of these.' })
  firstTimeCount!: number;
  @Field(() => Int, { description: 'Seats that were taken and stayed empty, at events that are over.' })
  noShowCount!: number;
}

@ObjectType({ description: 'A small file, inside the answer.' })
export class AttendanceFile {
  @Field({ description: 'A name to save it by.' })
  name!: string;
  @Field({ description: 'Its media type, with the character set.' })
  mediaType!: string;
  @Field({ description: 'The bytes, in base64.' })
  base64!: string;
}

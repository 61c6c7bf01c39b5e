import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { TimeField } from '#graphql-kit';

@InputType({ description: 'Of which span of time.' })
export class AttendanceRecordFilter {
  @TimeField({ nullable: true, description: 'Only events that end after this, in UTC.' })
  from?: Date;
  @TimeField({ nullable: true, description: 'Only events that begin before this, in UTC.' })
  until?: Date;
}

@ObjectType({ description: 'The events that I attended. Only I see it.' })
export class AttendanceRecord {
  @Field(() => Int, { description: 'How many events I attended.' })
  eventCount!: number;
  @Field(() => Int, { description: 'How long they were, in minutes, from their beginnings to their ends.' })
  minutes!: number;
  @Field(() => Int, { description: 'How many of them count as training.' })
  trainingCount!: number;
  @Field(() => Int, { description: 'How long those were, in minutes.' })
  trainingMinutes!: number;

  filter!: AttendanceRecordFilter;
}

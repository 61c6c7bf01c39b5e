import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { MemberId } from '#kernel';
import { DayField, GraphQLDay, IdField, IdListField, outcome } from '#graphql-kit';
import { Member } from '#identity';
import { NotAnOperator, OperatorIsOff } from '../item/item.graphql.js';
import { RotaRhythm } from './rota.entity.js';

@ObjectType({ description: 'Who is on duty on one day.' })
export class DutyDay {
  @Field(() => GraphQLDay, { description: "The day, in the community's time zone." })
  day!: string;
  @Field(() => Member, { nullable: true, description: 'Who is on duty; null when nobody is.' })
  member!: Member | null;
  @Field({ description: 'Whether that person took over by agreement.' })
  isSwapped!: boolean;
  @Field(() => Member, { nullable: true, description: 'Whose turn it would be, when that person takes the week off; null otherwise, or when that person operates no more.' })
  insteadOf!: Member | null;
}

@ObjectType({ description: 'A week that an operator takes off.' })
export class WeekOff {
  @Field(() => Member, { description: 'Who.' })
  member!: Member;
  @Field(() => GraphQLDay, { description: 'The Monday of that week.' })
  weekOn!: string;
}

@ObjectType({ description: 'One place of the rota.' })
export class RotaPlace {
  @Field(() => Int, { description: 'By weekday: 1 is Monday and 7 Sunday. By week: 1 is the first in the order.' })
  position!: number;
  @Field(() => Member, { description: 'Who has it.' })
  member!: Member;
}

@ObjectType({ description: 'Who is on duty when. Operators see it.' })
export class Rota {
  @Field(() => RotaRhythm, { nullable: true, description: 'How long a turn lasts; null while there is no rota.' })
  rhythm!: RotaRhythm | null;
  @Field(() => [RotaPlace], { description: 'The plan: its places that are taken by somebody who operates the community.' })
  places!: RotaPlace[];
  @Field(() => [DutyDay], { description: 'The next fourteen days, from today on.' })
  days!: DutyDay[];
  @Field(() => [Member], { description: 'Everybody who operates this community, in the order in which they joined.' })
  operators!: Member[];
  @Field(() => [WeekOff], { description: 'Weeks off, from the present week on.' })
  weeksOff!: WeekOff[];
}

const onDuty = (day: string): { nullable: true; description: string } => ({ nullable: true, description: `Who is on duty on ${day}; nobody when it is left out.` });

@InputType({ description: 'A rota with a person for each day of the week.' })
export class SetWeekdayRotaInput {
  @IdField('Member', onDuty('Mondays'))
  mondayId?: MemberId;
  @IdField('Member', onDuty('Tuesdays'))
  tuesdayId?: MemberId;
  @IdField('Member', onDuty('Wednesdays'))
  wednesdayId?: MemberId;
  @IdField('Member', onDuty('Thursdays'))
  thursdayId?: MemberId;
  @IdField('Member', onDuty('Fridays'))
  fridayId?: MemberId;
  @IdField('Member', onDuty('Saturdays'))
  saturdayId?: MemberId;
  @IdField('Member', onDuty('Sundays'))
  sundayId?: MemberId;
}

@InputType({ description: 'A rota in which people take turns by the week.' })
export class SetWeeklyRotaInput {
  @IdListField('Member', 50, { description: 'Who comes after whom, 1 to 50 people; the first is on duty in the present week.' })
  memberIds!: MemberId[];
}

@InputType({ description: 'Somebody takes over a turn.' })
export class SwapDutyInput {
  @DayField({ description: 'The day; by week, any day of that week. From today on, at most 60 days ahead.' })
  day!: string;
  @IdField('Member', { description: 'Who takes over.' })
  memberId!: MemberId;
}

@InputType({ description: 'Which week to take off.' })
export class TakeWeekOffInput {
  @DayField({ nullable: true, description: 'Any day of that week, from the present week on and at most a year ahead; the present week by default.' })
  day?: string;
}

@InputType({ description: 'Which week not to take off after all.' })
export class ReturnFromWeekOffInput {
  @DayField({ nullable: true, description: 'Any day of that week; the present week by default.' })
  day?: string;
}

export const SetWeekdayRotaResult = outcome('SetWeekdayRotaResult', [Rota, NotAnOperator]);
export const SetWeeklyRotaResult = outcome('SetWeeklyRotaResult', [Rota, NotAnOperator]);
export const SwapDutyResult = outcome('SwapDutyResult', [Rota, NotAnOperator, OperatorIsOff]);
export const TakeWeekOffResult = outcome('TakeWeekOffResult', [Rota]);
export const ReturnFromWeekOffResult = outcome('ReturnFromWeekOffResult', [Rota]);

import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { Connection, IdField, IdListField, Refusal, TextField, outcome } from '#graphql-kit';
import { type ProgrammeId, SeatAllotment } from '../programme/programme.entity.js';
import { ApplicationState, SeatApplication, type SeatApplicationId } from './application.entity.js';

@ObjectType({ description: 'A page of applications.' })
export class SeatApplicationConnection extends Connection(SeatApplication) {}

@InputType({ description: 'Which applications.' })
export class SeatApplicationFilter {
  @IdField('Programme', { nullable: true, description: 'Those for this programme.' })
  programmeId?: ProgrammeId;
  @Field(() => ApplicationState, { nullable: true, description: 'Those that stand so. Drafts are for their writers only.' })
  state?: ApplicationState;
}

/** What an application says. */
@InputType({ isAbstract: true })
export abstract class WriteSeatApplication {
  @IdField('Programme', { description: 'What it is for.' })
  programmeId!: ProgrammeId;
  @TextField({ min: 1, max: 2_000, multiline: true }, { description: 'What I want to learn and why, 1 to 2,000 characters.' })
  wish!: string;
  @TextField({ min: 1, max: 100 }, { description: "My supervisor's name." })
  supervisorName!: string;
  @TextField({ min: 3, max: 254 }, { description: "My supervisor's mail address; the application is shared with it when it is handed in." })
  supervisorEmail!: string;
}

@InputType({ isAbstract: true })
abstract class OwnSeatApplication {
  @IdField('SeatApplication', { description: 'The application.' })
  applicationId!: SeatApplicationId;
}

@InputType({ isAbstract: true })
abstract class ChooseSeatApplications {
  @IdListField('SeatApplication', 500, { description: 'The applications, 1 to 500. For a waitlist their order is the order of waiting.' })
  applicationIds!: SeatApplicationId[];
}

@InputType({ description: 'My application as a draft.' })
export class SaveSeatApplicationInput extends WriteSeatApplication {}
@InputType({ description: 'My application as it is handed in.' })
export class SubmitSeatApplicationInput extends WriteSeatApplication {}
@InputType({ description: 'For which of my applications.' })
export class ResendSupervisorLinkInput extends OwnSeatApplication {}
@InputType({ description: 'Which of my applications.' })
export class WithdrawSeatApplicationInput extends OwnSeatApplication {}
@InputType({ description: 'Whom to promise a seat, all of one licence year.' })
export class SelectSeatApplicationsInput extends ChooseSeatApplications {}
@InputType({ description: 'Whom to put on the waitlist, all of one licence year.' })
export class WaitlistSeatApplicationsInput extends ChooseSeatApplications {}
@InputType({ description: 'Whom to give the promised seat, all of one licence year.' })
export class GrantSelectedSeatsInput extends ChooseSeatApplications {}
@InputType({ description: 'From whom to take the seat back, all of one licence year.' })
export class ReclaimSeatsInput extends ChooseSeatApplications {}

@ObjectType({ description: 'Applications about which it was decided.' })
export class ChosenApplications {
  @Field(() => [SeatApplication], { description: 'They, as they stand now, in the order in which they were named.' })
  applications!: SeatApplication[];
  @Field(() => SeatAllotment, { description: 'The seats afterwards.' })
  allotment!: SeatAllotment;
}

@ObjectType({ implements: () => Refusal, description: 'I have an application for this programme already.' })
export class AlreadyAppliedForSeat extends Refusal {
  readonly code = 'ALREADY_APPLIED';
  @Field(() => SeatApplication, { description: 'It, as it stands.' })
  application!: SeatApplication;
  static with = (application: SeatApplication): AlreadyAppliedForSeat => Object.assign(new AlreadyAppliedForSeat(), { application });
  text(): Localized {
    return { ja: 'この募集にはすでに申請しています。', en: 'You have applied for this programme already.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'Applications are closed.' })
export class ProgrammeClosed extends Refusal {
  readonly code = 'PROGRAMME_CLOSED';
  @Field({ description: 'Since when, in UTC.' })
  closedAt!: Date;
  static at = (closedAt: Date): ProgrammeClosed => Object.assign(new ProgrammeClosed(), { closedAt });
  text(): Localized {
    return { ja: 'この募集の受付は終わりました。', en: 'Applications for this programme are closed.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'As it stands, this cannot be done with the application any more, or not yet.' })
export class SeatApplicationNotReady extends Refusal {
  readonly code = 'APPLICATION_NOT_READY';
  @Field(() => [SeatApplication], { description: 'The applications that stand in the way, unchanged.' })
  applications!: SeatApplication[];
  static because = (...applications: SeatApplication[]): SeatApplicationNotReady => Object.assign(new SeatApplicationNotReady(), { applications });
  text(): Localized {
    return { ja: 'いまの状態ではこの操作はできません。上司の承認待ち、または処理済みの申請が含まれています。', en: 'This cannot be done as things stand: the supervisor has not approved, or it was decided already.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'There are fewer free seats than people were chosen.' })
export class NotEnoughSeats extends Refusal {
  readonly code = 'NOT_ENOUGH_SEATS';
  @Field(() => SeatAllotment, { description: 'The seats as they are, unchanged.' })
  allotment!: SeatAllotment;
  @Field(() => Int, { description: 'How many people were to be selected who have no seat of the year yet.' })
  askedCount!: number;
  static of = (allotment: SeatAllotment, askedCount: number): NotEnoughSeats => Object.assign(new NotEnoughSeats(), { allotment, askedCount });
  text(): Localized {
    const free = this.allotment.seatCount - this.allotment.takenCount;
    if (free <= 0) return { ja: '残りの受講枠がありません。', en: 'No seats are left.' };
    return { ja: `受講枠の残りは${free}枠です。${this.askedCount}人は選べません。`, en: `${free === 1 ? '1 seat is' : `${free} seats are`} free; ${this.askedCount} people cannot be selected.` };
  }
}

export const SaveSeatApplicationResult = outcome('SaveSeatApplicationResult', [SeatApplication, AlreadyAppliedForSeat, ProgrammeClosed]);
export const SubmitSeatApplicationResult = outcome('SubmitSeatApplicationResult', [SeatApplication, AlreadyAppliedForSeat, ProgrammeClosed]);
export const WithdrawSeatApplicationResult = outcome('WithdrawSeatApplicationResult', [SeatApplication, SeatApplicationNotReady]);
export const ResendSupervisorLinkResult = outcome('ResendSupervisorLinkResult', [SeatApplication, SeatApplicationNotReady]);
export const SelectSeatApplicationsResult = outcome('SelectSeatApplicationsResult', [ChosenApplications, NotEnoughSeats, SeatApplicationNotReady]);
export const WaitlistSeatApplicationsResult = outcome('WaitlistSeatApplicationsResult', [ChosenApplications, SeatApplicationNotReady]);
export const GrantSelectedSeatsResult = outcome('GrantSelectedSeatsResult', [ChosenApplications, SeatApplicationNotReady]);
export const ReclaimSeatsResult = outcome('ReclaimSeatsResult', [ChosenApplications, SeatApplicationNotReady]);

import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { type Localized, PARAGRAPHS } from '#kernel';
import { Connection, IdField, IntField, Refusal, TextField, TimeField, outcome } from '#graphql-kit';
import type { LearningPathId } from '../path/path.entity.js';
import { Programme, SeatAllotment, SupervisorMode } from './programme.entity.js';

@ObjectType({ description: 'A page of programmes.' })
export class ProgrammeConnection extends Connection(Programme) {}

@InputType({ description: 'A new programme of this community.' })
export class CreateProgrammeInput {
  @TextField({ min: 1, max: 200 }, { description: 'What it is called, 1 to 200 characters.' })
  title!: string;
  @TextField({ ...PARAGRAPHS, min: 0, max: 4_000 }, { description: 'Who may apply and how learners are chosen, at most 4,000 characters.' })
  description!: string;
  @IntField(2000, 2100, { description: 'The year in which the licence begins, in April.' })
  licenceYear!: number;
  @IdField('LearningPath', { description: 'What is learned.' })
  pathId!: LearningPathId;
  @Field(() => SupervisorMode, { nullable: true, description: 'What is asked of supervisors; INFORM by default.' })
  supervisorMode?: SupervisorMode;
  @TimeField({ description: 'Until when one can apply.' })
  applicationsCloseAt!: Date;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same programme again.' })
  idempotencyKey?: string;
}

@InputType({ description: 'How many seats this community bought by itself for a licence year.' })
export class SetOwnSeatsInput {
  @IntField(2000, 2100, { description: 'The year in which the licence begins, in April.' })
  licenceYear!: number;
  @IntField(0, 100_000, { description: 'How many seats, 0 to 100,000.' })
  seats!: number;
}

@ObjectType({ implements: () => Refusal, description: 'More seats are promised or given than there would be.' })
export class SeatsInUse extends Refusal {
  readonly code = 'SEATS_IN_USE';
  @Field(() => SeatAllotment, { description: 'The seats as they are, unchanged.' })
  allotment!: SeatAllotment;
  static of(allotment: SeatAllotment): SeatsInUse {
    return Object.assign(new SeatsInUse(), { allotment });
  }
  text(): Localized {
    const { takenCount } = this.allotment;
    return { ja: `すでに${takenCount}枠を割り当てているため、それより少なくはできません。`, en: `${takenCount} seats are taken already, so there cannot be fewer.` };
  }
}

export const CreateProgrammeResult = outcome('CreateProgrammeResult', [Programme]);
export const SetOwnSeatsResult = outcome('SetOwnSeatsResult', [SeatAllotment, SeatsInUse]);

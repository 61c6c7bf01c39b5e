import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Brand } from '#kernel';
import { Node } from '#graphql-kit';
import { LearningPath } from '../path/path.entity.js';
import type { SeatApplication } from '../application/application.entity.js';

export type ProgrammeId = Brand<'Programme'>;

export enum SupervisorMode {
  INFORM = 'INFORM',
  APPROVE = 'APPROVE',
}
registerEnumType(SupervisorMode, {
  name: 'SupervisorMode',
  description: "What an application asks of the applicant's supervisor.",
  valuesMap: {
    INFORM: { description: 'The supervisor is told, so that studying in working hours is understood. Nothing waits for an answer.' },
    APPROVE: { description: 'Nobody is selected before their supervisor has approved.' },
  },
});

@ObjectType({ description: 'The seats of a licence year, one pot for all programmes of that year.' })
export class SeatAllotment {
  @Field(() => Int, { description: 'The year in which the licence begins, in April; it ends in March of the next one.' })
  licenceYear!: number;
  @Field(() => Int, { description: 'How many seats this community has.' })
  seatCount!: number;
  @Field(() => Int, { description: 'How many of them are promised or given: people with an application that is SELECTED or SEAT_GRANTED. A person in several programmes of the year has one seat.' })
  takenCount!: number;

  /** In which licence year a moment lies, by the clock of Japan: January to March belong to the year before. */
  static yearOf(at: Date): number {
    const local = new Date(at.getTime() + 9 * 3_600_000);
    return local.getUTCMonth() < 3 ? local.getUTCFullYear() - 1 : local.getUTCFullYear();
  }
}

@ObjectType({ implements: () => Node, description: 'An offer to learn on this year’s licence. Members of the community see it.' })
export class Programme implements Node {
  id!: ProgrammeId;
  @Field({ description: 'What it is called.' })
  title!: string;
  @Field({ description: 'Who may apply and how learners are chosen; may have several lines.' })
  description!: string;
  @Field(() => Int, { description: 'The year in which the licence begins, in April; it ends in March of the next one.' })
  licenceYear!: number;
  @Field(() => SupervisorMode, { description: 'What is asked of supervisors.' })
  supervisorMode!: SupervisorMode;
  @Field({ description: 'From then on nobody can apply any more, in UTC.' })
  applicationsCloseAt!: Date;
  @Field(() => LearningPath, { description: 'What is learned.' })
  path!: LearningPath;
  createdAt!: Date;

  /** Brought along by the statement that read it, for the one who asks. */
  mine?: SeatApplication | null;
  seats?: SeatAllotment | null;
  applied?: number;
}

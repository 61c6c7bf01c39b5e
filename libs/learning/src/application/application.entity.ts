import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Brand, MemberId } from '#kernel';
import { Node } from '#graphql-kit';
import type { Member } from '#identity';
import type { ProgrammeId } from '../programme/programme.entity.js';

export type SeatApplicationId = Brand<'SeatApplication'>;

export enum ApplicationState {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  RETURNED = 'RETURNED',
  REJECTED = 'REJECTED',
  SELECTED = 'SELECTED',
  WAITLISTED = 'WAITLISTED',
  SEAT_GRANTED = 'SEAT_GRANTED',
  RECLAIMED = 'RECLAIMED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(ApplicationState, {
  name: 'SeatApplicationState',
  description: 'How it stands with an application for a seat.',
  valuesMap: {
    DRAFT: { description: 'Being written; only the applicant sees it.' },
    SUBMITTED: { description: 'Handed in, and shared with the supervisor.' },
    RETURNED: { description: 'The supervisor asks for changes; it can be handed in again.' },
    REJECTED: { description: 'The supervisor refused.' },
    SELECTED: { description: 'A seat is promised.' },
    WAITLISTED: { description: 'Waits for a seat, in order.' },
    SEAT_GRANTED: { description: 'The seat is given: the learner can study.' },
    RECLAIMED: { description: 'The seat was taken back.' },
    WITHDRAWN: { description: 'The applicant took it back.' },
  },
});

export enum SupervisorStep {
  INFORMED = 'INFORMED',
  ASKED = 'ASKED',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
  APPROVED = 'APPROVED',
  RETURNED = 'RETURNED',
  REJECTED = 'REJECTED',
}
registerEnumType(SupervisorStep, {
  name: 'SupervisorStep',
  description: "How it stands with the applicant's supervisor.",
  valuesMap: {
    INFORMED: { description: 'Was told; nothing waits for an answer.' },
    ASKED: { description: 'Was asked to approve, and has not answered.' },
    ACKNOWLEDGED: { description: 'Was told, and said that it was read.' },
    APPROVED: { description: 'Approved.' },
    RETURNED: { description: 'Asks for changes.' },
    REJECTED: { description: 'Refused.' },
  },
});

@ObjectType({ implements: () => Node, description: "A learner's application for a seat. The applicant sees it, and coordinators once it is handed in." })
export class SeatApplication implements Node {
  id!: SeatApplicationId;
  programmeId!: ProgrammeId;
  memberId!: MemberId;
  @Field(() => ApplicationState, { description: 'How it stands.' })
  state!: ApplicationState;
  @Field({ description: 'What the applicant wants to learn; may have several lines.' })
  wish!: string;
  @Field({ description: "The supervisor's name, as the applicant wrote it." })
  supervisorName!: string;
  @Field({ description: "The supervisor's mail address, as the applicant wrote it." })
  supervisorEmail!: string;
  @Field(() => SupervisorStep, { nullable: true, description: 'How it stands with the supervisor; null while it is a draft.' })
  supervisorStep!: SupervisorStep | null;
  @Field(() => String, { nullable: true, description: 'What the supervisor wrote with the answer; null without one.' })
  supervisorComment!: string | null;
  @Field(() => Date, { nullable: true, description: 'When the supervisor answered, in UTC; null before.' })
  supervisorAnsweredAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When it was handed in last, in UTC; null while it is a draft.' })
  submittedAt!: Date | null;
  @Field({ description: 'When it was begun, in UTC.' })
  createdAt!: Date;

  /** Brought along by the statement that read it. */
  member?: Member;
  programmeTitle?: string;
  position?: number | null;
}

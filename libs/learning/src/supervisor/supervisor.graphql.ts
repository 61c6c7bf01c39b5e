import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TextField, outcome } from '#graphql-kit';
import { type Localized } from '#kernel';
import { Refusal } from '#graphql-kit';
import { SupervisorMode } from '../programme/programme.entity.js';

export enum SupervisorRequestState {
  OPEN = 'OPEN',
  ANSWERED = 'ANSWERED',
  EXPIRED = 'EXPIRED',
  REPLACED = 'REPLACED',
}
registerEnumType(SupervisorRequestState, {
  name: 'SupervisorRequestState',
  description: "How it stands with a supervisor's link.",
  valuesMap: {
    OPEN: { description: 'It can be answered, once.' },
    ANSWERED: { description: 'It was answered; it shows what was decided and changes nothing any more.' },
    EXPIRED: { description: 'Its time is over. The applicant can have a new one sent.' },
    REPLACED: { description: 'A newer link was sent, or the application was taken back.' },
  },
});

export enum SupervisorDecision {
  ACKNOWLEDGED = 'ACKNOWLEDGED',
  APPROVED = 'APPROVED',
  RETURNED = 'RETURNED',
  REJECTED = 'REJECTED',
}
registerEnumType(SupervisorDecision, {
  name: 'SupervisorDecision',
  description: "A supervisor's answer.",
  valuesMap: {
    ACKNOWLEDGED: { description: 'Read it. The only answer where supervisors are informed.' },
    APPROVED: { description: 'Approves. Where approval is asked for.' },
    RETURNED: { description: 'Asks for changes; a comment is needed. Where approval is asked for.' },
    REJECTED: { description: 'Refuses; a comment is needed. Where approval is asked for.' },
  },
});

@ObjectType({ description: "What a supervisor's link shows: this one application and nothing else. Whoever holds the link sees it, without an account." })
export class SupervisorRequest {
  @Field(() => SupervisorRequestState, { description: 'How it stands.' })
  state!: SupervisorRequestState;
  @Field({ description: 'The community that it comes from.' })
  communityName!: string;
  @Field({ description: 'For whom the link is, as the applicant wrote the name.' })
  supervisorName!: string;
  @Field({ description: 'Where it was sent, with most of the name hidden, e.g. m•••@city.example.' })
  sentTo!: string;
  @Field(() => SupervisorMode, { description: 'Whether approval is asked for.' })
  mode!: SupervisorMode;
  @Field({ description: 'Until when it can be answered, in UTC.' })
  expiresAt!: Date;
  @Field({ description: 'Who applied.' })
  applicantName!: string;
  @Field(() => String, { nullable: true, description: "The applicant's department; null when it is not known, and unless the link is OPEN or ANSWERED." })
  applicantDepartment!: string | null;
  @Field(() => String, { nullable: true, description: 'What the application is for; null unless the link is OPEN or ANSWERED.' })
  programmeTitle!: string | null;
  @Field(() => String, { nullable: true, description: 'What the applicant wants to learn, in the words with which the link was sent; null unless it is OPEN or ANSWERED.' })
  wish!: string | null;
  @Field(() => SupervisorDecision, { nullable: true, description: 'What was decided; null before.' })
  decision!: SupervisorDecision | null;
  @Field(() => Date, { nullable: true, description: 'When it was decided, in UTC; null before.' })
  decidedAt!: Date | null;
}

@InputType({ description: "A supervisor's answer, by the link." })
export class AnswerSupervisorRequestInput {
  @TextField({ min: 1, max: 200 }, { description: 'The last part of the link.' })
  secret!: string;
  @Field(() => SupervisorDecision, { description: 'The answer.' })
  decision!: SupervisorDecision;
  @TextField({ min: 0, max: 1_000, multiline: true }, { nullable: true, description: 'What to tell the applicant, at most 1,000 characters; needed with RETURNED and REJECTED.' })
  comment?: string;
}

@ObjectType({ implements: () => Refusal, description: 'The link cannot be answered any more.' })
export class SupervisorLinkClosed extends Refusal {
  readonly code = 'SUPERVISOR_LINK_CLOSED';
  @Field(() => SupervisorRequest, { description: 'It, as it stands.' })
  request!: SupervisorRequest;
  static with = (request: SupervisorRequest): SupervisorLinkClosed => Object.assign(new SupervisorLinkClosed(), { request });
  text(): Localized {
    if (this.request.state === SupervisorRequestState.ANSWERED) return { ja: 'この申請にはすでに回答済みです。今回の回答は保存されていません。', en: 'This was answered already. Your answer just now was not kept.' };
    return { ja: 'このリンクではもう回答できません。申請者に新しいリンクの送信を頼んでください。', en: 'This link cannot be answered any more. Ask the applicant to have a new one sent.' };
  }
}

/** A link that was answered already shows what was decided then: to the same answer without a comment as an answer, to any other as a refusal. */
export const AnswerSupervisorRequestResult = outcome('AnswerSupervisorRequestResult', [SupervisorRequest, SupervisorLinkClosed]);

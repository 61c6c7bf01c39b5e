import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { LINE, type Localized, type TenantId } from '#kernel';
import { IdField, IntField, Refusal, TextField, outcome } from '#graphql-kit';
import { Tenant, TenantKind } from '#identity';
import { Application, type ApplicationId, ApplicationState, CompanyRecognition } from './application.entity.js';

const ANSWER = { min: 1, max: 2_000, multiline: true };

@ObjectType({ description: 'What a federation tells everyone about itself.' })
export class FederationProfile {
  @Field(() => Tenant, { description: 'The federation.' })
  federation!: Tenant;
  @Field({ description: 'What it is for; may have several lines.' })
  introduction!: string;
  @Field(() => [String], { description: 'What a community must fulfil to take part.' })
  criteria!: string[];
  @Field({ description: 'True while it takes applications.' })
  isOpen!: boolean;
}

@ObjectType({ description: 'An application of mine, as the federation answered it. Only I see it.' })
export class MyApplication {
  federationTenantId!: TenantId;
  @Field({ description: 'The community that I applied for.' })
  communityName!: string;
  @Field({ description: 'True when that community does not run here.' })
  isExternal!: boolean;
  @Field(() => ApplicationState, { description: 'How it stands.' })
  state!: ApplicationState;
  @Field(() => String, { nullable: true, description: 'What the federation wrote to me; null when nothing was written.' })
  note!: string | null;
  @Field({ description: 'When I sent it, in UTC.' })
  appliedAt!: Date;
  @Field({ description: 'When its state changed most recently, in UTC.' })
  changedAt!: Date;
}

@InputType({ description: 'Which applications.' })
export class ApplicationFilter {
  @Field(() => ApplicationState, { nullable: true, description: 'Only in this state.' })
  state?: ApplicationState;
}

@InputType({
  description:
    'Answers to the questions of a federation. With `externalName` it is for a community that does not run here; without it, for the community of this request, which thereby agrees that the federation answers it and, once approved, sends it proposals.',
})
export class ApplyToFederationInput {
  @TextField({ min: 3, max: 63 }, { description: 'Short name of the federation.' })
  federationSlug!: string;
  @TextField({ min: 1, max: 100 }, { nullable: true, description: 'Name of the community when it does not run here, 1 to 100 characters.' })
  externalName?: string;
  @Field(() => TenantKind, { nullable: true, description: 'Kind of the community when it does not run here; ALUMNI by default. A federation cannot apply.' })
  externalKind?: TenantKind;
  @TextField({ min: 1, max: 100 }, { nullable: true, description: 'The name under which the federation knows me; my name in the community by default. Needed for an external community.' })
  applicantName?: string;
  @TextField(LINE, { description: 'What I do in the community.' })
  applicantRole!: string;
  @IntField(1, 10_000_000, { description: 'How many members the community has.' })
  memberCount!: number;
  @TextField(ANSWER, { description: 'How active it is: how often it meets, what happens; at most 2,000 characters.' })
  activity!: string;
  @Field(() => CompanyRecognition, { description: 'What the company behind it thinks of it.' })
  recognition!: CompanyRecognition;
  @TextField(ANSWER, { description: 'Who its members are; at most 2,000 characters.' })
  membership!: string;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same application again. Without it the same answers do so, too, while the application is open.' })
  idempotencyKey?: string;
}

@InputType({ description: 'Which application to take back.' })
export class WithdrawApplicationInput {
  @TextField({ min: 3, max: 63 }, { description: 'Short name of the federation that I applied to.' })
  federationSlug!: string;
}

@InputType({ description: 'Which application somebody looks at now.' })
export class ScreenApplicationInput {
  @IdField('Application', { description: 'The application.' })
  applicationId!: ApplicationId;
}

export enum ApplicationDecision {
  APPROVE = 'APPROVE',
  CONDITION = 'CONDITION',
  REJECT = 'REJECT',
}
registerEnumType(ApplicationDecision, {
  name: 'ApplicationDecision',
  description: 'What an approver decides.',
  valuesMap: {
    APPROVE: { description: 'The community takes part from now on.' },
    CONDITION: { description: 'It will, once the condition in the note is met; decided again then.' },
    REJECT: { description: 'It will not.' },
  },
});

@InputType({ description: 'A decision on an application.' })
export class DecideApplicationInput {
  @IdField('Application', { description: 'The application.' })
  applicationId!: ApplicationId;
  @Field(() => ApplicationDecision, { description: 'The decision.' })
  decision!: ApplicationDecision;
  @TextField(ANSWER, { nullable: true, description: 'What the applicant is told, at most 2,000 characters; needed for CONDITION and REJECT.' })
  note?: string;
}

@ObjectType({ implements: () => Refusal, description: 'The federation takes no applications at present.' })
export class ApplicationsClosed extends Refusal {
  readonly code = 'APPLICATIONS_CLOSED';
  text(): Localized {
    return { ja: 'この連携グループは、いま参加の申し込みを受け付けていません。', en: 'This federation takes no applications at present.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The applicant or the community has an open application already.' })
export class ApplicationAlreadyOpen extends Refusal {
  readonly code = 'APPLICATION_ALREADY_OPEN';
  text(): Localized {
    return { ja: 'すでに申し込みを受け付けています。結果をお待ちください。内容を変えるときは、いったん取り下げてください。', en: 'An application is open already. Please wait for the answer; to change it, take it back first.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The community takes part in that federation already.' })
export class AlreadyTakesPart extends Refusal {
  readonly code = 'ALREADY_TAKES_PART';
  text(): Localized {
    return { ja: 'このコミュニティは、すでにこの連携グループに参加しています。', en: 'This community takes part in the federation already.' };
  }
}

@ObjectType({ implements: () => Refusal, description: "The approver belongs to the applicant's own community, and the federation has other approvers." })
export class ReviewerNotImpartial extends Refusal {
  readonly code = 'REVIEWER_NOT_IMPARTIAL';
  text(): Localized {
    return { ja: '自分の所属するコミュニティの申し込みは審査できません。ほかの承認者にお任せください。', en: 'You belong to this community: please leave the decision to another approver.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'Somebody else decided, or the applicant took it back.' })
export class ApplicationNotOpen extends Refusal {
  readonly code = 'APPLICATION_NOT_OPEN';
  text(): Localized {
    return { ja: 'この申し込みは、すでに決定済みか取り下げ済みです。', en: 'This application was decided or taken back already.' };
  }
}

export const ApplyToFederationResult = outcome('ApplyToFederationResult', [MyApplication, ApplicationsClosed, ApplicationAlreadyOpen, AlreadyTakesPart]);
export const WithdrawApplicationResult = outcome('WithdrawApplicationResult', [MyApplication, ApplicationNotOpen]);
export const ScreenApplicationResult = outcome('ScreenApplicationResult', [Application, ApplicationNotOpen]);
export const DecideApplicationResult = outcome('DecideApplicationResult', [Application, ReviewerNotImpartial, ApplicationNotOpen]);

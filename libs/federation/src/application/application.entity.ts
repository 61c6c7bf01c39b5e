import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { AccountId, Brand, MemberId, TenantId } from '#kernel';
import { TenantKind } from '#identity';
import { Connection, Node } from '#graphql-kit';

export type ApplicationId = Brand<'Application'>;

export enum ApplicationState {
  APPLIED = 'APPLIED',
  SCREENING = 'SCREENING',
  APPROVED = 'APPROVED',
  CONDITIONAL = 'CONDITIONAL',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(ApplicationState, {
  name: 'ApplicationState',
  description: 'How it stands with an application to a federation.',
  valuesMap: {
    APPLIED: { description: 'Sent; nobody has looked at it yet.' },
    SCREENING: { description: 'Somebody is looking at it.' },
    APPROVED: { description: 'Accepted: the community takes part, and the applicant is a member of the federation.' },
    CONDITIONAL: { description: 'To be accepted once a condition is met; the note says which.' },
    REJECTED: { description: 'Not accepted.' },
    WITHDRAWN: { description: 'Taken back by the applicant.' },
  },
});

export enum CompanyRecognition {
  OFFICIAL = 'OFFICIAL',
  KNOWN = 'KNOWN',
  NONE = 'NONE',
}
registerEnumType(CompanyRecognition, {
  name: 'CompanyRecognition',
  description: 'What the company or the organization behind a community thinks of it.',
  valuesMap: {
    OFFICIAL: { description: 'It recognises the community officially.' },
    KNOWN: { description: 'It knows of the community and has nothing against it.' },
    NONE: { description: 'It does not know of the community, or does not recognise it.' },
  },
});

export enum ReviewException {
  ONLY_APPROVER = 'ONLY_APPROVER',
}
registerEnumType(ReviewException, {
  name: 'ReviewException',
  description: 'Why somebody decided who should have left it to another.',
  valuesMap: { ONLY_APPROVER: { description: 'The federation has no other approver.' } },
});

@ObjectType({ implements: () => Node, description: 'A community that wishes to take part in this federation, and what it answered. Approvers of the federation see it.' })
export class Application implements Node {
  id!: ApplicationId;
  accountId!: AccountId;
  /** The applicant as a member of the community; null when the community is external. */
  memberId!: MemberId | null;
  communityTenantId!: TenantId;
  decidedBy!: MemberId | null;
  @Field(() => ApplicationState, { description: 'How it stands.' })
  state!: ApplicationState;
  @Field({ description: 'Who applies.' })
  applicantName!: string;
  @Field({ description: 'What the applicant does in the community.' })
  applicantRole!: string;
  @Field({ description: 'What the community is called.' })
  communityName!: string;
  @Field(() => TenantKind, { description: 'What kind of community it is.' })
  communityKind!: TenantKind;
  @Field({ description: 'True when the community does not run here: approved, it gets a place for its operators only.' })
  isExternal!: boolean;
  @Field(() => Int, { description: 'How many members it has, as the applicant says.' })
  memberCount!: number;
  @Field({ description: 'How active it is; may have several lines.' })
  activity!: string;
  @Field(() => CompanyRecognition, { description: 'What the company behind it thinks of it.' })
  recognition!: CompanyRecognition;
  @Field({ description: 'Who its members are; may have several lines.' })
  membership!: string;
  @Field(() => String, { nullable: true, description: 'What the approver wrote to the applicant: the condition, or the reason; null when nothing was written.' })
  note!: string | null;
  @Field(() => ReviewException, { nullable: true, description: "Set when the decision was made by somebody of the applicant's own community; null otherwise." })
  exception!: ReviewException | null;
  @Field({ description: 'When it was sent, in UTC.' })
  appliedAt!: Date;
  @Field({ description: 'When its state changed most recently, in UTC.' })
  changedAt!: Date;
  /** When all that an approval brings was done. */
  enteredAt!: Date | null;
}

@ObjectType({ description: 'A page of applications.' })
export class ApplicationConnection extends Connection(Application) {}

import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Brand, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { Member } from '#identity';
import { PostState } from '../../post/post.entity.js';
import type { SubjectType } from '../decision/decision.entity.js';

export type CaseId = Brand<'ModerationCase'>;

export enum ReportKind {
  SPAM = 'SPAM',
  ABUSE = 'ABUSE',
  PRIVACY = 'PRIVACY',
  FALSEHOOD = 'FALSEHOOD',
  COPYRIGHT = 'COPYRIGHT',
  OFF_TOPIC = 'OFF_TOPIC',
  OTHER = 'OTHER',
}
registerEnumType(ReportKind, {
  name: 'ReportKind',
  description: 'What is wrong with something.',
  valuesMap: {
    SPAM: { description: 'Advertising, or the same again and again.' },
    ABUSE: { description: 'It attacks or puts down somebody.' },
    PRIVACY: { description: 'It shows what somebody has not agreed to show.' },
    FALSEHOOD: { description: 'It is wrong and misleads people.' },
    COPYRIGHT: { description: 'It copies what may not be copied.' },
    OFF_TOPIC: { description: 'It does not belong here.' },
    OTHER: { description: 'Something else, said in words.' },
  },
});

export enum CaseSubject {
  POST = 'POST',
  COMMENT = 'COMMENT',
  MEMBER = 'MEMBER',
}
registerEnumType(CaseSubject, {
  name: 'CaseSubject',
  description: 'What a case is about.',
  valuesMap: { POST: { description: 'A post.' }, COMMENT: { description: 'A comment.' }, MEMBER: { description: 'A member.' } },
});

@ObjectType({ description: 'What somebody finds wrong. Whoever reported it sees it, and moderators.' })
export class Report {
  @Field(() => ReportKind, { description: 'What is wrong.' })
  kind!: ReportKind;
  @Field(() => String, { nullable: true, description: 'In their own words; null when nothing was added.' })
  words!: string | null;
  @Field({ description: 'When it was reported, in UTC.' })
  createdAt!: Date;
  @Field(() => Member, { nullable: true, description: 'Who reported it. Moderators see it, unless it may be about themselves; null for all others.' })
  reporter!: Member | null;
}

@ObjectType({ implements: () => Node, description: 'Something that moderators look at: reported, or held back by a word filter. For operators, except those whom it is about.' })
export class ModerationCase implements Node {
  tenantId!: TenantId;
  id!: CaseId;
  subjectType!: SubjectType;
  subjectId!: string;

  @Field(() => CaseSubject, { description: 'What it is about.' })
  kind!: CaseSubject;
  @Field(() => ID, { description: 'The id of the post, comment or member.' })
  subject!: string;
  @Field(() => ID, { nullable: true, description: 'The post, or the one that was commented on; null when it is about a member.' })
  post!: string | null;
  @Field(() => String, { nullable: true, description: 'The title of that post; null when it is about a member.' })
  title!: string | null;
  @Field(() => String, { nullable: true, description: 'The words of the post or comment as they are now; null when it is about a member.' })
  text!: string | null;
  @Field(() => PostState, { nullable: true, description: 'The state of the post or comment; null when it is about a member.' })
  state!: PostState | null;
  @Field(() => Member, { nullable: true, description: 'Who wrote it, or the member that it is about; null when it was written anonymously.' })
  author!: Member | null;
  @Field({ description: 'True when a word filter held it back.' })
  isHeld!: boolean;
  @Field(() => String, { nullable: true, description: 'The pattern that the filter found; null when nothing was held.' })
  heldFor!: string | null;
  @Field(() => Int, { description: 'How many people reported it.' })
  reportCount!: number;
  @Field(() => [Report], { description: 'The newest twenty reports, newest first.' })
  reports!: Report[];
  @Field(() => Int, { description: 'How often moderators decided against this author before; 0 when it was written anonymously.' })
  earlierDecisionCount!: number;
  @Field(() => Member, { nullable: true, description: 'Who is at it; null when nobody is.' })
  taker!: Member | null;
  @Field(() => Date, { nullable: true, description: 'When it was taken, in UTC; null when nobody is at it.' })
  takenAt!: Date | null;
  @Field({ description: 'When it came in, in UTC.' })
  openedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it was handled, in UTC; null while it is open.' })
  handledAt!: Date | null;
  @Field(() => Member, { nullable: true, description: 'Who handled it; null while it is open.' })
  handler!: Member | null;
  @Field(() => String, { nullable: true, description: 'What came of it: a ModerationAction, or KEPT when it stays as it is; null while it is open.' })
  outcome!: string | null;
  @Field(() => String, { nullable: true, description: 'The reason of the last decision about it; null when there is none.' })
  reason!: string | null;
}

import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { type Localized, PARAGRAPHS } from '#kernel';
import type { FileId } from '#files';
import { Connection, DayField, IdField, IntField, Refusal, TextField, outcome } from '#graphql-kit';
import type { CertificationId } from '../certification/certification.entity.js';
import { ExamResult, PassReport, type PassReportId, PassReportState } from './pass-report.entity.js';
import { VerifiedPass } from './verified-pass.js';

@ObjectType({ description: 'A page of pass reports.' })
export class PassReportConnection extends Connection(PassReport) {}

@ObjectType({ description: 'A page of verified passes.' })
export class VerifiedPassConnection extends Connection(VerifiedPass) {}

@ObjectType({ description: 'What a pass story may begin with.' })
export class PassStoryTemplate {
  @Field({ description: 'A title.' })
  title!: string;
  @Field({ description: 'Headings to write under; what the report said is filled in.' })
  text!: string;
}

@InputType({ description: 'Which of my pass reports.' })
export class PassReportFilter {
  @Field(() => PassReportState, { nullable: true, description: 'Only those that stand here.' })
  state?: PassReportState;
}

/** What a report says, all of it optional when one is changed. */
@InputType({ isAbstract: true })
export abstract class PassReportContent {
  @IntField(0, 10_000, { nullable: true, description: 'About how many hours of study it took, 0 to 10,000.' })
  studyHours?: number;
  @TextField({ ...PARAGRAPHS, min: 0, max: 4_000 }, { nullable: true, description: 'What worked, at most 4,000 characters; may have several lines.' })
  whatWorked?: string;
  @IdField('File', { nullable: true, description: 'A file of mine that shows the pass, an image (PNG, JPEG, WebP) or a PDF. Only the operators and I see it.' })
  evidenceFileId?: FileId;
  @Field(() => Boolean, { nullable: true, description: 'True to be celebrated and shown among the holders; false by default: then only I and the operators know.' })
  isShared?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'True to tell how often I tried; false by default.' })
  showsAttempt?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'True to keep it as a draft that only I see; otherwise a pass is submitted. A failed attempt always stays with me.' })
  isDraft?: boolean;
}

@InputType({ description: 'An exam that I took.' })
export class ReportPassInput extends PassReportContent {
  @IdField('Certification', { description: 'Which certification.' })
  certificationId!: CertificationId;
  @Field(() => ExamResult, { nullable: true, description: 'PASSED by default.' })
  result?: ExamResult;
  @DayField({ description: 'The day of the exam, not in the future.' })
  examOn!: string;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same report again.' })
  idempotencyKey?: string;
}

@InputType({ description: 'What to change in a report of mine that is a DRAFT or was RETURNED; what is left out stays.' })
export class ChangePassReportInput extends PassReportContent {
  @IdField('PassReport', { description: 'The report.' })
  passReportId!: PassReportId;
  @Field(() => ExamResult, { nullable: true, description: 'How the exam ended.' })
  result?: ExamResult;
  @DayField({ nullable: true, description: 'The day of the exam, not in the future.' })
  examOn?: string;
}

@InputType({ description: 'Which pass to verify.' })
export class VerifyPassInput {
  @IdField('PassReport', { description: 'The report.' })
  passReportId!: PassReportId;
}

@InputType({ description: 'Which report to give back, and why.' })
export class ReturnPassReportInput {
  @IdField('PassReport', { description: 'The report.' })
  passReportId!: PassReportId;
  @TextField({ min: 1, max: 1_000, multiline: true }, { description: 'What is missing, for the reporter, 1 to 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'How I passed, for those who come after.' })
export class WritePassStoryInput {
  @IdField('PassReport', { description: 'My verified report.' })
  passReportId!: PassReportId;
  @TextField({ min: 1, max: 200 }, { description: 'Its title, 1 to 200 characters.' })
  title!: string;
  @TextField(PARAGRAPHS, { description: 'The story, 1 to 20,000 characters; may have several lines.' })
  text!: string;
}

@ObjectType({ implements: () => Refusal, description: 'The exam has not taken place yet.' })
export class ExamInFuture extends Refusal {
  readonly code = 'EXAM_IN_FUTURE';
  text(): Localized {
    return { ja: '受験日が未来の日付です。試験が終わって結果が出たら、ぜひ教えてください。', en: 'This day is in the future. Do tell us once you have your result.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'I reported this pass already.' })
export class AlreadyPassed extends Refusal {
  readonly code = 'ALREADY_PASSED';
  @Field(() => PassReport, { description: 'The report of that pass.' })
  passReport: PassReport;
  constructor(passReport: PassReport) {
    super();
    this.passReport = passReport;
  }
  text(): Localized {
    return {
      ja: 'この資格の合格は、すでにご報告いただいています。ありがとうございます。次の級や新しい版に合格したときに、また教えてください。',
      en: 'You have told us of this pass already, thank you. Come back with the next level or a new version.',
    };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The report is submitted or verified, so it cannot be changed.' })
export class PassReportClosed extends Refusal {
  readonly code = 'PASS_REPORT_CLOSED';
  text(): Localized {
    return { ja: 'この報告は提出済みのため、変更できません。直したいことがあれば運営に伝えてください。', en: 'This report is submitted and cannot be changed. Tell an operator if something is wrong.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The report does not wait for an operator, perhaps because another one was quicker.' })
export class PassReportNotWaiting extends Refusal {
  readonly code = 'PASS_REPORT_NOT_WAITING';
  @Field(() => PassReportState, { description: 'Where it stands.' })
  state: PassReportState;
  constructor(state: PassReportState) {
    super();
    this.state = state;
  }
  text(): Localized {
    return { ja: 'この報告は、すでに確認が済んでいます。', en: 'This report has been dealt with already.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'Nobody verifies their own pass.' })
export class OwnPassReport extends Refusal {
  readonly code = 'OWN_PASS_REPORT';
  text(): Localized {
    return { ja: '自分の合格報告は、ほかの運営に確認してもらってください。', en: 'Ask another operator to look at your own report.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'A story is told of a verified pass.' })
export class PassNotVerified extends Refusal {
  readonly code = 'PASS_NOT_VERIFIED';
  text(): Localized {
    return { ja: '合格体験記は、合格の確認が済んでから書けます。', en: 'The story can be told once the pass is verified.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The story of this pass is told already.' })
export class StoryAlreadyWritten extends Refusal {
  readonly code = 'STORY_ALREADY_WRITTEN';
  text(): Localized {
    return { ja: 'この合格の体験記は、すでに公開されています。', en: 'You have told the story of this pass already.' };
  }
}

export const ReportPassResult = outcome('ReportPassResult', [PassReport, ExamInFuture, AlreadyPassed]);
export const ChangePassReportResult = outcome('ChangePassReportResult', [PassReport, PassReportClosed, ExamInFuture, AlreadyPassed]);
export const VerifyPassResult = outcome('VerifyPassResult', [PassReport, PassReportNotWaiting, OwnPassReport]);
export const ReturnPassReportResult = outcome('ReturnPassReportResult', [PassReport, PassReportNotWaiting, OwnPassReport]);
export const WritePassStoryResult = outcome('WritePassStoryResult', [PassReport, PassNotVerified, StoryAlreadyWritten]);

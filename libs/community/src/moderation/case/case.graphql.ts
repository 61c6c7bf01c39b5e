import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { type AnyId, AnyIdField, Connection, IdField, Refusal, TextField, outcome } from '#graphql-kit';
import { CaseTaken } from '../decision/decision.graphql.js';
import { type CaseId, ModerationCase, Report, ReportKind } from './case.entity.js';

@ObjectType({ description: 'A page of cases.' })
export class ModerationCaseConnection extends Connection(ModerationCase) {}

@InputType({ description: 'Which cases.' })
export class ModerationCaseFilter {
  @Field({ nullable: true, description: 'True for those that were handled, newest first; the open ones by default, the longest waiting first.' })
  isHandled?: boolean;
  @Field({ nullable: true, description: 'Only those that I took.' })
  isMine?: boolean;
}

@ObjectType({ description: 'How much waits for moderators.' })
export class ModerationOverview {
  @Field(() => Int, { description: 'Cases that are open; at most 1,000 are counted.' })
  openCount!: number;
  @Field(() => Int, { description: 'Those of them that I took.' })
  mineCount!: number;
  @Field(() => Int, { description: 'Decisions that somebody wants to have looked at again.' })
  appealCount!: number;
}

@InputType({ description: 'What somebody finds wrong.' })
export class ReportInput {
  @AnyIdField(['Post', 'Comment', 'Member'], { description: 'The post, comment or member.' })
  subjectId!: AnyId<'Post' | 'Comment' | 'Member'>;
  @Field(() => ReportKind, { description: 'What is wrong.' })
  kind!: ReportKind;
  @TextField({ max: 1_000, multiline: true }, { nullable: true, description: 'In your own words, up to 1,000 characters; needed with OTHER.' })
  words?: string;
}

@InputType({ description: 'A case.' })
export class CaseInput {
  @IdField('ModerationCase', { description: 'The case.' })
  caseId!: CaseId;
}

@InputType({ description: 'A case in which nothing has to be done.' })
export class DismissCaseInput extends CaseInput {
  @TextField({ min: 1, max: 1_000, multiline: true }, { description: 'Why, 1 to 1,000 characters. Moderators read it.' })
  reason!: string;
}

@ObjectType({ implements: () => Refusal, description: 'I have reported this, and it has not been handled yet.' })
export class AlreadyReported extends Refusal {
  readonly code = 'ALREADY_REPORTED';
  text(): Localized {
    return { ja: 'すでに報告を受け取っています。運営が確認するまでお待ちください。', en: 'We have your report already. The operators are looking at it.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'One does not report oneself.' })
export class CannotReportOneself extends Refusal {
  readonly code = 'CANNOT_REPORT_ONESELF';
  text(): Localized {
    return { ja: 'ご自身の投稿は報告できません。取り下げるには、投稿のメニューを使ってください。', en: 'You cannot report what is yours. Its own menu lets you take it back.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The case is handled.' })
export class CaseHandledAlready extends Refusal {
  readonly code = 'CASE_HANDLED';
  text(): Localized {
    return { ja: 'この件は対応が終わっています。', en: 'This case is closed.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'A filter holds it: it is either shown or removed.' })
export class StillHeld extends Refusal {
  readonly code = 'STILL_HELD';
  text(): Localized {
    return { ja: 'フィルターで保留中の投稿です。公開するか、削除するかを選んでください。', en: 'A filter holds it back: show it or remove it.' };
  }
}

export const ReportResult = outcome('ReportResult', [Report, AlreadyReported, CannotReportOneself]);
export const TakeCaseResult = outcome('TakeCaseResult', [ModerationCase, CaseTaken, CaseHandledAlready]);
export const ReleaseCaseResult = outcome('ReleaseCaseResult', [ModerationCase, CaseTaken, CaseHandledAlready]);
export const DismissCaseResult = outcome('DismissCaseResult', [ModerationCase, CaseTaken, CaseHandledAlready, StillHeld]);

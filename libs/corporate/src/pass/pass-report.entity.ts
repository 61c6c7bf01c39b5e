import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import type { PostId } from '#community';
import type { FileId } from '#files';
import { GraphQLDay, Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import type { CertificationId } from '../certification/certification.entity.js';

export type PassReportId = Brand<'PassReport'>;

export enum ExamResult {
  PASSED = 'PASSED',
  FAILED = 'FAILED',
}
registerEnumType(ExamResult, {
  name: 'ExamResult',
  description: 'How an exam ended.',
  valuesMap: { PASSED: { description: 'Passed.' }, FAILED: { description: 'Not passed this time. Only the person who reports it ever sees it.' } },
});

export enum PassReportState {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  VERIFIED = 'VERIFIED',
  RETURNED = 'RETURNED',
}
registerEnumType(PassReportState, {
  name: 'PassReportState',
  description: 'Where a pass report stands.',
  valuesMap: {
    DRAFT: { description: 'Only its reporter sees it. A failed attempt stays here.' },
    SUBMITTED: { description: 'Waits for an operator.' },
    VERIFIED: { description: 'An operator verified the pass.' },
    RETURNED: { description: 'An operator gave it back with a reason; it can be changed and submitted again.' },
  },
});

@Entity('pass_report')
@ObjectType({ implements: () => Node, description: 'What somebody says of an exam they took. Its reporter sees it, and operators see it from when it is submitted.' })
export class PassReport implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: PassReportId;

  @Column('uuid')
  memberId!: MemberId;

  @Column('uuid')
  certificationId!: CertificationId;

  @Column('int')
  attempt!: number;

  /** Empty where the certification has none. */
  @Column('text')
  version!: string;

  @Column('text')
  @Field(() => ExamResult, { description: 'How the exam ended.' })
  result!: ExamResult;

  @Column('date')
  @Field(() => GraphQLDay, { description: 'The day of the exam.' })
  examOn!: string;

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'About how many hours of study it took; null when it was not said.' })
  studyHours!: number | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What worked, in the words of the reporter; may have several lines; null when nothing was said.' })
  whatWorked!: string | null;

  @Column('uuid', { nullable: true })
  evidenceFileId!: FileId | null;

  @Column('boolean')
  @Field({ description: 'True when the reporter agreed that the community learns of the pass: it is celebrated, and they are shown among the holders.' })
  isShared!: boolean;

  @Column('boolean')
  @Field({ description: 'True when the reporter wishes to tell how often they tried.' })
  showsAttempt!: boolean;

  @Column('text')
  @Field(() => PassReportState, { description: 'Where it stands.' })
  state!: PassReportState;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was returned, in the words of the operator; null unless it is RETURNED.' })
  returnReason!: string | null;

  @TimeColumn()
  @Field({ description: 'When it was begun, in UTC.' })
  createdAt!: Date;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was last submitted, in UTC; null for a draft.' })
  submittedAt!: Date | null;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When an operator verified or returned it, in UTC; null before that.' })
  decidedAt!: Date | null;

  @Column('uuid', { nullable: true })
  decidedBy!: MemberId | null;

  @Column('uuid', { nullable: true })
  celebrationId!: PostId | null;

  @Column('uuid', { nullable: true })
  storyId!: PostId | null;
}

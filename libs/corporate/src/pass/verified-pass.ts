import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { MemberId, TenantId } from '#kernel';
import { GraphQLDay, Node } from '#graphql-kit';
import type { PostId } from '#community';
import type { CertificationId } from '../certification/certification.entity.js';
import type { PassReport } from './pass-report.entity.js';

/** The face of a verified report that its reporter agreed to show: neither its evidence nor what was said in between. */
@ObjectType({ implements: () => Node, description: 'A pass that an operator verified and that its holder agreed to show. Members of the community see it.' })
export class VerifiedPass implements Node {
  id!: string;
  tenantId!: TenantId;
  memberId!: MemberId;
  certificationId!: CertificationId;
  celebrationId!: PostId | null;
  storyId!: PostId | null;

  @Field(() => GraphQLDay, { description: 'The day of the exam.' })
  examOn!: string;
  @Field(() => Int, { nullable: true, description: 'About how many hours of study it took; null when it was not said.' })
  studyHours!: number | null;
  @Field(() => String, { nullable: true, description: 'What worked, in the words of the holder; null when nothing was said.' })
  whatWorked!: string | null;
  @Field(() => String, { nullable: true, description: 'The version that was passed, as its issuer names it; null where there is none.' })
  version!: string | null;
  @Field(() => Int, { nullable: true, description: 'At which attempt, beginning with 1; null unless the holder wishes to tell.' })
  attempt!: number | null;
  @Field({ description: 'When it was verified, in UTC.' })
  verifiedAt!: Date;

  static of(report: PassReport): VerifiedPass {
    const { id, tenantId, memberId, certificationId, celebrationId, storyId, examOn, studyHours, whatWorked, version, decidedAt } = report;
    return Object.assign(new VerifiedPass(), {
      id, tenantId, memberId, certificationId, celebrationId, storyId, examOn, studyHours, whatWorked, version: version || null, attempt: report.showsAttempt ? report.attempt : null, verifiedAt: decidedAt!,
    });
  }
}

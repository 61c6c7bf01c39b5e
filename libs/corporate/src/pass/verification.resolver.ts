import { Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { Capability } from '#identity';
import { ReturnPassReportInput, ReturnPassReportResult, VerifyPassInput, VerifyPassResult, WritePassStoryInput, WritePassStoryResult } from './pass-report.graphql.js';
import { VerificationService } from './verification.service.js';

const CERTIFICATIONS = { capability: Capability.CERTIFICATIONS };

@Resolver()
export class VerificationResolver {
  constructor(private readonly verification: VerificationService) {}

  @Allow('passes:verify', CERTIFICATIONS)
  @Mutation(() => VerifyPassResult, { description: "Verifies somebody's pass. If they agreed, the community celebrates it in the feed." })
  verifyPass(@CurrentActor() actor: Actor, @Input() input: VerifyPassInput): Promise<typeof VerifyPassResult> {
    return this.verification.verify(actor, input.passReportId);
  }

  @Allow('passes:verify', CERTIFICATIONS)
  @Mutation(() => ReturnPassReportResult, { description: 'Gives a report back to its reporter with a reason, to be changed and submitted again.' })
  returnPassReport(@CurrentActor() actor: Actor, @Input() input: ReturnPassReportInput): Promise<typeof ReturnPassReportResult> {
    return this.verification.giveBack(actor, input);
  }

  @Allow('passes:report', CERTIFICATIONS)
  @Mutation(() => WritePassStoryResult, { description: 'Tells the community how I passed, as a post.' })
  writePassStory(@CurrentActor() actor: Actor, @Input() input: WritePassStoryInput): Promise<typeof WritePassStoryResult> {
    return this.verification.tell(actor, input);
  }
}

import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { type CaseId, ModerationCase } from './case.entity.js';
import { CaseInput, DismissCaseInput, DismissCaseResult, ModerationCaseConnection, ModerationCaseFilter, ModerationOverview, ReleaseCaseResult, ReportInput, ReportResult, TakeCaseResult } from './case.graphql.js';
import { CaseService } from './case.service.js';

@Resolver(() => ModerationCase)
export class CaseResolver {
  constructor(private readonly cases: CaseService) {}

  @Allow('moderation:manage')
  @Query(() => ModerationCaseConnection, { description: 'What moderators look at: the open cases, the longest waiting first, or the handled ones. What is about oneself is left out. For operators.' })
  async moderationCases(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => ModerationCaseFilter) filter?: ModerationCaseFilter): Promise<ModerationCaseConnection> {
    return toConnection(await this.cases.page(actor, page, filter ?? {}));
  }

  @Allow('moderation:manage')
  @Query(() => ModerationCase, { description: 'One case. For operators.' })
  moderationCase(@CurrentActor() actor: Actor, @IdArg('ModerationCase') id: CaseId): Promise<ModerationCase> {
    return this.cases.get(actor, id);
  }

  @Allow('moderation:manage')
  @Query(() => ModerationOverview, { description: 'How much waits for moderators. For operators.' })
  moderationOverview(@CurrentActor() actor: Actor): Promise<ModerationOverview> {
    return this.cases.overview(actor);
  }

  @Allow('posts:read')
  @Mutation(() => ReportResult, { description: 'Reports a post, comment or member to the moderators. Nobody else learns who did.' })
  report(@CurrentActor() actor: Actor, @Input() input: ReportInput): Promise<typeof ReportResult> {
    return this.cases.report(actor, input);
  }

  @Allow('moderation:manage')
  @Mutation(() => TakeCaseResult, { description: 'Takes a case, so that others leave it alone; after two hours without a decision they can take it over.' })
  takeCase(@CurrentActor() actor: Actor, @Input() { caseId }: CaseInput): Promise<typeof TakeCaseResult> {
    return this.cases.take(actor, caseId);
  }

  @Allow('moderation:manage')
  @Mutation(() => ReleaseCaseResult, { description: 'Gives a case back to the others.' })
  releaseCase(@CurrentActor() actor: Actor, @Input() { caseId }: CaseInput): Promise<typeof ReleaseCaseResult> {
    return this.cases.release(actor, caseId);
  }

  @Allow('moderation:manage')
  @Mutation(() => DismissCaseResult, { description: 'Closes a case in which nothing has to be done.' })
  dismissCase(@CurrentActor() actor: Actor, @Input() { caseId, reason }: DismissCaseInput): Promise<typeof DismissCaseResult> {
    return this.cases.dismiss(actor, caseId, reason);
  }
}

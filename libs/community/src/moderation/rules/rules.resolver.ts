import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, CurrentCaller, Input, toConnection } from '#graphql-kit';
import type { Actor, Caller } from '#graphql-kit';
import { RulesVersion } from './rules.entity.js';
import { AcceptRulesInput, AcceptRulesResult, PublishRulesInput, PublishRulesResult, RulesTemplate, RulesVersionConnection } from './rules.graphql.js';
import { RulesService } from './rules.service.js';
import { TEMPLATES } from './templates.js';

@Resolver(() => RulesVersion)
export class RulesResolver {
  constructor(private readonly service: RulesService) {}

  @Allow('posts:read')
  @Query(() => RulesVersion, { nullable: true, description: 'The rules of this community as they hold now; null when it has none.' })
  rules(@CurrentActor() actor: Actor): Promise<RulesVersion | undefined> {
    return this.service.current(actor);
  }

  @Allow('posts:read')
  @Query(() => RulesVersionConnection, { description: 'All versions of the rules, newest first.' })
  async rulesHistory(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<RulesVersionConnection> {
    return toConnection(await this.service.history(actor, page));
  }

  @Allow('moderation:configure')
  @Query(() => [RulesTemplate], { description: 'Rules to begin with. For admins.' })
  rulesTemplates(@CurrentCaller() { locale }: Caller): RulesTemplate[] {
    return TEMPLATES.map(({ name, ...words }) => ({ name: name[locale], ...words }));
  }

  @Allow('moderation:configure')
  @Mutation(() => PublishRulesResult, { description: 'Publishes rules. Who has not accepted them reads on, and writes again after accepting, unless it is a small change. For admins.' })
  publishRules(@CurrentActor() actor: Actor, @Input() input: PublishRulesInput): Promise<typeof PublishRulesResult> {
    return this.service.publish(actor, input);
  }

  @Allow('posts:read')
  @Mutation(() => AcceptRulesResult, { description: 'Accepts the rules that hold now; once more changes nothing.' })
  acceptRules(@CurrentActor() actor: Actor, @Input() { version }: AcceptRulesInput): Promise<typeof AcceptRulesResult> {
    return this.service.accept(actor, version);
  }
}

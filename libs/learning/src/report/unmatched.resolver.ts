import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ConnectionArgs, CurrentActor, Input, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { AllowLearning } from '../learning-access.js';
import { LinkProviderUserInput, LinkProviderUserResult, ProviderUserConnection } from './unmatched.graphql.js';
import { UnmatchedService } from './unmatched.service.js';

@Resolver()
export class UnmatchedResolver {
  constructor(private readonly unmatched: UnmatchedService) {}

  @AllowLearning('learning:manage')
  @Query(() => ProviderUserConnection, { description: "The provider's users whom nobody here is known to be, first reported first. For coordinators." })
  async unmatchedProviderUsers(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<ProviderUserConnection> {
    return toConnection(await this.unmatched.page(actor.tenantId, page));
  }

  @AllowLearning('learning:manage')
  @Mutation(() => LinkProviderUserResult, { description: "Says who a user of the provider is. Their waiting rows count from now on, and later reports match by themselves. For coordinators." })
  linkProviderUser(@Input() input: LinkProviderUserInput): Promise<typeof LinkProviderUserResult> {
    return this.unmatched.link(input);
  }
}

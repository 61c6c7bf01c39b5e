import { Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Input, Public } from '#graphql-kit';
import type { GraphqlContext } from '#graphql-kit';
import { ReceivedInvitation } from '#identity';
import { AcceptInvitationInput, AcceptInvitationResult, JoiningRules } from './joining.graphql.js';
import { JoiningService } from './joining.service.js';

@Resolver(() => ReceivedInvitation)
export class AcceptingResolver {
  constructor(private readonly service: JoiningService) {}

  @Public()
  @Mutation(() => AcceptInvitationResult, { description: 'Joins a community by an invitation, and accepts its rules. It needs no tenant, and an account only where there is one with that address.' })
  acceptInvitation(@Input() input: AcceptInvitationInput, @Context() context: GraphqlContext): Promise<typeof AcceptInvitationResult> {
    return this.service.accept(input, context);
  }

  @ResolveField(() => JoiningRules, { nullable: true, description: 'The rules that one accepts by joining; null where there are none, and unless the invitation is OPEN.' })
  async rules(@Parent() { tenantId, step }: ReceivedInvitation): Promise<JoiningRules | null> {
    return step === null ? null : ((await this.service.rules(tenantId)) ?? null);
  }
}

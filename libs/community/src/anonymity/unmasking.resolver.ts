import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, Input, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { DecideUnmaskingInput, DecideUnmaskingResult, RequestUnmaskingInput, RequestUnmaskingResult, UnmaskingConnection } from './unmasking.graphql.js';
import { UnmaskingService } from './unmasking.service.js';

@Resolver()
export class UnmaskingResolver {
  constructor(private readonly unmasking: UnmaskingService) {}

  @Allow('anonymity:unmask')
  @Query(() => UnmaskingConnection, { description: 'Every time somebody wanted to know who wrote something without a name, the latest first.' })
  async unmaskings(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<UnmaskingConnection> {
    return toConnection(await this.unmasking.page(actor, page));
  }

  @Allow('anonymity:unmask')
  @Mutation(() => RequestUnmaskingResult, { description: 'Asks for a second operator to find out who wrote something. Asking again while one waits gives that one.' })
  requestUnmasking(@CurrentActor() actor: Actor, @Input() input: RequestUnmaskingInput): Promise<typeof RequestUnmaskingResult> {
    return this.unmasking.request(actor, input);
  }

  @Allow('anonymity:unmask')
  @Mutation(() => DecideUnmaskingResult, { description: 'Agrees, as the second operator, or declines. When both agree they see the author, and the author is told with the reason.' })
  decideUnmasking(@CurrentActor() actor: Actor, @Input() input: DecideUnmaskingInput): Promise<typeof DecideUnmaskingResult> {
    return this.unmasking.decide(actor, input);
  }
}

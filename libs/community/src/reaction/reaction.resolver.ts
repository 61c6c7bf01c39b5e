import { Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { ReactToPostInput, ReactToPostResult, WithdrawReactionInput, WithdrawReactionResult } from './reaction.graphql.js';
import { ReactionService } from './reaction.service.js';

@Resolver()
export class ReactionResolver {
  constructor(private readonly reactions: ReactionService) {}

  @Allow('posts:write')
  @Mutation(() => ReactToPostResult, { description: 'Reacts to a post; once more in the same way changes nothing.' })
  reactToPost(@CurrentActor() actor: Actor, @Input() { postId, kind }: ReactToPostInput): Promise<typeof ReactToPostResult> {
    return this.reactions.react(actor, postId, kind);
  }

  @Allow('posts:write')
  @Mutation(() => WithdrawReactionResult, { description: 'Takes a reaction back; when there is none, nothing changes.' })
  withdrawReaction(@CurrentActor() actor: Actor, @Input() { postId, kind }: WithdrawReactionInput): Promise<typeof WithdrawReactionResult> {
    return this.reactions.withdraw(actor, postId, kind);
  }
}

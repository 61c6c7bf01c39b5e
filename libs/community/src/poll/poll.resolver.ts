import { Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { VoteInput, VoteResult } from './poll.graphql.js';
import { PollService } from './poll.service.js';

@Resolver()
export class PollResolver {
  constructor(private readonly polls: PollService) {}

  @Allow('posts:write')
  @Mutation(() => VoteResult, { description: 'Chooses answers of a poll, instead of what I chose before. Nobody learns who chose what.' })
  vote(@CurrentActor() actor: Actor, @Input() input: VoteInput): Promise<typeof VoteResult> {
    return this.polls.vote(actor, input);
  }
}

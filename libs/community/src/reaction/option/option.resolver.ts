import { Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, CurrentCaller, Input } from '#graphql-kit';
import type { Actor, Caller } from '#graphql-kit';
import { ReactionOption, wordsOf } from './option.entity.js';
import { AddReactionOptionInput, AddReactionOptionResult, EditReactionOptionInput, EditReactionOptionResult, OrderReactionOptionsInput, OrderReactionOptionsResult, ReactionSet } from './option.graphql.js';
import { ReactionOptionService } from './option.service.js';

@Resolver(() => ReactionOption)
export class ReactionOptionResolver {
  constructor(private readonly service: ReactionOptionService) {}

  @Allow('posts:read')
  @Query(() => ReactionSet, { description: 'In which ways one can react in this community.' })
  reactionSet(@CurrentActor() { tenantId }: Actor): Promise<ReactionSet> {
    return this.service.set(tenantId);
  }

  @Allow('reactions:manage')
  @Mutation(() => AddReactionOptionResult, { description: 'Adds a way to react.' })
  addReactionOption(@CurrentActor() actor: Actor, @Input() input: AddReactionOptionInput): Promise<typeof AddReactionOptionResult> {
    return this.service.add(actor, input);
  }

  @Allow('reactions:manage')
  @Mutation(() => EditReactionOptionResult, { description: 'Gives a way to react another word or drawing, retires it, or offers it again. What was said with it so far is shown with the new word.' })
  editReactionOption(@CurrentActor() actor: Actor, @Input() input: EditReactionOptionInput): Promise<typeof EditReactionOptionResult> {
    return this.service.edit(actor, input);
  }

  @Allow('reactions:manage')
  @Mutation(() => OrderReactionOptionsResult, { description: 'Puts the ways to react in order.' })
  orderReactionOptions(@CurrentActor() actor: Actor, @Input() { optionIds }: OrderReactionOptionsInput): Promise<typeof OrderReactionOptionsResult> {
    return this.service.order(actor, optionIds);
  }

  @ResolveField(() => String, { description: "Its word, in the caller's language." })
  word(@Parent() option: ReactionOption, @CurrentCaller() { locale }: Caller): string {
    return wordsOf(option)[locale];
  }
}

import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { assertText } from '#kernel';
import { Allow, ConnectionArgs, CurrentActor, Input, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { WordFilter } from './word-filter.entity.js';
import { AddWordFilterInput, AddWordFilterResult, RemoveWordFilterInput, RemoveWordFilterResult, WordFilterConnection, WordFilterTrial } from './word-filter.graphql.js';
import { WordFilterService } from './word-filter.service.js';

@Resolver(() => WordFilter)
export class WordFilterResolver {
  constructor(private readonly filters: WordFilterService) {}

  @Allow('moderation:manage')
  @Query(() => WordFilterConnection, { description: 'The words that are held or refused here, newest first. For operators.' })
  async wordFilters(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<WordFilterConnection> {
    return toConnection(await this.filters.page(actor.tenantId, page));
  }

  @Allow('moderation:manage')
  @Query(() => WordFilterTrial, { description: 'What a text would meet here; nothing is kept of it. For operators.' })
  wordFilterTrial(@CurrentActor() actor: Actor, @Args('text', { description: 'Any text, up to 2,000 characters.' }) text: string): Promise<WordFilterTrial> {
    return this.filters.trial(actor.tenantId, assertText('text', text, { max: 2_000, multiline: true }));
  }

  @Allow('moderation:manage')
  @Mutation(() => AddWordFilterResult, { description: 'Holds or refuses these words from now on. What was published before stays.' })
  addWordFilter(@CurrentActor() actor: Actor, @Input() input: AddWordFilterInput): Promise<typeof AddWordFilterResult> {
    return this.filters.add(actor, input);
  }

  @Allow('moderation:manage')
  @Mutation(() => RemoveWordFilterResult, { description: 'Looks for these words no more. What is held already waits for a moderator all the same.' })
  removeWordFilter(@CurrentActor() actor: Actor, @Input() { wordFilterId }: RemoveWordFilterInput): Promise<typeof RemoveWordFilterResult> {
    return this.filters.remove(actor, wordFilterId);
  }
}

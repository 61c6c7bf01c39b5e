import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { checkedQuery } from '../hit/hit.graphql.js';
import { SearchSuggestion } from './suggestion.graphql.js';
import { SuggestionService } from './suggestion.service.js';

@Resolver()
export class SuggestionResolver {
  constructor(private readonly service: SuggestionService) {}

  @Allow('posts:read')
  @Query(() => [SearchSuggestion], { description: 'What I may be about to type, while I type: people, spaces, posts and events that I may read, by their names and titles; four of each kind at most.' })
  searchSuggestions(@CurrentActor() actor: Actor, @Args('query', { description: 'What was typed so far, 200 characters at most. The last word may not be all there yet.' }) query: string): Promise<SearchSuggestion[]> {
    return this.service.suggest(actor, checkedQuery('query', query));
  }
}

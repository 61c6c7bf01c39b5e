import { Module } from '@nestjs/common';
import { CommunityModule } from '#community';
import { EventsModule } from '#events';
import { EntryHandlers } from './entry/entry.handlers.js';
import { Indexer } from './entry/indexer.js';
import { SearchResolver } from './hit/search.resolver.js';
import { SearchService } from './hit/search.service.js';
import { SuggestionResolver } from './suggestion/suggestion.resolver.js';
import { SuggestionService } from './suggestion/suggestion.service.js';
import { Stemmer } from './text/stemmer.js';

/** Finds things: what a gateway serves. */
@Module({ imports: [CommunityModule, EventsModule], providers: [Stemmer, SearchService, SearchResolver, SuggestionService, SuggestionResolver] })
export class SearchModule {}

/** Keeps the index: what a worker does. */
@Module({ providers: [Stemmer, Indexer, EntryHandlers], exports: [Indexer] })
export class SearchHandlersModule {}

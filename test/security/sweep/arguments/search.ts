import type { DomainArguments } from './types.js';

export const search: DomainArguments = {
  ids: { 'SearchFilter.spaceId': 'Space', 'SearchFilter.authorId': 'Member', 'SearchFilter.tagId': 'Tag' },
  values: {
    // Every canary begins with it.
    'Query.search.query': 'CANARY',
    'Query.search.orderBy': 'NEWEST',
    'Query.searchSuggestions.query': 'CANARY',
    'SearchFilter.kind': undefined,
    'SearchFilter.from': undefined,
    'SearchFilter.to': undefined,
  },
};

import { shownLater } from '../../document/rich-text.graphql.js';
import { defineSection } from './section.js';

/** The rich words. Lists show the plain ones, which are there anyway. */
export const body = defineSection({
  fields: ['body'],
  columns: 'p.body',
  attach({ posts }) {
    for (const post of posts) post.body = shownLater(post);
  },
});

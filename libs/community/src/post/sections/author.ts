import { defineSection } from './section.js';

/** Who wrote them. */
export const author = defineSection({
  fields: ['author'],
  people: 'SELECT "authorId" FROM page',
  attach({ posts, person }) {
    for (const post of posts) post.author = person(post.authorId);
  },
});

import { Space } from '../../space/space.entity.js';
import { spaceColumns } from '../../space/space.queries.js';
import { defineSection } from './section.js';

/** The spaces of the posts, each of them once. */
export const space = defineSection<(Omit<Space, 'createdAt'> & { createdAt: string })[]>({
  fields: ['space'],
  json: `(SELECT json_agg(one) FROM (SELECT ${spaceColumns('s')} FROM space s WHERE s.tenant_id = $1 AND s.id IN (SELECT "spaceId" FROM page)) one)`,
  attach({ posts }, json) {
    const spaces = new Map(json.map((s) => [s.id, Object.assign(new Space(), s, { createdAt: new Date(s.createdAt) })]));
    for (const post of posts) post.space = spaces.get(post.spaceId);
  },
});

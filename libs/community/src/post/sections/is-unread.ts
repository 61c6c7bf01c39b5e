import { OWN_SPACES, readTo } from '../../reading/reading.queries.js';
import { defineSection } from './section.js';

/** Whether a post is newer than how far the viewer has read its space. */
export const isUnread = defineSection<Record<string, string> | null>({
  fields: ['isUnread'],
  json: `(SELECT json_object_agg(s.id, ${readTo('s.id')}) FROM space s WHERE s.tenant_id = $1 AND s.id IN (SELECT "spaceId" FROM page) AND s.id IN (${OWN_SPACES}))`,
  attach({ posts, viewer }, json) {
    const readUntil = new Map(Object.entries(json ?? {}).map(([id, until]) => [id, Date.parse(until)]));
    for (const post of posts) post.isUnread = post.authorId !== viewer.id && (post.publishedAt?.getTime() ?? 0) > (readUntil.get(post.spaceId) ?? Infinity);
  },
});

import { tagColumns, toTag } from '../../tag/tag.queries.js';
import { defineSection } from './section.js';

/** The tags of each post, in the order in which its author gave them. */
export const tags = defineSection<{ postId: string; id: string; name: string }[] | null>({
  fields: ['tags'],
  json: `(SELECT json_agg(one) FROM (SELECT pt.post_id AS "postId", ${tagColumns('t')} FROM post_tag pt JOIN tag t ON t.tenant_id = $1 AND t.id = pt.tag_id
    WHERE pt.tenant_id = $1 AND pt.post_id IN (SELECT id FROM page) ORDER BY pt.post_id, pt.position) one)`,
  attach({ posts, post }, json) {
    for (const each of posts) each.tags = [];
    for (const { postId, ...tag } of json ?? []) post(postId).tags!.push(toTag(tag));
  },
});

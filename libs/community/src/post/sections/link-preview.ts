import { LinkPreview } from '../../preview/preview.entity.js';
import { defineSection } from './section.js';

/** What stands behind the first link of each post. */
export const linkPreview = defineSection<({ postId: string } & LinkPreview)[] | null>({
  fields: ['linkPreview'],
  json: `(SELECT json_agg(one) FROM (SELECT l.post_id AS "postId", l.url, l.title, l.description, l.site_name AS "siteName" FROM link_preview l WHERE l.tenant_id = $1 AND l.post_id IN (SELECT id FROM page)) one)`,
  attach({ posts, post }, json) {
    for (const each of posts) each.linkPreview = null;
    for (const { postId, ...preview } of json ?? []) post(postId).linkPreview = Object.assign(new LinkPreview(), preview);
  },
});

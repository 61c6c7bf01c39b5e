import { type KnownPseudonym, pseudonymColumns } from '../../anonymity/pseudonym.js';
import { defineSection } from './section.js';

/** Under what name they were written, and whether the viewer wrote them, where a name tells. */
export const pseudonym = defineSection<KnownPseudonym[] | null>({
  fields: ['pseudonym', 'viewerIsAuthor'],
  json: `(SELECT json_agg(${pseudonymColumns}) FROM pseudonym d WHERE d.tenant_id = $1 AND d.id IN (SELECT "pseudonymId" FROM page))`,
  attach({ posts, viewer }, json) {
    const known = new Map((json ?? []).map((one) => [one.id, one]));
    for (const post of posts) {
      post.pseudonym = post.pseudonymId === null ? null : known.get(post.pseudonymId)!;
      post.isViewers = post.pseudonymId === null ? post.authorId === viewer.id : undefined;
    }
  },
});

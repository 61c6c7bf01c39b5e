import { type SetJson, setJson, toOptions } from '../../reaction/option/option.queries.js';
import { shownReactions } from '../../reaction/option/option.rules.js';
import { defineSection } from './section.js';

interface Json {
  set: SetJson;
  /** Post and key of what the viewer gave. */
  mine: [string, string][] | null;
}

/** How people reacted, in the words of the community: the counts stand on the post. */
export const reactions = defineSection<Json>({
  fields: ['reactions'],
  columns: 'p.reaction_counts AS "reactionCounts"',
  json: `json_build_object('set', ${setJson},
    'mine', (SELECT json_agg(json_build_array(r.post_id, r.kind)) FROM reaction r WHERE r.tenant_id = $1 AND r.member_id = $2 AND r.post_id IN (SELECT id FROM page)))`,
  attach({ posts, viewer }, { set, mine }) {
    const options = toOptions(viewer.tenantId, set);
    const own = new Set((mine ?? []).map((pair) => pair.join(' ')));
    for (const post of posts) post.reactions = shownReactions(post.reactionCounts, options, (key) => own.has(`${post.id} ${key}`));
  },
});

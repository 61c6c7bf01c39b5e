import { ReactionKind } from '../../reaction/reaction.entity.js';
import { listReactions } from '../../reaction/reaction.rules.js';
import type { PostId } from '../post.entity.js';
import { defineSection } from './section.js';

const KINDS = Object.values(ReactionKind);
const ORDER = new Map(KINDS.map((kind, i) => [kind, i]));

/** How people reacted: the counts stand on the post. */
export const reactions = defineSection({
  fields: ['reactions'],
  columns: 'p.reaction_counts AS "reactionCounts"',
  attach({ posts }) {
    for (const post of posts) post.reactions = listReactions(post.reactionCounts, KINDS);
  },
});

/** How the viewer reacted. */
export const viewerReactions = defineSection<[PostId, ReactionKind][] | null>({
  fields: ['viewerReactions'],
  json: '(SELECT json_agg(json_build_array(r.post_id, r.kind)) FROM reaction r WHERE r.tenant_id = $1 AND r.member_id = $2 AND r.post_id IN (SELECT id FROM page))',
  attach({ posts, post }, json) {
    for (const each of posts) each.viewerReactions = [];
    for (const [id, kind] of json ?? []) post(id).viewerReactions!.push(kind);
    for (const { viewerReactions: mine } of posts) if (mine!.length > 1) mine!.sort((a, b) => ORDER.get(a)! - ORDER.get(b)!);
  },
});

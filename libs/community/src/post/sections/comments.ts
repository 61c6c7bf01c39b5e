import { toPage } from '#kernel';
import type { Comment } from '../../comment/comment.entity.js';
import { CONVERSATION, CONVERSED, type CommentJson, SAID, commentColumns, inConversation, toComment } from '../../comment/comment.queries.js';
import { defineSection } from './section.js';

/** The first comments of each post, with their authors. Other pages of comments are read by a loader. */
export const comments = defineSection<CommentJson[] | null>({
  fields: ['comments'],
  isWanted: (selection) => selection.comments !== undefined,
  with: `shown AS MATERIALIZED (SELECT c.* FROM page CROSS JOIN LATERAL (
    SELECT ${commentColumns('c')} FROM comment c WHERE c.tenant_id = $1 AND c.post_id = page.id AND ${SAID} ORDER BY ${CONVERSATION} LIMIT $3::int) c)`,
  people: 'SELECT "authorId" FROM shown',
  json: `(SELECT json_agg(shown ORDER BY ${CONVERSED('shown')}) FROM shown)`,
  attach({ posts, person, viewer, selection }, json) {
    const limit = selection.comments!;
    const byPost = new Map<string, Comment[]>(posts.map((post) => [post.id, []]));
    for (const row of json ?? []) byPost.get(row.postId)!.push(toComment(row, person, viewer.tenantId));
    for (const post of posts) post.firstComments = { limit, page: toPage(byPost.get(post.id)!, { limit, key: undefined, backward: false }, inConversation) };
  },
});

import type { MemberId } from '#kernel';
import { type CommentJson, SAID, commentColumns, toComment } from '../../comment/comment.queries.js';
import { type FaqJson, faqJson, toFaqEntry } from '../../faq/faq.entity.js';
import { Question } from '../../question/question.js';
import { PostKind } from '../post.entity.js';
import { defineSection } from './section.js';

interface Json {
  wanted: { id: string; wantToKnowCount: number; viewerWantsToKnow: boolean }[] | null;
  answers: CommentJson[] | null;
  entries: (FaqJson & { ownerId: MemberId })[] | null;
}

/** Their answers and who wants to know, of those that ask something. */
export const question = defineSection<Json>({
  fields: ['question'],
  with: `answer AS MATERIALIZED (SELECT c.* FROM page CROSS JOIN LATERAL (
    SELECT ${commentColumns('c')} FROM comment c WHERE c.tenant_id = $1 AND c.post_id = page.id AND ${SAID} AND (c.accepted_at IS NOT NULL OR c.official_at IS NOT NULL)
    ORDER BY c.accepted_at IS NULL, c.created_at, c.id LIMIT 5) c WHERE page.kind = 'QUESTION'),
  entry AS MATERIALIZED (SELECT ${faqJson('f')} FROM faq_entry f WHERE f.tenant_id = $1 AND f.retired_at IS NULL AND f.post_id IN (SELECT id FROM page WHERE kind = 'QUESTION'))`,
  people: 'SELECT "authorId" FROM answer UNION SELECT "ownerId" FROM entry',
  json: `json_build_object(
    'wanted', (SELECT json_agg(json_build_object('id', q.id, 'wantToKnowCount', q.want_count, 'viewerWantsToKnow',
      EXISTS (SELECT FROM question_want w WHERE w.tenant_id = $1 AND w.post_id = q.id AND w.member_id = $2))) FROM question q WHERE q.tenant_id = $1 AND q.id IN (SELECT id FROM page WHERE kind = 'QUESTION')),
    'answers', (SELECT json_agg(answer ORDER BY answer."acceptedAt", answer."createdAt", answer.id) FROM answer), 'entries', (SELECT json_agg(entry) FROM entry))`,
  attach({ posts, person, viewer }, { wanted, answers, entries }) {
    const counts = new Map((wanted ?? []).map(({ id, ...counted }) => [id, counted]));
    const kept = new Map((entries ?? []).map((row) => [row.postId, toFaqEntry(row, person(row.ownerId)!)]));
    const given = (answers ?? []).map((row) => toComment(row, person, viewer.tenantId));
    for (const post of posts) {
      const own = given.filter(({ postId }) => postId === post.id);
      post.question =
        post.kind === PostKind.QUESTION
          ? Object.assign(new Question(), { wantToKnowCount: 0, viewerWantsToKnow: false }, counts.get(post.id), { answers: own, isSolved: own.length > 0, faqEntry: kept.get(post.id) ?? null })
          : null;
    }
  },
});

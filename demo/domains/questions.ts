import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { indexQuestions } from '#community';
import { newId } from '#kernel';
import { insertRows } from '../rows.js';
import type { DemoDomain } from './domain.js';
import { fittingSpace } from './fitting-space.js';

const moment = z.iso.datetime({ offset: true });
const label = z.strictObject({ ja: z.string(), en: z.string() });
const file = z.strictObject({
  questions: z.array(z.strictObject({
    title: z.string(), text: z.string(), isAnonymous: z.boolean().optional(), reviewInDays: z.number().int().optional(), asker: z.email(), at: moment, wanted: z.array(z.email()),
    answers: z.array(z.strictObject({ text: z.string(), isAnonymous: z.boolean().optional(), isAccepted: z.boolean().optional(), as: label.optional(), author: z.email(), at: moment })),
  })),
});
type Row = Record<string, unknown>;
const DAY = 86_400_000;

/** What is asked and answered, some of it without a name, and the answers that were kept. */
export const questions: DemoDomain = {
  name: 'questions',
  async read({ perTenant, shift }) {
    const files = await perTenant('questions', file);
    return {
      async load(tx, { tenant, memberOf }) {
        const here = files.get(tenant.slug);
        if (!here) return;
        const spaceId = await fittingSpace(tx, 'question');
        const rows: Record<'pseudonym' | 'post' | 'comment' | 'question' | 'want' | 'answerer' | 'faq', Row[]> = { pseudonym: [], post: [], comment: [], question: [], want: [], answerer: [], faq: [] };
        const own = (): { tenant_id: string; id: string } => ({ tenant_id: tenant.id, id: newId() });
        // The keys of these authors fit nobody: the people of this world have not written here themselves.
        const masked = (threadId: string, number: number): string => {
          const id = randomUUID();
          rows.pseudonym.push({ tenant_id: tenant.id, id, thread_id: threadId, number, is_asker: number === 1, author_key: `\\x${randomBytes(32).toString('hex')}`, member_id: null });
          return id;
        };
        const byline = (isAnonymous: boolean | undefined, threadId: string, number: number, email: string): Row =>
          isAnonymous ? { author_id: null, pseudonym_id: masked(threadId, number) } : { author_id: memberOf(email), pseudonym_id: null };
        const answerers = new Map<string, Row>();
        for (const question of here.questions) {
          const id = randomUUID();
          const at = shift.moment(question.at);
          rows.post.push({
            tenant_id: tenant.id, id, space_id: spaceId, ...byline(question.isAnonymous, id, 1, question.asker), title: question.title, text: question.text, kind: 'QUESTION', state: 'PUBLISHED', version: 1, created_at: at,
            published_at: at, comment_count: question.answers.length, reaction_counts: {},
          });
          rows.question.push({ tenant_id: tenant.id, id, want_count: question.wanted.length, saved_count: 0, words: [] });
          for (const email of question.wanted) rows.want.push({ ...own(), post_id: id, member_id: memberOf(email), created_at: at });
          for (const [n, answer] of question.answers.entries()) {
            const said = shift.moment(answer.at);
            const commentId = randomUUID();
            rows.comment.push({
              tenant_id: tenant.id, id: commentId, post_id: id, ...byline(answer.isAnonymous, id, n + 2, answer.author), text: answer.text, state: 'PUBLISHED', version: 1, created_at: said,
              accepted_at: answer.isAccepted ? new Date(said.getTime() + DAY) : null, official_label: answer.as ?? null, official_at: answer.as ? said : null,
            });
            if (answer.as) answerers.set(answer.author, { ...own(), member_id: memberOf(answer.author), label: answer.as, created_at: said });
            if (question.reviewInDays === undefined || !(answer.isAccepted ?? answer.as)) continue;
            rows.faq.push({
              ...own(), post_id: id, comment_id: commentId, question: question.title, answer: answer.text, owner_id: memberOf(answer.author), review_on: new Date(tx.now.getTime() + question.reviewInDays * DAY).toISOString().slice(0, 10),
              version: 1, created_at: said, reviewed_at: said,
            });
          }
        }
        rows.answerer.push(...answerers.values());
        for (const [table, list] of [
          ['pseudonym', rows.pseudonym], ['post', rows.post], ['comment', rows.comment], ['question', rows.question], ['question_want', rows.want], ['official_answerer', rows.answerer], ['faq_entry', rows.faq],
        ] as const) await insertRows(tx, table, list);
        await indexQuestions(tx, (await tx.query<{ id: string }>(`SELECT id FROM post WHERE tenant_id = $1 AND kind = 'QUESTION'`, [tenant.id])).map(({ id }) => id));
      },
    };
  },
};

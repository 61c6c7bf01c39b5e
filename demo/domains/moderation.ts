import { z } from 'zod';
import { foldPattern } from '#community';
import { audit } from '#identity';
import { newId } from '#kernel';
import type { Tx } from '#tenancy';
import { insertRows } from '../rows.js';
import type { DemoDomain, DemoPlace } from './domain.js';

const reportKind = z.enum(['SPAM', 'ABUSE', 'PRIVACY', 'FALSEHOOD', 'COPYRIGHT', 'OFF_TOPIC', 'OTHER']);
const schema = z.strictObject({
  rules: z.strictObject({ ja: z.string(), en: z.string(), publishedDaysAgo: z.int() }),
  filters: z.array(z.strictObject({ pattern: z.string(), action: z.enum(['HOLD', 'REFUSE']), note: z.string() })),
  cases: z.array(
    z.strictObject({
      author: z.email(), title: z.string(), text: z.string(), daysAgo: z.int(), heldFor: z.string().nullable(),
      reports: z.array(z.strictObject({ reporter: z.email(), kind: reportKind, words: z.string().nullable() })),
      decision: z.strictObject({ action: z.enum(['HIDE', 'REMOVE']), reason: z.string(), by: z.email() }).nullable(),
    }),
  ),
});
type File = z.infer<typeof schema>;

export const moderation: DemoDomain = {
  name: 'moderation',
  async read(source) {
    const files = await source.perTenant('moderation', schema);
    return {
      async load(tx, place) {
        const file = files.get(place.tenant.slug);
        if (file) await load(tx, place, file);
      },
    };
  },
};

async function load(tx: Tx, { tenant, memberOf }: DemoPlace, { rules, filters, cases }: File): Promise<void> {
  const base = (at: Date): { tenant_id: string; id: string } => ({ tenant_id: tenant.id, id: newId(at.getTime()) });
  const ago = (days: number, hours = 0): Date => new Date(tx.now.getTime() - days * 86_400_000 + hours * 3_600_000);
  const published = ago(rules.publishedDaysAgo);
  await insertRows(tx, 'rules_version', [{ ...base(published), version: 1, consented_version: 1, ja: rules.ja, en: rules.en, published_at: published }]);
  // Everybody who is here has accepted them on joining.
  await tx.execute('INSERT INTO rules_acceptance (tenant_id, id, member_id, version, accepted_at) SELECT tenant_id, gen_random_uuid(), id, 1, greatest(joined_at, $2) FROM member WHERE tenant_id = $1', [tenant.id, published]);
  await insertRows(tx, 'word_filter', filters.map((filter) => ({ ...base(published), ...filter, folded: foldPattern(filter.pattern), created_at: published })));

  const space = await tx.first<{ id: string }>(`SELECT id FROM space WHERE tenant_id = $1 AND access = 'OPEN' ORDER BY position LIMIT 1`, [tenant.id]);
  for (const one of cases) {
    const at = ago(one.daysAgo);
    const { heldFor, decision } = one;
    const isShown = heldFor === null && decision === null;
    const state = isShown ? 'PUBLISHED' : decision?.action === 'REMOVE' ? 'REMOVED' : 'HIDDEN';
    const author = memberOf(one.author);
    const post = { ...base(at), space_id: space!.id, author_id: author, title: one.title, text: one.text, kind: 'TALK', state, version: 1, change_count: 0, comment_count: 0, reaction_counts: {}, created_at: at, published_at: heldFor === null ? at : null };
    await insertRows(tx, 'post', [post]);
    if (isShown) await tx.execute('UPDATE space SET post_count = post_count + 1 WHERE tenant_id = $1 AND id = $2', [tenant.id, space!.id]);
    const subject = { subject_type: 'Post', subject_id: post.id };
    const opened = ago(one.daysAgo, 3);
    const handled = decision && ago(one.daysAgo, 5);
    const theCase = {
      ...base(opened), ...subject, author_id: author, is_held: heldFor !== null, held_for: heldFor, report_count: one.reports.length, opened_at: opened, handled_at: handled, handled_by: decision && memberOf(decision.by), outcome: decision?.action ?? null,
    };
    await insertRows(tx, 'moderation_case', [theCase]);
    await insertRows(tx, 'report', one.reports.map(({ reporter, kind, words }) => ({ ...base(opened), case_id: theCase.id, reporter_id: memberOf(reporter), kind, words, created_at: opened })));
    const made = { case_id: theCase.id, ...subject, member_id: author, title: one.title };
    if (heldFor) await insertRows(tx, 'moderation_decision', [{ ...base(at), ...made, action: 'HOLD', decided_at: at }]);
    if (!decision || !handled) continue;
    const by = memberOf(decision.by);
    await insertRows(tx, 'moderation_decision', [{ ...base(handled), ...made, action: decision.action, reason: decision.reason, decided_by: by, decided_at: handled }]);
    await audit(tx, { actorId: by, action: 'moderation.content_hidden', subject: { type: 'Post', id: post.id }, reason: decision.reason });
  }
}

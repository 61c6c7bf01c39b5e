import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { foldPattern } from '#community';
import { audit } from '#identity';
import { newId } from '#kernel';
import type { Tx } from '#tenancy';
import { insertRows } from '../rows.js';
import type { DemoDomain, DemoPlace } from './domain.js';
import { fittingSpace } from './fitting-space.js';

const reportKind = z.enum(['SPAM', 'ABUSE', 'PRIVACY', 'FALSEHOOD', 'COPYRIGHT', 'OFF_TOPIC', 'OTHER']);
const days = z.int();
const appeal = z.strictObject({ words: z.string(), daysAfter: days, answer: z.strictObject({ by: z.email(), overturns: z.boolean(), text: z.string(), daysAfter: days }).nullable() });
const schema = z.strictObject({
  rules: z.strictObject({ ja: z.string(), en: z.string(), publishedDaysAgo: days }).optional(),
  filters: z.array(z.strictObject({ pattern: z.string(), action: z.enum(['HOLD', 'REFUSE']), note: z.string() })).default([]),
  cases: z.array(
    z.strictObject({
      author: z.email(), title: z.string(), text: z.string(), daysAgo: days, heldFor: z.string().nullable(),
      reports: z.array(z.strictObject({ reporter: z.email(), kind: reportKind, words: z.string().nullable() })),
      // WARN: the author is warned and the post stays.
      decision: z.strictObject({ action: z.enum(['HIDE', 'REMOVE', 'WARN', 'KEEP']), reason: z.string(), by: z.email(), appeal: appeal.optional() }).nullable(),
    }),
  ),
  sanctions: z.array(z.strictObject({ member: z.email(), action: z.enum(['SUSPEND', 'LIFT']), reason: z.string(), by: z.email(), daysAgo: days, inDays: days.nullable() })).default([]),
  unmaskable: z.strictObject({ fromDaysAgo: days, untilDaysAgo: days, by: z.email() }).optional(),
  masked: z.array(
    z.strictObject({
      author: z.email(), title: z.string(), text: z.string(), daysAgo: days, reply: z.string().nullable(),
      unmasking: z.strictObject({ requestedBy: z.email(), reason: z.string(), daysAfter: days, decidedBy: z.email().nullable(), isConfirmed: z.boolean() }).nullable(),
    }),
  ).default([]),
  entries: z.array(z.strictObject({ daysAgo: days, by: z.email(), action: z.string(), reason: z.string().nullable(), details: z.record(z.string(), z.string()) })).default([]),
});
type File = z.infer<typeof schema>;
type Audited = Parameters<typeof audit>[1];
type Row = Record<string, unknown>;
const HOUR = 3_600_000;

export const moderation: DemoDomain = {
  name: 'moderation',
  async read(source) {
    const files = await source.perTenant('moderation', schema);
    return {
      async load(tx, place) {
        const file = files.get(place.tenant.slug);
        if (file) await new Moderation(tx, place, file).load();
      },
    };
  },
};

class Moderation {
  /** The log is a chain: entries are gathered and written in the order in which things happened. */
  private readonly log: { at: Date; entry: Audited }[] = [];
  private readonly rows: Record<'post' | 'comment' | 'moderation_case' | 'report' | 'moderation_decision' | 'appeal' | 'pseudonym' | 'question' | 'unmasking', Row[]> = {
    post: [], pseudonym: [], question: [], comment: [], moderation_case: [], report: [], moderation_decision: [], appeal: [], unmasking: [],
  };

  constructor(private readonly tx: Tx, private readonly place: DemoPlace, private readonly file: File) {}

  async load(): Promise<void> {
    const { tx, file, rows } = this;
    await this.agree();
    const [talk, question] = [await fittingSpace(tx, 'talk'), await fittingSpace(tx, 'question')];
    for (const one of file.cases) this.handle(one, talk);
    for (const one of file.masked) this.mask(one, question);
    for (const one of file.sanctions) await this.sanction(one);
    if (file.unmaskable) await this.tryUnmasking(file.unmaskable);
    for (const { daysAgo, by, ...entry } of file.entries) this.note(this.ago(daysAgo), { ...entry, actorId: this.place.memberOf(by) });
    for (const table of ['pseudonym', 'post', 'question', 'comment', 'moderation_case', 'report', 'moderation_decision', 'appeal', 'unmasking'] as const) await insertRows(tx, table, rows[table]);
    for (const { at, entry } of this.log.sort((a, b) => a.at.getTime() - b.at.getTime())) await audit(Object.create(tx, { now: { value: at } }) as Tx, entry);
  }

  private async agree(): Promise<void> {
    const { tx, place: { tenant }, file: { rules, filters } } = this;
    if (!rules) return;
    const published = this.ago(rules.publishedDaysAgo);
    await insertRows(tx, 'rules_version', [{ ...this.base(published), version: 1, consented_version: 1, ja: rules.ja, en: rules.en, published_at: published }]);
    // Everybody who is here has accepted them on joining.
    await tx.execute('INSERT INTO rules_acceptance (tenant_id, id, member_id, version, accepted_at) SELECT tenant_id, gen_random_uuid(), id, 1, greatest(joined_at, $2) FROM member WHERE tenant_id = $1', [tenant.id, published]);
    await insertRows(tx, 'word_filter', filters.map((filter) => ({ ...this.base(published), ...filter, folded: foldPattern(filter.pattern), created_at: published })));
  }

  private handle({ author, title, text, daysAgo, heldFor, reports, decision }: File['cases'][number], spaceId: string): void {
    const { memberOf } = this.place;
    const at = this.ago(daysAgo);
    const isBack = decision?.appeal?.answer?.overturns ?? false;
    const takesAway = decision?.action === 'HIDE' || decision?.action === 'REMOVE';
    const state = heldFor !== null ? 'HIDDEN' : takesAway && !isBack ? (decision.action === 'REMOVE' ? 'REMOVED' : 'HIDDEN') : 'PUBLISHED';
    const member_id = memberOf(author);
    const post = { ...this.base(at), space_id: spaceId, author_id: member_id, pseudonym_id: null, title, text, kind: 'TALK', state, version: 1, change_count: 0, comment_count: 0, reaction_counts: {}, created_at: at, published_at: heldFor === null ? at : null };
    this.rows.post.push(post);
    const subject = { subject_type: 'Post', subject_id: post.id };
    const opened = this.ago(daysAgo, 3);
    const handled = decision && this.ago(daysAgo, 5);
    const outcome = decision && (takesAway ? decision.action : 'KEPT');
    const theCase = { ...this.base(opened), ...subject, author_id: member_id, is_held: heldFor !== null, held_for: heldFor, report_count: reports.length, opened_at: opened, handled_at: handled, handled_by: decision && memberOf(decision.by), outcome };
    this.rows.moderation_case.push(theCase);
    this.rows.report.push(...reports.map(({ reporter, kind, words }) => ({ ...this.base(opened), case_id: theCase.id, reporter_id: memberOf(reporter), kind, words, created_at: opened })));
    if (heldFor) this.decide(at, { case_id: theCase.id, ...subject, member_id, title, action: 'HOLD', reason: null, decided_by: null });
    if (!decision || !handled) return;
    const actorId = memberOf(decision.by);
    const { action, reason } = decision;
    if (!takesAway) this.note(handled, { actorId, action: 'moderation.case_dismissed', subject: { type: 'Post', id: post.id }, reason });
    if (action === 'KEEP') return;
    const about = action === 'WARN' ? { subject_type: 'Member', subject_id: member_id } : subject;
    const decisionId = this.decide(handled, { case_id: action === 'WARN' ? null : theCase.id, ...about, member_id, title, action, reason, decided_by: actorId });
    this.note(handled, { actorId, action: action === 'WARN' ? 'moderation.member_warn' : `moderation.content_${state === 'REMOVED' ? 'removed' : 'hidden'}`, subject: { type: 'Post', id: post.id }, reason });
    if (decision.appeal) this.appeal(handled, decisionId, { ...subject, member_id, title }, decision.appeal);
  }

  private appeal(decidedAt: Date, decisionId: string, about: Row & { subject_id: string }, { words, daysAfter, answer }: z.infer<typeof appeal>): void {
    const made = new Date(decidedAt.getTime() + daysAfter * 24 * HOUR);
    const at = answer && new Date(made.getTime() + answer.daysAfter * 24 * HOUR);
    const decided_by = answer && this.place.memberOf(answer.by);
    const state = answer ? (answer.overturns ? 'OVERTURNED' : 'UPHELD') : 'OPEN';
    this.rows.appeal.push({ ...this.base(made), decision_id: decisionId, words, state, answer: answer?.text ?? null, created_at: made, decided_by, decided_at: at });
    if (!answer || !at) return;
    this.note(at, { actorId: decided_by, action: `moderation.appeal_${state.toLowerCase()}`, subject: { type: 'ModerationDecision', id: decisionId }, reason: answer.text });
    if (!answer.overturns) return;
    this.rows.moderation_decision.find(({ id }) => id === decisionId)!.overturned_at = at;
    this.decide(at, { case_id: null, ...about, action: 'RESTORE', reason: answer.text, decided_by });
  }

  private mask({ author, title, text, daysAgo, unmasking, reply }: File['masked'][number], spaceId: string): void {
    const { memberOf } = this.place;
    const at = this.ago(daysAgo);
    const id = randomUUID();
    // No key of theirs fits: the people of this world have not written here themselves. Who it is stands there since the community had said so.
    const pseudonym = { tenant_id: this.tx.tenantId, id: randomUUID(), thread_id: id, number: 1, is_asker: true, author_key: `\\x${randomBytes(32).toString('hex')}`, member_id: memberOf(author) };
    this.rows.pseudonym.push(pseudonym);
    this.rows.post.push({ tenant_id: this.tx.tenantId, id, space_id: spaceId, author_id: null, pseudonym_id: pseudonym.id, title, text, kind: 'QUESTION', state: 'PUBLISHED', version: 1, change_count: 0, comment_count: reply ? 1 : 0, reaction_counts: {}, created_at: at, published_at: at });
    this.rows.question.push({ tenant_id: this.tx.tenantId, id, want_count: 0, saved_count: 0, words: [] });
    const answers = memberOf(this.file.unmaskable!.by);
    if (reply) this.rows.comment.push({ ...this.base(at), post_id: id, author_id: answers, text: reply, state: 'PUBLISHED', version: 1, created_at: new Date(at.getTime() + 4 * HOUR) });
    if (!unmasking) return;
    const asked = this.ago(daysAgo - unmasking.daysAfter, 1);
    const decided = unmasking.decidedBy && this.ago(daysAgo - unmasking.daysAfter, 7);
    const [requested_by, decided_by] = [memberOf(unmasking.requestedBy), unmasking.decidedBy && memberOf(unmasking.decidedBy)];
    const row = { ...this.base(asked), pseudonym_id: pseudonym.id, post_id: id, reason: unmasking.reason, state: decided_by ? (unmasking.isConfirmed ? 'CONFIRMED' : 'DECLINED') : 'REQUESTED', requested_by, requested_at: asked, decided_by, decided_at: decided };
    this.rows.unmasking.push(row);
    const subject = { type: 'Unmasking', id: row.id };
    this.note(asked, { actorId: requested_by, action: 'anonymity.unmasking_requested', subject, reason: unmasking.reason });
    if (decided && decided_by) this.note(decided, { actorId: decided_by, action: unmasking.isConfirmed ? 'anonymity.unmasked' : 'anonymity.unmasking_declined', subject, reason: unmasking.reason });
  }

  private async sanction({ member, action, reason, by, daysAgo, inDays }: File['sanctions'][number]): Promise<void> {
    const [memberId, actorId] = [this.place.memberOf(member), this.place.memberOf(by)];
    const at = this.ago(daysAgo, 1);
    const until = inDays === null ? null : this.ago(-inDays);
    this.decide(at, { case_id: null, subject_type: 'Member', subject_id: memberId, member_id: memberId, title: null, action, reason, decided_by: actorId }, until);
    this.note(at, { actorId, action: `moderation.member_${action.toLowerCase()}`, subject: { type: 'Member', id: memberId }, reason, ...(until ? { details: { until: until.toISOString() } } : {}) });
    if (until && until > this.tx.now) await this.tx.execute('UPDATE member SET suspended_until = $3 WHERE tenant_id = $1 AND id = $2', [this.tx.tenantId, memberId, until]);
  }

  private async tryUnmasking({ fromDaysAgo, untilDaysAgo, by }: NonNullable<File['unmaskable']>): Promise<void> {
    const actorId = this.place.memberOf(by);
    const changed_at = this.ago(untilDaysAgo);
    await insertRows(this.tx, 'anonymity_rule', [{ ...this.base(changed_at), is_possible: true, can_be_unmasked: false, changed_at }]);
    for (const [days, value] of [[fromDaysAgo, 'true'], [untilDaysAgo, 'false']] as const) this.note(this.ago(days), { actorId, action: 'anonymity.rules_changed', details: { canBeUnmasked: value } });
    const settings = { appeals_are_open: true, newcomer_days: 7, posts_per_hour: 5, comments_per_hour: 20, links_per_text: 3, mentions_per_text: 5 };
    await insertRows(this.tx, 'moderation_settings', [{ ...this.base(changed_at), ...settings, rules_grace_days: 0, changed_at }]);
    this.note(changed_at, { actorId, action: 'moderation.settings_changed', details: { appealsAreOpen: 'true' } });
  }

  private decide(at: Date, row: Row, until: Date | null = null): string {
    const own = this.base(at);
    this.rows.moderation_decision.push({ ...own, ...row, until, decided_at: at, overturned_at: null });
    return own.id;
  }

  private note(at: Date, entry: Audited): void {
    this.log.push({ at, entry });
  }

  private base(at: Date): { tenant_id: string; id: string } {
    return { tenant_id: this.place.tenant.id, id: newId(at.getTime()) };
  }

  private ago(days: number, hours = 0): Date {
    return new Date(this.tx.now.getTime() - days * 24 * HOUR + hours * HOUR);
  }
}

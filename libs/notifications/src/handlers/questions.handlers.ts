import { Injectable } from '@nestjs/common';
import { Anonymity } from '#community';
import { AnswerAccepted, AnsweredOfficially, AuthorUnmasked, FaqReviewDue, UnmaskingRequested } from '#community/events';
import type { MemberId } from '#kernel';
import { On } from '#messaging';
import type { Tx } from '#tenancy';
import { Notifier } from '../delivery/notifier.service.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { type Of, content } from './content.js';
import { answered, faqQuestion, unmasking, whoReads } from './questions.queries.js';

/** Who is told that a question found its answer, and what becomes of answers that are kept. */
@Injectable()
export class QuestionsHandlers {
  constructor(
    private readonly notifier: Notifier,
    private readonly anonymity: Anonymity,
  ) {}

  @On(AnswerAccepted, { handler: 'notifications.answer_accepted' })
  async answerAccepted(tx: Tx, event: Of<typeof AnswerAccepted>): Promise<void> {
    const { postId, commentId, isByAsker } = event.payload;
    const facts = await answered(tx, postId, commentId);
    if (!facts) return;
    const asker = await this.behind(tx, facts.askerId, facts.askerPseudonymId);
    const answerer = await this.behind(tx, facts.answererId, facts.answererPseudonymId);
    const told = await whoReads(tx, postId, isByAsker ? [] : asker, true);
    const about = { subject: { type: 'Post', id: postId }, params: { title: facts.title, commentId } };
    await this.notifier.notify(tx, { ...content(event, NotificationKind.QUESTION_ANSWERED, about), to: told.filter((id) => !answerer.includes(id)) });
    // Nobody is thanked for accepting their own answer.
    const thanked = await whoReads(tx, postId, answerer.filter((id) => !isByAsker || !asker.includes(id)), false);
    await this.notifier.notify(tx, { ...content(event, NotificationKind.ANSWER_ACCEPTED, about), to: thanked });
  }

  @On(AnsweredOfficially, { handler: 'notifications.answered_officially' })
  async answeredOfficially(tx: Tx, event: Of<typeof AnsweredOfficially>): Promise<void> {
    const { postId, commentId, authorId: actorId } = event.payload;
    const facts = await answered(tx, postId, commentId);
    if (!facts) return;
    const to = await whoReads(tx, postId, await this.behind(tx, facts.askerId, facts.askerPseudonymId), true);
    await this.notifier.notify(tx, { ...content(event, NotificationKind.QUESTION_ANSWERED, { subject: { type: 'Post', id: postId }, actorId, params: { title: facts.title, commentId, outcome: 'OFFICIAL' } }), to });
  }

  @On(FaqReviewDue, { handler: 'notifications.faq_review_due' })
  async faqReviewDue(tx: Tx, event: Of<typeof FaqReviewDue>): Promise<void> {
    const { faqEntryId: id, ownerId } = event.payload;
    const title = await faqQuestion(tx, id);
    if (title !== undefined) await this.notifier.notify(tx, { ...content(event, NotificationKind.FAQ_REVIEW_DUE, { subject: { type: 'FaqEntry', id }, params: { title } }), to: [ownerId] });
  }

  @On(UnmaskingRequested, { handler: 'notifications.unmasking_requested' })
  async unmaskingRequested(tx: Tx, event: Of<typeof UnmaskingRequested>): Promise<void> {
    const { unmaskingId: id, requestedBy: actorId } = event.payload;
    const asked = await unmasking(tx, id);
    if (asked) await this.notifier.notify(tx, { ...content(event, NotificationKind.UNMASKING_REQUESTED, { subject: { type: 'Unmasking', id }, actorId, params: { title: asked.title } }), to: 'operators' });
  }

  @On(AuthorUnmasked, { handler: 'notifications.author_unmasked' })
  async authorUnmasked(tx: Tx, event: Of<typeof AuthorUnmasked>): Promise<void> {
    const known = await unmasking(tx, event.payload.unmaskingId);
    if (!known?.authorId) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.AUTHOR_UNMASKED, { subject: { type: 'Post', id: known.postId }, params: { title: known.title, text: known.reason } }), to: [known.authorId] });
  }

  private async behind(tx: Tx, memberId: MemberId | null, pseudonymId: string | null): Promise<MemberId[]> {
    return memberId === null ? this.anonymity.membersBehind(tx, [pseudonymId]) : [memberId];
  }
}

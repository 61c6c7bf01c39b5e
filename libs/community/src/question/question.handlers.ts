import { Injectable } from '@nestjs/common';
import { type Due, type Heard, On, type PayloadOf } from '#messaging';
import type { Tx } from '#tenancy';
import { FaqReviewDue, PostEdited, PostPublished, PostRestored, RemindOfFaqReviews } from '../events.js';
import { dayOf, takeDue } from '../faq/faq.queries.js';
import { indexQuestions } from './question.queries.js';

/** Keeps the words of questions true to what they say, and reminds of kept answers whose day has come. */
@Injectable()
export class QuestionHandlers {
  @On(PostPublished, { handler: 'community.index_question' })
  published(tx: Tx, { payload }: Heard<PayloadOf<typeof PostPublished>>): Promise<void> {
    return indexQuestions(tx, [payload.postId]);
  }

  /** A held question that is let through was never published before. */
  @On(PostRestored, { handler: 'community.index_restored_question' })
  restored(tx: Tx, { payload }: Heard<PayloadOf<typeof PostRestored>>): Promise<void> {
    return indexQuestions(tx, [payload.postId]);
  }

  @On(PostEdited, { handler: 'community.index_edited_question' })
  edited(tx: Tx, { payload }: Heard<PayloadOf<typeof PostEdited>>): Promise<void> {
    return indexQuestions(tx, [payload.postId]);
  }

  /** Once for each day of review; who looks again and sets another day is reminded on that one. */
  @On(RemindOfFaqReviews, { handler: 'community.remind_of_faq_reviews' })
  async remind(tx: Tx, { payload }: Due): Promise<void> {
    const due = await takeDue(tx, await dayOf(tx, new Date(payload.slot)));
    await tx.publishAll(FaqReviewDue, due.map(({ id, ownerId }) => ({ faqEntryId: id, ownerId })));
  }
}

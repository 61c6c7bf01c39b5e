import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, forbidden, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { Member } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { labelOf } from '../official/official.queries.js';
import { assertConsent } from '../moderation/rules/consent.js';
import { lockAnswer } from '../question/question.queries.js';
import { type Viewer, isOperator, within } from '../viewer.js';
import type { FaqEntry, FaqEntryId } from './faq.entity.js';
import { AlreadyInFaq, type ConfirmFaqEntryInput, type EditFaqEntryInput, FaqEntryChanged, type FaqFilter, type MakeFaqEntryInput, NoAnswerToKeep, ReviewDayPassed, type RetireFaqEntryInput } from './faq.graphql.js';
import { answerToKeep, confirmFaq, dayOf, editFaq, faqByIds, faqOf, faqPage, insertFaq, lockFaq, retireFaq } from './faq.queries.js';

/** Answers that are kept. Operators and official answerers look after them, and so does the owner of each. */
@Injectable()
export class FaqService {
  constructor(private readonly db: TenantDb) {}

  page(viewer: Viewer, args: PageArgs, filter: FaqFilter, today: string): Promise<Page<FaqEntry>> {
    return faqPage(this.db, viewer, args, filter, today);
  }

  byIds(viewer: Viewer, ids: readonly string[]): Promise<FaqEntry[]> {
    return faqByIds(this.db, viewer, ids);
  }

  make(actor: Actor, { commentId, reviewOn, ownerId = actor.id, ...words }: MakeFaqEntryInput): Promise<FaqEntry> {
    return this.db.write(async (tx) => {
      const found = await lockAnswer(tx, actor, commentId);
      const kept = found && (await answerToKeep(tx, commentId));
      if (!found || !kept) throw notFound();
      if (!(await keeps(tx, actor))) throw forbidden();
      await assertConsent(tx, actor);
      if (!kept.isAnswer) refuse(new NoAnswerToKeep());
      await assertLater(tx, reviewOn);
      const known = await faqOf(within(tx), actor, found.post.id);
      if (known) refuse(new AlreadyInFaq(known));
      await tx.get(Member, ownerId);
      const id = await insertFaq(tx, { postId: found.post.id, commentId, ownerId, reviewOn, question: words.question ?? kept.title, answer: words.answer ?? kept.text });
      return (await faqByIds(within(tx), actor, [id]))[0]!;
    });
  }

  edit(actor: Actor, { faqEntryId: id, version, ...words }: EditFaqEntryInput): Promise<FaqEntry> {
    return this.change(actor, id, version, async (tx) => {
      await assertConsent(tx, actor);
      if (words.ownerId) await tx.get(Member, words.ownerId);
      await editFaq(tx, id, words);
    });
  }

  /** It is still right: looked at again on another day. */
  confirm(actor: Actor, { faqEntryId: id, reviewOn }: ConfirmFaqEntryInput): Promise<FaqEntry> {
    return this.change(actor, id, undefined, async (tx) => {
      await assertLater(tx, reviewOn);
      await confirmFaq(tx, id, reviewOn);
    });
  }

  retire(actor: Actor, { faqEntryId: id, reason }: RetireFaqEntryInput): Promise<FaqEntry> {
    return this.change(actor, id, undefined, (tx) => retireFaq(tx, id, reason));
  }

  private change(actor: Actor, id: FaqEntryId, version: number | undefined, act: (tx: Tx) => Promise<unknown>): Promise<FaqEntry> {
    return this.db.write(async (tx) => {
      await lockFaq(tx, id);
      const [entry] = await faqByIds(within(tx), actor, [id]);
      if (!entry) throw notFound();
      if (entry.owner.id !== actor.id && !(await keeps(tx, actor))) throw forbidden();
      if (entry.retiredAt || (version !== undefined && entry.version !== version)) refuse(new FaqEntryChanged(entry));
      await act(tx);
      return (await faqByIds(within(tx), actor, [id]))[0]!;
    });
  }
}

const keeps = async (tx: Tx, actor: Actor): Promise<boolean> => isOperator(actor) || (await labelOf(within(tx), actor.tenantId, actor.id)) !== undefined;

async function assertLater(tx: Tx, reviewOn: string): Promise<void> {
  if (reviewOn <= (await dayOf(tx, tx.now))) refuse(new ReviewDayPassed());
}

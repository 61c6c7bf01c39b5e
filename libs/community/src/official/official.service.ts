import { Injectable } from '@nestjs/common';
import { type Localized, type Page, type PageArgs, type TenantId, forbidden, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import type { Comment, CommentId } from '../comment/comment.entity.js';
import { commentsByIds } from '../comment/comment.queries.js';
import { AnsweredOfficially } from '../events.js';
import { assertConsent } from '../moderation/rules/consent.js';
import { PostKind } from '../post/post.entity.js';
import { lockAnswer } from '../question/question.queries.js';
import { isOperator, within } from '../viewer.js';
import { NotOfficial, type NameOfficialAnswererInput, type OfficialAnswerer, OfficialAnswererDismissed } from './official.graphql.js';
import { answererPage, answerersByIds, dismissAnswerer, labelOf, nameAnswerer, setOfficial } from './official.queries.js';

/** Answers that somebody gives in a role: who may, and which they are. */
@Injectable()
export class OfficialService {
  constructor(private readonly db: TenantDb) {}

  page({ tenantId }: Actor, args: PageArgs): Promise<Page<OfficialAnswerer>> {
    return answererPage(this.db, tenantId, args);
  }

  byIds(tenantId: TenantId, ids: readonly string[]): Promise<OfficialAnswerer[]> {
    return answerersByIds(this.db, tenantId, ids);
  }

  labelOf({ tenantId, id }: Actor): Promise<Localized | undefined> {
    return labelOf(this.db, tenantId, id);
  }

  name({ tenantId }: Actor, { memberId, labelJa, labelEn }: NameOfficialAnswererInput): Promise<OfficialAnswerer> {
    return this.db.write(async (tx) => {
      const id = await nameAnswerer(tx, memberId, { ja: labelJa, en: labelEn });
      if (!id) throw notFound();
      return (await answerersByIds(within(tx), tenantId, [id]))[0]!;
    });
  }

  dismiss({ tenantId }: Actor, id: string): Promise<OfficialAnswererDismissed> {
    return this.db.write(async (tx) => {
      const [answerer] = await answerersByIds(within(tx), tenantId, [id]);
      if (!answerer || !(await dismissAnswerer(tx, id))) throw notFound();
      return Object.assign(new OfficialAnswererDismissed(), { member: answerer.member });
    });
  }

  answer(actor: Actor, id: CommentId): Promise<Comment> {
    return this.db.write(async (tx) => {
      await this.answerInTx(tx, actor, id);
      return (await commentsByIds(within(tx), actor, [id]))[0]!;
    });
  }

  /** Makes a comment of the actor's own an official answer. @throws NotOfficial */
  async answerInTx(tx: Tx, actor: Actor, id: CommentId): Promise<void> {
    const found = await lockAnswer(tx, actor, id);
    if (!found) throw notFound();
    const label = await labelOf(within(tx), actor.tenantId, actor.id);
    if (!label || found.answer.authorId !== actor.id || found.post.kind !== PostKind.QUESTION) return refuse(new NotOfficial());
    await assertConsent(tx, actor);
    if (await setOfficial(tx, id, label)) await tx.publish(AnsweredOfficially, { postId: found.post.id, commentId: id, authorId: actor.id });
  }

  /** For whoever gave it, and for operators. */
  withdraw(actor: Actor, id: CommentId): Promise<Comment> {
    return this.db.write(async (tx) => {
      const found = await lockAnswer(tx, actor, id);
      if (!found) throw notFound();
      if (found.answer.authorId !== actor.id && !isOperator(actor)) throw forbidden();
      await setOfficial(tx, id, null);
      return (await commentsByIds(within(tx), actor, [id]))[0]!;
    });
  }
}

import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, invalidInput, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { audit } from '#identity';
import { TenantDb } from '#tenancy';
import { AuthorUnmasked, UnmaskingRequested } from '../events.js';
import { type Viewer, within } from '../viewer.js';
import { whyNotUnmask } from './anonymity.rules.js';
import { CannotBeUnmasked, type DecideUnmaskingInput, type RequestUnmaskingInput, type Unmasking, UnmaskingNotYours, UnmaskingState } from './unmasking.graphql.js';
import { decideUnmasking, lockUnmasking, masked, requestUnmasking, unmaskingPage, unmaskingsByIds } from './unmasking.queries.js';

/** Finding out, as two, who wrote something without a name; only of what was written while the community said that this can be. */
@Injectable()
export class UnmaskingService {
  constructor(private readonly db: TenantDb) {}

  page(viewer: Viewer, args: PageArgs): Promise<Page<Unmasking>> {
    return unmaskingPage(this.db, viewer, args);
  }

  byIds(viewer: Viewer, ids: readonly string[]): Promise<Unmasking[]> {
    return unmaskingsByIds(this.db, viewer, ids);
  }

  request(operator: Actor, { postId, commentId, reason }: RequestUnmaskingInput): Promise<Unmasking> {
    if ((postId === undefined) === (commentId === undefined)) throw invalidInput('input.postId', 'CONFLICT', { ja: '投稿かコメントのどちらかを指定してください。', en: 'Name a post or a comment.' });
    return this.db.write(async (tx) => {
      const subject = await masked(tx, postId ?? null, commentId ?? null);
      if (!subject) throw notFound();
      if (subject.pseudonymId === null || !subject.isKnown) return refuse(new CannotBeUnmasked());
      const { pseudonymId } = subject;
      const { id, isNew } = await requestUnmasking(tx, { pseudonymId, postId: subject.postId, commentId: commentId ?? null, reason, requestedBy: operator.id });
      if (isNew) {
        await audit(tx, { actorId: operator.id, action: 'anonymity.unmasking_requested', subject: { type: 'Unmasking', id }, reason });
        await tx.publish(UnmaskingRequested, { unmaskingId: id, requestedBy: operator.id });
      }
      return (await unmaskingsByIds(within(tx), operator, [id]))[0]!;
    });
  }

  decide(operator: Actor, { unmaskingId: id, isConfirmed }: DecideUnmaskingInput): Promise<Unmasking> {
    return this.db.write(async (tx) => {
      const waiting = await lockUnmasking(tx, id);
      if (!waiting) throw notFound();
      // Whoever asked may take it back, and not agree with themselves.
      const why = whyNotUnmask(waiting, operator.id);
      if (why && (why !== 'SAME_OPERATOR' || isConfirmed)) refuse(new UnmaskingNotYours());
      await decideUnmasking(tx, id, isConfirmed ? UnmaskingState.CONFIRMED : UnmaskingState.DECLINED, operator.id);
      await audit(tx, { actorId: operator.id, action: isConfirmed ? 'anonymity.unmasked' : 'anonymity.unmasking_declined', subject: { type: 'Unmasking', id }, reason: waiting.reason });
      if (isConfirmed) await tx.publish(AuthorUnmasked, { unmaskingId: id });
      return (await unmaskingsByIds(within(tx), operator, [id]))[0]!;
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { MemberId } from '#kernel';
import { AlumniClaimVerified } from '#alumni/events';
import { CaseHandled, CaseOpened, CommentHidden, CommentRemoved, CommentRestored, PostCommented, PostHidden, PostPublished, PostReacted, PostRemoved, PostRestored } from '#community/events';
import { PassReturned, PassVerified } from '#corporate/events';
import { putOnDuty, type EventId } from '#events';
import { CoHostWanted, EventProposalDecided } from '#events/events';
import { type Due, type Heard, On, type PayloadOf } from '#messaging';
import type { Tx } from '#tenancy';
import { DutyBegins } from './events.js';
import { postOfCase, recordDecision, recordTalk, waitingCounts } from './handlers.queries.js';
import { noteAnniversaries, reconcile, settle, tidy } from './item/settle.queries.js';
import { rotaStateIn } from './rota/rota.queries.js';
import { dutyOn } from './rota/rota.rules.js';
import { BeginDuty, PrepareToday } from './today.jobs.js';

type Of<E> = Heard<PayloadOf<E>>;

/** Keeps the queue in line with what happens elsewhere, and counts what operators do. */
@Injectable()
export class TodayHandlers {
  @On(PostPublished, { handler: 'today.post_published' })
  postPublished(tx: Tx, { payload }: Of<typeof PostPublished>): Promise<void> {
    return settle(tx, [payload.postId]);
  }

  @On(PostReacted, { handler: 'today.post_reacted' })
  async postReacted(tx: Tx, { payload }: Of<typeof PostReacted>): Promise<void> {
    await settle(tx, [payload.postId]);
    await recordTalk(tx, 'REACT', payload.postId, payload.memberId as MemberId);
  }

  @On(PostCommented, { handler: 'today.post_commented' })
  async postCommented(tx: Tx, { payload }: Of<typeof PostCommented>): Promise<void> {
    await settle(tx, [payload.postId]);
    if (payload.authorId) await recordTalk(tx, 'ANSWER', payload.commentId, payload.authorId as MemberId);
  }

  // One handler hears one fact; what all of these mean for the queue is read from the post.
  @On(PostHidden, { handler: 'today.post_hidden' })
  postHidden(tx: Tx, { payload }: Of<typeof PostHidden>): Promise<void> {
    return settle(tx, [payload.postId]);
  }

  @On(PostRestored, { handler: 'today.post_restored' })
  postRestored(tx: Tx, { payload }: Of<typeof PostRestored>): Promise<void> {
    return settle(tx, [payload.postId]);
  }

  @On(PostRemoved, { handler: 'today.post_removed' })
  postRemoved(tx: Tx, { payload }: Of<typeof PostRemoved>): Promise<void> {
    return settle(tx, [payload.postId]);
  }

  @On(CommentHidden, { handler: 'today.comment_hidden' })
  commentHidden(tx: Tx, { payload }: Of<typeof CommentHidden>): Promise<void> {
    return settle(tx, [payload.postId]);
  }

  @On(CommentRestored, { handler: 'today.comment_restored' })
  commentRestored(tx: Tx, { payload }: Of<typeof CommentRestored>): Promise<void> {
    return settle(tx, [payload.postId]);
  }

  @On(CommentRemoved, { handler: 'today.comment_removed' })
  commentRemoved(tx: Tx, { payload }: Of<typeof CommentRemoved>): Promise<void> {
    return settle(tx, [payload.postId]);
  }

  @On(CaseOpened, { handler: 'today.case_opened' })
  async caseOpened(tx: Tx, { payload }: Of<typeof CaseOpened>): Promise<void> {
    await settle(tx, await postOfCase(tx, payload.caseId));
  }

  @On(CaseHandled, { handler: 'today.case_handled' })
  async caseHandled(tx: Tx, { payload }: Of<typeof CaseHandled>): Promise<void> {
    await settle(tx, await postOfCase(tx, payload.caseId));
  }

  @On(PassVerified, { handler: 'today.pass_verified' })
  passVerified(tx: Tx, { payload }: Of<typeof PassVerified>): Promise<void> {
    return recordDecision(tx, payload.verifiedBy as MemberId, payload.passReportId);
  }

  @On(PassReturned, { handler: 'today.pass_returned' })
  passReturned(tx: Tx, { payload, id }: Of<typeof PassReturned>): Promise<void> {
    // A report may be returned several times; each is work.
    return recordDecision(tx, payload.returnedBy as MemberId, id);
  }

  @On(EventProposalDecided, { handler: 'today.event_proposal_decided' })
  eventProposalDecided(tx: Tx, { payload, id }: Of<typeof EventProposalDecided>): Promise<void> {
    // A proposal may be returned several times; each is work.
    return recordDecision(tx, payload.byMemberId as MemberId, id);
  }

  @On(AlumniClaimVerified, { handler: 'today.claim_verified' })
  async claimVerified(tx: Tx, { payload }: Of<typeof AlumniClaimVerified>): Promise<void> {
    // The roster may have settled it without anybody.
    const claim = await tx.first<{ by: MemberId | null }>('SELECT decided_by AS by FROM alumni_claim WHERE tenant_id = $1 AND id = $2', [tx.tenantId, payload.claimId]);
    if (claim?.by) await recordDecision(tx, claim.by, payload.claimId);
  }

  /** Whoever is on duty helps to prepare what nobody else offered to prepare. */
  @On(CoHostWanted, { handler: 'today.co_host_wanted' })
  async coHostWanted(tx: Tx, { payload }: Of<typeof CoHostWanted>): Promise<void> {
    const { circumstances, today } = await rotaStateIn(tx, tx.now);
    await putOnDuty(tx, payload.eventId as EventId, dutyOn(today, circumstances).memberId);
  }

  @On(PrepareToday, { handler: 'today.prepare' })
  async prepare(tx: Tx, { payload: { slot } }: Due): Promise<void> {
    await reconcile(tx);
    await tidy(tx);
    await noteAnniversaries(tx, new Date(slot));
  }

  @On(BeginDuty, { handler: 'today.begin_duty' })
  async beginDuty(tx: Tx, { payload: { slot } }: Due): Promise<void> {
    const { circumstances, today } = await rotaStateIn(tx, new Date(slot));
    const { memberId } = dutyOn(today, circumstances);
    if (!memberId) return;
    const { waitingCount, noteCount } = await waitingCounts(tx, memberId);
    if (waitingCount + noteCount > 0) await tx.publish(DutyBegins, { memberId, waitingCount, noteCount });
  }
}

import { Injectable } from '@nestjs/common';
import { AlumniClaimReturned, AlumniClaimVerified, ConsultationAccepted, ConsultationAsked, ConsultationOffered, ConsultationThanked, OpportunityInteresting, OpportunityPosted } from '#alumni/events';
import type { MemberId } from '#kernel';
import { type Heard, On } from '#messaging';
import type { Tx } from '#tenancy';
import { Notifier } from '../delivery/notifier.service.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { consultationTitle, isStillInterested, knownFor, openConsultation, openOpportunity, openTo } from './alumni.queries.js';
import { type Of, content } from './content.js';

/** Who is told of what former colleagues say of themselves, offer, and ask each other. */
@Injectable()
export class AlumniHandlers {
  constructor(private readonly notifier: Notifier) {}

  @On(AlumniClaimVerified, { handler: 'notifications.alumni_claim_verified' })
  claimVerified(tx: Tx, event: Of<typeof AlumniClaimVerified>): Promise<void> {
    return this.ofClaim(tx, event, NotificationKind.ALUMNI_CLAIM_VERIFIED);
  }

  @On(AlumniClaimReturned, { handler: 'notifications.alumni_claim_returned' })
  claimReturned(tx: Tx, event: Of<typeof AlumniClaimReturned>): Promise<void> {
    return this.ofClaim(tx, event, NotificationKind.ALUMNI_CLAIM_RETURNED);
  }

  /** Withdrawn while this fact was on its way: nobody is told. */
  @On(OpportunityPosted, { handler: 'notifications.opportunity_posted' })
  async opportunityPosted(tx: Tx, event: Of<typeof OpportunityPosted>): Promise<void> {
    const { opportunityId: id, authorId: actorId } = event.payload;
    const opportunity = await openOpportunity(tx, id);
    if (!opportunity) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.OPPORTUNITY_POSTED, { subject: { type: 'Opportunity', id }, actorId, params: { title: opportunity.title } }), to: await openTo(tx, opportunity.kind) });
  }

  @On(OpportunityInteresting, { handler: 'notifications.opportunity_interesting' })
  async opportunityInteresting(tx: Tx, event: Of<typeof OpportunityInteresting>): Promise<void> {
    const { opportunityId: id, memberId: actorId, authorId } = event.payload;
    const opportunity = await openOpportunity(tx, id);
    if (!opportunity || !(await isStillInterested(tx, id, actorId))) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.OPPORTUNITY_INTERESTING, { subject: { type: 'Opportunity', id }, actorId, params: { title: opportunity.title } }), to: [authorId] });
  }

  /** Never everybody at once: a few who know something about it, and the operators when nobody does. */
  @On(ConsultationAsked, { handler: 'notifications.consultation_asked' })
  async consultationAsked(tx: Tx, event: Of<typeof ConsultationAsked>): Promise<void> {
    const { consultationId: id, askerId: actorId } = event.payload;
    const consultation = await openConsultation(tx, id);
    if (!consultation) return;
    const experts = await knownFor(tx, consultation.topics, id, actorId);
    await this.notifier.notify(tx, {
      ...content(event, NotificationKind.CONSULTATION_ASKED, { subject: { type: 'Consultation', id }, actorId, params: { title: consultation.title } }),
      to: experts.length > 0 ? experts : 'operators',
    });
  }

  @On(ConsultationOffered, { handler: 'notifications.consultation_offered' })
  consultationOffered(tx: Tx, event: Of<typeof ConsultationOffered>): Promise<void> {
    return this.ofConsultation(tx, event, NotificationKind.CONSULTATION_OFFERED, event.payload.memberId, event.payload.askerId);
  }

  @On(ConsultationAccepted, { handler: 'notifications.consultation_accepted' })
  consultationAccepted(tx: Tx, event: Of<typeof ConsultationAccepted>): Promise<void> {
    return this.ofConsultation(tx, event, NotificationKind.CONSULTATION_ACCEPTED, event.payload.askerId, event.payload.adviserId);
  }

  @On(ConsultationThanked, { handler: 'notifications.consultation_thanked' })
  consultationThanked(tx: Tx, event: Of<typeof ConsultationThanked>): Promise<void> {
    return this.ofConsultation(tx, event, NotificationKind.CONSULTATION_THANKED, event.payload.askerId, event.payload.adviserId);
  }

  private ofClaim(tx: Tx, event: Of<typeof AlumniClaimVerified>, kind: NotificationKind): Promise<void> {
    const { claimId: id, memberId } = event.payload;
    return this.notifier.notify(tx, { ...content(event, kind, { subject: { type: 'AlumniClaim', id } }), to: [memberId] });
  }

  private async ofConsultation(tx: Tx, event: Heard<{ consultationId: string }>, kind: NotificationKind, actorId: MemberId, to: MemberId): Promise<void> {
    const { consultationId: id } = event.payload;
    const title = await consultationTitle(tx, id);
    if (title !== undefined) await this.notifier.notify(tx, { ...content(event, kind, { subject: { type: 'Consultation', id }, actorId, params: { title } }), to: [to] });
  }
}

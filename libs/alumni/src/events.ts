import { z } from 'zod';
import { defineEvent } from '#messaging';

const claim = z.object({ claimId: z.uuid(), memberId: z.uuid() });

/** Somebody is now known to have been who they say they were. */
export const AlumniClaimVerified = defineEvent('alumni.claim_verified', claim);
/** An operator gave a claim back: it can be made again. */
export const AlumniClaimReturned = defineEvent('alumni.claim_returned', claim);

export const OpportunityPosted = defineEvent('alumni.opportunity_posted', z.object({ opportunityId: z.uuid(), authorId: z.uuid() }));
/** The first time that this member is interested; whoever takes it back and comes again is not told anew. */
export const OpportunityInteresting = defineEvent('alumni.opportunity_interesting', z.object({ opportunityId: z.uuid(), memberId: z.uuid(), authorId: z.uuid() }));

const consultation = { consultationId: z.uuid(), askerId: z.uuid() };
export const ConsultationAsked = defineEvent('alumni.consultation_asked', z.object(consultation));
export const ConsultationOffered = defineEvent('alumni.consultation_offered', z.object({ ...consultation, memberId: z.uuid() }));
export const ConsultationAccepted = defineEvent('alumni.consultation_accepted', z.object({ ...consultation, adviserId: z.uuid() }));
/** The asker says that it helped: the only confirmation that counts, since it is the recipient's, after it happened. */
export const ConsultationThanked = defineEvent('alumni.consultation_thanked', z.object({ ...consultation, adviserId: z.uuid(), metAt: z.iso.datetime(), thankedAt: z.iso.datetime() }));

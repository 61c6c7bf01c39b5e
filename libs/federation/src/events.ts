import { z } from 'zod';
import { defineEvent } from '#messaging';

const id = z.uuid();

/** To the audience: a community put a need or an offer there, or put it back after a pause. The copy has the same id. */
export const ListingPublished = defineEvent('federation.listing_published', z.object({ listingId: id, version: z.int(), isResumed: z.boolean().optional() }));

/** To the audience: the copy is gone, for good or for a while. */
export const ListingWithdrawn = defineEvent('federation.listing_withdrawn', z.object({ listingId: id, version: z.int(), isPaused: z.boolean().optional() }));

/** To the partner: its members may come to an event of the host. The announcement has the event's id. */
export const JointEventAnnounced = defineEvent('federation.joint_event_announced', z.object({ jointEventId: id, collaborationId: id, hostTenantId: id }));

/** To the partner: the host cancelled the event. */
export const JointEventCancelled = defineEvent('federation.joint_event_cancelled', z.object({ jointEventId: id, hostTenantId: id }));

/** To the partner: the host changed when or where the event is. */
export const JointEventChanged = defineEvent('federation.joint_event_changed', z.object({ jointEventId: id, hostTenantId: id, matters: z.array(z.enum(['TIME', 'PLACE'])) }));

/** To the host: somebody of the partner wishes to come. The pass holds all that crosses. */
export const GuestPassCreated = defineEvent('federation.guest_pass_created', z.object({ passId: id, version: z.int() }));

/** To the host: that person no longer comes. */
export const GuestPassCancelled = defineEvent('federation.guest_pass_cancelled', z.object({ passId: id, version: z.int() }));

/** To the partner: what became of the registration of one of its members; `memberId` is the member there. */
export const JointRegistrationChanged = defineEvent(
  'federation.joint_registration_changed',
  z.object({
    passId: id,
    jointEventId: id,
    memberId: id,
    state: z.enum(['REQUESTED', 'REGISTERED', 'WAITLISTED', 'DECLINED', 'CANCELLED', 'ATTENDED']),
    /** What it was before; null when this is the host's first answer. */
    before: z.enum(['REQUESTED', 'REGISTERED', 'WAITLISTED', 'DECLINED', 'CANCELLED', 'ATTENDED']).nullable(),
  }),
);

/** In the federation: somebody wishes to take part. */
export const ApplicationReceived = defineEvent('federation.application_received', z.object({ applicationId: id }));

/** In the federation, heard by itself: what the approval brings is to be done. */
export const ApplicationApproved = defineEvent('federation.application_approved', z.object({ applicationId: id }));

/** In the federation: a community takes part from now on; `memberId` is the applicant there. */
export const CommunityEntered = defineEvent('federation.community_entered', z.object({ applicationId: id, communityTenantId: id, memberId: id, isExternal: z.boolean() }));

/** To the community that applied: what the federation decided; `memberId` is the applicant in the community. */
export const ApplicationDecided = defineEvent('federation.application_decided', z.object({ applicationId: id, memberId: id, state: z.enum(['APPROVED', 'CONDITIONAL', 'REJECTED']) }));
/** To a municipality: a consortium takes requests for a licence year. Pool and offer have the same id. */
export const LicenceOffered = defineEvent('federation.licence_offered', z.object({ poolId: id }));

/** To the consortium: a municipality said how many seats it wishes to have; `municipalityId` is that tenant. */
export const SeatsRequested = defineEvent('federation.seats_requested', z.object({ poolId: id, requestId: id, municipalityId: id, seats: z.int() }));

/** To a municipality with a share: the order was placed. */
export const LicencesOrdered = defineEvent('federation.licences_ordered', z.object({ poolId: id }));

/** To a municipality: this many seats of the pool are its own from now on. */
export const SeatsGranted = defineEvent('federation.seats_granted', z.object({ poolId: id, seats: z.int() }));

/** To the owner of a venue: a community asks for it, or no longer does. The request has the booking's id. */
export const BookingRequested = defineEvent('federation.booking_requested', z.object({ bookingId: id, version: z.int() }));

/** In the owner's community: the time is kept for somebody and waits for an operator's word. */
export const BookingHeld = defineEvent('federation.booking_held', z.object({ bookingId: id, requesterTenantId: id }));

/** In the owner's community: whoever had the time gave it back. */
export const BookingGivenUp = defineEvent('federation.booking_given_up', z.object({ bookingId: id, requesterTenantId: id }));

/** To the community that asked: what the owner says now. */
export const BookingAnswered = defineEvent(
  'federation.booking_answered',
  z.object({
    bookingId: id,
    state: z.enum(['HELD', 'CONFIRMED', 'DECLINED', 'CANCELLED']),
    /** Whoever asked got this answer in return. */
    isAtOnce: z.boolean().optional(),
  }),
);

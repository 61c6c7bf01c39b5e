import { z } from 'zod';
import { defineEvent } from '#messaging';

const id = z.uuid();
const application = { applicationId: id, memberId: id, programmeId: id };

/** A learner handed in an application for a seat. */
export const SeatApplicationSubmitted = defineEvent('learning.application_submitted', z.object(application));

/** A link for the applicant's supervisor is to be mailed. */
export const SupervisorLinkDue = defineEvent('learning.supervisor_link_due', z.object({ linkId: id }));

/** The supervisor answered. */
export const SupervisorAnswered = defineEvent('learning.supervisor_answered', z.object({ ...application, decision: z.enum(['ACKNOWLEDGED', 'APPROVED', 'RETURNED', 'REJECTED']) }));

/** It was decided about an application; `promoted` when a seat became free for somebody who waited. */
export const SeatApplicationDecided = defineEvent('learning.application_decided', z.object({ ...application, state: z.enum(['SELECTED', 'WAITLISTED', 'SEAT_GRANTED', 'RECLAIMED']), promoted: z.boolean() }));

/** What this community shows its consortium has changed. */
export const RollupDue = defineEvent('learning.rollup_due', z.object({}));

import { z } from 'zod';
import { defineEvent } from '#messaging';

const pass = { passReportId: z.uuid(), memberId: z.uuid(), certificationId: z.uuid() };

/** Somebody asks for a pass to be verified, for the first time or again. */
export const PassSubmitted = defineEvent('corporate.pass_submitted', z.object(pass));

/** An operator verified a pass. `celebrationId` is the post that celebrates it; null when the person keeps it to themselves. */
export const PassVerified = defineEvent('corporate.pass_verified', z.object({ ...pass, verifiedBy: z.uuid(), celebrationId: z.uuid().nullable() }));

/** An operator gave a report back with a reason. */
export const PassReturned = defineEvent('corporate.pass_returned', z.object({ ...pass, returnedBy: z.uuid() }));

/** Somebody told how they passed. */
export const PassStoryWritten = defineEvent('corporate.pass_story_written', z.object({ ...pass, postId: z.uuid() }));

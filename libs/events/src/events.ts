import { z } from 'zod';
import { defineEvent } from '#messaging';

const states = z.enum(['REQUESTED', 'REGISTERED', 'WAITLISTED', 'DECLINED', 'CANCELLED', 'ATTENDED']);

/** An event of this tenant was announced. `collaborationId` when it is a joint event. */
export const EventCreated = defineEvent('events.event_created', z.object({ eventId: z.uuid(), collaborationId: z.uuid().optional() }));

/** An event will not take place. The registrations stay as they were, so that it is known whom to tell. */
export const EventCancelled = defineEvent('events.event_cancelled', z.object({ eventId: z.uuid(), collaborationId: z.uuid().optional() }));

/** Somebody's registration came into another state; `previousState` is null at the first registration, `guestPassId` is there when it came by a guest pass. */
export const RegistrationChanged = defineEvent(
  'events.registration_changed',
  z.object({
    eventId: z.uuid(),
    registrationId: z.uuid(),
    memberId: z.uuid(),
    state: states,
    previousState: states.nullable(),
    cause: z.enum(['REGISTERED', 'WAITLISTED', 'CANCELLED', 'PROMOTED']),
    guestPassId: z.uuid().optional(),
  }),
);

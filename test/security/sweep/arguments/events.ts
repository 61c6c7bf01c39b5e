import type { DomainArguments } from './types.js';

export const events: DomainArguments = {
  ids: {
    'Query.event.id': 'Event',
    'CancelEventInput.eventId': 'OtherEvent:Event',
    'RegisterForEventInput.eventId': 'OtherEvent:Event',
    'CancelRegistrationInput.eventId': 'Event',
  },
  values: {
    'EventFilter.when': undefined,
    'Event.registrations.state': undefined,
    'CreateEventInput.mode': 'ONSITE',
  },
  expected: { forOperators: ['createEvent', 'cancelEvent'], notForMembers: ['event_place', 'event_url'] },
};

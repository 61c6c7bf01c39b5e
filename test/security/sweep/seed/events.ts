import type { TenantSeed } from './types.js';

export const seedEvents: TenantSeed = async ({ owner, ids, now, later, c, put }) => {
  const by = owner.member.id;
  const event = { title: c('event', 'title'), description: c('event', 'description'), mode: 'HYBRID', place: c('event', 'place'), online_url: `https://example.org/${c('event', 'url')}`, starts_at: later(10), ends_at: later(11), time_zone: 'Asia/Tokyo', registration_closes_at: later(9), capacity: 5, organizer_id: by, created_at: now };
  const eventId = await put('event', { ...event, registered_count: 1, last_ticket: 1 }, 'Event');
  await put('registration', { event_id: eventId, member_id: by, state: 'REGISTERED', ticket: 1, created_at: now, changed_at: now }, 'Registration');
  ids.OtherEvent = await put('event', event);
};

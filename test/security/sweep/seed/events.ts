import { createHash, randomBytes } from 'node:crypto';
import { newId, toGlobalId } from '#kernel';
import type { SharingSeed, TenantSeed } from './types.js';

export const seedEvents: TenantSeed = async ({ owner, member, tenant, ids, now, later, c, put }) => {
  const by = owner.member.id;
  const seriesId = await put('event_series', { title: c('event_series', 'title'), kind: 'INTERVIEW', created_by: by, created_at: now }, 'EventSeries');
  const question = { key: 'q', text: c('event', 'question'), kind: 'TEXT', choices: [], isRequired: false };
  const event = {
    takes_declarations: true,
    title: c('event', 'title'), description: c('event', 'description'), mode: 'HYBRID', place: c('event', 'place'), online_url: `https://example.org/${c('event', 'url')}`, starts_at: later(10), ends_at: later(11),
    time_zone: 'Asia/Tokyo', registration_closes_at: later(9), capacity: 5, organizer_id: by, created_at: now, fee: c('event', 'fee'), work_time_agreed_by: c('event', 'agreed'), questions: JSON.stringify([question]), series_id: seriesId,
  };
  const registration = { member_id: by, state: 'REGISTERED', ticket: 1, created_at: now, changed_at: now, answers: JSON.stringify([{ key: 'q', text: c('registration', 'answer') }]) };
  const anEvent = (type: string, more: Record<string, unknown> = {}): Promise<string> => put('event', { ...event, ...more }, type);
  const withSeat = async (type: string, more: Record<string, unknown> = {}): Promise<string> => {
    const event_id = await anEvent(type, { registered_count: 1, last_ticket: 1, ...(more.member_id ? { place: 'x', online_url: null } : {}) });
    await put('registration', { ...registration, event_id, ...more }, `RegistrationOf${type}`);
    return event_id;
  };

  const eventId = await withSeat('Event');
  ids.Registration = ids.RegistrationOfEvent!;
  await put('work_declaration', { event_id: eventId, member_id: by, plan: c('work_declaration', 'plan'), done: c('work_declaration', 'done'), planned_at: now, done_at: now }, 'WorkDeclaration');
  await put('registration', { ...registration, event_id: await anEvent('AttendedEvent', { title: 'x', starts_at: later(-3), ends_at: later(-2), last_ticket: 1 }), state: 'ATTENDED', attended_at: now, answers: null });
  const otherId = await anEvent('OtherEvent', { kept_count: 1 });
  await anEvent('EditedEvent');
  await anEvent('HandedEvent');
  await anEvent('DraftEvent', { published_at: null, title: c('event_draft', 'title') });
  const seatEvent = await withSeat('SeatEvent');
  await put('work_declaration', { event_id: seatEvent, member_id: by, plan: c('work_declaration', 'plan'), planned_at: now });
  const group = await withSeat('GroupEvent');
  for (const [i, one] of [member.member, await tenant.member()].entries()) await put('registration', { ...registration, event_id: group, member_id: one.id, ticket: i + 2, answers: null });
  await put('event_group_seat', { event_id: group, member_id: by, number: 1 });

  const speaker = { member_id: by, topic: c('event_speaker', 'topic'), state: 'ASKED', asked_by: by, asked_at: now };
  await put('event_speaker', { ...speaker, event_id: eventId }, 'EventSpeaker');
  await put('event_speaker', { ...speaker, event_id: ids.EditedEvent! }, 'RemovedSpeaker');
  await put('event_material', { event_id: eventId, position: 1, title: c('event_material', 'title'), url: `https://example.org/${c('event_material', 'url')}` });

  const hold = { kind: 'DEPARTMENT', value: c('seat_hold', 'department'), seats: 1, note: c('seat_hold', 'note'), created_by: by, created_at: now };
  await put('seat_hold', { ...hold, event_id: eventId, kind: 'GUEST', value: null, secret_hash: newId(), guest_name: c('seat_hold', 'guest'), guest_email: c('seat_hold', 'email') }, 'SeatHold');
  await put('seat_hold', { ...hold, event_id: otherId }, 'ReleasedHold');

  ids.SeatTaker = member.member.id;
  const offered = await withSeat('OfferedEvent');
  await put('seat_offer', { event_id: offered, from_member_id: by, to_member_id: member.member.id, state: 'OFFERED', created_at: now }, 'SeatOffer');
  const answered = await withSeat('AnsweredEvent', { member_id: member.member.id, answers: null });
  await put('seat_offer', { event_id: answered, from_member_id: member.member.id, to_member_id: by, state: 'OFFERED', created_at: now }, 'GivenOffer');
  const asked = await anEvent('AskedEvent', { needs_approval: true, last_ticket: 1 });
  await put('registration', { ...registration, event_id: asked, state: 'REQUESTED' }, 'AskedRegistration');
  const helper = { event_id: eventId, label: c('check_in_helper', 'label'), created_by: by, created_at: now };
  const helperId = await put('check_in_helper', { ...helper, secret_hash: newId() }, 'CheckInHelper');
  await put('check_in_helper', { ...helper, secret_hash: newId() }, 'RevokedHelper');
  await put('attendance', { event_id: eventId, name: c('attendance', 'name'), email: c('attendance', 'email'), attended_at: now, claimed_at: now, noted_at: now, helper_id: helperId, changed_at: now });
  await put('attendance', { event_id: eventId, member_id: member.member.id, attended_at: now, noted_at: now, changed_at: now });
  const answer = { usefulness: 4, takeaway: c('event_survey_answer', 'takeaway'), next_topic: c('event_survey_answer', 'topic'), may_quote: true, is_shown: true };
  await put('event_survey_answer', { ...answer, event_id: eventId });
  const over = await anEvent('OverEvent', { starts_at: later(-2), ends_at: later(-1), registration_closes_at: later(-2) });
  await put('attendance', { event_id: over, member_id: by, attended_at: now, noted_at: now, changed_at: now });
  await put('event_survey_reply', { event_id: over, member_id: member.member.id });
  await put('check_in_scan', { event_id: eventId, client_id: c('check_in_scan', 'client'), kind: 'CHECK_IN', outcome: 'UNKNOWN_CODE', claimed_at: now, received_at: now, helper_id: helperId });
  await put('calendar_feed', { member_id: by, scope: 'COMMUNITY', secret_hash: newId(), created_at: now }, 'CalendarFeed');
};

/** Whoever holds a link sees what it shows; so everybody is given C's. */
export const seedGuestLink: SharingSeed = async ({ F, A, C }) => {
  const aLink = (): { hash: string; token: string } => {
    const secret = randomBytes(32);
    return { hash: createHash('sha256').update(secret).digest('base64url'), token: Buffer.concat([Buffer.from(C.tenant.row.id.replaceAll('-', ''), 'hex'), secret]).toString('base64url') };
  };
  const [guest, helper] = [aLink(), aLink()];
  await C.put('seat_hold', { event_id: C.ids.SeatEvent!, kind: 'GUEST', seats: 1, secret_hash: guest.hash, note: C.c('seat_hold', 'note'), created_by: C.owner.member.id, created_at: C.now });
  await C.world.db.query('UPDATE event SET kept_count = kept_count + 1 WHERE id = $1', [C.ids.SeatEvent]);
  await C.put('check_in_helper', { event_id: C.ids.SeatEvent!, label: C.c('check_in_helper', 'label'), secret_hash: helper.hash, created_by: C.owner.member.id, created_at: C.now });
  const { data } = await C.owner.query('query ($id: ID!) { event(id: $id) { explanationSecret } }', { id: toGlobalId('Event', C.ids.Event!) });
  for (const bed of [F, A, C]) Object.assign(bed.ids, { GuestSecret: guest.token, HelperSecret: helper.token, ExplanationSecret: data!.event.explanationSecret });
};

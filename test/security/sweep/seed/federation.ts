import { newId } from '#kernel';
import { type Bed, type SharingSeed, insert } from './types.js';

/** Listings on the federation's board, a proposal, a collaboration, and a joint event on each side. */
export const seedFederation: SharingSeed = async ({ F, A, C }) => {
  const pairs: readonly (readonly [Bed, Bed])[] = [[A, C], [C, A]];
  await seedApplications(F, A);
  for (const [side, partner] of pairs) await seedBoard(F, side, partner);
  for (const [side, partner] of pairs) await seedBookings(F, side, partner);
  await seedProposals(F, pairs);
  for (const [host, partner] of pairs) await seedJointEvent(host, partner);
};

/** Somebody applied to the federation, and A's owner has an answer of it. */
async function seedApplications(F: Bed, A: Bed): Promise<void> {
  const { world, now, c } = F;
  const f = F.tenant.row.id;
  await insert(world, 'federation_profile', { id: f, introduction: c('federation_profile', 'introduction'), criteria: [c('federation_profile', 'criteria')], is_open: true, updated_at: now });
  const of = (column: string): string => c('application', column);
  const answers = { applicant_name: of('applicant'), applicant_role: of('role'), community_name: of('community'), member_count: 30, activity: of('activity'), recognition: 'OFFICIAL', membership: of('membership'), note: of('note') };
  const id = await F.put('application', { account_id: F.member.member.accountId, community_tenant_id: newId(), community_kind: 'ALUMNI', is_external: true, ...answers, state: 'APPLIED', fingerprint: 'x', applied_at: now, changed_at: now });
  F.ids.Application = A.ids.Application = id;
  await insert(world, 'application_answer', { account_id: A.owner.member.accountId, tenant_id: f, application_id: newId(), community_name: A.c('application_answer', 'community'), is_external: true, state: 'REJECTED', note: A.c('application_answer', 'note'), applied_at: now, changed_at: now });
}

async function seedBoard(F: Bed, side: Bed, partner: Bed): Promise<void> {
  const { world, now, later, c } = side;
  const [f, t] = [F.tenant.row.id, side.tenant.row.id];
  const grant = (audience: string, owner: string, scope: string): Promise<void> => insert(world, 'sharing_grant', { audience_tenant_id: audience, owner_tenant_id: owner, scope, created_at: now });
  await grant(f, t, 'listings');
  await grant(t, f, 'proposals');
  await grant(t, partner.tenant.row.id, 'joint-events');
  const participation = newId();
  // Only the federation has it; the others ask for it in vain.
  F.ids.Participation = side.ids.Participation = participation;
  await insert(world, 'participation', { tenant_id: f, id: participation, community_tenant_id: t, state: 'ACTIVE', since: now });
  const body = (table: string) => ({ direction: 'OFFER', kind: 'VENUE', title: c(table, 'title'), description: c(table, 'description'), quantity: 1, mode: 'ONSITE', region: c(table, 'region'), topics: [c(table, 'topic')], available_from: now, available_until: later(90), value_credits: 8, published_at: now, expires_at: later(90), place: c(table, 'place'), contact: c(table, 'contact') });
  await grant(partner.tenant.row.id, t, 'listings');
  await insert(world, 'listing_copy', { audience_tenant_id: partner.tenant.row.id, id: newId(), owner_tenant_id: t, scope: 'listings', version: 1, ...body('received_listing') });
  side.ids.Listing = newId();
  await insert(world, 'listing', { tenant_id: t, id: side.ids.Listing, ...body('listing'), federation_tenant_id: f, state: 'PUBLISHED', version: 1, created_at: now, author_id: side.owner.member.id });
  await insert(world, 'listing_copy', { audience_tenant_id: f, id: side.ids.Listing, owner_tenant_id: t, scope: 'listings', version: 1, ...body('listing_copy') });
  F.ids.Listing = side.ids.Listing;
  await insert(world, 'community_sketch', { audience_tenant_id: f, id: newId(), owner_tenant_id: t, scope: 'listings', version: 1, member_count: 20, topics: JSON.stringify({ [c('community_sketch', 'topic')]: 1 }), departments: '{}', updated_at: now });
  await insert(world, 'exclusion', { tenant_id: t, id: newId(), partner_tenant_id: f, reason: c('exclusion', 'reason'), created_at: now });
}

/** Each has booked the other's venue, and one more offer of each is paused. */
async function seedBookings(F: Bed, owner: Bed, requester: Bed): Promise<void> {
  const { world, now, later } = owner;
  const [o, r] = [owner.tenant.row.id, requester.tenant.row.id];
  for (const [audience, by] of [[o, r], [r, o]]) await world.db.query(`INSERT INTO sharing_grant (audience_tenant_id, owner_tenant_id, scope, created_at) VALUES ($1, $2, 'bookings', now()) ON CONFLICT DO NOTHING`, [audience, by]);
  const id = newId();
  const time = { starts_at: later(3), ends_at: later(4), head_count: 5 };
  await owner.put('booking', { id, listing_id: owner.ids.Listing, requester_tenant_id: r, request_version: 1, ...time, state: 'HELD', title: owner.c('booking', 'title'), purpose: owner.c('booking', 'purpose'), requested_by: owner.c('booking', 'by'), note: owner.c('booking', 'note'), created_at: now, changed_at: now });
  await insert(world, 'booking_request', { audience_tenant_id: o, id, owner_tenant_id: r, scope: 'bookings', version: 1, listing_id: owner.ids.Listing, ...time, title: requester.c('booking_request', 'title'), purpose: requester.c('booking_request', 'purpose'), requested_by: requester.c('booking_request', 'by'), member_id: requester.owner.member.id, requested_at: now });
  await insert(world, 'booking_reply', { audience_tenant_id: r, id, owner_tenant_id: o, scope: 'bookings', version: 1, state: 'HELD', note: owner.c('booking_reply', 'note'), answered_at: now });
  owner.ids.Booking = id;
  requester.ids.PartnersVenue = owner.ids.Listing!;
  const paused = { direction: 'OFFER', kind: 'VENUE', title: owner.c('listing', 'paused'), description: '', quantity: 1, mode: 'ANY', topics: [], available_from: now, available_until: later(9), value_credits: 1, expires_at: later(9) };
  owner.ids.PausedListing = await owner.put('listing', { ...paused, federation_tenant_id: F.tenant.row.id, state: 'PAUSED', version: 2, created_at: now, author_id: owner.owner.member.id });
  await owner.put('sharing_record', { direction: 'OUT', action: 'PUBLISHED', partner_tenant_id: r, subject_type: 'Booking', subject_id: id, version: 1, title: owner.c('sharing_record', 'title'), fields: [], happened_at: now }, 'SharingRecord');
}

async function seedProposals(F: Bed, pairs: readonly (readonly [Bed, Bed])[]): Promise<void> {
  const f = F.tenant.row.id;
  const [proposal, open, collaboration] = [newId(), newId(), newId()];
  for (const [side, partner] of pairs) {
    const { world, now, later, c } = side;
    const text = (table: string, column: string): string => JSON.stringify({ ja: c(table, column), en: c(table, column) });
    const t = side.tenant.row.id;
    const copy = { audience_tenant_id: t, owner_tenant_id: f, scope: 'proposals', version: 1, partner_tenant_id: partner.tenant.row.id };
    const row = { ...copy, run_id: newId(), title: text('proposal', 'title'), reasons: '[]', listing_ids: [side.ids.Listing], score: 1, suggested_at: now, expires_at: later(14) };
    await insert(world, 'collaboration', { ...copy, id: collaboration, title: text('collaboration', 'title'), state: 'ACTIVE', started_at: now });
    await insert(world, 'proposal', { ...row, id: proposal, number: 1, state: 'MUTUAL', collaboration_id: collaboration });
    await insert(world, 'proposal', { ...row, id: open, number: 2, state: 'SUGGESTED' });
    await insert(world, 'proposal_answer', { tenant_id: t, id: newId(), proposal_id: proposal, answer: 'INTERESTED', reason: c('proposal_answer', 'reason'), member_id: side.owner.member.id, answered_at: now });
    Object.assign(side.ids, { Proposal: proposal, OpenProposal: open, Collaboration: collaboration });
  }
}

async function seedJointEvent(host: Bed, partner: Bed): Promise<void> {
  const { world, now, later } = host;
  const c = (column: string): string => host.c('joint_event', column);
  const [h, p] = [host.tenant.row.id, partner.tenant.row.id];
  const shared = { scope: 'joint-events', version: 1 };
  await world.db.query('UPDATE event SET collaboration_id = $2 WHERE id = $1', [host.ids.Event, host.ids.Collaboration]);
  await insert(world, 'joint_event', { audience_tenant_id: p, id: host.ids.Event, owner_tenant_id: h, ...shared, collaboration_id: host.ids.Collaboration, title: c('title'), description: c('description'), mode: 'ONSITE', place: c('place'), starts_at: later(10), ends_at: later(11), time_zone: 'Asia/Tokyo', registration_closes_at: later(9), capacity: 5 });
  partner.ids.JointEvent = host.ids.Event!;
  // The partner's owner is registered there, so that the host's answer can be read.
  const pass = newId();
  await insert(world, 'guest_pass', { audience_tenant_id: h, id: pass, owner_tenant_id: p, ...shared, event_id: host.ids.Event, account_id: partner.owner.member.accountId, member_id: partner.owner.member.id, display_name: partner.c('guest_pass', 'name'), consented_at: now });
  await insert(world, 'guest_reply', { audience_tenant_id: p, id: pass, owner_tenant_id: h, ...shared, event_id: host.ids.Event, state: 'REGISTERED', answered_at: now });
  partner.ids.JointRegistration = pass;
}

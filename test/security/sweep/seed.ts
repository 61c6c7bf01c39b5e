import { newId } from '#kernel';
import type { Client, TestTenant, World } from '../../support/world.js';

/** Every string that a tenant stores carries the tenant, the table and the column, so that a leak names itself. */
export const canary = (tenant: string, table: string, column: string): string => `CANARY_${tenant}_${table}_${column}`;

export interface SeededTenant {
  label: string;
  tenant: TestTenant;
  owner: Client;
  member: Client;
  /** One row of each type that has an id in the API. */
  ids: Record<string, string>;
}

export interface Seed {
  A: SeededTenant;
  B: SeededTenant;
  C: SeededTenant;
  federation: SeededTenant;
  guestOfA: Client;
  /** Member of A and of B, signed in with B in the header. */
  doubleMember: Client;
  revoked: Client;
  suspendedMember: Client;
}

/** Strangers A and B; C, a partner of A in one collaboration; a federation of A and C; and people on every kind of edge. */
export async function seed(world: World): Promise<Seed> {
  const labels = ['A', 'B', 'C', 'F'] as const;
  const [A, B, C, F] = await Promise.all(labels.map((label) => seedTenant(world, label)));
  await seedSharing(world, F!, A!, C!);
  const guestOfA = await A!.tenant.signIn('GUEST', await B!.tenant.signIn());
  const doubleMember = await B!.tenant.signIn('MEMBER', await A!.tenant.signIn());
  const revoked = await A!.tenant.signIn();
  await world.db.query(`UPDATE member SET state = 'LEFT' WHERE id = $1`, [revoked.member.id]);
  const suspendedMember = await A!.tenant.signIn();
  await world.db.query(`UPDATE member SET state = 'SUSPENDED' WHERE id = $1`, [suspendedMember.member.id]);
  return { A: A!, B: B!, C: C!, federation: F!, guestOfA, doubleMember, revoked, suspendedMember };
}

async function seedTenant(world: World, label: string): Promise<SeededTenant> {
  const tenant = await world.tenant({ name: `${label} の会`, ...(label === 'F' ? { kind: 'FEDERATION' as never } : {}) });
  const owner = await tenant.signIn('OWNER');
  const member = await tenant.signIn('MEMBER');
  const t = tenant.row.id;
  const c = (table: string, column: string): string => canary(label, table, column);
  const ids: Record<string, string> = { Tenant: t, Member: owner.member.id, Account: owner.member.accountId };
  const put = async (table: string, row: Record<string, unknown>, type?: string): Promise<string> => {
    const id = newId();
    const all = { tenant_id: t, id, ...row };
    const names = Object.keys(all);
    await world.db.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(all));
    if (type) ids[type] = id;
    return id;
  };
  const now = new Date();
  const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
  const by = owner.member.id;

  await world.db.query('UPDATE member SET display_name = $2, kana = $3, department = $4 WHERE id = $1', [by, c('member', 'name'), c('member', 'kana'), c('member', 'department')]);
  await world.db.query('UPDATE account SET email = $2 WHERE id = $1', [owner.member.accountId, `${c('account', 'email').toLowerCase()}@example.org`]);

  const space = await put('space', { name: c('space', 'name'), description: c('space', 'description'), access: 'OPEN', position: 1, created_at: now, post_count: 1 }, 'Space');
  const post = await put('post', { space_id: space, author_id: by, title: c('post', 'title'), text: c('post', 'text'), created_at: now, comment_count: 1, reaction_counts: JSON.stringify({ THANKS: 1 }) }, 'Post');
  await put('comment', { post_id: post, author_id: by, text: c('comment', 'text'), created_at: now }, 'Comment');
  await put('reaction', { post_id: post, member_id: by, kind: 'THANKS', created_at: now });

  const event = { title: c('event', 'title'), description: c('event', 'description'), mode: 'HYBRID', place: c('event', 'place'), online_url: `https://example.org/${c('event', 'url')}`, starts_at: later(10), ends_at: later(11), time_zone: 'Asia/Tokyo', registration_closes_at: later(9), capacity: 5, organizer_id: by, created_at: now };
  const eventId = await put('event', { ...event, registered_count: 1, last_ticket: 1 }, 'Event');
  await put('registration', { event_id: eventId, member_id: by, state: 'REGISTERED', ticket: 1, created_at: now, changed_at: now }, 'Registration');
  ids.OtherEvent = await put('event', event);

  const course = await put('course', { provider_course_id: c('course', 'id'), title: c('course', 'title'), category: c('course', 'category') });
  await put('course_progress', { member_id: by, course_id: course, completion_ratio: 50, video_minutes: 10, updated_at: now }, 'CourseProgress');
  const notice = await put('notification', { member_id: by, kind: 'ANNOUNCEMENT', params: JSON.stringify({ text: c('notification', 'text') }), event_id: newId(), created_at: now, actor_id: by }, 'Notification');
  await world.db.query('INSERT INTO notification_counter (account_id, tenant_id, unread) VALUES ($1, $2, 1)', [owner.member.accountId, t]);
  await put('delivery', { notification_id: notice, channel: 'EMAIL', state: 'FAILED', reason: c('delivery', 'reason'), created_at: now, changed_at: now });
  await put('captured_mail', { member_id: by, recipient: `${c('captured_mail', 'recipient')}@example.org`, subject: c('captured_mail', 'subject'), text: c('captured_mail', 'text'), html: c('captured_mail', 'html'), created_at: now }, 'CapturedMail');
  await put('outbox', { name: c('outbox', 'name'), payload: JSON.stringify({ text: c('outbox', 'payload') }), created_at: now, state: 'CLOSED' });
  return { label, tenant, owner, member, ids };
}

/** What A and C share: listings on the federation's board, a proposal, a collaboration, and a joint event of A. */
async function seedSharing(world: World, F: SeededTenant, A: SeededTenant, C: SeededTenant): Promise<void> {
  const now = new Date();
  const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
  const f = F.tenant.row.id;
  const insert = async (table: string, row: Record<string, unknown>): Promise<void> => {
    const names = Object.keys(row);
    await world.db.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row));
  };
  const grant = (audience: string, owner: string, scope: string): Promise<void> => insert('sharing_grant', { audience_tenant_id: audience, owner_tenant_id: owner, scope, created_at: now });

  const sides = [A, C];
  for (const side of sides) {
    const t = side.tenant.row.id;
    const partner = sides.find((s) => s !== side)!;
    await grant(f, t, 'listings');
    await grant(t, f, 'proposals');
    await grant(t, partner.tenant.row.id, 'joint-events');
    const participation = newId();
    // Only the federation has it; the others ask for it in vain.
    F.ids.Participation = side.ids.Participation = participation;
    await insert('participation', { tenant_id: f, id: participation, community_tenant_id: t, state: 'ACTIVE', since: now });
    const c = (table: string, column: string): string => canary(side.label, table, column);
    const body = (table: string) => ({ direction: 'OFFER', kind: 'VENUE', title: c(table, 'title'), description: c(table, 'description'), quantity: 1, mode: 'ONSITE', region: c(table, 'region'), topics: [c(table, 'topic')], available_from: now, available_until: later(90), value_credits: 8, published_at: now, expires_at: later(90) });
    side.ids.Listing = newId();
    await insert('listing', { tenant_id: t, id: side.ids.Listing, ...body('listing'), federation_tenant_id: f, state: 'PUBLISHED', version: 1, created_at: now, author_id: side.owner.member.id });
    await insert('listing_copy', { audience_tenant_id: f, id: side.ids.Listing, owner_tenant_id: t, scope: 'listings', version: 1, ...body('listing_copy') });
    F.ids.Listing = side.ids.Listing;
    await insert('community_sketch', { audience_tenant_id: f, id: newId(), owner_tenant_id: t, scope: 'listings', version: 1, member_count: 20, topics: JSON.stringify({ [c('community_sketch', 'topic')]: 1 }), departments: '{}', updated_at: now });
    await insert('exclusion', { tenant_id: t, id: newId(), partner_tenant_id: f, reason: c('exclusion', 'reason'), created_at: now });
  }

  const proposal = newId();
  const open = newId();
  const collaboration = newId();
  for (const side of sides) {
    const partner = sides.find((s) => s !== side)!;
    const c = (table: string, column: string): string => canary(side.label, table, column);
    const text = (column: string): string => JSON.stringify({ ja: c('proposal', column), en: c('proposal', column) });
    const t = side.tenant.row.id;
    const row = { audience_tenant_id: t, owner_tenant_id: f, scope: 'proposals', version: 1, partner_tenant_id: partner.tenant.row.id, run_id: newId(), title: text('title'), reasons: '[]', listing_ids: [side.ids.Listing], score: 1, suggested_at: now, expires_at: later(14) };
    await insert('collaboration', { audience_tenant_id: t, id: collaboration, owner_tenant_id: f, scope: 'proposals', version: 1, partner_tenant_id: partner.tenant.row.id, title: JSON.stringify({ ja: c('collaboration', 'title'), en: c('collaboration', 'title') }), state: 'ACTIVE', started_at: now });
    await insert('proposal', { ...row, id: proposal, number: 1, state: 'MUTUAL', collaboration_id: collaboration });
    await insert('proposal', { ...row, id: open, number: 2, state: 'SUGGESTED' });
    await insert('proposal_answer', { tenant_id: t, id: newId(), proposal_id: proposal, answer: 'INTERESTED', reason: c('proposal_answer', 'reason'), member_id: side.owner.member.id, answered_at: now });
    Object.assign(side.ids, { Proposal: proposal, OpenProposal: open, Collaboration: collaboration });
  }
  for (const host of sides) {
    const partner = sides.find((s) => s !== host)!;
    const c = (column: string): string => canary(host.label, 'joint_event', column);
    await world.db.query('UPDATE event SET collaboration_id = $2 WHERE id = $1', [host.ids.Event, collaboration]);
    await insert('joint_event', { audience_tenant_id: partner.tenant.row.id, id: host.ids.Event, owner_tenant_id: host.tenant.row.id, scope: 'joint-events', version: 1, collaboration_id: collaboration, title: c('title'), description: c('description'), mode: 'ONSITE', place: c('place'), starts_at: later(10), ends_at: later(11), time_zone: 'Asia/Tokyo', registration_closes_at: later(9), capacity: 5 });
    partner.ids.JointEvent = host.ids.Event!;
    // The partner's owner is registered there, so that the host's answer can be read.
    const pass = newId();
    const base = { owner_tenant_id: partner.tenant.row.id, scope: 'joint-events', version: 1 };
    await insert('guest_pass', { audience_tenant_id: host.tenant.row.id, id: pass, ...base, event_id: host.ids.Event, account_id: partner.owner.member.accountId, member_id: partner.owner.member.id, display_name: canary(partner.label, 'guest_pass', 'name'), consented_at: now });
    await insert('guest_reply', { audience_tenant_id: partner.tenant.row.id, id: pass, owner_tenant_id: host.tenant.row.id, scope: 'joint-events', version: 1, event_id: host.ids.Event, state: 'REGISTERED', answered_at: now });
    partner.ids.JointRegistration = pass;
  }
}


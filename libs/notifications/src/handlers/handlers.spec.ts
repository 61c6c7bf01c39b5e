import { PostCommented } from '#community/events';
import { EventCancelled, EventCreated, RegistrationChanged } from '#events/events';
import { BookingAnswered, JointEventAnnounced, JointEventCancelled, JointRegistrationChanged, ListingPublished } from '#federation/events';
import { TenantKind } from '#identity';
import { newId } from '#kernel';
import { ProposalMutual, ProposalSuggested } from '#matching/events';
import type { EventType } from '#tenancy';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { type Worker, startWorker } from '../testing/worker.js';

describe('people are told', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let south: TestTenant;
  let federation: TestTenant;
  let hana: Client;
  let operator: Client;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
  });
  beforeEach(async () => {
    [north, south] = (await world.tenants(2)) as [TestTenant, TestTenant];
    federation = await world.tenant({ kind: TenantKind.FEDERATION });
    [hana, operator] = [await north.signIn(), await north.signIn('OPERATOR')];
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
  const put = async (table: string, row: Record<string, unknown>): Promise<string> => {
    const all: Record<string, unknown> = { id: newId(), ...row };
    const names = Object.keys(all);
    await world.db.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(all));
    return all.id as string;
  };
  const anEvent = (tenant: TestTenant, organizer: Client, more = {}): Promise<string> =>
    put('event', { tenant_id: tenant.row.id, title: '夜の勉強会', description: 'd', mode: 'ONLINE', starts_at: inDays(3), ends_at: inDays(4), time_zone: 'Asia/Tokyo', registration_closes_at: inDays(2), capacity: 20, organizer_id: organizer.member.id, created_at: new Date(), ...more });
  const registered = (tenant: TestTenant, eventId: string, who: Client, state = 'REGISTERED', more = {}): Promise<string> =>
    put('registration', { tenant_id: tenant.row.id, event_id: eventId, member_id: who.member.id, state, ticket: 1, created_at: new Date(), changed_at: new Date(), ...more });
  const grant = (audience: TestTenant, owner: TestTenant, scope: string): Promise<unknown> =>
    world.db.query('INSERT INTO sharing_grant (audience_tenant_id, owner_tenant_id, scope, created_at) VALUES ($1, $2, $3, now()) ON CONFLICT DO NOTHING', [audience.row.id, owner.row.id, scope]);
  const shared = async (audience: TestTenant, owner: TestTenant, scope: string, table: string, row: Record<string, unknown>): Promise<string> => {
    await grant(audience, owner, scope);
    return put(table, { audience_tenant_id: audience.row.id, owner_tenant_id: owner.row.id, scope, version: 1, ...row });
  };
  const aJointEvent = (audience: TestTenant, host: TestTenant, more = {}): Promise<string> =>
    shared(audience, host, 'joint-events', 'joint_event', { collaboration_id: newId(), title: '合同読書会', description: 'd', mode: 'ONLINE', starts_at: inDays(3), ends_at: inDays(4), time_zone: 'Asia/Tokyo', registration_closes_at: inDays(2), capacity: 20, ...more });
  /** A fact of `owner` for `audience`, heard in the audience's context. */
  const hearsFrom = async <T>(audience: TestTenant, owner: TestTenant, scope: string, event: EventType<T>, payload: T): Promise<void> => {
    await grant(audience, owner, scope);
    await worker.hears(owner, (tx) => tx.publishTo(audience.row.id, scope, event, payload));
  };
  const told = async (reader: Client): Promise<{ kind: string; text: string; partner: { slug: string } | null; actor: { displayName: string } | null }[]> =>
    (await reader.query('{ notifications { nodes { kind text partner { slug } actor { displayName } } } }')).data?.notifications.nodes;
  const kinds = async (reader: Client): Promise<string[]> => (await told(reader)).map((n) => n.kind);

  it('of a comment on their post, but not of their own comment', async () => {
    const spaceId = await put('space', { tenant_id: north.row.id, name: 's', access: 'OPEN', position: 1, created_at: new Date() });
    const postId = await put('post', { tenant_id: north.row.id, space_id: spaceId, author_id: hana.member.id, title: '合格しました', text: 't', created_at: new Date(), published_at: new Date() });
    const comment = (author: Client) => ({ postId, commentId: newId(), authorId: author.member.id, postAuthorId: hana.member.id });
    await worker.hears(north, async (tx) => { await tx.publish(PostCommented, comment(operator)); await tx.publish(PostCommented, comment(hana)); });
    expect(await told(hana)).toEqual([{ kind: 'POST_COMMENTED', text: `${operator.member.displayName}さんがあなたの投稿「合格しました」にコメントしました。`, partner: null, actor: { displayName: operator.member.displayName } }]);
    expect(await told(operator)).toEqual([]);
  });

  it('of a new event: everyone but its organiser, guests and those who left', async () => {
    const [guest, gone] = [await north.signIn('GUEST'), await north.signIn()];
    await world.db.query(`UPDATE member SET state = 'LEFT' WHERE id = $1`, [gone.member.id]);
    const eventId = await anEvent(north, operator);
    await worker.hears(north, (tx) => tx.publish(EventCreated, { eventId }));
    expect(await told(hana)).toMatchObject([{ kind: 'EVENT_ANNOUNCED', text: 'イベント「夜の勉強会」の参加受付が始まりました。', partner: null }]);
    expect(await kinds(operator)).toEqual([]);
    expect(await world.db.query('SELECT member_id FROM notification WHERE tenant_id = $1', [north.row.id])).toEqual([{ member_id: hana.member.id }]);
    expect(guest.member.role).toBe('GUEST');
  });

  it('of a joint event: in both communities, each with the name of the other; only what comes from elsewhere is marked so', async () => {
    const partner = await south.signIn();
    const collaboration = await shared(north, federation, 'proposals', 'collaboration', { partner_tenant_id: south.row.id, title: '{"ja":"読書会","en":"Reading"}', state: 'ACTIVE', started_at: new Date() });
    const eventId = await anEvent(north, operator, { title: '合同読書会', collaboration_id: collaboration });
    await aJointEvent(south, north, { id: eventId });
    await worker.hears(north, (tx) => tx.publish(EventCreated, { eventId, collaborationId: collaboration }));
    await hearsFrom(south, north, 'joint-events', JointEventAnnounced, { jointEventId: eventId, collaborationId: collaboration, hostTenantId: north.row.id });
    expect(await told(hana)).toMatchObject([{ kind: 'EVENT_ANNOUNCED', text: `${south.row.name}との合同イベント「合同読書会」の参加受付が始まりました。`, partner: null }]);
    expect(await told(partner)).toMatchObject([{ kind: 'JOINT_EVENT_ANNOUNCED', text: `${north.row.name}との合同イベント「合同読書会」の参加受付が始まりました。`, partner: { slug: north.slug } }]);
  });

  it('what became of their registration, each step once', async () => {
    const eventId = await anEvent(north, operator);
    const change = { eventId, registrationId: newId(), memberId: hana.member.id };
    await worker.hears(north, (tx) => tx.publish(RegistrationChanged, { ...change, state: 'WAITLISTED', previousState: null, cause: 'WAITLISTED' }));
    await worker.hears(north, (tx) => tx.publish(RegistrationChanged, { ...change, state: 'REGISTERED', previousState: 'WAITLISTED', cause: 'PROMOTED' }));
    await worker.hears(north, (tx) => tx.publish(RegistrationChanged, { ...change, state: 'CANCELLED', previousState: 'REGISTERED', cause: 'CANCELLED' }));
    await worker.hears(north, (tx) => tx.publish(RegistrationChanged, { ...change, state: 'REGISTERED', previousState: 'CANCELLED', cause: 'REGISTERED' }));
    expect(await kinds(hana)).toEqual(['REGISTRATION_CONFIRMED', 'REGISTRATION_PROMOTED', 'REGISTRATION_WAITLISTED']);
    expect(await kinds(operator)).toEqual([]);
  });

  it('by their own community when they are guests elsewhere, and not by the host', async () => {
    const partner = await south.signIn();
    const guest = await north.signIn('MEMBER', partner); // at home in both, and here by a pass
    const eventId = await anEvent(north, operator);
    const jointEventId = await aJointEvent(south, north, { id: eventId });
    const at = { passId: newId(), jointEventId, memberId: partner.member.id };
    await worker.hears(north, (tx) => tx.publish(RegistrationChanged, { eventId, registrationId: newId(), memberId: guest.member.id, state: 'REGISTERED', previousState: null, cause: 'REGISTERED', guestPassId: newId() }));
    await hearsFrom(south, north, 'joint-events', JointRegistrationChanged, { ...at, state: 'WAITLISTED', before: null });
    await hearsFrom(south, north, 'joint-events', JointRegistrationChanged, { ...at, state: 'REGISTERED', before: 'WAITLISTED' });
    expect(await told(partner)).toMatchObject([{ kind: 'REGISTRATION_PROMOTED', partner: { slug: north.slug } }, { kind: 'REGISTRATION_WAITLISTED', partner: { slug: north.slug } }]);
    expect(await world.db.query('SELECT 1 FROM notification WHERE tenant_id = $1', [north.row.id])).toEqual([]);
  });

  it('of a cancelled event: those with a seat and those who waited, here and at the partner', async () => {
    const [waiting, notComing, partner] = [await north.signIn(), await north.signIn(), await south.signIn()];
    const eventId = await anEvent(north, operator);
    await registered(north, eventId, hana);
    await registered(north, eventId, waiting, 'WAITLISTED');
    await registered(north, eventId, notComing, 'CANCELLED');
    const inBoth = await north.signIn('MEMBER', partner); // a member here too, but registered from there
    await registered(north, eventId, inBoth, 'REGISTERED', { guest_pass_id: newId() });
    await aJointEvent(south, north, { id: eventId });
    const pass = await shared(north, south, 'joint-events', 'guest_pass', { event_id: eventId, account_id: partner.member.accountId, member_id: partner.member.id, display_name: 'x', consented_at: new Date() });
    await shared(south, north, 'joint-events', 'guest_reply', { id: pass, event_id: eventId, state: 'REGISTERED', answered_at: new Date() });
    await worker.hears(north, (tx) => tx.publish(EventCancelled, { eventId }));
    await hearsFrom(south, north, 'joint-events', JointEventCancelled, { jointEventId: eventId, hostTenantId: north.row.id });
    expect([await kinds(hana), await kinds(waiting), await kinds(notComing), await kinds(operator), await kinds(inBoth), await kinds(partner)]).toEqual([['EVENT_CANCELLED'], ['EVENT_CANCELLED'], [], [], [], ['EVENT_CANCELLED']]);
  });

  it('of proposals: the operators, with the name of the other community', async () => {
    const [admin, owner] = [await north.signIn('ADMIN'), await north.signIn('OWNER')];
    const title = '{"ja":"会場と講師の交換","en":"A venue for a speaker"}';
    const proposalId = await shared(north, federation, 'proposals', 'proposal', { number: 1, partner_tenant_id: south.row.id, run_id: newId(), state: 'SUGGESTED', title, reasons: '[]', listing_ids: [], score: 1, suggested_at: new Date(), expires_at: inDays(14) });
    const collaborationId = await shared(north, federation, 'proposals', 'collaboration', { partner_tenant_id: south.row.id, title, state: 'INTRODUCED', started_at: new Date() });
    await hearsFrom(north, federation, 'proposals', ProposalSuggested, { proposalId, partnerTenantId: south.row.id });
    await hearsFrom(north, federation, 'proposals', ProposalMutual, { proposalId, collaborationId, partnerTenantId: south.row.id });
    for (const one of [operator, admin, owner]) {
      expect(await told(one)).toMatchObject([
        { kind: 'PROPOSAL_MUTUAL', text: `${south.row.name}との提案「会場と講師の交換」に、双方が「興味があります」と答えました。`, partner: { slug: south.slug } },
        { kind: 'PROPOSAL_SUGGESTED', text: `${south.row.name}とのコラボの提案「会場と講師の交換」が届きました。` },
      ]);
    }
    expect(await told(hana)).toEqual([]);
    expect((await operator.query('{ notifications { nodes { text } } }', {}, { locale: 'en' })).data?.notifications.nodes[1].text).toBe(`A collaboration with ${south.row.name} is proposed: “A venue for a speaker”.`);
  });

  it('of a listing: the operators of the federation and nobody else', async () => {
    const [steward, participant] = [await federation.signIn('OPERATOR'), await federation.signIn()];
    const listingId = await shared(federation, north, 'listings', 'listing_copy', { direction: 'NEED', kind: 'SPEAKER', title: '講師を探しています', description: 'd', quantity: 1, mode: 'ONLINE', topics: [], available_from: new Date(), available_until: inDays(30), value_credits: 4, published_at: new Date(), expires_at: inDays(30) });
    await hearsFrom(federation, north, 'listings', ListingPublished, { listingId, version: 1 });
    expect(await told(steward)).toMatchObject([{ kind: 'LISTING_PUBLISHED', text: `${north.row.name}が募集「講師を探しています」を公開しました。`, partner: { slug: north.slug } }]);
    expect([await kinds(participant), await kinds(operator)]).toEqual([[], []]);
  });

  it('of the answer to a booking that they asked for: a decline is no cancellation, and what they were told at once is not told again', async () => {
    const asker = await north.signIn('OPERATOR');
    const answered = async (state: 'HELD' | 'CONFIRMED' | 'DECLINED' | 'CANCELLED', title: string, isAtOnce = false): Promise<void> => {
      const bookingId = await shared(south, north, 'bookings', 'booking_request', { listing_id: newId(), title, starts_at: inDays(3), ends_at: inDays(4), purpose: 'p', head_count: 1, requested_by: 'x', member_id: asker.member.id, requested_at: new Date() });
      await shared(north, south, 'bookings', 'booking_reply', { id: bookingId, state, note: state === 'DECLINED' && !isAtOnce ? '改装のため' : null, answered_at: new Date() });
      await hearsFrom(north, south, 'bookings', BookingAnswered, { bookingId, state, isAtOnce });
    };
    await answered('DECLINED', '大ホール', true);
    await answered('HELD', '小部屋', true);
    await answered('CONFIRMED', '和室');
    await answered('DECLINED', '会議室');
    await answered('CANCELLED', '屋上');
    expect((await told(asker)).map(({ kind, text }) => [kind, text])).toEqual([
      ['BOOKING_CANCELLED', `${south.row.name}との「屋上」の予約は取りやめになりました。`],
      ['BOOKING_DECLINED', `${south.row.name}の「会議室」の予約はお受けできませんでした。（改装のため）`],
      ['BOOKING_CONFIRMED', `${south.row.name}の「和室」の予約が確定しました。`],
    ]);
    expect((await asker.query('{ notifications { nodes { text } } }', {}, { locale: 'en' })).data?.notifications.nodes[1].text).toBe(`${south.row.name} could not accept your booking of “会議室”. (改装のため)`);
    expect(await kinds(operator)).toEqual([]);
  });

  it('nothing of what was gone before anybody heard of it', async () => {
    await worker.hears(north, async (tx) => {
      await tx.publish(EventCreated, { eventId: newId() });
      await tx.publish(PostCommented, { postId: newId(), commentId: newId(), authorId: operator.member.id, postAuthorId: hana.member.id });
    });
    expect(await kinds(hana)).toEqual([]);
  });
});

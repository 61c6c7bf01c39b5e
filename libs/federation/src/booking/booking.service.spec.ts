import { newId, toGlobalId } from '#kernel';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { letPublish } from '../grants.js';
import { type Worker, federationOf, startWorker } from '../testing/partners.js';

const PUBLISH = 'mutation ($input: PublishListingInput!) { publishListing(input: $input) { __typename ... on Listing { id } } }';
const WITHDRAW = 'mutation ($input: WithdrawListingInput!) { withdrawListing(input: $input) { __typename } }';
const PAUSE = 'mutation ($input: PauseListingInput!) { pauseListing(input: $input) { __typename } }';
const FIELDS = 'id side state title startsAt endsAt purpose headCount requestedBy note owner { slug } requester { slug }';
const REQUEST = `mutation ($input: RequestBookingInput!) { requestBooking(input: $input) { __typename ... on Booking { ${FIELDS} } ... on Refusal { code message } } }`;
const CONFIRM = `mutation ($input: ConfirmBookingInput!) { confirmBooking(input: $input) { __typename ... on Booking { state note } ... on Refusal { code } } }`;
const CANCEL = `mutation ($input: CancelBookingInput!) { cancelBooking(input: $input) { __typename ... on Booking { side state note } ... on Refusal { code } } }`;
const BOOKINGS = `query ($filter: BookingFilter, $first: Int, $after: String) { bookings(filter: $filter, first: $first, after: $after) { nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`;

const START = Math.floor(Date.now() / 3_600_000) * 3_600_000;
const at = (day: number, hour = 0): string => new Date(START + day * 86_400_000 + hour * 3_600_000).toISOString();
const plain = (answer: Answer) => ({ data: answer.data, errors: answer.errors?.map(({ message, extensions: { code } }) => ({ message, code })) });

describe('a venue of another community', () => {
  let world: World;
  let worker: Worker;
  let federation: TestTenant;
  let north: TestTenant;
  let communities: TestTenant[];
  let owner: Client;
  let south: Client;
  let west: Client;
  let venue: string;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });
  beforeEach(async () => {
    ({ federation, communities } = await federationOf(world, 3));
    north = communities[0]!;
    [owner, south, west] = (await Promise.all(communities.map((c) => c.signIn('OPERATOR')))) as [Client, Client, Client];
    venue = await offer();
  });

  const offer = async (change: Record<string, unknown> = {}): Promise<string> =>
    (await owner.query(PUBLISH, { input: { federationId: toGlobalId('Tenant', federation.row.id), direction: 'OFFER', kind: 'VENUE', title: '駅前の会議室', description: '', mode: 'ONSITE', availableFrom: at(1), availableUntil: at(60), ...change } })).data!.publishListing.id;
  const wish = (change: Record<string, unknown> = {}) => ({ listingId: venue, startsAt: at(5, 1), endsAt: at(5, 3), purpose: '夜の勉強会', headCount: 20, ...change });
  const ask = async (as: Client, change: Record<string, unknown> = {}) => (await as.query(REQUEST, { input: wish(change) })).data!.requestBooking;
  const list = async (as: Client, filter: Record<string, unknown> = {}) => (await as.query(BOOKINGS, { filter })).data!.bookings.nodes as { id: string; state: string; title: string }[];
  const states = async (as: Client): Promise<string[]> => (await list(as)).map((b) => b.state);
  const told = (tenantId: string) => world.db.query<{ name: string; state: string }>(
    `SELECT name, payload->>'state' AS state FROM shared_outbox WHERE audience_tenant_id = $1 AND name LIKE 'federation.booking%' ORDER BY created_at, id`, [tenantId]);

  it('is asked for, held, confirmed, and both see the same', async () => {
    const booking = await ask(south);
    expect(booking).toMatchObject({ __typename: 'Booking', side: 'REQUESTER', state: 'HELD', title: '駅前の会議室', purpose: '夜の勉強会', headCount: 20, requestedBy: south.member.displayName, owner: { slug: north.slug } });
    expect(await list(owner)).toMatchObject([{ id: booking.id, side: 'OWNER', state: 'HELD', requester: booking.requester, requestedBy: south.member.displayName }]);
    expect((await owner.query(CONFIRM, { input: { bookingId: booking.id, note: '鍵は受付で' } })).data!.confirmBooking).toEqual({ __typename: 'Booking', state: 'CONFIRMED', note: '鍵は受付で' });
    expect(await list(south)).toMatchObject([{ state: 'CONFIRMED', note: '鍵は受付で' }]);
    expect((await owner.query(CONFIRM, { input: { bookingId: booking.id } })).data!.confirmBooking).toEqual({ __typename: 'BookingNotOpen', code: 'BOOKING_NOT_OPEN' });
    expect(codeOf(await south.query(CONFIRM, { input: { bookingId: booking.id } }))).toBe('NOT_FOUND');
    for (const table of ['booking', 'booking_request']) await world.db.query(`UPDATE ${table} SET starts_at = now() - interval '3 hours', ends_at = now() - interval '1 hour' WHERE title = '駅前の会議室'`);
    expect([await states(owner), await states(south)]).toEqual([['DONE'], ['DONE']]);
    expect((await owner.query('query ($id: ID!) { node(id: $id) { id } }', { id: booking.id })).data!.node).toEqual({ id: booking.id });
    await worker.settled();
  });

  it('goes to one when two ask for the same hour at once, and the other is told', async () => {
    const answers = await Promise.all([ask(south), ask(west, { startsAt: at(5, 2), endsAt: at(5, 4) }), ask(south, { startsAt: at(5, 0), endsAt: at(5, 2) })]);
    expect(answers.map((a) => a.__typename).filter((t) => t === 'Booking').length).toBeLessThan(3);
    const kept = (await list(owner)).filter((b) => b.state === 'HELD');
    expect(kept.length).toBe(answers.filter((a) => a.__typename === 'Booking').length);
    expect(answers.find((a) => a.__typename !== 'Booking')).toEqual({ __typename: 'BookingConflict', code: 'BOOKING_CONFLICT', message: 'その時間は、ほかの団体の予約が入っています。別の時間をお選びください。' });
    await worker.settled();
  });

  it('is held for exactly one of many that want the very same hour', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => ask(i % 2 ? south : west)));
    expect(answers.filter((a) => a.__typename === 'Booking')).toHaveLength(1);
    expect(answers.filter((a) => a.code === 'BOOKING_CONFLICT')).toHaveLength(7);
    const declined = await world.db.query<{ at_once: boolean }>(`SELECT (payload->>'isAtOnce')::boolean AS at_once FROM shared_outbox WHERE owner_tenant_id = $1 AND payload->>'state' = 'DECLINED'`, [north.row.id]);
    expect(declined).toHaveLength(7);
    expect(declined).toContainEqual({ at_once: true }); // told in return, but for whom a worker was quicker
    expect((await ask(south, { startsAt: at(5, 3), endsAt: at(5, 4) })).state).toBe('HELD'); // one begins where the other ends
  });

  it('is free again when either side cancels, and the other side is told', async () => {
    const first = await ask(south);
    expect((await south.query(CANCEL, { input: { bookingId: first.id } })).data!.cancelBooking).toMatchObject({ side: 'REQUESTER', state: 'CANCELLED' });
    expect(await states(owner)).toEqual(['CANCELLED']);
    const second = await ask(west);
    expect(second.state).toBe('HELD');
    expect((await owner.query(CANCEL, { input: { bookingId: second.id, note: '改装のため' } })).data!.cancelBooking).toMatchObject({ side: 'OWNER', state: 'CANCELLED', note: '改装のため' });
    expect(await list(west)).toMatchObject([{ state: 'DECLINED', note: '改装のため' }]);
    expect((await west.query(CANCEL, { input: { bookingId: second.id } })).data!.cancelBooking).toEqual({ __typename: 'BookingNotOpen', code: 'BOOKING_NOT_OPEN' });
    expect((await owner.query(CANCEL, { input: { bookingId: second.id } })).data!.cancelBooking).toEqual({ __typename: 'BookingNotOpen', code: 'BOOKING_NOT_OPEN' });
    expect((await told(north.row.id)).map((t) => t.name)).toEqual(Array(3).fill('federation.booking_requested'));
    await worker.settled();
  });

  it('is cancelled for all who booked it when the offer is withdrawn, and stays theirs while it is paused', async () => {
    const [first, second] = [await ask(south), await ask(west, { startsAt: at(7), endsAt: at(8) })];
    await owner.query(CONFIRM, { input: { bookingId: first.id } });
    await owner.query(PAUSE, { input: { listingId: venue } });
    expect([await states(south), await states(west)]).toEqual([['CONFIRMED'], ['HELD']]);
    expect(codeOf(await south.query(REQUEST, { input: wish({ startsAt: at(9), endsAt: at(10) }) }))).toBe('NOT_FOUND');
    await owner.query(WITHDRAW, { input: { listingId: venue } });
    expect([await states(owner), await states(south), await states(west)]).toEqual([['CANCELLED', 'CANCELLED'], ['CANCELLED'], ['CANCELLED']]);
    const [{ tenant_id: southId }] = (await world.db.query<{ tenant_id: string }>('SELECT tenant_id FROM member WHERE id = $1', [south.member.id])) as [{ tenant_id: string }];
    expect((await told(southId)).at(-1)).toEqual({ name: 'federation.booking_answered', state: 'CANCELLED' });
    expect(second.id).not.toBe(first.id);
    await worker.settled();
  });

  it('is answered by the worker when the request stopped half-way, once', async () => {
    await ask(south, { startsAt: at(20), endsAt: at(21) }); // the owner and the requester let each other write
    const [{ tenant_id: southId }] = (await world.db.query<{ tenant_id: string }>('SELECT tenant_id FROM member WHERE id = $1', [south.member.id])) as [{ tenant_id: string }];
    const id = newId();
    const listingId = Buffer.from(venue, 'base64url').toString().split(':')[1]!;
    await world.db.query(
      `INSERT INTO booking_request (audience_tenant_id, id, owner_tenant_id, scope, version, listing_id, title, starts_at, ends_at, purpose, head_count, requested_by, member_id, requested_at)
       VALUES ($1, $2, $3, 'bookings', 1, $4, 't', $5, $6, 'p', 1, 'x', $7, now())`,
      [north.row.id, id, southId, listingId, at(22), at(23), south.member.id],
    );
    expect(await states(south)).toEqual(['HELD', 'REQUESTED']);
    const { BookingRequested } = await import('../events.js');
    for (let i = 0; i < 2; i++) await world.db.query(`INSERT INTO shared_outbox (audience_tenant_id, id, owner_tenant_id, scope, version, name, payload, created_at) VALUES ($1, $2, $3, 'bookings', 1, $4, $5, now())`, [north.row.id, newId(), southId, BookingRequested.name, JSON.stringify({ bookingId: id, version: 1 })]);
    await worker.settled();
    expect(await states(south)).toEqual(['HELD', 'HELD']);
  });

  it('is asked for once per key', async () => {
    const same = { idempotencyKey: 'k' };
    const answers = await Promise.all([ask(south, same), ask(south, same)]);
    expect(new Set(answers.map((a) => a.id)).size).toBe(1);
    expect(await list(south)).toHaveLength(1);
  });

  it.each([
    [{ startsAt: at(-1) }, 'input.startsAt', 'OUT_OF_RANGE'],
    [{ endsAt: at(5, 1) }, 'input.endsAt', 'OUT_OF_RANGE'],
    [{ headCount: 0 }, 'input.headCount', 'OUT_OF_RANGE'],
    [{ purpose: '' }, 'input.purpose', 'TOO_SHORT'],
  ])('is not asked for with %o', async (change, field, reason) => {
    expect((await south.query(REQUEST, { input: wish(change) })).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field, reason });
  });

  it('is not booked outside its time, by its owner, or when it is no venue', async () => {
    expect(await ask(south, { startsAt: at(59), endsAt: at(61) })).toMatchObject({ code: 'VENUE_NOT_OFFERED' });
    expect(await ask(owner)).toMatchObject({ code: 'VENUE_NOT_OFFERED' });
    expect(await ask(south, { listingId: await offer({ kind: 'SPEAKER' }) })).toMatchObject({ code: 'VENUE_NOT_OFFERED' });
    expect(await ask(south, { listingId: await offer({ direction: 'NEED' }) })).toMatchObject({ code: 'VENUE_NOT_OFFERED' });
  });

  it('outside the federation cannot be told apart from one that never existed; nor can a booking', async () => {
    const stranger = await (await world.tenant()).signIn('OWNER');
    const [booking, missing] = [await ask(south), toGlobalId('Listing', newId())];
    expect(plain(await stranger.query(REQUEST, { input: wish() }))).toEqual(plain(await stranger.query(REQUEST, { input: wish({ listingId: missing }) })));
    expect(codeOf(await stranger.query(REQUEST, { input: wish() }))).toBe('NOT_FOUND');
    for (const [document, input] of [[CONFIRM, (bookingId: string) => ({ bookingId })], [CANCEL, (bookingId: string) => ({ bookingId })]] as const) {
      for (const other of [stranger, west]) {
        expect(plain(await other.query(document, { input: input(booking.id) }))).toEqual(plain(await other.query(document, { input: input(toGlobalId('Booking', newId())) })));
      }
    }
    expect(await list(west)).toEqual([]);
    await federation.write((tx) => tx.execute(`UPDATE participation SET state = 'SUSPENDED' WHERE tenant_id = $1`, [federation.row.id]));
    expect(codeOf(await west.query(REQUEST, { input: wish() }))).toBe('NOT_FOUND');
  });

  it('offered to one partner alone is booked by that one', async () => {
    const partner = await world.tenant();
    const operator = await partner.signIn('OPERATOR');
    await partner.write((tx) => letPublish(tx, north.row.id, 'listings'));
    const listingId = await offer({ federationId: undefined, partnerId: toGlobalId('Tenant', partner.row.id) });
    expect(await ask(operator, { listingId })).toMatchObject({ state: 'HELD' });
    expect(codeOf(await south.query(REQUEST, { input: wish({ listingId }) }))).toBe('NOT_FOUND');
  });

  it('is neither asked for nor given where matching is not switched on, and still given back', async () => {
    const [mine, theirs] = [await ask(south), await ask(west, { startsAt: at(9), endsAt: at(10) })];
    await world.db.query("UPDATE tenant SET capabilities = '{LEARNING}' WHERE id = ANY ($1)", [communities.map(({ row }) => row.id)]);
    const [atOwner, asker] = (await Promise.all(communities.map((c) => c.signIn('OPERATOR')))) as [Client, Client];
    for (const answer of [await asker.query(REQUEST, { input: wish() }), await asker.query(BOOKINGS), await atOwner.query(CONFIRM, { input: { bookingId: mine.id } })]) {
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'CAPABILITY_OFF' });
    }
    expect((await asker.query(CANCEL, { input: { bookingId: mine.id } })).data!.cancelBooking).toMatchObject({ state: 'CANCELLED' });
    expect((await atOwner.query(CANCEL, { input: { bookingId: theirs.id } })).data!.cancelBooking).toMatchObject({ state: 'CANCELLED' });
  });

  it('is for operators, in pages, soonest first', async () => {
    expect(codeOf(await (await north.signIn('MEMBER')).query(BOOKINGS))).toBe('FORBIDDEN');
    await ask(south, { startsAt: at(9), endsAt: at(10) });
    await ask(west, { startsAt: at(3), endsAt: at(4) });
    await ask(south);
    const first = (await owner.query(BOOKINGS, { first: 2 })).data!.bookings;
    expect(first.nodes.map((b: { startsAt: string }) => b.startsAt)).toEqual([at(3), at(5, 1)]);
    const next = (await owner.query(BOOKINGS, { first: 2, after: first.pageInfo.endCursor })).data!.bookings;
    expect(next.nodes.map((b: { startsAt: string }) => b.startsAt)).toEqual([at(9)]);
    expect(await list(owner, { from: at(4, 1), until: at(8) })).toHaveLength(1);
    expect([await list(owner, { side: 'REQUESTER' }), await list(west, { side: 'REQUESTER' })].map((l) => l.length)).toEqual([0, 1]);
  });
});

import fc from 'fast-check';
import { newId, toGlobalId } from '#kernel';
import { type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { type Data, act, facts, inDays, plan, rowId, seen } from '../testing/stage.js';

describe('the seats of an event', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    operator = await north.signIn('OPERATOR');
  });
  afterAll(() => world.close());
  const made = (change: object = {}) => act(operator, 'createEvent', plan(change));
  const people = (count: number): Promise<Client[]> => Promise.all(Array.from({ length: count }, () => north.signIn()));
  const register = (who: Client, event: Data, answers?: object[]) => act(who, 'registerForEvent', { eventId: event.id, answers });
  const idOf = (who: Client): string => toGlobalId('Member', who.member.id);
  const numbers = async (event: Data) => {
    const { registeredCount, waitlistedCount, keptCount } = (await seen(operator, event.id))!;
    return [registeredCount, waitlistedCount, keptCount];
  };

  describe('with questions', () => {
    const questions = [{ text: '参加のしかた', kind: 'CHOICE', choices: ['会場', 'オンライン'], isRequired: true }, { text: 'ひとこと', kind: 'TEXT' }];

    it('are answered at sign-up, for the organizers, and forgotten with the registration', async () => {
      const event = await made({ questions });
      const [size, word] = event.questions.map((q: { key: string }) => q.key);
      const [a, b] = (await people(2)) as [Client, Client];
      expect(await register(a, event)).toMatchObject({ code: 'INVALID_INPUT', field: `input.answers.${size}`, reason: 'REQUIRED' });
      expect(await register(a, event, [{ key: size, text: '電話' }])).toMatchObject({ reason: 'UNKNOWN_CHOICE' });
      expect(await register(a, event, [{ key: size, text: '会場' }, { key: word, text: '楽しみです' }])).toMatchObject({ state: 'REGISTERED', answers: [{ key: size, text: '会場' }, { key: word, text: '楽しみです' }] });
      const LIST = 'query ($id: ID!) { event(id: $id) { registrations { nodes { answers { text } } } } }';
      expect((await operator.query(LIST, { id: event.id })).data!.event.registrations.nodes[0].answers).toHaveLength(2);
      expect(codeOf(await b.query(LIST, { id: event.id }))).toBe('FORBIDDEN');
      expect(await act(a, 'cancelRegistration', { eventId: event.id })).toMatchObject({ state: 'CANCELLED', answers: [] });
      expect(await world.db.query('SELECT answers FROM registration WHERE event_id = $1', [rowId(event.id)])).toEqual([{ answers: null }]);
    });

    it('keep their answers when the words of a question are edited', async () => {
      const event = await made({ questions });
      const [size] = event.questions;
      const edited = await act(operator, 'editEvent', { eventId: event.id, version: 1, questions: [{ ...size, text: 'どちらで参加しますか' }] });
      expect(edited.questions).toEqual([{ ...size, text: 'どちらで参加しますか' }]);
    });
  });

  describe('with approval', () => {
    it('are asked for, and given by an organizer, in the order of arrival', async () => {
      const event = await made({ needsApproval: true, capacity: 1 });
      const [a, b, c] = (await people(3)) as [Client, Client, Client];
      const requests = [await register(a, event), await register(b, event), await register(c, event)];
      expect(requests.map((r) => r.state)).toEqual(['REQUESTED', 'REQUESTED', 'REQUESTED']);
      expect(await numbers(event)).toEqual([0, 0, 0]);
      const decide = (request: Data, isApproved: boolean, who = operator, reason?: string) => act(who, 'decideRegistration', { registrationId: request.id, isApproved, reason });
      expect(await decide(requests[0]!, true, b)).toMatchObject({ code: 'FORBIDDEN' });
      expect(await decide(requests[1]!, true)).toMatchObject({ state: 'REGISTERED' });
      expect(await decide(requests[2]!, true)).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 1 });
      expect(await decide(requests[0]!, true)).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 1 }); // came first
      expect(await decide(requests[0]!, false)).toMatchObject({ __typename: 'NotRequested', code: 'NOT_REQUESTED' });
      await act(b, 'cancelRegistration', { eventId: event.id });
      expect((await seen(a, event.id))!.viewerRegistration.state).toBe('REGISTERED');

      const declined = await register(b, event);
      expect(await decide(declined, false, operator, '定員を超えました')).toMatchObject({ state: 'DECLINED', declineReason: '定員を超えました' });
      expect(await register(b, event)).toMatchObject({ __typename: 'AlreadyRegistered' });
      expect(await numbers(event)).toEqual([1, 1, 0]);
    });
  });

  describe('that are kept', () => {
    it('are for those they are kept for, and the others wait', async () => {
      const event = await made({ capacity: 2 });
      const [a, b, c] = (await people(3)) as [Client, Client, Client];
      await world.db.query(`UPDATE member SET department = '開発部' WHERE id = $1`, [c.member.id]);
      const hold = await act(operator, 'keepSeats', { eventId: event.id, seats: 1, department: '開発部' });
      expect(hold).toMatchObject({ kind: 'DEPARTMENT', seats: 1, taken: 0, department: '開発部' });
      expect((await register(a, event)).state).toBe('REGISTERED');
      expect((await register(b, event)).state).toBe('WAITLISTED');
      expect((await register(c, event)).state).toBe('REGISTERED');
      expect(await numbers(event)).toEqual([2, 1, 0]);
      await act(c, 'cancelRegistration', { eventId: event.id });
      expect(await numbers(event)).toEqual([1, 1, 1]); // kept again, so b still waits
      expect(await act(operator, 'releaseSeats', { holdId: hold.id })).toMatchObject({ registeredCount: 2, waitlistedCount: 0, keptCount: 0 });
      expect((await seen(b, event.id))!.viewerRegistration.state).toBe('REGISTERED');
    });

    it('can be kept for a role and for one person; not more than are free, and for one of them only', async () => {
      const event = await made({ capacity: 3 });
      const [a] = (await people(1)) as [Client];
      const keep = (change: object) => act(operator, 'keepSeats', { eventId: event.id, seats: 1, ...change });
      expect(await keep({ memberId: idOf(a) })).toMatchObject({ kind: 'MEMBER', member: { displayName: a.member.displayName } });
      expect(await keep({ role: 'OPERATOR', seats: 2 })).toMatchObject({ kind: 'ROLE', role: 'OPERATOR' });
      expect(await keep({ role: 'MEMBER' })).toMatchObject({ __typename: 'EventFull', code: 'EVENT_FULL', freeCount: 0 });
      expect(await keep({})).toMatchObject({ field: 'input.role', reason: 'ONE_OF' });
      expect(await keep({ role: 'MEMBER', department: 'x' })).toMatchObject({ reason: 'ONE_OF' });
      expect(await keep({ memberId: idOf(a), seats: 2 })).toMatchObject({ field: 'input.seats' });
      expect(await keep({ memberId: toGlobalId('Member', newId()) })).toMatchObject({ code: 'NOT_FOUND' });
      expect(await act(a, 'keepSeats', { eventId: event.id, seats: 1, role: 'MEMBER' })).toMatchObject({ code: 'FORBIDDEN' });
      expect((await register(operator, event)).state).toBe('REGISTERED');
      expect((await register(a, event)).state).toBe('REGISTERED');
      expect(await numbers(event)).toEqual([2, 0, 1]);
      expect((await operator.query('query ($id: ID!) { event(id: $id) { seatHolds { kind taken } } }', { id: event.id })).data!.event.seatHolds).toEqual([{ kind: 'MEMBER', taken: 1 }, { kind: 'ROLE', taken: 1 }]);
      expect((await a.query('query ($id: ID!) { event(id: $id) { seatHolds { kind } } }', { id: event.id })).data!.event.seatHolds).toEqual([]);
    });
  });

  describe('that are passed on', () => {
    it('go to another member when both say so, and the waitlist is not asked', async () => {
      const event = await made({ capacity: 1 });
      const [a, b, c] = (await people(3)) as [Client, Client, Client];
      for (const person of [a, b, c]) await register(person, event);
      const offer = await act(a, 'offerSeat', { eventId: event.id, memberId: idOf(c) });
      expect(offer).toMatchObject({ state: 'OFFERED' });
      expect(await act(a, 'offerSeat', { eventId: event.id, memberId: idOf(b) })).toMatchObject({ __typename: 'SeatOfferedAlready', offer: { id: offer.id } });
      expect((await c.query('query ($id: ID!) { event(id: $id) { viewerSeatOffer { id from { displayName } to { displayName } } } }', { id: event.id })).data!.event.viewerSeatOffer).toEqual({ id: offer.id, from: { displayName: a.member.displayName }, to: { displayName: c.member.displayName } });
      expect(await act(b, 'answerSeatOffer', { offerId: offer.id, accepts: true })).toMatchObject({ code: 'NOT_FOUND' });
      const answers = await Promise.all([1, 2].map(() => act(c, 'answerSeatOffer', { offerId: offer.id, accepts: true })));
      expect(answers.map((x) => x.__typename).sort()).toEqual(['SeatOffer', 'SeatOfferClosed']);
      expect(await Promise.all([a, b, c].map(async (x) => (await seen(x, event.id))!.viewerRegistration.state))).toEqual(['CANCELLED', 'WAITLISTED', 'REGISTERED']);
      expect(await numbers(event)).toEqual([1, 1, 0]);
    });

    it('stay where they are when the other one declines, or the offer is taken back, or the seat is given back', async () => {
      const event = await made({ capacity: 2 });
      const [a, b] = (await people(2)) as [Client, Client];
      expect(await act(a, 'offerSeat', { eventId: event.id, memberId: idOf(b) })).toMatchObject({ __typename: 'NotRegistered' });
      await register(a, event);
      const offer = () => act(a, 'offerSeat', { eventId: event.id, memberId: idOf(b) });
      expect(await act(b, 'answerSeatOffer', { offerId: (await offer()).id, accepts: false })).toMatchObject({ state: 'DECLINED' });
      const second = await offer();
      expect(await act(b, 'withdrawSeatOffer', { offerId: second.id })).toMatchObject({ code: 'NOT_FOUND' });
      expect(await act(a, 'withdrawSeatOffer', { offerId: second.id })).toMatchObject({ state: 'WITHDRAWN' });
      expect(await act(b, 'answerSeatOffer', { offerId: second.id, accepts: true })).toMatchObject({ __typename: 'SeatOfferClosed' });
      const third = await offer();
      await act(a, 'cancelRegistration', { eventId: event.id });
      expect(await act(b, 'answerSeatOffer', { offerId: third.id, accepts: true })).toMatchObject({ __typename: 'SeatOfferClosed' });
      expect(await numbers(event)).toEqual([0, 0, 0]);
      await register(a, event);
      await register(b, event);
      expect(await offer()).toMatchObject({ __typename: 'AlreadyRegistered' });
      expect((await facts(world, north, 'seat_offer_answered')).map((f) => f.accepts)).toEqual([false]);
    });
  });

  describe('of guests', () => {
    const VIEW = 'query ($s: String!) { guestInvitation(secret: $s) { title communityName place onlineUrl acceptedAt guestName } }';
    const ACCEPT = `mutation ($input: AcceptGuestInvitationInput!) { acceptGuestInvitation(input: $input) { __typename ... on GuestView { guestName place } ... on Refusal { code } } }`;
    const accept = async (secret: string, email: string): Promise<Data> => {
      const { data, errors } = await world.send(ACCEPT, { input: { secret, name: '山田 花子', email } });
      return (data?.acceptGuestInvitation as Data | undefined) ?? errors![0]!.extensions;
    };

    it('are kept by an invitation and taken by its link, once', async () => {
      const event = await made({ capacity: 2, mode: 'ONSITE', place: '会議室A' });
      const invitation = await act(operator, 'inviteGuest', { eventId: event.id, note: '取引先', idempotencyKey: 'g' });
      expect((await act(operator, 'inviteGuest', { eventId: event.id, note: '取引先', idempotencyKey: 'g' })).secret).toBe(invitation.secret);
      expect(await numbers(event)).toEqual([0, 0, 1]);
      const view = async () => (await world.send(VIEW, { s: invitation.secret })).data!.guestInvitation as Data;
      expect(await view()).toMatchObject({ title: '読書会', communityName: north.row.name, place: null, acceptedAt: null, guestName: null });
      expect(await accept(invitation.secret, 'no address')).toMatchObject({ code: 'INVALID_INPUT', field: 'input.email' });
      const both = await Promise.all(['a@example.org', 'b@example.org'].map((email) => accept(invitation.secret, email)));
      expect(both.map((x) => x.__typename).sort()).toEqual(['GuestView', 'InvitationUsed']);
      expect(await view()).toMatchObject({ place: '会議室A', guestName: '山田 花子' });
      expect(await numbers(event)).toEqual([1, 0, 0]);
    });

    it('are taken back with the invitation, and go to whoever waits', async () => {
      const event = await made({ capacity: 1 });
      const [a] = (await people(1)) as [Client];
      const invitation = await act(operator, 'inviteGuest', { eventId: event.id });
      await accept(invitation.secret, 'a@example.org');
      expect((await register(a, event)).state).toBe('WAITLISTED');
      expect(await act(operator, 'inviteGuest', { eventId: event.id })).toMatchObject({ __typename: 'EventFull' });
      expect(await act(operator, 'releaseSeats', { holdId: invitation.hold.id })).toMatchObject({ registeredCount: 1, waitlistedCount: 0 });
      expect((await seen(a, event.id))!.viewerRegistration.state).toBe('REGISTERED');
      expect(codeOf(await world.send(VIEW, { s: invitation.secret }))).toBe('NOT_FOUND');
      expect(await accept(invitation.secret, 'a@example.org')).toMatchObject({ code: 'NOT_FOUND' });
      expect(await act(a, 'inviteGuest', { eventId: event.id })).toMatchObject({ code: 'FORBIDDEN' });
    });

    it('end with the event', async () => {
      const event = await made();
      const { secret } = await act(operator, 'inviteGuest', { eventId: event.id });
      await act(operator, 'cancelEvent', { eventId: event.id });
      expect(await accept(secret, 'a@example.org')).toMatchObject({ code: 'EVENT_CANCELLED' });
      const over = await made({ startsAt: inDays(-2), endsAt: inDays(-1) });
      expect(await act(operator, 'inviteGuest', { eventId: over.id })).toMatchObject({ code: 'EVENT_OVER' });
    });
  });

  it('stay true whatever people do, at the same time and one after the other', async () => {
    const crowd = await people(7);
    await world.db.query(`UPDATE member SET department = '開発部' WHERE id = ANY ($1)`, [crowd.slice(0, 3).map((c) => c.member.id)]);
    const who = fc.integer({ min: 0, max: 6 });
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.record({ do: fc.constant('register' as const), who }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('cancel' as const), who }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('capacity' as const), to: fc.integer({ min: 1, max: 6 }) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('keep' as const), seats: fc.integer({ min: 1, max: 2 }) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('invite' as const) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('accept' as const) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), who, to: who }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 10 }), async (rounds) => {
        const event = await made({ capacity: 3 });
        const eventId = event.id;
        const secrets: string[] = [];
        const take = async (one: (typeof rounds)[number][number]): Promise<void> => {
          if (one.do === 'register') await register(crowd[one.who]!, event);
          if (one.do === 'cancel') await act(crowd[one.who]!, 'cancelRegistration', { eventId });
          if (one.do === 'capacity') await act(operator, 'editEvent', { eventId, version: (await seen(operator, eventId))!.version, capacity: one.to });
          if (one.do === 'keep') await act(operator, 'keepSeats', { eventId, seats: one.seats, department: '開発部' });
          if (one.do === 'invite') secrets.push((await act(operator, 'inviteGuest', { eventId })).secret ?? '');
          if (one.do === 'accept' && secrets.at(-1)) await world.send('mutation ($input: AcceptGuestInvitationInput!) { acceptGuestInvitation(input: $input) { __typename } }', { input: { secret: secrets.at(-1), name: 'x', email: 'x@example.org' } });
          if (one.do === 'release') {
            const [hold] = (await operator.query('query ($id: ID!) { event(id: $id) { seatHolds { id } } }', { id: eventId })).data!.event.seatHolds;
            if (hold) await act(operator, 'releaseSeats', { holdId: hold.id });
          }
          if (one.do === 'pass' && one.who !== one.to) {
            const offer = await act(crowd[one.who]!, 'offerSeat', { eventId, memberId: idOf(crowd[one.to]!) });
            if (offer.__typename === 'SeatOffer') await act(crowd[one.to]!, 'answerSeatOffer', { offerId: offer.id, accepts: true });
          }
        };
        for (const round of rounds) {
          await Promise.all(round.map(take));
          expect(await broken(world, rowId(eventId))).toEqual([]);
        }
      }),
      { numRuns: 12 },
    );
  }, 240_000);
});

/** What is not as it must be, in words; nothing when all is well. */
async function broken(world: World, eventId: string): Promise<string[]> {
  const [event] = await world.db.query<Data>('SELECT * FROM event WHERE id = $1', [eventId]);
  const holds = await world.db.query<Data>('SELECT * FROM seat_hold WHERE event_id = $1', [eventId]);
  const rows = await world.db.query<Data>('SELECT r.*, m.department FROM registration r JOIN member m ON m.id = r.member_id WHERE r.event_id = $1 ORDER BY ticket', [eventId]);
  const sum = (list: Data[], of: (one: Data) => number): number => list.reduce((n, one) => n + of(one), 0);
  const [seated, waiting] = [rows.filter((r) => r.state === 'REGISTERED'), rows.filter((r) => r.state === 'WAITLISTED')];
  const guests = sum(holds.filter((h) => h.kind === 'GUEST'), (h) => h.taken);
  const kept = sum(holds, (h) => h.seats - h.taken);
  const free = event!.capacity - event!.registered_count - event!.kept_count;
  const freeForSome = holds.filter((h) => h.kind === 'DEPARTMENT' && h.taken < h.seats).length > 0;
  const checks: [string, boolean][] = [
    ['as many registered as counted', event!.registered_count === seated.length + guests],
    ['as many waiting as counted', event!.waitlisted_count === waiting.length],
    ['as many kept as counted', event!.kept_count === kept],
    ['not more than the capacity', free >= 0],
    ['each hold taken by as many as sit on it', holds.every((h) => h.kind === 'GUEST' || h.taken === seated.filter((r) => r.hold_id === h.id).length)],
    ['nobody waits for a seat that is free', free === 0 || waiting.length === 0],
    ['nobody waits for a seat that is kept for them', !freeForSome || waiting.every((r) => r.department !== '開発部')],
    ['tickets are drawn once', new Set(rows.map((r) => r.ticket)).size === rows.length],
    ['who gave a seat back sits on none', rows.every((r) => r.state === 'REGISTERED' || r.hold_id === null)],
  ];
  return checks.filter(([, isTrue]) => !isTrue).map(([name]) => name);
}

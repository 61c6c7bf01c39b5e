import { createHash, randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { meterSql } from '#tenancy';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { CheckInKind } from './desk.graphql.js';
import { CheckInDesks } from './desk.service.js';
import { DESK, type Data, act, facts, list, plan, rowId, seen, sync } from '../testing/stage.js';

const CODE = 'query ($id: ID!) { event(id: $id) { viewerRegistration { state attendedAt checkInCode checkInPicture } } }';
const OPEN = `query ($secret: String!) { checkInDesk(secret: $secret) { ${DESK} } }`;
const minutes = (n: number): Date => new Date(Date.now() + n * 60_000);

describe('at the door', () => {
  jest.setTimeout(120_000);
  let world: World;
  let tenant: TestTenant;
  let operator: Client;
  let event: Data;
  let secret: string;
  let helperId: string;
  beforeAll(async () => {
    world = await startWorld();
    tenant = await world.tenant();
    operator = await tenant.signIn('OPERATOR');
  });
  beforeEach(async () => {
    event = await act(operator, 'createEvent', plan({ startsAt: minutes(30), endsAt: minutes(150), capacity: 3 }));
    [helperId, secret] = await aHelper();
  });
  afterAll(() => world.close());

  const aHelper = async (of = event): Promise<[string, string]> => {
    const helper = await act(operator, 'inviteCheckInHelper', { eventId: of.id, label: '受付の田中さん' });
    return [helper.id, helper.path.split('/').at(-1)];
  };
  const comes = async (to = event): Promise<Client> => {
    const who = await tenant.signIn();
    await act(who, 'registerForEvent', { eventId: to.id });
    return who;
  };
  const mine = async (who: Client, of = event): Promise<Data> => (await who.query(CODE, { id: of.id })).data!.event.viewerRegistration;
  const scan = (code: Data | string, more: object = {}): Data => ({ clientId: randomUUID(), kind: 'CHECK_IN', at: new Date(), ...(typeof code === 'string' ? { code } : code), ...more });
  const one = async (code: Data | string, more: object = {}): Promise<Data> => (await sync(world, secret, [scan(code, more)])).results[0];
  const counts = async (): Promise<Data> => (await world.send(OPEN, { secret })).data!.checkInDesk;
  const keyOf = async (who: Client): Promise<string> => (await list(world, secret)).find(({ name }) => name === who.member.displayName)!.key;
  const changes = async (): Promise<Data[]> => (await facts(world, tenant, 'registration_changed')).filter(({ eventId, cause }) => eventId === rowId(event.id) && /CHECKED|UNDONE/.test(cause));

  describe('a code', () => {
    it('checks its holder in, once', async () => {
      const who = await comes();
      const { checkInCode, checkInPicture } = await mine(who);
      const first = await one(checkInPicture);
      expect(first).toMatchObject({ outcome: 'CHECKED_IN', person: { name: who.member.displayName, standing: 'ATTENDED', isWalkIn: false, attendedAt: expect.any(String) } });
      const again = await one(checkInCode.toLowerCase());
      expect(again).toMatchObject({ outcome: 'ALREADY', person: { attendedAt: first.person.attendedAt } });
      expect(await counts()).toMatchObject({ attendedCount: 1, expectedCount: 0, freeCount: 2, label: '受付の田中さん' });
      expect(await mine(who)).toMatchObject({ state: 'ATTENDED', attendedAt: first.person.attendedAt, checkInCode });
      expect(await changes()).toEqual([expect.objectContaining({ memberId: who.member.id, state: 'ATTENDED', previousState: 'REGISTERED', cause: 'CHECKED_IN' })]);
      // Their seat stays theirs, and nobody moves up.
      expect(await seen(operator, event.id)).toMatchObject({ registeredCount: 1 });
    });

    it('is told to its holder alone, while they have a seat', async () => {
      const who = await comes();
      const { data } = await operator.query('query ($id: ID!) { event(id: $id) { registrations { nodes { checkInCode checkInPicture } } } }', { id: event.id });
      expect(data!.event.registrations.nodes).toEqual([{ checkInCode: null, checkInPicture: null }]);
      await act(who, 'cancelRegistration', { eventId: event.id });
      expect(await mine(who)).toMatchObject({ checkInCode: null, checkInPicture: null });
    });

    it('works for a guest by their own link', async () => {
      const { secret: link } = await act(operator, 'inviteGuest', { eventId: event.id });
      const VIEW = '{ guestName checkInCode checkInPicture }';
      const before = (await world.send(`query ($secret: String!) { guestInvitation(secret: $secret) ${VIEW} }`, { secret: link })).data!.guestInvitation;
      expect(before).toEqual({ guestName: null, checkInCode: null, checkInPicture: null });
      await world.send('mutation ($input: AcceptGuestInvitationInput!) { acceptGuestInvitation(input: $input) { __typename } }', { input: { secret: link, name: '外の人', email: 'Soto@example.org' } });
      const view = (await world.send(`query ($secret: String!) { guestInvitation(secret: $secret) ${VIEW} }`, { secret: link })).data!.guestInvitation;
      expect(await one(view.checkInPicture)).toMatchObject({ outcome: 'CHECKED_IN', person: { name: '外の人' } });
      expect(await one(view.checkInCode)).toMatchObject({ outcome: 'ALREADY' });
      expect(await counts()).toMatchObject({ attendedCount: 1, expectedCount: 0 });
    });

    it('is refused when it is of another event, made up, given back or without a seat', async () => {
      const other = await act(operator, 'createEvent', plan({ startsAt: minutes(30), endsAt: minutes(150) }));
      const elsewhere = await mine(await comes(other), other);
      const [a, b] = [await comes(), await comes()];
      const codes = [await mine(a), await mine(b)] as [Data, Data];
      await act(b, 'cancelRegistration', { eventId: event.id });
      await Promise.all([comes(), comes()]);
      const waiting = await comes();
      const waitingKey = await keyOf(waiting);
      const [, id, code] = codes[0].checkInPicture.split('.');
      const forged = `EK1.${id}.${code === '0000000000' ? '1111111111' : '0000000000'}`;
      const swapped = `EK1.${codes[1].checkInPicture.split('.')[1]}.${code}`;
      const outcomes = await sync(world, secret, [elsewhere.checkInPicture, elsewhere.checkInCode, forged, swapped, 'hello', codes[1].checkInPicture, { personKey: waitingKey }].map((each) => scan(each)));
      expect(outcomes.results.map(({ outcome }: Data) => outcome)).toEqual(['OTHER_EVENT', 'UNKNOWN_CODE', 'UNKNOWN_CODE', 'UNKNOWN_CODE', 'UNKNOWN_CODE', 'CANCELLED', 'WAITLISTED']);
      expect(outcomes.results.slice(0, 5).every(({ person }: Data) => person === null)).toBe(true);
      expect(await counts()).toMatchObject({ attendedCount: 0 });
      // A code of another community is none here, however it is sent.
      const abroad = await world.tenant();
      const host = await abroad.signIn('OPERATOR');
      const theirs = await act(host, 'createEvent', plan({ startsAt: minutes(30), endsAt: minutes(150) }));
      await act(host, 'registerForEvent', { eventId: theirs.id });
      expect(await one((await mine(host, theirs)).checkInPicture)).toEqual({ clientId: expect.any(String), outcome: 'UNKNOWN_CODE', person: null });
    });

    it('is known to a device without a network by its hash', async () => {
      const who = await comes();
      const { checkInCode } = await mine(who);
      const [person] = await list(world, secret);
      expect(person!.codeHash).toBe(createHash('sha256').update(`${person!.key}.${checkInCode.replace('-', '')}`).digest('hex'));
    });
  });

  describe('the link of a helper', () => {
    it('shows names and how they stand, and nothing else', async () => {
      const who = await comes();
      expect(await list(world, secret)).toEqual([{ key: expect.any(String), name: who.member.displayName, isWalkIn: false, standing: 'EXPECTED', attendedAt: null, changedAt: expect.any(String), codeHash: expect.any(String) }]);
      const { errors } = await world.send('query ($id: ID!) { event(id: $id) { title } }', { id: event.id });
      expect(errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
    });

    it('is made and revoked by organizers, and is shown to nobody else', async () => {
      const who = await comes();
      const HELPERS = 'query ($id: ID!) { event(id: $id) { checkInDesk { attendedCount } checkInHelpers { id label path usedAt } } }';
      expect((await who.query(HELPERS, { id: event.id })).data!.event).toEqual({ checkInDesk: null, checkInHelpers: [] });
      expect((await operator.query(HELPERS, { id: event.id })).data!.event).toEqual({ checkInDesk: { attendedCount: 0 }, checkInHelpers: [{ id: helperId, label: '受付の田中さん', path: `/check-in/${secret}`, usedAt: null }] });
      for (const [name, input] of [['inviteCheckInHelper', { eventId: event.id, label: 'x' }], ['revokeCheckInHelper', { helperId }], ['setWalkIns', { eventId: event.id, takeSeats: true }], ['recordCheckIns', { eventId: event.id, sentAt: new Date(), scans: [] }]] as const) {
        expect(await act(who, name, input)).toMatchObject({ code: 'FORBIDDEN' });
      }
      expect(await act(operator, 'revokeCheckInHelper', { helperId })).toMatchObject({ revokedAt: expect.any(String) });
      expect((await world.send(OPEN, { secret })).errors![0]!.extensions.code).toBe('NOT_FOUND');
      expect(await sync(world, secret, [])).toMatchObject({ code: 'NOT_FOUND' });
      expect((await operator.query(HELPERS, { id: event.id })).data!.event.checkInHelpers).toEqual([]);
    });

    it('opens nothing when it is made up, and of another community nothing is found', async () => {
      const made = Buffer.from(secret, 'base64url');
      made[40]! ^= 1;
      for (const wrong of ['', 'x', made.toString('base64url')]) expect((await world.send(OPEN, { secret: wrong })).errors![0]!.extensions.code).toBe('NOT_FOUND');
      const abroad = await (await world.tenant()).signIn('OPERATOR');
      for (const [name, input] of [['inviteCheckInHelper', { eventId: event.id, label: 'x' }], ['revokeCheckInHelper', { helperId }], ['recordCheckIns', { eventId: event.id, sentAt: new Date(), scans: [] }]] as const) {
        expect(await act(abroad, name, input)).toMatchObject({ code: 'NOT_FOUND' });
      }
    });

    it('works for a day longer than the event, and an organizer puts right what is written also later', async () => {
      const who = await comes();
      const { checkInPicture } = await mine(who);
      const ended = (hours: number) => world.db.query(`UPDATE event SET starts_at = now() - interval '30 hours', registration_closes_at = now() - interval '30 hours', ends_at = now() - make_interval(hours => $2) WHERE id = $1`, [rowId(event.id), hours]);
      await ended(23);
      expect(await one(checkInPicture)).toMatchObject({ outcome: 'CHECKED_IN' });
      await ended(25);
      expect((await world.send(OPEN, { secret })).errors![0]!.extensions.code).toBe('NOT_FOUND');
      expect(await sync(world, secret, [scan(checkInPicture)])).toMatchObject({ __typename: 'CheckInClosed', code: 'CHECK_IN_CLOSED', closedAt: expect.any(String) });
      const undo = { clientId: randomUUID(), kind: 'UNDO', at: new Date(), personKey: rowId((await seen(who, event.id))!.viewerRegistration.id) };
      expect((await act(operator, 'recordCheckIns', { eventId: event.id, sentAt: new Date(), scans: [undo] })).results).toMatchObject([{ outcome: 'UNDONE' }]);
      expect(await act(operator, 'inviteCheckInHelper', { eventId: event.id, label: 'x' })).toMatchObject({ code: 'CHECK_IN_CLOSED' });
    });

    it('is refused for an event that was called off', async () => {
      await act(operator, 'cancelEvent', { eventId: event.id });
      expect(await sync(world, secret, [])).toMatchObject({ code: 'EVENT_CANCELLED', message: 'このイベントは中止になりました。' });
      expect(await act(operator, 'inviteCheckInHelper', { eventId: event.id, label: 'x' })).toMatchObject({ code: 'EVENT_CANCELLED' });
    });
  });

  describe('what is undone', () => {
    it('does not count, and what was scanned before does not come back', async () => {
      const who = await comes();
      const { checkInPicture } = await mine(who);
      const stale = scan(checkInPicture, { at: minutes(-5) });
      const { person } = await one(checkInPicture, { at: minutes(-4) });
      expect(await one({ personKey: person.key }, { kind: 'UNDO' })).toMatchObject({ outcome: 'UNDONE', person: { standing: 'EXPECTED', attendedAt: null } });
      expect(await one({ personKey: person.key }, { kind: 'UNDO' })).toMatchObject({ outcome: 'NOT_CHECKED_IN' });
      expect((await sync(world, secret, [stale])).results).toMatchObject([{ outcome: 'UNDONE_SINCE', person: { standing: 'EXPECTED' } }]);
      expect(await mine(who)).toMatchObject({ state: 'REGISTERED', attendedAt: null });
      expect(await one(checkInPicture)).toMatchObject({ outcome: 'CHECKED_IN' });
      expect((await changes()).map(({ cause }) => cause)).toEqual(['CHECKED_IN', 'UNDONE', 'CHECKED_IN']);
      expect(await one({ personKey: randomUUID() }, { kind: 'UNDO' })).toMatchObject({ outcome: 'NOT_CHECKED_IN', person: null });
    });
  });

  describe('who comes unannounced', () => {
    const walkIn = (more: object = {}): Promise<Data> => one({ kind: 'WALK_IN', name: '通りすがり', ...more });
    it('is there, on top of the seats', async () => {
      await Promise.all([comes(), comes(), comes()]);
      const { outcome, person } = await walkIn({ email: 'Who@Example.org' });
      expect([outcome, person]).toMatchObject(['CHECKED_IN', { name: '通りすがり', isWalkIn: true, standing: 'ATTENDED', codeHash: null }]);
      expect(await counts()).toMatchObject({ attendedCount: 1, expectedCount: 3, freeCount: 0 });
      expect(await one({ personKey: person.key }, { kind: 'UNDO' })).toMatchObject({ outcome: 'UNDONE', person: { standing: 'NOT_COMING' } });
      expect(await counts()).toMatchObject({ attendedCount: 0 });
    });

    it('takes a seat when the organizers say so, and gives it to whoever waits', async () => {
      expect(await act(operator, 'setWalkIns', { eventId: event.id, takeSeats: true })).toMatchObject({ checkInDesk: { walkInsTakeSeats: true } });
      await Promise.all([comes(), comes()]);
      const { person } = await walkIn();
      expect(await counts()).toMatchObject({ freeCount: 0, attendedCount: 1 });
      expect(await walkIn()).toMatchObject({ outcome: 'NO_SEAT', person: null });
      const waiting = await comes();
      expect(await mine(waiting)).toMatchObject({ state: 'WAITLISTED' });
      await one({ personKey: person.key }, { kind: 'UNDO' });
      expect(await mine(waiting)).toMatchObject({ state: 'REGISTERED' });
      expect(await counts()).toMatchObject({ freeCount: 0, attendedCount: 0, expectedCount: 3 });
    });

    it('may be a member, whom only an organizer can name; who has a seat is just there', async () => {
      const [stranger, seated] = [await tenant.signIn(), await comes()];
      const idOf = (who: Client): string => Buffer.from(`Member:${who.member.id}`).toString('base64url');
      expect(await sync(world, secret, [scan({ kind: 'WALK_IN', memberId: idOf(stranger) })])).toMatchObject({ code: 'INVALID_INPUT', field: 'input.scans.0.memberId', reason: 'NOT_FOR_HELPERS' });
      const record = async (...people: Client[]): Promise<Data[]> =>
        (await act(operator, 'recordCheckIns', { eventId: event.id, sentAt: new Date(), scans: people.map((who) => scan({ kind: 'WALK_IN', memberId: idOf(who) })) })).results;
      expect(await record(stranger, seated, stranger)).toMatchObject([
        { outcome: 'CHECKED_IN', person: { name: stranger.member.displayName, isWalkIn: true } },
        { outcome: 'CHECKED_IN', person: { name: seated.member.displayName, isWalkIn: false } },
        { outcome: 'ALREADY', person: { name: stranger.member.displayName } },
      ]);
      expect(await mine(seated)).toMatchObject({ state: 'ATTENDED' });
      expect(await counts()).toMatchObject({ attendedCount: 2, expectedCount: 0 });
    });

    it.each([
      [{ name: '' }, 'input.scans.0.name', 'TOO_SHORT'],
      [{ name: 'x'.repeat(101) }, 'input.scans.0.name', 'TOO_LONG'],
      [{ name: 'x', email: 'no' }, 'input.scans.0.email', 'TOO_SHORT'],
      [{ name: 'x', email: 'nobody' }, 'input.scans.0.email', 'INVALID_EMAIL'],
      [{ kind: 'CHECK_IN' }, 'input.scans.0.personKey', 'REQUIRED'],
      [{ kind: 'UNDO', code: 'K7QM2F9XPT' }, 'input.scans.0.personKey', 'REQUIRED'],
      [{ kind: 'UNDO', personKey: '1 OR 1=1' }, 'input.scans.0.personKey', 'INVALID_ID'],
      [{ name: 'x', clientId: 'short' }, 'input.scans.0.clientId', 'TOO_SHORT'],
    ])('%j: %s is %s', async (input, field, reason) => expect(await sync(world, secret, [{ ...scan({ kind: 'WALK_IN' }), ...input }])).toMatchObject({ code: 'INVALID_INPUT', field, reason }));
    it('at most 100 are sent at once', async () =>
      expect(await sync(world, secret, Array.from({ length: 101 }, () => scan('x')))).toMatchObject({ code: 'INVALID_INPUT', field: 'input.scans', reason: 'TOO_MANY' }));
  });

  describe('a bad network', () => {
    it('counts once what is sent again, also at the same time', async () => {
      const who = await comes();
      const same = scan((await mine(who)).checkInPicture);
      const walkIn = scan({ kind: 'WALK_IN', name: '通りすがり' });
      const answers = await Promise.all(Array.from({ length: 4 }, () => sync(world, secret, [same, walkIn, same])));
      for (const answer of answers) expect(answer.results).toEqual(answers[0]!.results);
      expect(answers[0]!.results.map(({ outcome }: Data) => outcome)).toEqual(['CHECKED_IN', 'CHECKED_IN', 'CHECKED_IN']);
      expect(await counts()).toMatchObject({ attendedCount: 2 });
      expect(await changes()).toHaveLength(1);
    });

    it('notices a clock that is off, takes off by how much, and keeps what the device said', async () => {
      const people = [await comes(), await comes(), await comes()];
      const [ahead, behind, wild] = await Promise.all(people.map((each) => mine(each))) as [Data, Data, Data];
      const now = Date.now();
      const device = (minutes: number): Date => new Date(now + minutes * 60_000);
      const results = [
        await sync(world, secret, [scan(ahead.checkInPicture, { at: device(590) })], device(600)),
        await sync(world, secret, [scan(behind.checkInPicture, { at: device(-610) })], device(-600)),
        await sync(world, secret, [scan(wild.checkInPicture, { at: new Date('1999-01-01T00:00:00Z') })], device(0)),
      ];
      expect(results.map(({ clockOffSeconds }) => Math.round((clockOffSeconds ?? 0) / 60))).toEqual([600, -600, 0]);
      const minutesAgo = results.map(({ results: [{ person }] }) => Math.round((now - Date.parse(person.attendedAt)) / 60_000));
      expect(minutesAgo.slice(0, 2)).toEqual([10, 10]);
      expect(Date.parse(results[2]!.results[0].person.attendedAt)).toBe(Date.parse(event.startsAt) - 12 * 3_600_000);
      const kept = await world.db.query<{ claimed_at: Date }>('SELECT claimed_at FROM attendance WHERE event_id = $1 ORDER BY claimed_at', [rowId(event.id)]);
      expect(kept.map(({ claimed_at: at }) => at.getTime())).toEqual([Date.UTC(1999, 0, 1), device(-610).getTime(), device(590).getTime()]);
    });

    it('ends up the same in whatever order three helpers send what they scanned', async () => {
      const who = fc.integer({ min: 0, max: 3 });
      const scans = fc.array(fc.record({ who, helper: fc.integer({ min: 0, max: 2 }), minute: fc.integer({ min: 1, max: 60 }) }), { minLength: 1, maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(scans, fc.integer(), async (made, seed) => {
          const to = await act(operator, 'createEvent', plan({ startsAt: minutes(-30), endsAt: minutes(60), registrationClosesAt: minutes(59), capacity: 4 }));
          const crowd = await Promise.all([comes(to), comes(to), comes(to), comes(to)]);
          const codes = await Promise.all(crowd.map((one) => mine(one, to)));
          const helpers = await Promise.all([0, 1, 2].map(() => aHelper(to)));
          const now = new Date();
          const queue = made.map(({ who, helper, minute }) => ({ helper, minute, who, scan: scan(codes[who]!.checkInPicture, { at: new Date(now.getTime() - minute * 60_000) }) }));
          const sent = [0, 1, 2].map((n) => queue.filter(({ helper }) => helper === n).map((each) => each.scan)).filter((list) => list.length > 0);
          // Each device sends twice, in an order that the network chooses.
          const order = [...sent.keys(), ...sent.keys()].sort((a, b) => ((a * 31 + seed) % 7) - ((b * 31 + seed) % 7));
          await Promise.all(order.map((n) => sync(world, helpers[n % 3]![1], sent[n]!, now)));
          const there = (await list(world, helpers[0]![1])).filter(({ standing }) => standing === 'ATTENDED');
          const names = new Map(queue.map(({ who, minute }) => [crowd[who]!.member.displayName, Math.max(minute, ...queue.filter((other) => other.who === who).map((other) => other.minute))]));
          const found = new Map(there.map(({ name, attendedAt }) => [name, Math.round((now.getTime() - Date.parse(attendedAt)) / 60_000)]));
          expect(new Map([...found].sort())).toEqual(new Map([...names].sort()));
        }),
        { numRuns: 8 },
      );
    });

    it('is asked only for what changed', async () => {
      const [a] = [await comes(), await comes()];
      const since = (await counts()).serverTime;
      await one({ personKey: await keyOf(a) });
      expect((await list(world, secret, 100, since)).map(({ name }) => name)).toEqual([a.member.displayName]);
      expect(await list(world, secret, 1)).toHaveLength(2);
    });

    it('asks for few statements', async () => {
      await Promise.all([comes(), comes(), comes()]);
      const keys = (await list(world, secret)).map(({ key }) => key as string);
      const desks = world.app.get(CheckInDesks, { strict: false });
      const opened = await meterSql(async () => desks.people(await desks.open(secret, 'test'), { first: 100 }));
      const scans = keys.map((personKey) => ({ clientId: randomUUID(), kind: CheckInKind.CHECK_IN, at: new Date(), personKey }));
      const sent = await meterSql(() => desks.sync({ secret, sentAt: new Date(), scans }, 'test'));
      console.log(`the list: ${opened.cost.statements} statements; a sending of any size: ${sent.cost.statements}`);
      expect(opened.cost.statements).toBeLessThanOrEqual(3);
      expect(sent.cost.statements).toBeLessThanOrEqual(14);
    });
  });

  it('an organizer needs no link, and the event says who was there', async () => {
    const who = await comes();
    const { results } = await act(operator, 'recordCheckIns', { eventId: event.id, sentAt: new Date(), scans: [scan({ personKey: rowId((await seen(who, event.id))!.viewerRegistration.id) })] });
    expect(results).toMatchObject([{ outcome: 'CHECKED_IN' }]);
    const { data } = await operator.query('query ($id: ID!) { event(id: $id) { registrations(state: ATTENDED) { nodes { state attendedAt member { displayName } } } } }', { id: event.id });
    expect(data!.event.registrations.nodes).toEqual([{ state: 'ATTENDED', attendedAt: expect.any(String), member: { displayName: who.member.displayName } }]);
    expect(await act(who, 'cancelRegistration', { eventId: event.id })).toMatchObject({ code: 'NOT_REGISTERED' });
  });
});

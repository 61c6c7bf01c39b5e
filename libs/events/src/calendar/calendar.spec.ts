import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { type Data, act, inDays, listed, plan, seen } from '../testing/stage.js';

/** When something takes place, as each reader of a calendar says it. */
interface Time {
  title: string;
  startsAt: string;
  endsAt: string;
  isCancelled: boolean;
}
const inOrder = (times: Time[]): Time[] => times.sort((a, b) => (a.startsAt + a.title < b.startsAt + b.title ? -1 : 1));
const utc = (at: Date): string => at.toISOString();

/** What ical.js makes of it: zones by the VTIMEZONEs of the file, recurrences with their exceptions. */
function byIcalJs(text: string): Time[] {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone as never);
  const parts = calendar.getAllSubcomponents('vevent');
  // Otherwise ical.js takes each exception for one of every recurrence in the file.
  const ofSame = (one: InstanceType<typeof ICAL.Component>) => parts.filter((other) => other.hasProperty('recurrence-id') && other.getFirstPropertyValue('uid') === one.getFirstPropertyValue('uid'));
  const all = parts.map((one) => new ICAL.Event(one, { exceptions: (one.hasProperty('recurrence-id') ? [] : ofSame(one)) as never }));
  const isCancelled = (event: InstanceType<typeof ICAL.Event>): boolean => event.component.getFirstPropertyValue('status') === 'CANCELLED';
  const found: Time[] = [];
  for (const event of all.filter((one) => !one.isRecurrenceException())) {
    if (!event.isRecurring()) {
      found.push({ title: event.summary, startsAt: utc(event.startDate.toJSDate()), endsAt: utc(event.endDate.toJSDate()), isCancelled: isCancelled(event) });
      continue;
    }
    const times = event.iterator();
    for (let next = times.next(); next; next = times.next()) {
      const { item, startDate, endDate } = event.getOccurrenceDetails(next);
      found.push({ title: item.summary, startsAt: utc(startDate.toJSDate()), endsAt: utc(endDate.toJSDate()), isCancelled: isCancelled(item) });
    }
  }
  return inOrder(found);
}

/** What node-ical makes of it: zones by their names. */
function byNodeIcal(text: string): Time[] {
  const found: Time[] = [];
  for (const event of Object.values(nodeIcal.sync.parseICS(text))) {
    if (event?.type !== 'VEVENT') continue;
    const plain = (one: Data): Time => ({ title: String(one.summary), startsAt: utc(new Date(one.start as Date)), endsAt: utc(new Date(one.end as Date)), isCancelled: one.status === 'CANCELLED' });
    if (!event.rrule) {
      found.push(plain(event));
      continue;
    }
    const instances = nodeIcal.expandRecurringEvent(event, { from: new Date('2020-01-01'), to: new Date('2040-01-01'), includeOverrides: true, excludeExdates: true });
    found.push(...instances.map(({ start, end, summary, event: one }) => plain({ start, end, summary, status: one.status })));
  }
  return inOrder(found);
}

describe('a calendar', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  let member: Client;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant({ name: '北の会; 改行, なし' });
    operator = await north.signIn('OPERATOR');
    member = await north.signIn();
  });
  afterAll(() => world.close());

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${world.url}${path}`, { headers });
  const feed = async (who: Client, scope = 'COMMUNITY'): Promise<string> => (await act(who, 'createCalendarFeed', { scope })).path as string;
  const text = async (path: string): Promise<string> => (await get(path)).text();
  /** What the API says. */
  const said = async (who: Client): Promise<Time[]> =>
    inOrder((await listed(who, { from: inDays(-300) })).map((e) => ({ title: e.title, startsAt: e.startsAt, endsAt: e.endsAt, isCancelled: e.status === 'CANCELLED' })));

  it('is read by its address, as often as one likes, and sent only when it changed', async () => {
    const event = await act(operator, 'createEvent', plan({ title: '読書, 会; \\その1' }));
    const path = await feed(member);
    const first = await get(path);
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const etag = first.headers.get('etag')!;
    expect(byIcalJs(await first.text())).toEqual(await said(member));
    const again = await get(path, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await act(operator, 'editEvent', { eventId: event.id, version: 1, title: '読書会 その2' });
    const changed = await get(path, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    const body = await changed.text();
    expect(body).toContain('SEQUENCE:1');
    expect(body).toContain('X-WR-CALNAME:北の会\\; 改行\\, なし');
    expect(body.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });

  it('keeps its names: the same event has the same one for ever, a higher number after each change, and is called off in place', async () => {
    const event = await act(operator, 'createEvent', plan());
    const path = await feed(member);
    const uid = (body: string) => /UID:(.+)/.exec(body.replace(/\r\n /g, ''))![1];
    const before = await text(path);
    await act(operator, 'cancelEvent', { eventId: event.id });
    const after = await text(path);
    expect(uid(after)).toBe(uid(before));
    expect([/SEQUENCE:(\d+)/.exec(before)![1], /SEQUENCE:(\d+)/.exec(after)![1], /STATUS:(\w+)/.exec(after)![1]]).toEqual(['0', '1', 'CANCELLED']);
  });

  it('opens nothing once it was revoked, or made anew, or when its owner has left; and one that is guessed opens nothing', async () => {
    const [old, path] = [await feed(member), await feed(member)];
    expect([(await get(old)).status, (await get(path)).status]).toEqual([404, 200]);
    const { id } = (await member.query('{ calendarFeeds { id path readAt } }')).data!.calendarFeeds[0];
    expect(await act(operator, 'revokeCalendarFeed', { feedId: id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await act(member, 'revokeCalendarFeed', { feedId: id })).toMatchObject({ revokedAt: expect.any(String) });
    expect((await get(path)).status).toBe(404);
    const mine = await feed(member, 'MINE');
    expect((await get(mine)).status).toBe(200);
    await world.db.query(`UPDATE member SET state = 'LEFT' WHERE id = $1`, [member.member.id]);
    expect((await get(mine)).status).toBe(404);
    expect((await get(`/calendar/${'x'.repeat(64)}.ics`)).status).toBe(404);
  });

  it('tells where it is to those who have a seat, and in nobody else\'s calendar', async () => {
    const event = await act(operator, 'createEvent', plan({ mode: 'HYBRID', place: '会議室A', onlineUrl: 'https://example.org/x', capacity: 1 }));
    const second = await north.signIn();
    await act(member, 'registerForEvent', { eventId: event.id });
    await act(second, 'registerForEvent', { eventId: event.id });
    const [mine, theirs, all] = [await text(await feed(member, 'MINE')), await text(await feed(second, 'MINE')), await text(await feed(member))];
    expect(mine).toContain('LOCATION:会議室A https://example.org/x');
    expect(mine).toContain('STATUS:CONFIRMED');
    expect(theirs).toContain('STATUS:TENTATIVE');
    for (const body of [theirs, all]) expect(body).not.toMatch(/会議室A|example.org\/x/);
    const file = async (who: Client) => (await who.query('query ($id: ID!) { event(id: $id) { calendarFile } }', { id: event.id })).data!.event.calendarFile as string;
    expect(await file(member)).toContain('会議室A');
    expect(await file(second)).not.toContain('会議室A');
    expect(byIcalJs(await file(second))).toEqual(await said(second));
    expect(await text(await feed(operator, 'MINE'))).toContain('会議室A'); // organizes it
    expect(await text(await feed(await north.signIn(), 'MINE'))).not.toContain('BEGIN:VEVENT');
  });

  it('of drafts says nothing', async () => {
    await act(operator, 'createEvent', plan({ isDraft: true }));
    expect(await text(await feed(operator))).not.toContain('BEGIN:VEVENT');
  });

  it('says what the API says, to both readers, over recurrences, exceptions, moves, cancellations and zones', async () => {
    const zone = fc.constantFrom('Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Australia/Sydney', 'UTC');
    const series = fc.record({
      zone,
      day: fc.integer({ min: 2, max: 300 }),
      hour: fc.integer({ min: 0, max: 23 }),
      quarter: fc.integer({ min: 0, max: 3 }),
      minutes: fc.integer({ min: 30, max: 300 }),
      rule: fc.constantFrom('FREQ=DAILY', 'FREQ=DAILY;INTERVAL=3', 'FREQ=WEEKLY', 'FREQ=WEEKLY;INTERVAL=2', 'FREQ=MONTHLY'),
      count: fc.integer({ min: 1, max: 9 }),
      left: fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 2 }),
      changes: fc.array(
        fc.record({ which: fc.integer({ min: 0, max: 8 }), what: fc.constantFrom('move', 'rename', 'cancel', 'longer', 'following', 'zone'), by: fc.integer({ min: -300, max: 3000 }) }),
        { maxLength: 4 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(series, { minLength: 1, maxLength: 2 }), async (all) => {
        const here = await world.tenant();
        const host = await here.signIn('OPERATOR');
        for (const { zone: timeZone, day, hour, quarter, minutes, rule, count, left, changes } of all) {
          const at = new Date(inDays(day).setUTCHours(hour, quarter * 15, 0, 0));
          const made = await act(host, 'createEvent', plan({ title: 'くり返し', startsAt: at, endsAt: new Date(at.getTime() + minutes * 60_000), timeZone, recurrence: { rule: `${rule};COUNT=${count}` } }));
          if (made.code) continue; // the 31st of a month without one, and the like
          const own = (): Promise<Data[]> => listed(host, { seriesId: made.series.id });
          const events = await own();
          // An exception that was there from the beginning: the same rule without some days.
          const days = left.map((i) => events[i]?.startsAt).filter(Boolean).map((iso: string) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(iso)));
          await act(host, 'createEvent', plan({ title: '休みあり', startsAt: at, endsAt: new Date(at.getTime() + minutes * 60_000), timeZone, recurrence: { rule: `${rule};COUNT=${count}`, exceptOn: days } }));
          for (const { which, what, by } of changes) {
            const event = (await own())[which];
            if (!event || event.status === 'CANCELLED') continue;
            const shift = (iso: string): Date => new Date(Date.parse(iso) + by * 60_000);
            const edit = (change: object) => act(host, 'editEvent', { eventId: event.id, version: event.version, ...change });
            if (what === 'move') await edit({ startsAt: shift(event.startsAt) });
            if (what === 'rename') await edit({ title: `別の題 ${by}` });
            if (what === 'longer') await edit({ endsAt: new Date(Date.parse(event.endsAt) + 900_000) });
            if (what === 'zone') await edit({ timeZone: 'America/Los_Angeles' });
            if (what === 'cancel') await act(host, 'cancelEvent', { eventId: event.id, scope: by % 3 === 0 ? 'FOLLOWING' : 'THIS' });
            if (what === 'following') await edit({ scope: 'FOLLOWING', startsAt: shift(event.startsAt), title: `以後 ${by}` });
          }
        }
        const body = await text(await feed(host));
        const expected = await said(host);
        expect(byIcalJs(body)).toEqual(expected);
        expect(byNodeIcal(body)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  }, 300_000);

  it('writes a skipped or repeated time so that nobody reads it differently', async () => {
    for (const [day, timeZone] of [['2027-03-27T01:30:00Z', 'Europe/Berlin'], ['2027-10-30T00:30:00Z', 'Europe/Berlin'], ['2027-10-02T15:45:00Z', 'Australia/Lord_Howe']] as const) {
      const startsAt = new Date(day);
      await act(operator, 'createEvent', plan({ title: timeZone, startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), timeZone, recurrence: { rule: 'FREQ=DAILY;COUNT=3' } }));
    }
    const body = await text(await feed(member));
    const expected = inOrder((await listed(member, { from: inDays(0) })).map((e) => ({ title: e.title, startsAt: e.startsAt, endsAt: e.endsAt, isCancelled: false })));
    expect(expected).toHaveLength(9);
    expect(byIcalJs(body)).toEqual(expected);
    expect(byNodeIcal(body)).toEqual(expected);
    const [first] = await listed(member, { from: inDays(0) });
    expect((await seen(member, first!.id))!.clockChange).toBeNull();
    expect((await listed(member, { from: inDays(0) })).map((e) => e.clockChange).filter(Boolean).sort()).toEqual(expect.arrayContaining(['GAP', 'OVERLAP']));
  });
});

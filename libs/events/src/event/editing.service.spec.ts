import { newId, toGlobalId } from '#kernel';
import { type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { type Data, act, facts, inDays, listed, plan, rowId, seen } from '../testing/stage.js';

describe('an event after it was made', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  let member: Client;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
    operator = await north.signIn('OPERATOR');
    member = await north.signIn();
  });
  afterAll(() => world.close());
  const made = (change: object = {}) => act(operator, 'createEvent', plan(change));
  const edit = (event: Data, change: object, who = operator) => act(who, 'editEvent', { eventId: event.id, version: event.version, ...change });

  it('is a draft until it is announced: nobody else sees it, and nobody is told', async () => {
    const draft = await made({ isDraft: true, fee: '500円', countsAsTraining: true, workTimeAgreedBy: '人事部' });
    expect(draft).toMatchObject({ status: 'DRAFT', fee: '500円', countsAsTraining: true, workTimeAgreedBy: '人事部', viewerCanEdit: true });
    expect(await facts(world, north, 'event_created')).toEqual([]);
    expect(await seen(member, draft.id)).toBeNull();
    expect(await act(member, 'registerForEvent', { eventId: draft.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await act(member, 'publishEvent', { eventId: draft.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await listed(operator)).toEqual([]);
    expect(await listed(member, { when: 'DRAFT' })).toEqual([]);
    expect((await listed(operator, { when: 'DRAFT' })).map((e) => e.id)).toEqual([draft.id]);
    expect(await act(operator, 'publishEvent', { eventId: draft.id })).toMatchObject({ status: 'PUBLISHED' });
    expect(await act(operator, 'publishEvent', { eventId: draft.id })).toMatchObject({ __typename: 'EventPublished', code: 'EVENT_PUBLISHED' });
    expect(await facts(world, north, 'event_created')).toEqual([{ eventId: rowId(draft.id) }]);
    expect((await seen(member, draft.id))!.status).toBe('PUBLISHED');
  });

  it('is edited from a version; of two who edit at once one is shown what the other wrote', async () => {
    const event = await made();
    const answers = await Promise.all([edit(event, { title: '甲' }), edit(event, { title: '乙' })]);
    const [kept, lost] = [answers.find((a) => a.__typename === 'Event')!, answers.find((a) => a.__typename === 'EventEditConflict')!];
    expect(kept).toMatchObject({ version: 2 });
    expect(lost).toMatchObject({ code: 'EDIT_CONFLICT', current: { version: 2, title: kept.title } });
    expect(await facts(world, north, 'event_changed')).toEqual([{ eventIds: [rowId(event.id)], matters: [] }]);
  });

  it('tells what matters: another time and another place, and not other words', async () => {
    const event = await made({ mode: 'ONSITE', place: '会議室A' });
    const later = inDays(8);
    const moved = await edit(event, { startsAt: later });
    expect(moved).toMatchObject({ startsAt: later.toISOString(), endsAt: new Date(later.getTime() + 0.1 * 86_400_000).toISOString(), registrationClosesAt: later.toISOString() });
    const elsewhere = await edit(moved, { place: '会議室B', title: '新しい名前', fee: '' });
    expect(elsewhere).toMatchObject({ place: '会議室B', title: '新しい名前', fee: null });
    expect((await facts(world, north, 'event_changed')).map((f) => f.matters)).toEqual([['TIME'], ['PLACE']]);
  });

  it.each([
    [{ endsAt: inDays(1) }, 'input.endsAt', 'OUT_OF_RANGE'],
    [{ mode: 'HYBRID' }, 'input.place', 'REQUIRED'],
    [{ timeZone: '+09:00' }, 'input.timeZone', 'INVALID_TIME_ZONE'],
    [{ onlineUrl: 'javascript:alert(1)' }, 'input.onlineUrl', 'INVALID_URL'],
    [{ title: '' }, 'input.title', 'TOO_SHORT'],
    [{ capacity: 0 }, 'input.capacity', 'OUT_OF_RANGE'],
    [{ questions: [{ text: '色', kind: 'CHOICE', choices: ['赤'] }] }, 'input.questions.0.choices', 'INVALID_CHOICES'],
  ])('is not made %o', async (change, field, reason) => {
    expect(await edit((await made()) , change)).toMatchObject({ code: 'INVALID_INPUT', field, reason });
  });

  it('cannot have fewer seats than people, and says what can be done; more seats go to those who wait, in their order', async () => {
    const event = await made({ capacity: 2 });
    const crowd = await Promise.all(Array.from({ length: 5 }, () => north.signIn()));
    for (const person of crowd) await act(person, 'registerForEvent', { eventId: event.id });
    const low = await edit(event, { capacity: 1 });
    expect(low).toMatchObject({ __typename: 'CapacityTooLow', code: 'CAPACITY_TOO_LOW', registeredCount: 2, keptCount: 0 });
    expect(low.message).toContain('定員は2以上にするか');
    expect(await edit(event, { capacity: 4 })).toMatchObject({ capacity: 4, registeredCount: 4, waitlistedCount: 1 });
    expect(await Promise.all(crowd.map(async (person) => (await seen(person, event.id))!.viewerRegistration.state))).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED', 'REGISTERED', 'WAITLISTED']);
    expect((await facts(world, north, 'registration_changed')).filter((f) => f.cause === 'PROMOTED')).toHaveLength(2);
  });

  it('is looked after by its organizer, whoever that is; of others only by operators', async () => {
    const event = await made({ mode: 'ONSITE', place: '会議室A' });
    expect(await edit(event, { title: 'x' }, member)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await act(member, 'handOverEvent', { eventId: event.id, memberId: toGlobalId('Member', member.member.id) })).toMatchObject({ code: 'FORBIDDEN' });
    const handed = await act(operator, 'handOverEvent', { eventId: event.id, memberId: toGlobalId('Member', member.member.id) });
    expect(handed.organizer.displayName).toBe(member.member.displayName);
    expect(await facts(world, north, 'handed_over')).toEqual([{ eventId: rowId(event.id), memberId: member.member.id, byMemberId: operator.member.id }]);
    expect(await edit(handed, { title: '引き継ぎました' }, member)).toMatchObject({ title: '引き継ぎました', place: '会議室A', viewerCanEdit: true });
    expect((await member.query('query ($id: ID!) { event(id: $id) { registrations { nodes { id } } } }', { id: event.id })).errors).toBeUndefined();
    expect(await act(operator, 'handOverEvent', { eventId: event.id, memberId: toGlobalId('Member', newId()) })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is duplicated as a draft of one\'s own, without the people', async () => {
    const event = await made({ capacity: 3, needsApproval: true, questions: [{ text: 'ひとこと', kind: 'TEXT' }] });
    await act(member, 'registerForEvent', { eventId: event.id });
    const copy = await act(operator, 'duplicateEvent', { eventId: event.id });
    expect(copy).toMatchObject({ status: 'DRAFT', title: event.title, capacity: 3, needsApproval: true, registeredCount: 0, startsAt: new Date(Date.parse(event.startsAt) + 7 * 86_400_000).toISOString() });
    expect(copy.questions).toEqual(event.questions);
    expect(copy.id).not.toBe(event.id);
  });

  it('shows speakers when they agreed, and before that only to them and to its organizers', async () => {
    const event = await made();
    const [speaker, reader] = [await north.signIn(), await north.signIn()];
    const asked = await act(operator, 'askSpeaker', { eventId: event.id, memberId: toGlobalId('Member', speaker.member.id), topic: '合格まで' });
    expect(asked).toMatchObject({ state: 'ASKED' });
    const shown = async (who: Client) => (await seen(who, event.id))!.speakers.map((s: { state: string }) => s.state);
    expect([await shown(reader), await shown(speaker), await shown(operator)]).toEqual([[], ['ASKED'], ['ASKED']]);
    expect(await act(reader, 'answerSpeaking', { speakerId: asked.id, agrees: true })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await act(speaker, 'answerSpeaking', { speakerId: asked.id, agrees: true })).toMatchObject({ state: 'AGREED' });
    expect(await shown(reader)).toEqual(['AGREED']);
    expect(await act(speaker, 'answerSpeaking', { speakerId: asked.id, agrees: false })).toMatchObject({ state: 'DECLINED' });
    expect(await shown(reader)).toEqual([]);
    expect(await act(operator, 'askSpeaker', { eventId: event.id, memberId: toGlobalId('Member', speaker.member.id), topic: 'もう一度' })).toMatchObject({ __typename: 'AlreadyAsked', speaker: { state: 'DECLINED' } });
    expect(await act(reader, 'removeSpeaker', { speakerId: asked.id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await act(operator, 'removeSpeaker', { speakerId: asked.id })).toEqual({ __typename: 'SpeakerRemoved', isRemoved: true });
    expect((await facts(world, north, 'speaker_answered')).map((f) => f.agrees)).toEqual([true, false]);
  });

  it('has materials for those who come and for its organizers', async () => {
    const event = await made();
    const set = await act(operator, 'setEventMaterials', { eventId: event.id, materials: [{ title: '資料', url: 'https://example.org/slides' }, { title: '録画', url: 'https://example.org/video' }] });
    expect(set.materials.map((m: { title: string }) => m.title)).toEqual(['資料', '録画']);
    expect((await seen(member, event.id))!.materials).toEqual([]);
    await act(member, 'registerForEvent', { eventId: event.id });
    expect((await seen(member, event.id))!.materials).toHaveLength(2);
    expect(await act(operator, 'setEventMaterials', { eventId: event.id, materials: [{ title: '資料' }] })).toMatchObject({ field: 'input.materials.0.url', reason: 'REQUIRED' });
    expect(await act(operator, 'setEventMaterials', { eventId: event.id, materials: [{ title: '資料', url: 'ftp://x' }] })).toMatchObject({ field: 'input.materials.0.url', reason: 'INVALID_URL' });
    expect(await act(member, 'setEventMaterials', { eventId: event.id, materials: [] })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is called off once, and changes no more', async () => {
    const event = await made();
    expect(await act(operator, 'cancelEvent', { eventId: event.id })).toMatchObject({ status: 'CANCELLED', version: 2 });
    expect(await edit({ id: event.id, version: 2 }, { title: 'x' })).toMatchObject({ __typename: 'EventCancelled' });
    expect(await act(operator, 'publishEvent', { eventId: event.id })).toMatchObject({ __typename: 'EventCancelled' });
    expect(await act(operator, 'askSpeaker', { eventId: event.id, memberId: toGlobalId('Member', member.member.id), topic: 'x' })).toMatchObject({ __typename: 'EventCancelled' });
  });

  it("of another community cannot be told apart from one that never existed, whatever is done", async () => {
    const event = await made();
    const stranger = await (await world.tenant()).signIn('OWNER');
    const mine = toGlobalId('Member', stranger.member.id);
    const attempts: [string, object][] = [['editEvent', { version: 1, title: 'x' }], ['publishEvent', {}], ['duplicateEvent', {}], ['handOverEvent', { memberId: mine }], ['askSpeaker', { memberId: mine, topic: 'x' }], ['setEventMaterials', { materials: [] }], ['keepSeats', { seats: 1, role: 'MEMBER' }], ['inviteGuest', {}], ['offerSeat', { memberId: mine }]];
    for (const [name, rest] of attempts) {
      const [foreign, missing] = [await act(stranger, name, { eventId: event.id, ...rest }), await act(stranger, name, { eventId: toGlobalId('Event', newId()), ...rest })];
      expect([name, foreign.code, missing.code]).toEqual([name, 'NOT_FOUND', 'NOT_FOUND']);
    }
    expect(codeOf(await stranger.query('query ($id: ID!) { event(id: $id) { calendarFile } }', { id: event.id }))).toBe('NOT_FOUND');
  });
});

describe('a recurrence', () => {
  let world: World;
  let north: TestTenant;
  let operator: Client;
  let member: Client;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant({ timeZone: 'Europe/Berlin' });
    operator = await north.signIn('OPERATOR');
    member = await north.signIn();
  });
  afterAll(() => world.close());

  const weekday = (date: Date) => ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][date.getUTCDay()]!;
  const noon = (days: number): Date => {
    const date = inDays(days);
    date.setUTCHours(12, 0, 0, 0);
    return date;
  };
  const weekly = async (count: number, change: object = {}) => {
    const startsAt = noon(7);
    return act(operator, 'createEvent', plan({ title: 'もくもく会', startsAt, endsAt: new Date(startsAt.getTime() + 5_400_000), recurrence: { rule: `FREQ=WEEKLY;BYDAY=${weekday(startsAt)};COUNT=${count}` }, ...change }));
  };
  const all = () => listed(member);

  it('makes all its events at once, and people are told of the first', async () => {
    const first = await weekly(4);
    expect(first).toMatchObject({ title: 'もくもく会', series: { kind: 'OTHER', rule: expect.stringContaining('COUNT=4') } });
    const events = await all();
    expect(events).toHaveLength(4);
    expect(events.every((e) => e.series.id === first.series.id)).toBe(true);
    const created = await facts(world, north, 'event_created');
    expect(created).toHaveLength(4);
    expect(created.filter((f) => !f.isFurther)).toEqual([{ eventId: rowId(first.id) }]);
    const ofSeries = await member.query('query ($id: ID!) { eventSeries(id: $id) { events { nodes { id } } } }', { id: first.series.id });
    expect(ofSeries.data!.eventSeries.events.nodes.map((n: { id: string }) => n.id)).toEqual(events.map((e) => e.id));
    expect(await listed(member, { seriesId: first.series.id, until: noon(16) })).toHaveLength(2);
  });

  it.each([
    [{ rule: 'FREQ=DAILY' }, 'input.recurrence.rule', 'ENDLESS'],
    [{ rule: 'FREQ=DAILY;INTERVAL=5;COUNT=300' }, 'input.recurrence.rule', 'TOO_LONG'],
    [{ rule: 'FREQ=DAILY;COUNT=3', exceptOn: ['2026-02-30'] }, 'input.recurrence.exceptOn.0', 'INVALID_DATE'],
    [{ rule: 'nonsense' }, 'input.recurrence.rule', 'INVALID_RULE'],
  ])('is not made of %o', async (recurrence, field, reason) => {
    expect(await act(operator, 'createEvent', plan({ recurrence }))).toMatchObject({ code: 'INVALID_INPUT', field, reason });
    expect(await all()).toEqual([]);
  });

  it('is shown before it is made, with what the clocks do to it', async () => {
    const TIMES = 'query ($input: EventTimesInput!) { eventTimes(input: $input) { count lastStartsAt times { startsAt endsAt clockChange } } }';
    const input = { startsLocal: '2027-03-27T02:30', endsLocal: '2027-03-27T04:00', timeZone: 'Europe/Berlin', recurrence: { rule: 'FREQ=DAILY;COUNT=3' } };
    const { eventTimes } = (await operator.query(TIMES, { input })).data!;
    expect(eventTimes).toMatchObject({ count: 3, times: [{ startsAt: '2027-03-27T01:30:00.000Z', clockChange: null }, { startsAt: '2027-03-28T01:30:00.000Z', clockChange: 'GAP' }, { startsAt: '2027-03-29T00:30:00.000Z', clockChange: null }] });
    for (const [change, field] of [[{ startsLocal: '2027-02-30T02:30' }, 'input.startsLocal'], [{ endsLocal: '2027-03-27T02:00' }, 'input.endsLocal'], [{ timeZone: 'Mars/Olympus' }, 'input.timeZone']] as const) {
      expect((await operator.query(TIMES, { input: { ...input, ...change } })).errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT', field });
    }
    expect(codeOf(await member.query(TIMES, { input }))).toBe('FORBIDDEN');
  });

  it('is edited for one, for one and those after it, or for all; whoever comes to several is told once', async () => {
    const first = await weekly(5);
    let events = await all();
    for (const event of events) await act(member, 'registerForEvent', { eventId: event.id });

    const second = events[1]!;
    const hourLater = (iso: string): Date => new Date(Date.parse(iso) + 3_600_000);
    await act(operator, 'editEvent', { eventId: second.id, version: second.version, startsAt: hourLater(second.startsAt) });
    events = await all();
    expect(events.map((e) => e.isMoved)).toEqual([false, true, false, false, false]);

    const third = events[2]!;
    await act(operator, 'editEvent', { eventId: third.id, version: third.version, scope: 'FOLLOWING', startsAt: hourLater(third.startsAt), title: '夜のもくもく会' });
    const after = await all();
    expect(after.map((e) => e.title)).toEqual(['もくもく会', 'もくもく会', '夜のもくもく会', '夜のもくもく会', '夜のもくもく会']);
    expect(after.map((e, i) => (Date.parse(e.startsAt) - Date.parse(events[i]!.startsAt)) / 60_000)).toEqual([0, 0, 60, 60, 60]);

    await act(operator, 'editEvent', { eventId: third.id, version: after[2]!.version, scope: 'ALL', capacity: 20, startsAt: hourLater(after[2]!.startsAt) });
    const last = await all();
    expect(last.map((e) => e.capacity)).toEqual([20, 20, 20, 20, 20]);
    expect(last.map((e, i) => (Date.parse(e.startsAt) - Date.parse(after[i]!.startsAt)) / 60_000)).toEqual([60, 0, 60, 60, 60]); // the one that was moved by itself stays
    const changed = await facts(world, north, 'event_changed');
    expect(changed.map((f) => [f.eventIds.length, f.matters])).toEqual([[1, ['TIME']], [3, ['TIME']], [4, ['TIME']]]);
    expect(first.series.id).toBe(last[4]!.series.id);
  });

  it('is called off for one, and for those that follow; what was called off stays so', async () => {
    await weekly(4);
    const events = await all();
    await act(operator, 'cancelEvent', { eventId: events[3]!.id });
    await act(operator, 'cancelEvent', { eventId: events[1]!.id, scope: 'FOLLOWING' });
    expect((await all()).map((e) => [e.status, e.version])).toEqual([['PUBLISHED', 1], ['CANCELLED', 2], ['CANCELLED', 2], ['CANCELLED', 2]]);
    expect(await facts(world, north, 'event_cancelled')).toHaveLength(3);
  });

  it('is announced as a whole', async () => {
    const draft = await weekly(3, { isDraft: true });
    expect(await all()).toEqual([]);
    await act(operator, 'publishEvent', { eventId: draft.id });
    expect(await all()).toHaveLength(3);
  });

  it('belongs to no other series; single events do', async () => {
    const series = await act(operator, 'createEventSeries', { title: '合格者インタビュー', kind: 'INTERVIEW', idempotencyKey: 's' });
    expect((await act(operator, 'createEventSeries', { title: '合格者インタビュー', kind: 'INTERVIEW', idempotencyKey: 's' })).id).toBe(series.id);
    expect(await act(operator, 'createEvent', plan({ seriesId: series.id }))).toMatchObject({ series: { title: '合格者インタビュー', kind: 'INTERVIEW', rule: null } });
    expect(await act(operator, 'createEvent', plan({ seriesId: series.id, recurrence: { rule: 'FREQ=DAILY;COUNT=3' } }))).toMatchObject({ field: 'input.recurrence', reason: 'IN_SERIES' });
    expect(await act(operator, 'createEvent', plan({ seriesId: toGlobalId('EventSeries', newId()) }))).toMatchObject({ code: 'NOT_FOUND' });
    const list = await member.query('{ eventSeriesList { nodes { title } } }');
    expect(list.data!.eventSeriesList.nodes).toEqual([{ title: '合格者インタビュー' }]);
    expect(codeOf(await member.query('mutation { createEventSeries(input: { title: "x", kind: LUNCH }) { __typename } }'))).toBe('FORBIDDEN');
  });
});

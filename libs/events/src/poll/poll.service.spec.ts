import { newId, toGlobalId } from '#kernel';
import { type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { type Worker, startWorker } from '../../../notifications/src/testing/worker.js';
import { EventHandlersModule } from '../events.module.js';
import { type Data, act, facts, inDays, plan, rowId } from '../testing/stage.js';
import { ask, eventSeen, pollSeen } from '../testing/wishes.js';

/** On the clock of Tokyo. */
const local = (days: number, time = '18:30'): string => `${new Date(Date.now() + days * 86_400_000 + 9 * 3_600_000).toISOString().slice(0, 10)}T${time}`;
const utc = (localTime: string): string => new Date(`${localTime}:00+09:00`).toISOString();

describe('a date poll', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let operator: Client;
  let hana: Client;
  let event: Data;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world, {}, [EventHandlersModule]);
  });
  beforeEach(async () => {
    north = await world.tenant();
    [operator, hana] = [await north.signIn('OPERATOR'), await north.signIn()];
    event = await act(operator, 'createEvent', plan({ isDraft: true }));
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });
  const create = (change: object = {}, who = operator): Promise<Data> =>
    ask(who, 'createDatePoll', { eventId: event.id, options: [local(12), local(10), local(11)], minutes: 90, closesAt: inDays(7), ...change });
  const answer = (who: Client, poll: Data, ...answers: (string | null)[]): Promise<Data> =>
    ask(who, 'answerDatePoll', { pollId: poll.id, answers: answers.flatMap((one, i) => (one ? [{ optionId: poll.options[i].id, answer: one }] : [])) });
  const counts = (poll: Data): number[][] => poll.options.map((o: Data) => [o.yesCount, o.maybeCount, o.noCount]);

  it('asks everybody when they have time, before anything else of the event is known', async () => {
    const poll = await create();
    expect(poll).toMatchObject({ title: '読書会', timeZone: 'Asia/Tokyo', minutes: 90, state: 'OPEN', respondentCount: 0, suggested: null, chosen: null, viewerCanDecide: true });
    expect(poll.options.map((o: Data) => o.startsAt)).toEqual([10, 11, 12].map((days) => utc(local(days))));
    expect(Date.parse(poll.options[0].endsAt) - Date.parse(poll.options[0].startsAt)).toBe(90 * 60_000);
    const seen = await pollSeen(hana, poll.id);
    expect(seen).toMatchObject({ title: '読書会', viewerCanDecide: false, event: null, respondents: [] });
    expect((await hana.query('{ datePolls { nodes { id } } }')).data!.datePolls.nodes).toEqual([{ id: poll.id }]);
  });

  it('counts what people say, the last word of each; who said what only its organizers see', async () => {
    const poll = await create();
    const eriko = await north.signIn();
    await Promise.all([answer(hana, poll, 'YES', 'YES', 'NO'), answer(hana, poll, 'YES', 'YES', 'NO'), answer(eriko, poll, 'NO', 'MAYBE', null)]);
    expect(counts(await pollSeen(hana, poll.id))).toEqual([[1, 0, 1], [1, 1, 0], [0, 0, 1]]);
    expect(await pollSeen(hana, poll.id)).toMatchObject({ respondentCount: 2, suggested: { id: poll.options[1].id }, respondents: [], options: [{ viewerAnswer: 'YES' }, { viewerAnswer: 'YES' }, { viewerAnswer: 'NO' }] });
    const again = await answer(hana, poll, 'NO');
    expect(counts(again)).toEqual([[0, 0, 2], [1, 1, 0], [0, 0, 1]]);
    const { respondents } = await pollSeen(operator, poll.id);
    expect(new Map(respondents.map((r: Data) => [r.member.id, r.answers.map((a: Data) => a.answer)]))).toEqual(new Map([[toGlobalId('Member', hana.member.id), ['NO', 'YES', 'NO']], [toGlobalId('Member', eriko.member.id), ['NO', 'MAYBE']]]));
  });

  it('is decided once: the event takes place then, in its zone, and all others are too late', async () => {
    const poll = await create({ timeZone: 'Europe/Berlin', options: [local(30), local(31)] });
    await answer(hana, poll, 'YES', 'NO');
    expect(await ask(hana, 'chooseDate', { pollId: poll.id, optionId: poll.options[0].id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await act(operator, 'publishEvent', { eventId: event.id }).then((e) => e.code)).toBe('DATE_POLL_OPEN');
    const answers = await Promise.all(poll.options.map((o: Data) => ask(operator, 'chooseDate', { pollId: poll.id, optionId: o.id })));
    expect(answers.map((a) => a.__typename).sort()).toEqual(['DatePoll', 'DatePollClosed']);
    const decided = answers.find((a) => a.__typename === 'DatePoll')!;
    const option = poll.options.find((o: Data) => o.id === decided.chosen.id);
    expect(decided).toMatchObject({ state: 'DECIDED', event: { startsAt: option.startsAt, endsAt: option.endsAt, registrationClosesAt: option.startsAt, timeZone: 'Europe/Berlin', status: 'DRAFT' } });
    expect(await facts(world, north, 'date_chosen')).toEqual([{ pollId: rowId(poll.id), eventId: rowId(event.id), byMemberId: operator.member.id }]);
    expect(await answer(hana, poll, 'YES')).toMatchObject({ __typename: 'DatePollClosed', code: 'DATE_POLL_CLOSED' });
    expect(await ask(operator, 'closeDatePoll', { pollId: poll.id })).toMatchObject({ code: 'DATE_POLL_CLOSED' });
    expect(await act(operator, 'publishEvent', { eventId: event.id })).toMatchObject({ status: 'PUBLISHED' });
  });

  it('either takes an answer or is decided before, when both come at once', async () => {
    const poll = await create();
    const crowd = await Promise.all(Array.from({ length: 6 }, () => north.signIn()));
    const [, ...answers] = await Promise.all([ask(operator, 'chooseDate', { pollId: poll.id, optionId: poll.options[0].id }), ...crowd.map((who) => answer(who, poll, 'YES'))]);
    expect((await pollSeen(hana, poll.id)).options[0].yesCount).toBe(answers.filter((a) => a.__typename === 'DatePoll').length);
  });

  it('is closed by its owner, and can be decided afterwards; another one can follow', async () => {
    const poll = await create();
    expect(await create()).toMatchObject({ __typename: 'DatePollOpen', code: 'DATE_POLL_OPEN' });
    expect(await ask(hana, 'closeDatePoll', { pollId: poll.id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(operator, 'closeDatePoll', { pollId: poll.id })).toMatchObject({ state: 'CLOSED' });
    expect(await answer(hana, poll, 'YES')).toMatchObject({ code: 'DATE_POLL_CLOSED' });
    const next = await create();
    expect((await eventSeen(operator, event.id))!.datePoll).toEqual({ id: next.id });
    expect((await hana.query('{ datePolls { nodes { id } } }')).data!.datePolls.nodes).toEqual([{ id: next.id }]);
    expect(await ask(operator, 'chooseDate', { pollId: poll.id, optionId: poll.options[1].id })).toMatchObject({ state: 'DECIDED', chosen: { id: poll.options[1].id } });
  });

  it('is made once, when two ask at the same moment', async () => {
    const answers = await Promise.all([create(), create()]);
    expect(answers.map((a) => a.__typename).sort()).toEqual(['DatePoll', 'DatePollOpen']);
    const [one, other] = await Promise.all([create({ idempotencyKey: 'k' }), create({ idempotencyKey: 'k' })]);
    expect([one.code, other.code]).toEqual(['DATE_POLL_OPEN', 'DATE_POLL_OPEN']);
  });

  it('does not choose what has passed', async () => {
    const poll = await create();
    await world.db.query(`UPDATE date_poll_option SET starts_at = now() - interval '1 hour' WHERE id = $1`, [rowId(poll.options[0].id)]);
    expect(await ask(operator, 'chooseDate', { pollId: poll.id, optionId: poll.options[0].id })).toMatchObject({ __typename: 'DatePassed', code: 'DATE_PASSED' });
  });

  it('ends by itself, and whoever asked is told to choose', async () => {
    const poll = await create({ closesAt: new Date(Date.now() + 1_500) });
    expect(poll.state).toBe('OPEN');
    const told = async (): Promise<Data[]> => (await operator.query('{ notifications { nodes { kind subjectId } } }')).data!.notifications.nodes as Data[];
    for (let i = 0; i < 60 && (await told()).length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await told()).toEqual([{ kind: 'DATE_POLL_ENDED', subjectId: poll.id }]);
    expect((await pollSeen(hana, poll.id)).state).toBe('CLOSED');
  });

  it('is not for what is announced, or called off', async () => {
    const poll = await create();
    await act(operator, 'cancelEvent', { eventId: event.id });
    for (const refused of [await answer(hana, poll, 'YES'), await ask(operator, 'chooseDate', { pollId: poll.id, optionId: poll.options[0].id }), await create()]) expect(refused).toMatchObject({ code: 'EVENT_CANCELLED' });
    event = await act(operator, 'createEvent', plan());
    expect(await create()).toMatchObject({ code: 'EVENT_PUBLISHED' });
  });

  it.each([
    [{ options: [local(5)] }, 'input.options', 'TOO_FEW'],
    [{ options: Array.from({ length: 21 }, (_, i) => local(10 + i)) }, 'input.options', 'TOO_MANY'],
    [{ options: [local(10), local(-1)] }, 'input.options.1', 'PAST'],
    [{ options: [local(10), local(10)] }, 'input.options.1', 'DUPLICATE'],
    [{ options: [local(10), '2026-02-30T10:00'] }, 'input.options.1', 'INVALID_TIME'],
    [{ timeZone: '+09:00' }, 'input.timeZone', 'INVALID_TIME_ZONE'],
    [{ minutes: 0 }, 'input.minutes', 'OUT_OF_RANGE'],
    [{ closesAt: inDays(-1) }, 'input.closesAt', 'PAST'],
    [{ closesAt: inDays(13) }, 'input.closesAt', 'OUT_OF_RANGE'],
  ])('is not made of %o', async (change, field, reason) => {
    expect(await create(change)).toMatchObject({ code: 'INVALID_INPUT', field, reason });
  });

  it('takes no answer to nothing, twice to one time, or to a time of another poll', async () => {
    const poll = await create();
    expect(await ask(hana, 'answerDatePoll', { pollId: poll.id, answers: [] })).toMatchObject({ code: 'INVALID_INPUT', field: 'input.answers' });
    const one = { optionId: poll.options[0].id, answer: 'YES' };
    expect(await ask(hana, 'answerDatePoll', { pollId: poll.id, answers: [one, one] })).toMatchObject({ code: 'INVALID_INPUT', reason: 'DUPLICATE' });
    const mine = event;
    event = await act(operator, 'createEvent', plan({ isDraft: true }));
    const other = await create();
    event = mine;
    expect(await ask(hana, 'answerDatePoll', { pollId: poll.id, answers: [{ ...one, optionId: other.options[0].id }] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await ask(operator, 'chooseDate', { pollId: poll.id, optionId: other.options[0].id })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of another community cannot be told apart from one that never existed; a guest has none', async () => {
    const poll = await create();
    expect(await create({}, hana)).toMatchObject({ code: 'NOT_FOUND' });
    const stranger = await (await world.tenant()).signIn('OWNER');
    for (const id of [poll.id, toGlobalId('DatePoll', newId())]) {
      expect(codeOf(await stranger.query('query ($id: ID!) { datePoll(id: $id) { id } }', { id }))).toBe('NOT_FOUND');
      expect(await ask(stranger, 'answerDatePoll', { pollId: id, answers: [{ optionId: poll.options[0].id, answer: 'YES' }] })).toMatchObject({ code: 'NOT_FOUND' });
      expect(await ask(stranger, 'closeDatePoll', { pollId: id })).toMatchObject({ code: 'NOT_FOUND' });
      expect(await ask(stranger, 'chooseDate', { pollId: id, optionId: poll.options[0].id })).toMatchObject({ code: 'NOT_FOUND' });
    }
    const guest = await north.signIn('GUEST');
    expect(codeOf(await guest.query('query ($id: ID!) { datePoll(id: $id) { id } }', { id: poll.id }))).toBe('FORBIDDEN');
    const node = async (who: Client, id: string): Promise<unknown> => (await who.query('query ($id: ID!) { node(id: $id) { id } }', { id })).data!.node;
    for (const id of [poll.id, poll.options[0].id]) expect([await node(hana, id), await node(guest, id), await node(stranger, id)]).toEqual([{ id }, null, null]);
  });
});

describe('a run sheet', () => {
  let world: World;
  let north: TestTenant;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
  });
  afterAll(() => world.close());

  it('is of the organizers and of those who speak', async () => {
    const [operator, speaker, member] = [await north.signIn('OPERATOR'), await north.signIn(), await north.signIn()];
    const event = await act(operator, 'createEvent', plan());
    const items = [{ minutes: 5, what: '受付', who: '幹事' }, { minutes: 40, what: '話を聞く', who: null }];
    expect(await ask(operator, 'setRunSheet', { eventId: event.id, items })).toMatchObject({ runSheet: items });
    expect(await ask(operator, 'setRunSheet', { eventId: event.id, items: items.slice(1) })).toMatchObject({ runSheet: items.slice(1) });
    const asked = await act(operator, 'askSpeaker', { eventId: event.id, memberId: toGlobalId('Member', speaker.member.id), topic: 'x' });
    expect((await eventSeen(speaker, event.id))!.runSheet).toEqual([]);
    await act(speaker, 'answerSpeaking', { speakerId: asked.id, agrees: true });
    expect((await eventSeen(speaker, event.id))!.runSheet).toHaveLength(1);
    expect((await eventSeen(member, event.id))!.runSheet).toEqual([]);
    expect(await ask(member, 'setRunSheet', { eventId: event.id, items })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(operator, 'setRunSheet', { eventId: event.id, items: [{ minutes: 1441, what: 'x' }] })).toMatchObject({ code: 'INVALID_INPUT', field: 'input.items.0.minutes', reason: 'OUT_OF_RANGE' });
    expect(await ask(operator, 'setRunSheet', { eventId: event.id, items: [{ minutes: 1, what: ' ' }] })).toMatchObject({ field: 'input.items.0.what', reason: 'TOO_SHORT' });
    expect(await ask(operator, 'setRunSheet', { eventId: event.id, items: Array.from({ length: 41 }, () => ({ minutes: 1, what: 'x' })) })).toMatchObject({ field: 'input.items', reason: 'TOO_MANY' });
    await act(operator, 'cancelEvent', { eventId: event.id });
    expect(await ask(operator, 'setRunSheet', { eventId: event.id, items })).toMatchObject({ code: 'EVENT_CANCELLED' });
  });

  it('begins with a template for what the event is for', async () => {
    const member = await north.signIn();
    const template = (minutes: number, locale = 'ja') => member.query('query ($minutes: Int!) { runSheetTemplate(kind: MOKUMOKU, minutes: $minutes) { minutes what who } }', { minutes }, { locale });
    expect((await template(90)).data!.runSheetTemplate.map((line: Data) => line.what)).toContain('もくもくタイム');
    expect((await template(90, 'en')).data!.runSheetTemplate.map((line: Data) => line.what)).toContain('Quiet work');
    expect(codeOf(await template(9))).toBe('INVALID_INPUT');
  });
});

describe('who prepares an event with its organizer', () => {
  let world: World;
  let north: TestTenant;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    north = await world.tenant();
  });
  afterAll(() => world.close());

  it('is named, steps back, and somebody else who likes to is found', async () => {
    const [operator, hana, willing] = [await north.signIn('OPERATOR'), await north.signIn(), await north.signIn()];
    const idOf = (who: Client): string => toGlobalId('Member', who.member.id);
    const event = await act(operator, 'createEvent', plan());
    expect(await ask(willing, 'offerToCoHost', { isWilling: true })).toMatchObject({ viewerIsWilling: true, willingCount: 1 });
    expect(await ask(hana, 'setCoHost', { eventId: event.id, memberId: idOf(hana) })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(operator, 'setCoHost', { eventId: event.id, memberId: idOf(operator) })).toMatchObject({ __typename: 'OrganizesAlready', code: 'ORGANIZES_ALREADY' });
    expect(await ask(operator, 'setCoHost', { eventId: event.id, memberId: toGlobalId('Member', newId()) })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await ask(operator, 'setCoHost', { eventId: event.id, memberId: idOf(hana) })).toMatchObject({ coHost: { id: idOf(hana) } });
    expect(await ask(willing, 'stepBackAsCoHost', { eventId: event.id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(operator, 'stepBackAsCoHost', { eventId: event.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await ask(hana, 'stepBackAsCoHost', { eventId: event.id })).toMatchObject({ __typename: 'CoHosting', willingCount: 1 });
    expect((await eventSeen(operator, event.id))!.coHost).toEqual({ id: idOf(willing) });
    await ask(willing, 'offerToCoHost', { isWilling: false });
    await ask(willing, 'stepBackAsCoHost', { eventId: event.id });
    expect((await eventSeen(operator, event.id))!.coHost).toBeNull();
    expect((await facts(world, north, 'co_host_named')).map(({ memberId, byMemberId }) => [memberId, byMemberId])).toEqual([[hana.member.id, operator.member.id], [willing.member.id, null]]);
    expect(await facts(world, north, 'co_host_wanted')).toEqual([{ eventId: rowId(event.id) }]);
    // Whoever helps can take it over.
    await ask(operator, 'setCoHost', { eventId: event.id, memberId: idOf(hana) });
    expect(await act(operator, 'handOverEvent', { eventId: event.id, memberId: idOf(hana) })).toMatchObject({ organizer: { id: idOf(hana) } });
    expect((await eventSeen(operator, event.id))!.coHost).toBeNull();
    await act(operator, 'cancelEvent', { eventId: event.id });
    expect(await ask(operator, 'setCoHost', { eventId: event.id, memberId: idOf(willing) })).toMatchObject({ code: 'EVENT_CANCELLED' });
  });
});

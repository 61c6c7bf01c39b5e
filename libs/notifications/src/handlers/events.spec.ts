import { EventHandlersModule } from '#events';
import { EventNear } from '#events/events';
import { newId } from '#kernel';
import { act, inDays, plan, rowId } from '../../../events/src/testing/stage.js';
import { type Client, type TestTenant, type World, startWorld, toGlobalId } from '../../../../test/support/world.js';
import { type Worker, eventually, startWorker } from '../testing/worker.js';

describe('people are told of what becomes of events', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let operator: Client;
  let hana: Client;
  let ken: Client;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world, {}, [EventHandlersModule]);
  });
  beforeEach(async () => {
    north = await world.tenant();
    [operator, hana, ken] = [await north.signIn('OPERATOR'), await north.signIn(), await north.signIn()];
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  const id = (who: Client): string => toGlobalId('Member', who.member.id);
  /** Newest first, without the announcement. */
  const ELSEWHERE = ['EVENT_ANNOUNCED', 'FIRST_EVENT']; // what everybody is told of a new event is tested with wishes and proposals
  const told = async (who: Client, locale = 'ja'): Promise<[string, string][]> => {
    await worker.settled();
    const { data } = await who.query('{ notifications(first: 50) { nodes { kind text } } }', {}, { locale });
    return data!.notifications.nodes.filter((n: { kind: string }) => !ELSEWHERE.includes(n.kind)).map((n: { kind: string; text: string }) => [n.kind, n.text]);
  };
  const kinds = async (who: Client): Promise<string[]> => (await told(who)).map(([kind]) => kind);
  const registers = (who: Client, eventId: string): Promise<unknown> => act(who, 'registerForEvent', { eventId });
  const begins = (eventId: string, startsAt: Date): Promise<unknown> => world.db.query(`UPDATE event SET starts_at = $2, ends_at = $2::timestamptz + interval '1 hour' WHERE id = $1`, [rowId(eventId), startsAt]);
  const near = (eventId: string, before: 'DAY' | 'HOUR', startsAt: Date): Promise<void> => worker.hears(north, (tx) => tx.publish(EventNear, { eventId: rowId(eventId), before, startsAt: startsAt.toISOString() }));

  it('an hour before it begins, by itself, and once', async () => {
    const { id: eventId } = await act(operator, 'createEvent', plan());
    const [waiting] = [await north.signIn()];
    await act(operator, 'editEvent', { eventId, version: 1, capacity: 1 });
    await registers(hana, eventId);
    await registers(waiting, eventId);
    const startsAt = new Date(Date.now() + 3_601_500);
    await act(operator, 'editEvent', { eventId, version: 2, startsAt });
    await eventually(async () => (await kinds(hana)).includes('EVENT_REMINDER'));
    expect((await told(hana))[0]).toEqual(['EVENT_REMINDER', '「読書会」の開始まで、あと1時間を切りました。']);
    await near(eventId, 'HOUR', startsAt); // moved to and fro, it was published twice
    expect((await kinds(hana)).filter((kind) => kind === 'EVENT_REMINDER')).toHaveLength(1);
    expect(await kinds(waiting)).not.toContain('EVENT_REMINDER');
  });

  it('of no event that was moved, called off or has begun by then', async () => {
    const startsAt = inDays(0.03);
    const [moved, cancelled, begun, close] = await Promise.all([0, 1, 2, 3].map(async () => (await act(operator, 'createEvent', plan())).id as string));
    for (const eventId of [moved!, cancelled!, begun!, close!]) await registers(hana, eventId);
    await begins(moved!, inDays(2));
    await begins(cancelled!, startsAt);
    await act(operator, 'cancelEvent', { eventId: cancelled });
    await begins(begun!, inDays(-0.01));
    await begins(close!, startsAt);
    await near(moved!, 'HOUR', startsAt);
    await near(cancelled!, 'HOUR', startsAt);
    await near(begun!, 'HOUR', inDays(-0.01));
    await near(close!, 'DAY', startsAt); // a worker that was down for a day: the hour says it better
    await worker.hears(north, (tx) => tx.publish(EventNear, { eventId: newId(), before: 'DAY', startsAt: startsAt.toISOString() }));
    expect(await kinds(hana)).not.toContain('EVENT_REMINDER');
    await near(close!, 'HOUR', startsAt);
    expect(await kinds(hana)).toContain('EVENT_REMINDER');
  });

  it('of another time or place those who come, once, and of other words nobody', async () => {
    const { id: eventId } = await act(operator, 'createEvent', plan({ mode: 'ONSITE', place: '会議室A' }));
    await registers(hana, eventId);
    await act(operator, 'editEvent', { eventId, version: 1, title: '読書会 二回目' });
    await act(operator, 'editEvent', { eventId, version: 2, startsAt: inDays(8), place: '会議室B' });
    await act(operator, 'editEvent', { eventId, version: 3, place: '会議室C' });
    expect((await told(hana)).slice(0, 2)).toEqual([['EVENT_CHANGED', '「読書会 二回目」の場所が変わりました。'], ['EVENT_CHANGED', '「読書会 二回目」の日時と場所が変わりました。']]);
    expect(await kinds(hana)).toHaveLength(3);
    expect(await kinds(ken)).toEqual([]);
    expect(JSON.stringify(await told(hana))).not.toContain('会議室');
  });

  it('of a host who left the operators, once for a whole recurrence; whoever takes over is told, and the operators no more', async () => {
    const { id: eventId } = await act(operator, 'createEvent', plan({ recurrence: { rule: 'FREQ=DAILY;COUNT=3' } }));
    await act(operator, 'handOverEvent', { eventId, memberId: id(ken) });
    expect(await told(ken)).toEqual([['EVENT_HANDED_OVER', `${operator.member.displayName}さんから「読書会」の幹事を引き継ぎました。`]]);
    await ken.query('mutation { leaveCommunity { __typename } }');
    expect(await told(operator)).toEqual([['EVENT_HOST_LEFT', '「読書会」の幹事がコミュニティを離れました。ほかの人に引き継いでください。']]);
    expect(await kinds(hana)).toEqual([]);
    expect(await act(operator, 'handOverEvent', { eventId, memberId: id(hana) })).toMatchObject({ organizer: { displayName: hana.member.displayName } });
    expect(await kinds(hana)).toEqual(['EVENT_HANDED_OVER']);
  });

  it('who is asked to speak, and who asked of the answer', async () => {
    const { id: eventId } = await act(operator, 'createEvent', plan());
    const { id: speakerId } = await act(operator, 'askSpeaker', { eventId, memberId: id(hana), topic: '合格まで' });
    expect(await kinds(hana)).toEqual(['SPEAKER_ASKED']);
    await act(hana, 'answerSpeaking', { speakerId, agrees: true });
    expect(await told(operator)).toEqual([['SPEAKER_ANSWERED', `${hana.member.displayName}さんが「読書会」での登壇を引き受けてくれました。`]]);
    expect((await told(operator, 'en'))[0]![1]).toBe(`${hana.member.displayName} speaks at “読書会”.`);
  });

  it('who organizes of a request, and who asked of the decision', async () => {
    const { id: eventId } = await act(operator, 'createEvent', plan({ needsApproval: true }));
    for (const [who, isApproved] of [[hana, true], [ken, false]] as const) {
      const { id: registrationId } = await act(who, 'registerForEvent', { eventId });
      await act(operator, 'decideRegistration', { registrationId, isApproved });
    }
    expect(await kinds(operator)).toEqual(['REGISTRATION_REQUESTED', 'REGISTRATION_REQUESTED']);
    expect([await kinds(hana), await kinds(ken)]).toEqual([['REGISTRATION_CONFIRMED'], ['REGISTRATION_DECLINED']]);
  });

  it('to whom a seat is offered, and who offered it of the answer', async () => {
    const { id: eventId } = await act(operator, 'createEvent', plan());
    await registers(hana, eventId);
    const { id: offerId } = await act(hana, 'offerSeat', { eventId, memberId: id(ken) });
    expect(await kinds(ken)).toEqual(['SEAT_OFFERED']);
    await act(ken, 'answerSeatOffer', { offerId, accepts: true });
    expect((await told(hana))[0]).toEqual(['SEAT_OFFER_ANSWERED', `${ken.member.displayName}さんが「読書会」の席を受け取りました。`]);
  });
});

import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { type Data, act, inDays, plan, rowId } from '../testing/stage.js';

describe('the reminders of an event', () => {
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
  const waiting = async (): Promise<{ payload: Data; at: Date }[]> =>
    world.db.query(`SELECT payload, not_before AS at FROM outbox WHERE tenant_id = $1 AND name = 'events.event_near' AND state = 'DELAYED' ORDER BY not_before`, [north.row.id]);
  const hours = (iso: string, ahead: number): Date => new Date(Date.parse(iso) - ahead * 3_600_000);

  it('wait for their times from when it is announced, and not before', async () => {
    const draft = await act(operator, 'createEvent', plan({ isDraft: true }));
    expect(await waiting()).toEqual([]);
    await act(operator, 'publishEvent', { eventId: draft.id });
    const { startsAt } = draft;
    const about = { eventId: rowId(draft.id), startsAt };
    expect(await waiting()).toEqual([{ payload: { ...about, before: 'DAY' }, at: hours(startsAt, 24) }, { payload: { ...about, before: 'HOUR' }, at: hours(startsAt, 1) }]);
  });

  it('are made anew for another time, and for nothing else', async () => {
    const event = await act(operator, 'createEvent', plan());
    await act(operator, 'editEvent', { eventId: event.id, version: 1, title: '別の題', capacity: 3 });
    expect(await waiting()).toHaveLength(2);
    const moved = await act(operator, 'editEvent', { eventId: event.id, version: 2, startsAt: inDays(9) });
    expect((await waiting()).map(({ payload }) => payload.startsAt)).toEqual([event.startsAt, event.startsAt, moved.startsAt, moved.startsAt]);
  });

  it('leave out what it is too late to say; each event of a recurrence has its own', async () => {
    await act(operator, 'createEvent', plan({ startsAt: inDays(0.1), endsAt: inDays(0.2) }));
    expect((await waiting()).map(({ payload }) => payload.before)).toEqual(['HOUR']);
    await act(operator, 'createEvent', plan({ recurrence: { rule: 'FREQ=DAILY;COUNT=3' } }));
    expect(new Set((await waiting()).map(({ payload, at }) => `${payload.eventId} ${at.toISOString()}`)).size).toBe(7);
  });
});

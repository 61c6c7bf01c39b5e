import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { type ImportWorker, startImportWorker } from '../../../imports/src/testing/worker.js';
import { EventHandlersModule } from '../events.module.js';
import { type Data, act, facts, inDays, plan, rowId, seen } from '../testing/stage.js';

describe('whoever leaves the community', () => {
  let world: World;
  let worker: ImportWorker;
  let north: TestTenant;
  let operator: Client;
  let hana: Client;
  let ken: Client;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startImportWorker(world, [EventHandlersModule]);
  }, 120_000);
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });
  beforeEach(async () => {
    north = await world.tenant();
    [operator, hana, ken] = [await north.signIn('OPERATOR'), await north.signIn(), await north.signIn()];
  });

  const statesOf = async (who: Client): Promise<Data[]> => world.db.query(`SELECT event_id AS event, state FROM registration WHERE tenant_id = $1 AND member_id = $2 ORDER BY created_at, event_id`, [north.row.id, who.member.id]);
  const leave = (who: Client) => who.query('mutation { leaveCommunity { __typename } }');

  it('comes to nothing that lies ahead: the seats go to those who wait, and what has been stays', async () => {
    const event = await act(operator, 'createEvent', plan({ capacity: 1 }));
    const asked = await act(operator, 'createEvent', plan({ needsApproval: true, startsAt: inDays(9), endsAt: inDays(9.1) }));
    const past = await act(operator, 'createEvent', plan({ startsAt: inDays(8), endsAt: inDays(8.1) }));
    for (const { id } of [event, asked, past]) await act(hana, 'registerForEvent', { eventId: id });
    expect(await act(ken, 'registerForEvent', { eventId: event.id })).toMatchObject({ state: 'WAITLISTED' });
    await world.db.query(`UPDATE event SET starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' WHERE id = $1`, [rowId(past.id)]);

    await leave(hana);
    for (const end = Date.now() + 30_000; Date.now() < end && (await seen(ken, event.id))?.viewerRegistration.state !== 'REGISTERED'; ) await sleep(50);

    expect((await seen(ken, event.id))?.viewerRegistration).toMatchObject({ state: 'REGISTERED' });
    expect(await seen(operator, event.id)).toMatchObject({ registeredCount: 1, waitlistedCount: 0 });
    const states = new Map((await statesOf(hana)).map(({ event: id, state }) => [id, state]));
    expect([event, asked, past].map(({ id }) => states.get(rowId(id)))).toEqual(['CANCELLED', 'CANCELLED', 'REGISTERED']);
    expect((await facts(world, north, 'registration_changed')).map(({ cause }) => cause)).toEqual(expect.arrayContaining(['CANCELLED', 'PROMOTED']));
  }, 60_000);
});

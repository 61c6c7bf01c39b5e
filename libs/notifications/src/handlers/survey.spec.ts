import { randomUUID } from 'node:crypto';
import { EventHandlersModule } from '#events';
import { EventSurveyDue } from '#events/events';
import { act, plan, rowId } from '../../../events/src/testing/stage.js';
import { type Client, type TestTenant, type World, startWorld, toGlobalId } from '../../../../test/support/world.js';
import { type Worker, eventually, startWorker } from '../testing/worker.js';

describe('those who were at an event are asked how it was', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let operator: Client;
  let hana: Client;
  let ken: Client;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world, {}, [EventHandlersModule]);
    north = await world.tenant();
    [operator, hana, ken] = [await north.signIn('OPERATOR'), await north.signIn(), await north.signIn()];
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  const asked = async (who: Client): Promise<string[]> => {
    await worker.settled();
    const { data } = await who.query('{ notifications(first: 50) { nodes { kind text } } }');
    return data!.notifications.nodes.filter((n: { kind: string }) => n.kind === 'EVENT_SURVEY').map((n: { text: string }) => n.text);
  };
  const comes = (eventId: string, who: Client): Promise<unknown> =>
    act(operator, 'recordCheckIns', { eventId, sentAt: new Date(), scans: [{ clientId: randomUUID(), kind: 'WALK_IN', at: new Date(), memberId: toGlobalId('Member', who.member.id) }] });
  const ends = (eventId: string, inMs: number): Promise<unknown> =>
    world.db.query(`UPDATE event SET starts_at = $2::timestamptz - interval '1 hour', registration_closes_at = $2::timestamptz - interval '1 hour', ends_at = $2 WHERE id = $1`, [rowId(eventId), new Date(Date.now() + inMs)]);

  it('once, after its end, also when it is moved and when somebody is noted late', async () => {
    const { id: eventId } = await act(operator, 'createEvent', plan());
    await ends(eventId, 1_500);
    await comes(eventId, hana);
    await ends(eventId, 4_000);
    expect(await asked(hana)).toEqual([]);
    await eventually(async () => (await asked(hana)).length > 0);
    expect(await asked(hana)).toEqual(['「読書会」はいかがでしたか。3つの質問に答えてください(名前は出ません)。']);
    expect(await asked(ken)).toEqual([]);
    // What a helper had kept without a network arrives after the end.
    await comes(eventId, ken);
    await eventually(async () => (await asked(ken)).length > 0);
    expect(await asked(hana)).toHaveLength(1);
  });

  it('not when it was called off', async () => {
    const { id: eventId } = await act(operator, 'createEvent', plan());
    await comes(eventId, hana);
    const before = await asked(hana);
    await act(operator, 'cancelEvent', { eventId });
    await worker.hears(north, (tx) => tx.publish(EventSurveyDue, { eventId: rowId(eventId) }));
    expect(await asked(hana)).toEqual(before);
  });
});

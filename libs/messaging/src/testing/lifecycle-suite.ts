import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '#kernel';
import type { TestDatabase } from '../../../../test/support/database.js';
import { Ears, Noted, OtherEars } from './ears.js';
import { type Place, World, cutDatabase, databaseWithEffects, eventually } from './world.js';

const NEVER = 3_600_000;

/** Coming, going and being woken, wherever the queue lives. */
export function lifecycleSuite(where: string, place: Place): void {
  describe(`a worker, with the queue on ${where}`, () => {
    let db: TestDatabase;
    const worlds: World[] = [];

    beforeAll(async () => {
      db = await databaseWithEffects();
    });
    afterEach(async () => {
      await Promise.all(worlds.splice(0).map((w) => w.stop()));
    });
    afterAll(() => db.drop());

    const start = async (ears: Ears, options: Parameters<typeof World.start>[3] = {}): Promise<World> => {
      const world = await World.start(db, place, [ears, OtherEars], options);
      worlds.push(world);
      return world;
    };
    const publish = (world: World, tenantId: string, ...notes: string[]): Promise<string[]> => world.write(tenantId, (tx) => tx.publishAll(Noted, notes.map((note) => ({ note }))));

    it('is woken by the commit of whoever publishes, in whichever process', async () => {
      const listening = await start(new Ears(), { pace: { pollMs: NEVER } });
      const elsewhere = await start(new Ears(), { pace: { pollMs: NEVER } });
      await elsewhere.host.stop(); // from here on it only writes, as a gateway does
      await sleep(100);
      for (let i = 0; i < 5; i += 1) {
        const [id] = await publish(elsewhere, newId(), `wake ${i}`);
        await eventually(async () => (await listening.effects('event_id = $1', [id])).length === 2);
      }
    });

    it('tells others what to look at: once for many wake-ups of a moment, and to nobody who has left', async () => {
      const [here, there] = [await start(new Ears()), await start(new Ears())];
      const seen: string[] = [];
      const stop = there.wakeUps.on('notifications', (tenantId) => seen.push(tenantId));
      const tenant = newId();
      const many = Array.from({ length: 300 }, () => newId());
      await Promise.all(Array.from({ length: 50 }, () => here.wakeUps.wake('notifications', tenant)));
      await eventually(() => seen.length > 0);
      await Promise.all(many.map((t) => here.wakeUps.wake('notifications', t)));
      await eventually(() => many.every((t) => seen.includes(t)));
      expect(seen).toHaveLength(301);
      await here.wakeUps.wake('other', tenant);
      stop();
      await here.wakeUps.wake('notifications', tenant);
      await sleep(100);
      expect(seen).toHaveLength(301);
      expect(() => here.wakeUps.wake('notifications', `${tenant}, others`)).toThrow('a topic and a tenant');
    });

    it('shares the work with others: several relays and workers, one effect each', async () => {
      const world = await start(new Ears());
      await start(new Ears());
      await start(new Ears());
      const tenants = Array.from({ length: 5 }, () => newId());
      const ids = (await Promise.all(tenants.map((t) => publish(world, t, ...Array.from({ length: 30 }, (_, i) => `n${i}`))))).flat();
      await world.settled();
      const effects = await world.effects('event_id = ANY ($1)', [ids]);
      expect(effects).toHaveLength(300);
      expect(new Set(effects.map((e) => `${e.event_id} ${e.handler}`)).size).toBe(300);
    });

    it('outlives broken connections, in the middle of its work and while it waits', async () => {
      const ears = new Ears();
      ears.meanwhile = () => sleep(5);
      const world = await start(ears);
      let gaps = 0;
      world.wakeUps.onGap(() => (gaps += 1));
      const tenants = Array.from({ length: 4 }, () => newId());
      const ids = (await Promise.all(tenants.map((t) => publish(world, t, ...Array.from({ length: 15 }, (_, i) => `n${i}`))))).flat();
      for (let i = 1; i <= 3; i += 1) {
        await eventually(async () => (await world.effects('event_id = ANY ($1)', [ids])).length > i * 20);
        await Promise.all([cutDatabase(db), place.cut(db)]);
      }
      await world.settled();
      await Promise.all([cutDatabase(db), place.cut(db)]);
      await eventually(() => gaps > 0);
      const [last] = await eventuallyWritten(() => publish(world, tenants[0]!, 'still there'));
      await world.settled();
      const effects = await world.effects('event_id = ANY ($1)', [[...ids, last]]);
      expect(effects).toHaveLength(122);
      expect(new Set(effects.map((e) => `${e.event_id} ${e.handler}`)).size).toBe(122);
    });

    it('hears later what somebody before it was told to hear later, once among several', async () => {
      const before = await start(new Ears());
      const tenant = newId();
      const soon = (ms: number): Promise<string> => before.write(tenant, (tx) => tx.publish(Noted, { note: 'later' }, { notBefore: new Date(Date.now() + ms) }));
      const ids = await Promise.all([soon(300), soon(600), soon(900)]);
      expect(await before.host.stop()).toBe(true);
      const after = await start(new Ears());
      await start(new Ears());
      await eventually(async () => (await db.query(`SELECT 1 FROM outbox WHERE id = ANY ($1) AND state <> 'CLOSED'`, [ids])).length === 0);
      expect(await after.effects('event_id = ANY ($1)', [ids])).toHaveLength(6);
      expect(await db.query('SELECT 1 FROM outbox o JOIN handled h USING (tenant_id, id) WHERE o.id = ANY ($1) AND h.handled_at < o.not_before', [ids])).toEqual([]);
    });

    it('finishes what runs before it goes, and takes nothing new', async () => {
      const ears = new Ears();
      let entered = 0;
      ears.meanwhile = async () => { entered += 1; await sleep(400); };
      const world = await start(ears);
      const [id] = await publish(world, newId(), 'slow');
      await eventually(() => entered === 1);
      expect(await world.host.stop()).toBe(true);
      expect(await world.effects(`event_id = $1 AND handler = 'test.record'`, [id])).toHaveLength(1);
      expect(world.host.ready).toBe(false);
      const [later] = await publish(world, newId(), 'later');
      await sleep(300);
      expect(await world.effects('event_id = $1', [later])).toEqual([]);
      await (await start(new Ears())).settled();
    });

    it('goes in time although a handler hangs; another worker does the job, and it has one effect', async () => {
      const ears = new Ears();
      let release = (): void => undefined;
      const stuck = new Promise<void>((_, fail) => { release = () => fail(new Error('the process is gone')); });
      let entered = false;
      ears.meanwhile = () => { entered = true; return stuck; };
      const hanging = await start(ears, { shutdownMs: 300 });
      const [id] = await publish(hanging, newId(), 'hangs');
      await eventually(() => entered);
      expect(await hanging.host.stop()).toBe(false);
      expect(await hanging.effects(`event_id = $1 AND handler = 'test.record'`, [id])).toEqual([]);

      const next = await start(new Ears());
      release(); // what the end of the process does: the open transaction is rolled back
      await next.settled();
      expect(await next.effects(`event_id = $1 AND handler = 'test.record'`, [id])).toHaveLength(1);
    });
  });
}

/** A pool may hand out a connection that was cut a moment ago. */
async function eventuallyWritten<T>(write: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await write();
    } catch {
      await sleep(50);
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '#kernel';
import type { TestDatabase } from '../../../../test/support/database.js';
import { jobId } from '../queue.js';
import { Answered, Ears, Mailed, Matched, Noted, OtherEars, Unheard } from './ears.js';
import { type Place, World, databaseWithEffects, eventually, twoTenants } from './world.js';

/** What must hold wherever the queue lives. */
export function messagingSuite(where: string, place: Place): void {
  describe(`events, with the queue on ${where}`, () => {
    let db: TestDatabase;
    let ears: Ears;
    let world: World;

    beforeAll(async () => {
      db = await databaseWithEffects();
      ears = new Ears();
      world = await World.start(db, place, [ears, OtherEars]);
    });
    beforeEach(() => {
      ears.meanwhile = () => Promise.resolve();
      ears.mailing = () => Promise.resolve();
    });
    afterAll(async () => {
      await world.stop();
      await db.drop();
    });

    const publish = (tenantId: string, ...notes: string[]): Promise<string[]> => world.write(tenantId, (tx) => tx.publishAll(Noted, notes.map((note) => ({ note }))));

    it('reach every handler once, and are closed afterwards', async () => {
      const [tenant] = twoTenants();
      const [id] = await publish(tenant, 'hello');
      await world.settled();
      expect((await world.effects('event_id = $1', [id])).map((e) => e.handler).sort()).toEqual(['other.record', 'test.record']);
      expect(ears.heard.at(-1)).toMatchObject({ id, tenantId: tenant, name: 'test.noted', payload: { note: 'hello' }, createdAt: expect.any(Date), effectKey: `${id}-test.record` });
      await eventually(async () => !(await world.queue.getJob(jobId(id!, 'test.record'))));
    });

    it('are not heard when the transaction that published them did not commit', async () => {
      const [tenant] = twoTenants();
      await expect(world.write(tenant, async (tx) => { await tx.publish(Noted, { note: 'never' }); throw new Error('refused'); })).rejects.toThrow('refused');
      await publish(tenant, 'after');
      await world.settled();
      expect((await world.effects('tenant_id = $1', [tenant])).map((e) => e.note)).toEqual(['after', 'after']);
    });

    it('have one effect however often they are delivered', async () => {
      const [tenant] = twoTenants();
      ears.meanwhile = () => sleep(20);
      const [id] = await publish(tenant, 'many times');
      const data = { source: 'outbox' as const, eventId: id!, handler: 'test.record' };
      await Promise.all(Array.from({ length: 12 }, (_, i) => world.queue.add('test.record', data, { jobId: `again-${id}-${i}`, removeOnComplete: true, attempts: 5 })));
      await world.settled();
      await eventually(async () => (await world.queue.getJobCountByTypes('waiting', 'active', 'delayed')) === 0);
      expect(await world.effects(`event_id = $1 AND handler = 'test.record'`, [id])).toHaveLength(1);
    });

    it('leave nothing of an attempt that failed, not even what it published, and are tried again', async () => {
      const [tenant] = twoTenants();
      let attempts = 0;
      ears.meanwhile = async (tx, event) => {
        await tx.publish(Answered, { note: `to ${event.payload.note}` });
        attempts += 1;
        if (attempts < 3) throw new Error('not yet');
      };
      await publish(tenant, 'question');
      await world.settled();
      expect(attempts).toBe(3);
      expect((await world.effects('tenant_id = $1', [tenant])).map((e) => e.handler).sort()).toEqual(['other.record', 'test.record', 'test.record_answer']);
    });

    it('are handled in the context of the tenant that published them', async () => {
      const [north, south] = twoTenants();
      await Promise.all([publish(north, 'n1', 'n2', 'n3'), publish(south, 's1', 's2', 's3')]);
      await world.settled();
      for (const effect of await world.effects('tenant_id = ANY ($1)', [[north, south]])) {
        expect(effect.seen_tenant).toBe(effect.tenant);
        expect(effect.note[0]).toBe(effect.tenant === north ? 'n' : 's');
      }
    });

    it('take their tenant from the database, whatever the job says', async () => {
      const [north, south] = twoTenants();
      const [id] = await publish(north, 'mine');
      await world.settled();
      await db.query(`DELETE FROM handled WHERE id = $1`, [id]);
      await db.query(`DELETE FROM effect WHERE event_id = $1`, [id]);
      const forged = { source: 'outbox', eventId: id, handler: 'test.record', tenantId: south, payload: { note: 'forged' } };
      await world.queue.add('test.record', forged as never, { jobId: `forged-${id}`, removeOnComplete: true });
      await eventually(async () => (await world.effects('event_id = $1', [id])).length > 0);
      expect(await world.effects('event_id = $1', [id])).toEqual([{ tenant: north, seen_tenant: north, event_id: id, handler: 'test.record', note: 'mine' }]);
    });

    it.each([
      ['a handler that does not hear the event', { handler: 'test.record_answer' }],
      ['an event that does not exist', { eventId: newId() }],
      ['a table of its own choice', { source: 'member' }],
    ])('are safe from a forged job that names %s', async (_what, lie) => {
      const [tenant] = twoTenants();
      const [id] = await publish(tenant, 'calm');
      await world.settled();
      await world.queue.add('forged', { source: 'outbox', eventId: id!, handler: 'test.record', ...lie } as never, { jobId: `lie-${newId()}`, removeOnComplete: true, removeOnFail: true });
      await eventually(async () => (await world.queue.getJobCountByTypes('waiting', 'active', 'delayed')) === 0);
      expect(await world.effects('tenant_id = $1', [tenant])).toHaveLength(2);
    });

    it('that were published to another tenant are handled in the context of that audience', async () => {
      const [host, partner] = twoTenants();
      await world.write(host, (tx) => tx.execute(`INSERT INTO sharing_grant (audience_tenant_id, owner_tenant_id, scope, created_at) VALUES ($1, $2, 'news', now())`, [host, partner]));
      const id = await world.write(partner, (tx) => tx.publishTo(host, 'news', Noted, { note: 'from a partner' }));
      await world.settled();
      const effects = await world.effects('event_id = $1', [id]);
      expect(effects).toHaveLength(2);
      for (const effect of effects) expect(effect).toMatchObject({ tenant: host, seen_tenant: host, note: 'from a partner' });
      expect(ears.heard.find((e) => e.id === id)).toMatchObject({ tenantId: host, ownerTenantId: partner });
      expect(await world.states('shared_outbox')).toEqual({ CLOSED: 1 });
    });

    it('may be handled with the rights of matching', async () => {
      const [tenant] = twoTenants();
      const id = await world.write(tenant, (tx) => tx.publish(Matched, { note: 'both sides' }));
      await world.settled();
      expect(await world.effects('event_id = $1', [id])).toEqual([{ tenant, seen_tenant: null, event_id: id, handler: 'test.match', note: 'both sides' }]);
    });

    it('whose effect leaves the system carry the same key at every attempt', async () => {
      const [tenant] = twoTenants();
      let attempts = 0;
      ears.mailing = () => (++attempts < 3 ? Promise.reject(new Error('550 <sato@example.com> unknown')) : Promise.resolve());
      const id = await world.write(tenant, (tx) => tx.publish(Mailed, { note: 'letter' }));
      await eventually(() => attempts === 1);
      const [failing] = await Promise.all([world.queue.getJob(jobId(id, 'test.mail')), world.settled()]);
      expect(ears.mails.filter((m) => m.key === `${id}-test.mail`)).toHaveLength(3);
      expect(await db.query('SELECT tenant_id, handler FROM handled WHERE id = $1', [id])).toEqual([{ tenant_id: tenant, handler: 'test.mail' }]);
      expect(JSON.stringify(failing ?? {})).not.toContain('sato');
    });

    it('that nobody hears are closed, and those of a version to come are left alone', async () => {
      const [tenant] = twoTenants();
      const id = await world.write(tenant, (tx) => tx.publish(Unheard, { note: 'into the wind' }));
      const future = await world.write(tenant, (tx) => tx.publish({ name: 'test.of_tomorrow', parse: () => ({}) }, {}));
      const state = async (which: string): Promise<unknown> => (await db.query('SELECT state FROM outbox WHERE id = $1', [which]))[0]?.state;
      await eventually(async () => (await state(id)) === 'CLOSED');
      await publish(tenant, 'another round');
      await eventually(async () => (await world.effects('tenant_id = $1', [tenant])).length === 2);
      expect(await state(future)).toBe('OPEN');
      await db.query(`UPDATE outbox SET state = 'CLOSED' WHERE id = $1`, [future]);
    });

    it('that are to be heard later wait for their time, and hold nothing up meanwhile', async () => {
      const [tenant] = twoTenants();
      const lag = async (): Promise<number> => Number(/ekkyo_outbox_lag_seconds\{source="outbox"\} (\d+)/.exec(await world.metrics())![1]);
      const [later] = await world.write(tenant, (tx) => tx.publishAll(Noted, [{ note: 'later' }], { notBefore: new Date(Date.now() + 3_600_000) }));
      const [overdue] = await world.write(tenant, (tx) => tx.publishAll(Noted, [{ note: 'overdue' }], { notBefore: new Date(Date.now() - 60_000) }));
      // Who can write into the queue cannot bring the time forward either.
      await world.queue.add('forged', { source: 'outbox', eventId: later!, handler: 'test.record' } as never, { jobId: `early-${later}`, removeOnComplete: true, removeOnFail: true });
      await eventually(async () => (await world.effects('event_id = $1', [overdue])).length === 2);
      const [now] = await publish(tenant, 'now');
      await eventually(async () => (await world.effects('event_id = $1', [now])).length === 2);
      await world.settled();
      await eventually(async () => (await world.queue.getJobCountByTypes('waiting', 'active', 'delayed')) === 0);
      expect(await world.states()).toMatchObject({ DELAYED: 1 });
      expect(await lag()).toBe(0);
      expect(await world.effects('event_id = $1', [later])).toEqual([]);

      await db.query(`UPDATE outbox SET not_before = now() + interval '700 ms' WHERE id = $1`, [later]);
      await eventually(async () => (await world.effects('event_id = $1', [later])).length === 2);
      expect(await db.query('SELECT bool_and(h.handled_at >= o.not_before) AS "inTime" FROM outbox o JOIN handled h USING (tenant_id, id) WHERE o.id = $1', [later])).toEqual([{ inTime: true }]);
    });

    it('that fail every attempt stay visible and succeed at a later one', async () => {
      const [tenant] = twoTenants();
      let healthy = false;
      let attempts = 0;
      ears.meanwhile = () => { attempts += 1; return healthy ? Promise.resolve() : Promise.reject(new Error('broken')); };
      const [id] = await publish(tenant, 'stubborn');
      const failed = async (): Promise<boolean> => (await world.queue.getJobState(jobId(id!, 'test.record'))) === 'failed';
      await eventually(failed);
      expect(attempts).toBeGreaterThanOrEqual(3);
      expect(await world.metrics()).toMatch(/ekkyo_events_exhausted_total\{handler="test.record"\} [1-9]/);
      expect(await world.metrics()).toMatch(/ekkyo_outbox_lag_seconds\{source="outbox"\} \d/);
      expect(await world.states()).toMatchObject({ QUEUED: 1 });
      healthy = true;
      await world.settled();
      expect(await world.effects(`event_id = $1 AND handler = 'test.record'`, [id])).toHaveLength(1);
      expect(await world.queue.getJobState(jobId(id!, 'test.record'))).toBe('unknown');
    });

    it('survive a queue that forgets everything', async () => {
      const [north, south] = twoTenants();
      ears.meanwhile = () => sleep(5);
      const notes = Array.from({ length: 40 }, (_, i) => `note ${i}`);
      const ids = (await Promise.all([publish(north, ...notes), publish(south, ...notes)])).flat();
      await eventually(async () => (await world.effects('event_id = ANY ($1)', [ids])).length > 10);
      await place.forgetJobs(db);
      await publish(north, 'afterwards');
      await world.settled();
      const effects = await world.effects('event_id = ANY ($1)', [ids]);
      expect(effects).toHaveLength(160);
      expect(new Set(effects.map((e) => `${e.event_id} ${e.handler}`)).size).toBe(160);
    });

    it('of one tenant do not hold up those of another', async () => {
      const [busy, calm] = twoTenants();
      const running = new Map<string, number>();
      let most = 0;
      ears.meanwhile = async (_tx, event) => {
        const now = (running.get(event.tenantId) ?? 0) + 1;
        running.set(event.tenantId, now);
        if (event.tenantId === busy) most = Math.max(most, now);
        await sleep(15);
        running.set(event.tenantId, now - 1);
      };
      await publish(busy, ...Array.from({ length: 80 }, (_, i) => `burst ${i}`));
      await eventually(async () => (await world.effects('tenant_id = $1', [busy])).length > 4);
      await publish(calm, 'one thing');
      await eventually(async () => (await world.effects('tenant_id = $1', [calm])).length === 2);
      const before = (await world.effects('tenant_id = $1', [busy])).length;
      // The queue itself is first come, first served: a tenant's share is what keeps a burst short in it.
      expect(before).toBeLessThan(80);
      expect(most).toBeLessThanOrEqual(2);
      expect(await world.queue.getJobCountByTypes('waiting', 'active')).toBeLessThanOrEqual(4);
      await world.settled();
      expect(await world.effects('tenant_id = $1', [busy])).toHaveLength(160);
    });
  });
}

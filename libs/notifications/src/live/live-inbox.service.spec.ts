import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '#kernel';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { type Listener, listen } from '../testing/listener.js';
import { type Worker, eventually, startWorker } from '../testing/worker.js';
import { LiveInbox } from './live-inbox.service.js';

describe('notificationReceived', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let south: TestTenant;
  const open: Listener[] = [];
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
  });
  beforeEach(async () => {
    [north, south] = (await world.tenants(2)) as [TestTenant, TestTenant];
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((listener) => listener.stop()));
    await eventually(() => followers() === 0);
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  const followers = (): number => [...world.app.get(LiveInbox, { strict: false }).live.lanes.values()].reduce((sum, lane) => sum + lane.streams.size, 0);
  const follow = async (client: Client, tenant: TestTenant, locale = 'ja'): Promise<Listener> => {
    const before = followers();
    const listener = await listen(world, client, { tenant: tenant.slug, locale });
    open.push(listener);
    await eventually(() => followers() > before);
    return listener;
  };
  const notice = (text: string, more: object = {}) => ({ kind: NotificationKind.ANNOUNCEMENT, eventId: newId(), subject: null, actorId: null, partnerTenantId: null, params: { text }, ...more });
  /** As the worker does it: in its own process's connections, with its own wake-ups. */
  const tell = (tenant: TestTenant, to: readonly Client[], text: string): Promise<void> => tenant.write((tx) => worker.notifier.notify(tx, { ...notice(text), to: to.map((c) => c.member.id) }));

  it('tells each person what they are told, with the count, in their language, and not what came before', async () => {
    const [hana, ken] = [await north.signIn(), await north.signIn()];
    await tell(north, [hana], 'before');
    const [ja, en, other] = [await follow(hana, north), await follow(hana, north, 'en'), await follow(ken, north)];
    await tell(north, [hana], 'now');
    await ja.hears(1);
    await en.hears(1);
    expect(ja.heard).toEqual([{ unreadCount: 2, notification: { id: expect.any(String), kind: 'ANNOUNCEMENT', text: '運営からのお知らせ: now', isRead: false, subjectId: null, actor: null, partner: null } }]);
    expect(en.texts).toEqual(['From the operators: now']);
    await tell(north, [ken], 'for ken');
    await other.hears(1);
    expect([ja.heard.length, en.heard.length, other.texts]).toEqual([1, 1, ['運営からのお知らせ: for ken']]);
  });

  it('never tells of another community, not even to somebody who belongs to both', async () => {
    const here = await north.signIn();
    const there = await south.signIn('MEMBER', here);
    const [inNorth, inSouth] = [await follow(here, north), await follow(here, south)];
    await tell(south, [there], 'south only');
    await inSouth.hears(1);
    await tell(north, [here], 'north only');
    await inNorth.hears(1);
    expect(inNorth.texts).toEqual(['運営からのお知らせ: north only']);
    expect(inSouth.texts).toEqual(['運営からのお知らせ: south only']);
  });

  it('loses nothing and repeats nothing while many transactions commit in any order', async () => {
    const [hana, ken] = [await north.signIn(), await north.signIn()];
    const listeners = [await follow(hana, north), await follow(hana, north), await follow(ken, north)];
    const texts = Array.from({ length: 60 }, (_, i) => `${i}`);
    await Promise.all(texts.map((text, i) => north.write(async (tx) => {
      await sleep(Math.random() * 60); // began early, commits late
      await worker.notifier.notify(tx, { ...notice(text), to: (i % 2 ? [hana, ken] : [ken, hana]).map((c) => c.member.id) });
      await sleep(Math.random() * 15);
    })));
    for (const listener of listeners) {
      await listener.hears(60);
      expect(listener.texts.map((t) => t.split(': ')[1]).sort()).toEqual([...texts].sort());
      expect(listener.heard.at(-1)!.unreadCount).toBe(60);
    }
  });

  it('waits for a transaction that began first and commits last', async () => {
    const hana = await north.signIn();
    const listener = await follow(hana, north);
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const slow = north.write(async (tx) => {
      await held;
      await worker.notifier.notify(tx, { ...notice('slow'), to: [hana.member.id] });
    });
    await tell(north, [hana], 'quick');
    await listener.hears(1);
    go();
    await slow;
    await listener.hears(2);
    expect(listener.texts).toEqual(['運営からのお知らせ: quick', '運営からのお知らせ: slow']);
  });

  it('finds by itself what no wake-up told it of', async () => {
    const hana = await north.signIn();
    const listener = await follow(hana, north);
    const id = newId();
    await world.db.query(`INSERT INTO notification (tenant_id, id, member_id, kind, params, event_id, number, created_at) VALUES ($1, $2, $3, 'ANNOUNCEMENT', '{"text":"silent"}', $2, 7, now())`, [north.row.id, id, hana.member.id]);
    await listener.hears(1);
    expect(listener.texts).toEqual(['運営からのお知らせ: silent']);
  });

  it('keeps up with more than one look brings', async () => {
    const hana = await north.signIn();
    const listener = await follow(hana, north);
    await north.write(async (tx) => {
      for (let i = 0; i < 70; i++) await worker.notifier.notify(tx, { ...notice(`${i}`), to: [hana.member.id] });
    });
    await listener.hears(70);
    expect(listener.texts.map((t) => Number(t.split(': ')[1]))).toEqual(Array.from({ length: 70 }, (_, i) => i));
  });

  it('brings the person and the partner along', async () => {
    const [hana, author] = [await north.signIn(), await north.signIn()];
    const listener = await follow(hana, north);
    await north.write((tx) => worker.notifier.notify(tx, { ...notice('x', { kind: NotificationKind.POST_COMMENTED, actorId: author.member.id, partnerTenantId: south.row.id, params: { title: '合格体験記' }, subject: { type: 'Post', id: newId() } }), to: [hana.member.id, author.member.id] }));
    const [first] = await listener.hears(1);
    expect(first!.notification).toMatchObject({ text: `${author.member.displayName}さんがあなたの投稿「合格体験記」にコメントしました。`, actor: { displayName: author.member.displayName }, partner: { slug: south.slug }, subjectId: null });
    expect(await world.db.query('SELECT 1 FROM notification WHERE member_id = $1', [author.member.id])).toEqual([]);
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '#kernel';
import type { Actor } from '#graphql-kit';
import { meterSql, runInContext } from '#tenancy';
import { type Client, type TestTenant, type World, codeOf, startWorld, toGlobalId } from '../../../../test/support/world.js';
import { type Worker, startWorker } from '../testing/worker.js';
import { NotificationKind } from './notification.entity.js';
import { NotificationService } from './notification.service.js';

const INBOX = `query ($first: Int, $after: String, $last: Int, $before: String) {
  notifications(first: $first, after: $after, last: $last, before: $before) {
    nodes { id kind text subjectId isRead createdAt actor { displayName } partner { slug } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const READ = `mutation ($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { __typename ... on NotificationsRead { unreadCount } } }`;
const UNREAD = '{ viewer { unreadNotificationCount } }';

describe('an inbox', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let south: TestTenant;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
  });
  beforeEach(async () => {
    [north, south] = (await world.tenants(2)) as [TestTenant, TestTenant];
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  const tell = (tenant: TestTenant, to: readonly Client[], text = 'こんにちは', eventId = newId()): Promise<void> =>
    tenant.write((tx) => worker.notifier.notify(tx, { kind: NotificationKind.ANNOUNCEMENT, eventId, subject: null, actorId: null, partnerTenantId: null, params: { text }, to: to.map((c) => c.member.id) }));
  const inbox = async (reader: Client, variables = {}) => (await reader.query(INBOX, variables)).data?.notifications;
  const unread = async (reader: Client): Promise<number> => (await reader.query(UNREAD)).data?.viewer.unreadNotificationCount;
  const read = async (reader: Client, input: object) => reader.query(READ, { input });

  it('holds what its owner was told, newest first, in the language of the reader', async () => {
    const [hana, ken] = [await north.signIn(), await north.signIn()];
    await tell(north, [hana], '一つ目');
    await tell(north, [hana], '二つ目');
    expect((await inbox(hana)).nodes.map((n: { text: string }) => n.text)).toEqual(['運営からのお知らせ: 二つ目', '運営からのお知らせ: 一つ目']);
    expect((await hana.query(INBOX, {}, { locale: 'en' })).data?.notifications.nodes[0]).toMatchObject({ text: 'From the operators: 二つ目', kind: 'ANNOUNCEMENT', subjectId: null, isRead: false, actor: null, partner: null });
    expect((await inbox(ken)).nodes).toEqual([]);
    expect(await unread(hana)).toBe(2);
    expect((await hana.query('{ me { memberships { unreadNotificationCount tenant { slug } } } }')).data?.me.memberships).toEqual([{ unreadNotificationCount: 2, tenant: { slug: north.slug } }]);
  });

  it('is nobody else\'s: neither a colleague nor another community gets at it, by list, node or mark', async () => {
    const [hana, owner] = [await north.signIn(), await north.signIn('OWNER')];
    const stranger = await south.signIn('OWNER');
    await tell(north, [hana]);
    const { id } = (await inbox(hana)).nodes[0];
    const missing = toGlobalId('Notification', newId());
    for (const other of [owner, stranger]) {
      expect((await other.query('query ($id: ID!) { node(id: $id) { id } }', { id })).data).toEqual({ node: null });
      const withoutId = (answer: Awaited<ReturnType<typeof read>>) => ({ ...answer, errors: answer.errors?.map(({ extensions, ...e }) => ({ ...e, code: extensions.code })) });
      const [foreign, unknown] = [await read(other, { ids: [id] }), await read(other, { ids: [missing] })];
      expect(codeOf(foreign)).toBe('NOT_FOUND');
      expect(withoutId(foreign)).toEqual(withoutId(unknown));
    }
    expect(await unread(hana)).toBe(1);
    expect((await hana.query('query ($id: ID!) { node(id: $id) { ... on Notification { text } } }', { id })).data?.node.text).toContain('こんにちは');
    expect(codeOf(await (await north.signIn('GUEST')).query(INBOX))).toBe('FORBIDDEN');
  });

  it('is one and the same person in two communities, each with its own inbox', async () => {
    const here = await north.signIn();
    const there = await south.signIn('MEMBER', here);
    await tell(north, [here], '北');
    await tell(south, [there], '南');
    expect((await inbox(here)).nodes.map((n: { text: string }) => n.text)).toEqual(['運営からのお知らせ: 北']);
    await read(here, { all: true });
    expect([await unread(here), await unread(there)]).toEqual([0, 1]);
  });

  it('is paged by a keyset that survives newcomers, in both directions', async () => {
    const hana = await north.signIn();
    for (let i = 0; i < 5; i++) await tell(north, [hana], `${i}`);
    const first = await inbox(hana, { first: 2 });
    await tell(north, [hana], 'new');
    const second = await inbox(hana, { first: 2, after: first.pageInfo.endCursor });
    const back = await inbox(hana, { last: 2, before: second.pageInfo.startCursor });
    expect([...first.nodes, ...second.nodes].map((n: { text: string }) => n.text.at(-1))).toEqual(['4', '3', '2', '1']);
    expect(back.nodes).toEqual(first.nodes);
    expect(second.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    expect(codeOf(await hana.query(INBOX, { first: 0 }))).toBe('INVALID_INPUT');
    expect(codeOf(await hana.query(INBOX, { after: 'bm90IGEgY3Vyc29y' }))).toBe('INVALID_INPUT');
  });

  it('marks some or all as read, and says how many are left', async () => {
    const hana = await north.signIn();
    for (let i = 0; i < 3; i++) await tell(north, [hana], `${i}`);
    const ids = (await inbox(hana)).nodes.map((n: { id: string }) => n.id);
    expect((await read(hana, { ids: [ids[0], ids[0], ids[1]] })).data?.markNotificationsRead).toEqual({ __typename: 'NotificationsRead', unreadCount: 1 });
    expect((await read(hana, { ids: [ids[0]] })).data?.markNotificationsRead.unreadCount).toBe(1);
    expect((await inbox(hana)).nodes.map((n: { isRead: boolean }) => n.isRead)).toEqual([true, true, false]);
    expect((await read(hana, { all: true })).data?.markNotificationsRead.unreadCount).toBe(0);
    expect(await unread(hana)).toBe(0);
  });

  it.each<[string, object, string]>([
    ['neither', {}, 'input'],
    ['both', { all: true, ids: [toGlobalId('Notification', newId())] }, 'input'],
    ['not all', { all: false }, 'input'],
    ['what is no id', { ids: ['x'] }, 'input.ids.0'],
    ['more than a page', { ids: Array.from({ length: 101 }, () => toGlobalId('Notification', newId())) }, 'input.ids'],
  ])('refuses to mark %s', async (_what, input, field) => {
    const answer = await read(await north.signIn(), input);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field });
  });

  it('marks nothing when one of the ids is not mine', async () => {
    const [hana, ken] = [await north.signIn(), await north.signIn()];
    await tell(north, [hana]);
    await tell(north, [ken]);
    const [mine] = (await inbox(hana)).nodes;
    const [other] = (await inbox(ken)).nodes;
    expect(codeOf(await read(hana, { ids: [mine.id, other.id] }))).toBe('NOT_FOUND');
    expect([await unread(hana), await unread(ken)]).toEqual([1, 1]);
  });

  it('counts right while it is told and read at the same time', async () => {
    const hana = await north.signIn();
    await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 3 === 2 ? read(hana, { all: true }) : tell(north, [hana], `${i}`))));
    const { nodes } = await inbox(hana, { first: 100 });
    expect(nodes).toHaveLength(27);
    expect(await unread(hana)).toBe(nodes.filter((n: { isRead: boolean }) => !n.isRead).length);
    await read(hana, { all: true });
    expect(await unread(hana)).toBe(0);
  });

  it('counts right when something was told but not committed yet as everything is marked read', async () => {
    const hana = await north.signIn();
    let commit = (): void => undefined;
    const held = new Promise<void>((resolve) => (commit = resolve));
    let told = (): void => undefined;
    const written = new Promise<void>((resolve) => (told = resolve));
    const telling = north.write(async (tx) => {
      await worker.notifier.notify(tx, { kind: NotificationKind.ANNOUNCEMENT, eventId: newId(), subject: null, actorId: null, partnerTenantId: null, params: { text: 'x' }, to: [hana.member.id] });
      told();
      await held;
    });
    await written;
    const reading = read(hana, { all: true });
    await sleep(200); // long enough for it to come as far as it can
    commit();
    await Promise.all([telling, reading]);
    const { nodes } = await inbox(hana);
    expect(await unread(hana)).toBe(nodes.filter((n: { isRead: boolean }) => !n.isRead).length);
    expect((await reading).data?.markNotificationsRead.unreadCount).toBe(await unread(hana));
  });

  it('gives each notification a number of its own, in the order of their commits', async () => {
    const people = [await north.signIn(), await north.signIn(), await north.signIn()];
    await Promise.all(Array.from({ length: 12 }, (_, i) => tell(north, i % 2 ? people : [...people].reverse(), `${i}`)));
    for (const { member } of people) {
      const rows = await world.db.query<{ number: number }>('SELECT number FROM notification WHERE member_id = $1 ORDER BY number', [member.id]);
      expect(rows.map((r) => r.number)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    }
  });

  it('takes a fact once, however often it is handled, and counts it once', async () => {
    const people = [await north.signIn(), await north.signIn()];
    const eventId = newId();
    await Promise.all([tell(north, people, 'a', eventId), tell(north, [people[0]!], 'a', eventId), tell(north, [...people].reverse(), 'a', eventId)]);
    for (const one of people) {
      expect((await inbox(one)).nodes).toHaveLength(1);
      expect(await unread(one)).toBe(1);
    }
    expect(await world.db.query('SELECT 1 FROM delivery WHERE tenant_id = $1', [north.row.id])).toHaveLength(2);
  });

  it('reads a page in one statement and one round trip, whatever stands in it', async () => {
    const hana = await north.signIn();
    const author = await north.signIn();
    for (let i = 0; i < 5; i++) {
      await north.write((tx) => worker.notifier.notify(tx, { kind: NotificationKind.POST_COMMENTED, eventId: newId(), subject: { type: 'Post', id: newId() }, actorId: author.member.id, partnerTenantId: south.row.id, params: { title: 't' }, to: [hana.member.id] }));
    }
    const actor = { id: hana.member.id, accountId: hana.member.accountId, tenantId: north.row.id } as Actor;
    const { result, cost } = await meterSql(() => runInContext({ tenantId: north.row.id }, () => world.app.get(NotificationService).page(actor, { first: 20 })));
    expect(result.edges).toHaveLength(5);
    expect(cost).toMatchObject({ statements: 1, roundTrips: 1 });
    expect((await inbox(hana)).nodes[0]).toMatchObject({ actor: { displayName: author.member.displayName }, partner: { slug: south.slug }, subjectId: null });
  });
});

import { randomUUID } from 'node:crypto';
import { NotificationKind } from '../inbox/notification.entity.js';
import { PART } from '../delivery/notifier.service.js';
import { type Worker, eventually, startWorker } from '../testing/worker.js';
import { type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';

const ANNOUNCE = 'mutation ($input: AnnounceInput!) { announce(input: $input) { __typename ... on Announced { recipientCount } } }';

describe('an announcement', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
  });
  beforeEach(async () => {
    north = await world.tenant();
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });
  const texts = async (reader: Awaited<ReturnType<TestTenant['signIn']>>): Promise<string[]> => (await reader.query('{ notifications { nodes { text } } }')).data?.notifications.nodes.map((n: { text: string }) => n.text);

  it('reaches every member but the sender and guests, in the inbox and by mail', async () => {
    const [operator, hana] = [await north.signIn('OPERATOR'), await north.signIn()];
    await north.member('GUEST');
    await north.member('OWNER');
    const answer = await operator.query(ANNOUNCE, { input: { text: ' 明日の会は\r\n19時からです ' } });
    expect(answer.data?.announce).toEqual({ __typename: 'Announced', recipientCount: 2 });
    await worker.settled();
    expect(await texts(hana)).toEqual(['運営からのお知らせ: 明日の会は\n19時からです']);
    expect(await texts(operator)).toEqual([]);
    expect(await world.db.query('SELECT state FROM delivery WHERE tenant_id = $1', [north.row.id])).toEqual([{ state: 'SENT' }, { state: 'SENT' }]);
  });

  it('is sent once for a key, and answered alike, also when both come at once', async () => {
    const [operator, hana] = [await north.signIn('OPERATOR'), await north.signIn()];
    const input = { text: 'once', idempotencyKey: randomUUID() };
    const answers = await Promise.all([operator.query(ANNOUNCE, { input }), operator.query(ANNOUNCE, { input })]);
    await north.member();
    answers.push(await operator.query(ANNOUNCE, { input }));
    expect(answers.map((a) => a.data?.announce.recipientCount)).toEqual([1, 1, 1]);
    await worker.settled();
    expect(await texts(hana)).toEqual(['運営からのお知らせ: once']);
    const other = await operator.query(ANNOUNCE, { input: { ...input, text: 'twice' } });
    expect(other.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.idempotencyKey', reason: 'CONFLICT' });
  });

  it('is for operators to make, and has something to say', async () => {
    expect(codeOf(await (await north.signIn()).query(ANNOUNCE, { input: { text: 'x' } }))).toBe('FORBIDDEN');
    const operator = await north.signIn('OPERATOR');
    for (const [text, reason] of [['  \n ', 'TOO_SHORT'], ['x'.repeat(1_001), 'TOO_LONG'], ['\u0000', 'INVALID_CHARACTER']]) {
      expect((await operator.query(ANNOUNCE, { input: { text } })).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.text', reason });
    }
  });

  it('stays in its own community', async () => {
    const [south] = await world.tenants(1);
    const stranger = await south!.signIn('MEMBER', await north.signIn());
    await (await north.signIn('OPERATOR')).query(ANNOUNCE, { input: { text: 'north only' } });
    await worker.settled();
    expect(await texts(stranger)).toEqual([]);
    expect(await world.db.query('SELECT 1 FROM notification WHERE tenant_id = $1', [south!.row.id])).toEqual([]);
  });

  it('reaches ten thousand people part by part, each once', async () => {
    const operator = await north.signIn('OPERATOR');
    const count = 10_000;
    await world.db.query(`INSERT INTO account (id, email, locale, created_at) SELECT gen_random_uuid(), 'crowd-' || $2 || n || '@example.org', 'ja', now() FROM generate_series(1, $1::int) AS n`, [count, north.slug]);
    await world.db.query(
      `INSERT INTO member (tenant_id, id, account_id, display_name, role, state, joined_at) SELECT $1, gen_random_uuid(), id, 'x', 'MEMBER', 'ACTIVE', now() FROM account WHERE email LIKE 'crowd-' || $2 || '%'`,
      [north.row.id, north.slug],
    );
    const reached = async (): Promise<{ rows: number; people: number; parts: number }> =>
      (await world.db.query<{ rows: number; people: number; parts: number }>(`SELECT count(*)::int AS rows, count(DISTINCT member_id)::int AS people, count(DISTINCT created_at)::int AS parts FROM notification WHERE tenant_id = $1 AND kind = $2`, [north.row.id, NotificationKind.ANNOUNCEMENT]))[0]!;
    expect((await operator.query(ANNOUNCE, { input: { text: 'to all' } })).data?.announce.recipientCount).toBe(count);
    await eventually(async () => (await reached()).rows >= count, 60_000);
    await worker.settled();
    expect(await reached()).toMatchObject({ rows: count, people: count });
    expect((await reached()).parts).toBeGreaterThanOrEqual(count / PART);
    expect(await world.db.query(`SELECT unread, count(*)::int AS n FROM notification_counter WHERE tenant_id = $1 GROUP BY 1`, [north.row.id])).toEqual([{ unread: 1, n: count }]);
    expect(await world.db.query(`SELECT state, count(*)::int AS n FROM delivery WHERE tenant_id = $1 GROUP BY 1`, [north.row.id])).toEqual([{ state: 'SENT', n: count }]);
    expect((await world.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM captured_mail WHERE tenant_id = $1`, [north.row.id]))[0]!.n).toBe(count);
  });
});

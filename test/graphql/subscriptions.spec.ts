import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import WebSocket from 'ws';
import { AccessGuard } from '#graphql-kit';
import { SessionService } from '#identity';
import { newId } from '#kernel';
import { NotificationKind } from '../../libs/notifications/src/inbox/notification.entity.js';
import { LiveInbox } from '../../libs/notifications/src/live/live-inbox.service.js';
import { type ListenOptions, type Listener, RECEIVED, listen, socketUrl } from '../../libs/notifications/src/testing/listener.js';
import { type Worker, eventually, startWorker } from '../../libs/notifications/src/testing/worker.js';
import { type Client, type TestTenant, type World, startWorld } from '../support/world.js';

describe('a WebSocket', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let south: TestTenant;
  const open: Listener[] = [];
  beforeAll(async () => {
    world = await startWorld({ PUBLIC_URL: 'https://ekkyo.example', EKKYO_BASE_DOMAIN: 'ekkyo.test' });
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
  const start = async (client: Client, options: ListenOptions): Promise<Listener> => {
    const listener = await listen(world, client, options);
    open.push(listener);
    return listener;
  };
  const follow = async (client: Client, options: ListenOptions): Promise<Listener> => {
    const before = followers();
    const listener = await start(client, options);
    await eventually(() => followers() > before);
    return listener;
  };
  const refused = async (client: Client, options: ListenOptions): Promise<unknown> => {
    const listener = await start(client, options);
    await eventually(() => listener.errors.length > 0);
    return listener.errors[0];
  };
  const tell = (tenant: TestTenant, to: Client, text: string): Promise<void> =>
    tenant.write((tx) => worker.notifier.notify(tx, { kind: NotificationKind.ANNOUNCEMENT, eventId: newId(), subject: null, actorId: null, partnerTenantId: null, params: { text }, to: [to.member.id] }));

  const upgrade = (path: string, headers: Record<string, string>): Promise<number> =>
    new Promise((resolve) => {
      const socket = new WebSocket(world.url.replace('http', 'ws') + path, 'graphql-transport-ws', { headers });
      socket.on('open', () => (socket.close(), resolve(101)));
      socket.on('unexpected-response', (_request, response) => (response.resume(), resolve(response.statusCode ?? 0)));
      socket.on('error', () => undefined);
    });

  it.each<[string, string, Record<string, string>, number]>([
    ['our own origin', '/graphql', { origin: 'https://ekkyo.example' }, 101],
    ['the host that was asked', '/graphql', { origin: 'http://north.ekkyo.test:8080', host: 'north.ekkyo.test:8080' }, 101],
    ['a program that names none', '/graphql', {}, 101],
    ['another origin', '/graphql', { origin: 'https://evil.example' }, 403],
    ['our host by another scheme than the web', '/graphql', { origin: 'chrome-extension://north.ekkyo.test', host: 'north.ekkyo.test' }, 403],
    ['an origin that begins like ours', '/graphql', { origin: 'https://ekkyo.example.evil.example' }, 403],
    ['an opaque origin', '/graphql', { origin: 'null' }, 403],
    ['another path', '/other', { origin: 'https://ekkyo.example' }, 404],
  ])('from %s is answered as it should be', async (_from, path, headers, status) => {
    expect(await upgrade(path, headers)).toBe(status);
  });

  it.each<[string, string | undefined, number]>([
    ['without a token', undefined, 4401],
    ['with a token that is none', 'x.y.z', 4403],
    ['with an empty token', '', 4401],
  ])('is closed %s', async (_how, token, code) => {
    const listener = await start(await north.signIn(), { tenant: north.slug, token });
    await eventually(() => listener.closed.length > 0);
    expect(listener.closed[0]!.code).toBe(code);
  });

  it('is closed when nothing says who it is', async () => {
    const socket = new WebSocket(socketUrl(world), 'graphql-transport-ws');
    const code = await new Promise((resolve) => socket.on('close', resolve));
    expect(code).toBe(4408);
  });

  it('is closed when its access token ends, so that the client comes back with a new one', async () => {
    const someone = await north.signIn();
    const options = world.app.get(SessionService)['options'] as { accessTokenSeconds: number };
    const usual = options.accessTokenSeconds;
    options.accessTokenSeconds = 2;
    const { accessToken } = (await world.app.get(SessionService).start(someone.member.accountId)).signedIn;
    options.accessTokenSeconds = usual;
    const listener = await follow(someone, { tenant: north.slug, token: accessToken });
    await eventually(() => listener.closed.length > 0);
    expect(listener.closed[0]).toMatchObject({ code: 4403, reason: 'The access token has ended' });
  });

  it.each<[string, ListenOptions, object]>([
    ['no tenant', {}, { code: 'FORBIDDEN' }],
    ['a tenant that is not theirs', { tenant: 'south' }, { code: 'FORBIDDEN' }],
    ['a tenant that does not exist', { tenant: 'no-such-tenant' }, { code: 'FORBIDDEN' }],
    ['a query', { tenant: 'north', query: '{ viewer { member { id } } }' }, { code: 'INVALID_INPUT', reason: 'NOT_A_SUBSCRIPTION' }],
    ['a mutation', { tenant: 'north', query: 'mutation { signOut { success } }' }, { code: 'INVALID_INPUT', reason: 'NOT_A_SUBSCRIPTION' }],
    ['what is no GraphQL', { tenant: 'north', query: 'subscription {' }, { code: 'INVALID_INPUT', reason: 'GRAPHQL_PARSE_FAILED' }],
    ['a field that there is not', { tenant: 'north', query: 'subscription { notificationReceive { unreadCount } }' }, { code: 'INVALID_INPUT', reason: 'GRAPHQL_VALIDATION_FAILED' }],
    ['two fields at once', { tenant: 'north', query: 'subscription { a: notificationReceived { unreadCount } b: notificationReceived { unreadCount } }' }, { code: 'INVALID_INPUT', reason: 'GRAPHQL_VALIDATION_FAILED' }],
    ['a variable that is missing', { tenant: 'north', query: 'subscription ($x: Boolean!) { notificationReceived { unreadCount @include(if: $x) } }' }, { code: 'INVALID_INPUT', reason: 'BAD_USER_INPUT' }],
    ['too many tokens', { tenant: 'north', query: `subscription { notificationReceived { ${'unreadCount '.repeat(4_000)} } }` }, { code: 'INVALID_INPUT', reason: 'GRAPHQL_PARSE_FAILED' }],
    ['too many aliases', { tenant: 'north', query: `subscription { notificationReceived { ${Array.from({ length: 31 }, (_, i) => `a${i}: unreadCount`).join(' ')} } }` }, { code: 'INVALID_INPUT', reason: expect.anything() }],
    ['a tenant other than the subdomain', { tenant: 'north', headers: { host: 'south.ekkyo.test' } }, { code: 'INVALID_INPUT', reason: 'CONFLICT', field: 'extensions.tenant' }],
  ])('that subscribes to %s is refused', async (_what, options, extensions) => {
    const someone = await north.signIn();
    const slug = { north: north.slug, south: south.slug }[options.tenant ?? ''] ?? options.tenant;
    expect(await refused(someone, { ...options, tenant: slug })).toMatchObject({ extensions: { ...extensions, requestId: expect.any(String) } });
    expect(JSON.stringify(await refused(someone, { ...options, tenant: slug }))).not.toMatch(/Did you mean/);
  });

  it('of a guest, who may not read notifications, is refused', async () => {
    expect(await refused(await north.signIn('GUEST'), { tenant: north.slug })).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });

  it('asks the same guard as every other operation, once, and finds the field through a fragment', async () => {
    const guard = jest.spyOn(AccessGuard.prototype, 'canActivate');
    try {
      const someone = await north.signIn();
      const listener = await follow(someone, { tenant: north.slug, query: 'subscription { ...S } fragment S on Subscription { ... on Subscription { notificationReceived { unreadCount } } }' });
      expect(guard).toHaveBeenCalledTimes(1);
      await tell(north, someone, 'x');
      await listener.hears(1);
      expect(guard).toHaveBeenCalledTimes(1);
    } finally {
      guard.mockRestore();
    }
  });

  it('holds at most twenty subscriptions', async () => {
    const someone = await north.signIn();
    const socket = new WebSocket(socketUrl(world), 'graphql-transport-ws');
    const answers: { id?: string; type: string; payload?: { extensions: { reason?: string } }[] }[] = [];
    socket.on('message', (data: Buffer) => answers.push(JSON.parse(data.toString('utf8'))));
    await new Promise((resolve) => socket.on('open', resolve));
    socket.send(JSON.stringify({ type: 'connection_init', payload: { accessToken: someone.accessToken } }));
    await eventually(() => answers.length > 0);
    for (let i = 0; i < 21; i++) socket.send(JSON.stringify({ id: `${i}`, type: 'subscribe', payload: { query: RECEIVED, extensions: { tenant: north.slug } } }));
    await eventually(() => followers() === 20 && answers.some((a) => a.type === 'error'));
    expect(answers.filter((a) => a.type === 'error')).toMatchObject([{ payload: [{ extensions: { code: 'INVALID_INPUT', reason: 'TOO_MANY' } }] }]);
    socket.send(JSON.stringify({ id: '0', type: 'complete' }));
    await eventually(() => followers() === 19);
    socket.terminate();
    await eventually(() => followers() === 0);
  });

  it('is one of at most fifty of a person, and each that closes makes room', async () => {
    const someone = await north.signIn();
    const connect = async (): Promise<{ socket: WebSocket; said: string }> => {
      const socket = new WebSocket(socketUrl(world), 'graphql-transport-ws');
      const said = new Promise<string>((resolve) => {
        socket.on('message', (data: Buffer) => resolve((JSON.parse(data.toString('utf8')) as { type: string }).type));
        socket.on('close', (code) => resolve(String(code)));
      });
      await new Promise((resolve) => socket.on('open', resolve));
      socket.send(JSON.stringify({ type: 'connection_init', payload: { accessToken: someone.accessToken } }));
      return { socket, said: await said };
    };
    const sockets = await Promise.all(Array.from({ length: 50 }, connect));
    expect(new Set(sockets.map((s) => s.said))).toEqual(new Set(['connection_ack']));
    expect((await connect()).said).toBe('4403');
    sockets[0]!.socket.terminate();
    await eventually(async () => {
      const { socket, said } = await connect();
      if (said === 'connection_ack') sockets.push({ socket, said });
      return said === 'connection_ack';
    });
    for (const { socket } of sockets) socket.terminate();
  });

  it('is closed on a message that is too long', async () => {
    const socket = new WebSocket(socketUrl(world), 'graphql-transport-ws');
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await new Promise((resolve) => socket.on('open', resolve));
    socket.send('x'.repeat(100_000));
    const code = await new Promise((resolve) => socket.on('close', resolve));
    quiet.mockRestore();
    expect([1009, 4500]).toContain(code);
  });

  it.each([
    ['the person left', `UPDATE member SET state = 'LEFT' WHERE id = $1`],
    ['the person was suspended', `UPDATE member SET state = 'SUSPENDED' WHERE id = $1`],
    ['the person became a guest', `UPDATE member SET role = 'GUEST' WHERE id = $1`],
  ])('tells nothing more, and ends the stream, when %s', async (_why, change) => {
    const someone = await north.signIn();
    const elsewhere = await south.signIn('MEMBER', someone);
    const [here, there] = [await follow(someone, { tenant: north.slug }), await follow(someone, { tenant: south.slug })];
    await world.db.query(change, [someone.member.id]);
    await eventually(() => here.errors.length > 0);
    expect(here.errors[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    await tell(south, elsewhere, 'still a member here');
    await there.hears(1);
    expect([here.heard, there.errors]).toEqual([[], []]);
  });

  it('is closed when the session ends', async () => {
    const someone = await north.signIn();
    const listener = await follow(someone, { tenant: north.slug });
    await someone.query('mutation { signOut { success } }');
    await eventually(() => listener.closed.length > 0);
    expect(listener.closed[0]!.code).toBe(4403);
  });

  it('lets the server go, also when the other side never answers', async () => {
    const other = await startWorld();
    const tenant = await other.tenant();
    const someone = await tenant.signIn();
    const listener = await listen(other, someone, { tenant: tenant.slug });
    const mute = new WebSocket(socketUrl(other), 'graphql-transport-ws');
    await new Promise((resolve) => mute.on('open', resolve));
    mute.pause();
    await sleep(100);
    await other.close();
    expect(listener.closed[0]!.code).toBe(1001);
    await listener.stop();
    mute.terminate();
  });
});

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fromGlobalId, newId, toGlobalId } from '#kernel';
import { runInContext } from '#tenancy';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { sendFile } from '../testing/send.js';
import type { FileId, StoredFile } from './file.entity.js';
import { Files } from './files.service.js';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const fileId = (globalId: string): FileId => fromGlobalId(globalId)!.id;

describe('files', () => {
  let world: World;
  let files: Files;
  let north: TestTenant;
  let south: TestTenant;
  let hana: Client;
  beforeAll(async () => {
    world = await startWorld({ FILE_LIMIT_MB: '1', TABLE_LIMIT_MB: '3' });
    files = world.app.get(Files, { strict: false });
  });
  beforeEach(async () => {
    [north, south] = (await world.tenants(2)) as [TestTenant, TestTenant];
    hana = await north.signIn();
  });
  afterAll(() => world.close());

  const send = (bytes: Uint8Array | string, name: string, headers?: Record<string, string>): ReturnType<typeof sendFile> => sendFile(world, hana, north.slug, bytes, name, headers);
  const inNorth = <T>(fn: () => Promise<T>): Promise<T> => runInContext({ tenantId: north.row.id }, fn);
  const row = async (globalId: string): Promise<StoredFile> => (await inNorth(() => files.byIds([fileId(globalId)]))).get(fileId(globalId))!;
  const onDisk = async (): Promise<string[]> => readdir(join(world.filesDir, north.row.id)).catch(() => []);
  const attach = (globalId: string, who: Client, accept?: string[]): Promise<StoredFile> =>
    north.write((tx) => files.attach(tx, fileId(globalId), { memberId: who.member.id, field: 'input.evidence', ...(accept ? { accept } : {}) }));

  it('are kept as they came, under a name of our own, and given back to whoever has the address', async () => {
    const sent = await send(PNG, '合格証 "1".png');
    expect(sent).toEqual({ status: 201, id: expect.any(String), name: '合格証 "1".png', mediaType: 'image/png', byteLength: expect.any(Number), width: 1, height: 1, thumbnailUrl: expect.stringMatching(/^\/files\//) });
    const kept = await onDisk();
    expect(kept).toEqual(['', '-LARGE', '-SMALL'].map((size) => expect.stringMatching(new RegExp(`^[\\w-]{32}${size}$`))));

    const response = await fetch(world.url + files.path(await row(sent.id)));
    expect(Buffer.from(await response.arrayBuffer()).subarray(0, 8).equals(PNG.subarray(0, 8))).toBe(true);
    expect(Object.fromEntries(['content-type', 'content-length', 'x-content-type-options', 'content-security-policy'].map((h) => [h, response.headers.get(h)]))).toEqual({
      'content-type': 'image/png', 'content-length': `${sent.byteLength}`, 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
    expect(response.headers.get('content-disposition')).toMatch(/^inline; filename="___ _1_.png"/);
  });

  it('are what their content says: a page, a drawing or a table that calls itself a picture is none', async () => {
    const svg = await send('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'photo.txt', { 'content-type': 'image/png' });
    expect(svg.mediaType).not.toMatch(/image|html/);
    const response = await fetch(world.url + files.path(await row(svg.id)));
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await send(PNG, 'table.csv', { 'content-type': 'text/csv' })).mediaType).toBe('image/png');
    await expect(attach(svg.id, hana, ['image/png', 'application/pdf'])).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field: 'input.evidence', reason: 'FILE_TYPE' }, text: { en: 'This kind of file cannot be used here. These can: PNG, PDF.' } });
  });

  it.each([
    ['too large', Buffer.concat([PNG, Buffer.alloc(1_100_000)]), 'a.png', 413, 'TOO_LARGE'],
    ['a table that is too large', Buffer.alloc(3_500_000, 'a,b\n'), 'a.csv', 413, 'TOO_LARGE'],
    ['a page that calls itself a picture', Buffer.from('<svg><script>alert(1)</script></svg>'), '写真.JPG', 400, 'NOT_WHAT_IT_CLAIMS'],
    ['a picture that calls itself a PDF', PNG, 'a.pdf', 400, 'NOT_WHAT_IT_CLAIMS'],
    ['empty', Buffer.alloc(0), 'a.csv', 400, 'EMPTY'],
    ['called by nothing', PNG, '', 400, 'TOO_SHORT'],
    ['called by a NUL', PNG, 'a\0.png', 400, 'INVALID_CHARACTER'],
  ])('are refused when %s, and leave nothing behind', async (_what, bytes, name, status, reason) => {
    expect(await send(bytes, name)).toMatchObject({ status, code: 'INVALID_INPUT', reason });
    expect(await onDisk()).toEqual([]);
  });

  it('may be larger when they are tables', async () => {
    expect(await send(Buffer.alloc(2_500_000, 'a,b\n'), 'report.csv')).toMatchObject({ status: 201, mediaType: 'text/csv', byteLength: 2_500_000 });
  });

  it('are refused by what comes, not by what was announced', async () => {
    let left = 40;
    const endless = new ReadableStream({ pull: (c) => (left-- > 0 ? c.enqueue(Buffer.alloc(65_536, 'x')) : c.close()) });
    expect(await sendFile(world, hana, north.slug, endless, 'a.txt')).toMatchObject({ status: 413, reason: 'TOO_LARGE' });
    expect(await onDisk()).toEqual([]);
  });

  it('keep a name with line breaks on one line', async () => {
    const sent = await send(PNG, 'a\r\nX-Evil: 1.png');
    expect(sent.name).toBe('a X-Evil: 1.png');
    const response = await fetch(world.url + files.path(await row(sent.id)));
    expect(response.headers.get('x-evil')).toBeNull();
  });

  it('need a sign-in, a community of the person, and more than being a guest', async () => {
    const stranger = await south.signIn('OWNER');
    expect(await sendFile(world, undefined, north.slug, PNG, 'a.png')).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(await sendFile(world, stranger, north.slug, PNG, 'a.png')).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await sendFile(world, await north.signIn('GUEST'), north.slug, PNG, 'a.png')).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await sendFile(world, undefined, north.slug, PNG, 'a.png', { cookie: `ekkyo_refresh=${hana.accessToken}` })).toMatchObject({ status: 401 });
    expect(await onDisk()).toEqual([]);
  });

  it("can be used by whoever brought them: another person's, another community's and a missing one are alike", async () => {
    const mine = await send(PNG, 'a.png');
    const ken = await north.signIn();
    const elsewhere = await sendFile(world, await south.signIn(), south.slug, PNG, 'a.png');
    for (const [id, who] of [[mine.id, ken], [elsewhere.id, hana], [toGlobalId('File', newId()), hana]] as const) {
      await expect(north.write((tx) => files.attach(tx, fileId(id), { memberId: who.member.id, field: 'x' }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('become part of one thing, also when two take them at once', async () => {
    const { id } = await send(PNG, 'a.png');
    const taken = await Promise.allSettled([attach(id, hana, ['image/png']), attach(id, hana), attach(id, hana)]);
    expect(taken.map((t) => t.status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  it('go after a day when nothing takes them, and stay when something does', async () => {
    const [loose, used] = [await send(PNG, 'loose.png'), await send(PNG, 'used.png')];
    await attach(used.id, hana);
    const address = files.path(await row(loose.id));
    await inNorth(() => files.purge(north.row.id, new Date(Date.now() + 1_000)));
    expect(await onDisk()).toHaveLength(3);
    expect((await fetch(world.url + address)).status).toBe(404);
    expect((await fetch(world.url + files.path(await row(used.id)))).status).toBe(200);
    await north.write((tx) => files.release(tx, [fileId(used.id)]));
    await inNorth(() => files.purge(north.row.id, new Date(Date.now() + 1_000)));
    expect(await onDisk()).toEqual([]);
  });

  it('have addresses that end, and that nobody can make', async () => {
    const file = await row((await send(PNG, 'a.png')).id);
    const address = files.path(file);
    const token = address.slice('/files/'.length);
    const changed = Buffer.from(token, 'base64url');
    changed[20]! ^= 1;
    for (const bad of [changed.toString('base64url'), token.slice(0, -1), `${token}A`, `${token}==`, 'x', '..%2F..%2Fsecret', Buffer.alloc(64).toString('base64url')]) {
      const response = await fetch(`${world.url}/files/${bad}`);
      expect({ bad, status: response.status }).toEqual({ bad, status: 404 });
    }
    const clock = files['links']['clock'];
    const now = clock.now.bind(clock);
    clock.now = () => new Date(Date.now() + 20 * 60_000);
    expect((await fetch(world.url + address)).status).toBe(404);
    clock.now = () => new Date(Date.now() + 9 * 60_000);
    expect((await fetch(world.url + address)).status).toBe(200);
    clock.now = now;
  });

  it('arrive whole when many come at once', async () => {
    const bodies = Array.from({ length: 20 }, (_, i) => Buffer.alloc(100_000 + i, `${i},`));
    const sent = await Promise.all(bodies.map((bytes, i) => send(bytes, `${i}.csv`)));
    for (const [i, { id, status }] of sent.entries()) {
      const body = await (await fetch(world.url + files.path(await row(id)))).arrayBuffer();
      expect([status, Buffer.from(body).equals(bodies[i]!)]).toEqual([201, true]);
    }
  });
});

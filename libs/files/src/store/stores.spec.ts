import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { type TenantId, newId } from '#kernel';
import { type World, startWorld } from '../../../../test/support/world.js';
import { sendFile } from '../testing/send.js';
import { DiskStore } from './disk-store.js';
import type { FileStore } from './file-store.js';
import { S3Store } from './s3-store.js';

describe('files are kept', () => {
  let folder: string;
  let server: S3rver;
  let endpoint: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ekkyo-store-'));
    server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: join(folder, 's3'), configureBuckets: [{ name: 'ekkyo', configs: [] }] });
    const { port } = (await server.run()) as AddressInfo;
    endpoint = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    (server as unknown as { httpServer?: Server }).httpServer?.closeAllConnections();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const stores: Record<string, () => FileStore> = {
    'in a folder': () => new DiskStore(join(folder, 'disk')),
    'in a bucket': () => new S3Store({ bucket: 'ekkyo', region: 'us-east-1', endpoint, credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' } }),
  };
  const key = (): string => randomBytes(24).toString('base64url');
  async function* chunks(bytes: Buffer, size = 65_536): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    await Promise.resolve();
  }
  const all = async (bytes: AsyncIterable<Uint8Array>): Promise<Buffer> => {
    const parts: Uint8Array[] = [];
    for await (const part of bytes) parts.push(part);
    return Buffer.concat(parts);
  };
  const keys = async (store: FileStore, tenantId: TenantId, time: Date): Promise<string[]> => {
    const found: string[] = [];
    for await (const one of store.keysBefore(tenantId, time)) found.push(one);
    return found.sort();
  };

  describe.each(Object.keys(stores))('%s', (kind) => {
    let store: FileStore;
    const [north, south] = [newId() as TenantId, newId() as TenantId];
    beforeAll(() => {
      store = stores[kind]!();
    });

    it.each([0, 1, 70_000, 8 * 1_048_576, 21_000_000])('whole, with %d bytes', async (size) => {
      const bytes = randomBytes(size);
      const name = key();
      expect(await store.write(north, name, chunks(bytes))).toBe(size);
      expect((await all(store.read(north, name))).equals(bytes)).toBe(true);
      await store.remove(north, name);
      await expect(all(store.read(north, name))).rejects.toThrow();
      await store.remove(north, name);
    });

    it.each([100, 20_000_000])('not at all when the sender fails after %d bytes', async (size) => {
      const name = key();
      async function* failing(): AsyncGenerator<Uint8Array> {
        yield* chunks(randomBytes(size));
        throw new Error('lost');
      }
      await expect(store.write(north, name, failing())).rejects.toThrow('lost');
      await expect(all(store.read(north, name))).rejects.toThrow();
    });

    it('in a room of each community', async () => {
      const [a, b] = [key(), key()];
      await store.write(north, a, chunks(Buffer.from('north')));
      await store.write(south, b, chunks(Buffer.from('south')));
      expect(await keys(store, north, new Date(Date.now() + 60_000))).toEqual([a]);
      expect(await keys(store, north, new Date(Date.now() - 60_000))).toEqual([]);
      await expect(all(store.read(north, b))).rejects.toThrow();
      for (const bad of ['../../etc/passwd', 'x', `${a}/../${b}`]) await expect((async () => all(store.read(north, bad)))()).rejects.toThrow();
    });
  });

  it('in a bucket by settings alone', async () => {
    const world: World = await startWorld({ S3_BUCKET: 'ekkyo', S3_ENDPOINT: endpoint, S3_ACCESS_KEY_ID: 'S3RVER', S3_SECRET_ACCESS_KEY: 'S3RVER' });
    try {
      const north = await world.tenant();
      const hana = await north.signIn();
      const bytes = randomBytes(9_000_000);
      const { id, status } = await sendFile(world, hana, north.slug, bytes, 'a.bin');
      expect(status).toBe(201);
      const { url } = (await hana.query('query ($id: ID!) { file(id: $id) { url } }', { id })).data!.file;
      expect(Buffer.from(await (await fetch(world.url + url)).arrayBuffer()).equals(bytes)).toBe(true);
      expect(await keys(stores['in a bucket']!(), north.row.id, new Date(Date.now() + 60_000))).toHaveLength(1);
      await expect(sendFile(world, hana, north.slug, randomBytes(21 * 1_048_576), 'b.bin')).resolves.toMatchObject({ status: 413 });
      expect(await keys(stores['in a bucket']!(), north.row.id, new Date(Date.now() + 60_000))).toHaveLength(1);
    } finally {
      await world.close();
    }
  });
});

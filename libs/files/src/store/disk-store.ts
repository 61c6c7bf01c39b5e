import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, opendir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type TenantId, isUuid } from '#kernel';
import { type FileStore, KEY } from './file-store.js';

/** Files in a folder of this machine, one folder per tenant. The user's name of a file is never part of a path. */
export class DiskStore implements FileStore {
  constructor(private readonly folder: string) {}

  async write(tenantId: TenantId, key: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    const path = this.path(tenantId, key);
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    try {
      await pipeline(bytes, file);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return file.bytesWritten;
  }

  read(tenantId: TenantId, key: string): AsyncIterable<Uint8Array> {
    return createReadStream(this.path(tenantId, key));
  }

  async remove(tenantId: TenantId, key: string): Promise<void> {
    await rm(this.path(tenantId, key), { force: true });
  }

  async *keysBefore(tenantId: TenantId, time: Date): AsyncIterable<string> {
    const folder = this.room(tenantId);
    const entries = await opendir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    for await (const { name } of entries) {
      const found = await stat(join(folder, name)).catch(() => undefined);
      if (KEY.test(name) && found && found.mtime < time) yield name;
    }
  }

  private path(tenantId: TenantId, key: string): string {
    if (!KEY.test(key)) throw new Error('this is not a key of the file store');
    return join(this.room(tenantId), key);
  }

  private room(tenantId: TenantId): string {
    if (!isUuid(tenantId)) throw new Error('a file belongs to a tenant');
    return join(this.folder, tenantId);
  }
}

import type { TenantId } from '#kernel';

/** Where the bytes of files lie. A key is random and says nothing of the file; each tenant has its own room. */
export interface FileStore {
  /** Keeps what comes, under a key that is free. Rejects, and keeps nothing, when `bytes` fails. Resolves with how many bytes there were. */
  write(tenantId: TenantId, key: string, bytes: AsyncIterable<Uint8Array>): Promise<number>;
  /** The bytes from the first, as often as one likes. @throws when there is no such key, with the first read */
  read(tenantId: TenantId, key: string): AsyncIterable<Uint8Array>;
  /** Lets go of it; nothing happens when it is gone already. */
  remove(tenantId: TenantId, key: string): Promise<void>;
  /** The keys of a tenant that have not been written since then. */
  keysBefore(tenantId: TenantId, time: Date): AsyncIterable<string>;
}

export const FILE_STORE = Symbol('file store');

/** What a key looks like; whatever else lies in a store is not ours. */
export const KEY = /^[a-z0-9_-]{16,64}$/i;

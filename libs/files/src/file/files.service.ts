import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { AppError, type MemberId, type TenantId, invalidInput, newId, notFound, rateLimited } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx, runInContext } from '#tenancy';
import { FILES_OPTIONS, type FilesOptions, MEGABYTE } from '../options.js';
import { FILE_STORE, type FileStore } from '../store/file-store.js';
import { DownloadLinks } from './download-links.js';
import { type FileId, StoredFile } from './file.entity.js';
import { fileName, kindName, limitFor, mediaTypeOf } from './file.rules.js';
import { peek, upTo } from './peek.js';

/** What signatures need of a file; those of office documents lie deep in it. */
const HEAD = 65_536;
/** What one member may bring without using it: a disk is not filled by asking. */
const LOOSE_BYTES = 500 * MEGABYTE;
const LOOSE_FILES = 500;

export interface Upload {
  /** The header X-File-Name as it came. */
  name: unknown;
  /** What the sender says of the length; undefined when it says nothing. */
  length: number | undefined;
  bytes: AsyncIterable<Uint8Array>;
}

/** What a domain asks of a file before it takes it. */
export interface Attachment {
  /** Who attaches it: only the person who brought a file can use it. */
  memberId: MemberId;
  /** The input field that named it. */
  field: string;
  /** The media types that are welcome; all by default. */
  accept?: readonly string[];
}

@Injectable()
export class Files {
  constructor(
    private readonly db: TenantDb,
    private readonly links: DownloadLinks,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(FILES_OPTIONS) private readonly options: FilesOptions,
  ) {}

  /** Keeps a file that somebody sends. Until something attaches it, it is loose, and goes after a day. */
  async upload(actor: Actor, { name, length, bytes }: Upload): Promise<StoredFile> {
    const { limits } = this.options;
    const called = fileName(name);
    if (length !== undefined && length > Math.max(limits.any, limits.table)) throw tooLarge(Math.max(limits.any, limits.table));
    await this.assertRoom(actor);
    const { head, all } = await peek(bytes, HEAD);
    if (head.length === 0) throw invalidInput('body', 'EMPTY', { ja: 'ファイルが空です。', en: 'The file is empty.' });
    const mediaType = mediaTypeOf((await fileTypeFromBuffer(head).catch(() => undefined))?.mime, head, called);
    const limit = limitFor(mediaType, limits);
    return this.make({ tenantId: actor.tenantId, uploaderId: actor.id, name: called, mediaType, bytes: upTo(limit, all, () => tooLarge(limit)) });
  }

  /** Keeps a file that the product itself makes; loose like any other, until it is attached. Runs in the tenant's context, outside of a transaction. */
  async make({ bytes, tenantId, ...row }: Pick<StoredFile, 'tenantId' | 'uploaderId' | 'name' | 'mediaType'> & { bytes: AsyncIterable<Uint8Array> }): Promise<StoredFile> {
    const storageKey = randomBytes(24).toString('base64url');
    const byteLength = await this.store.write(tenantId, storageKey, bytes);
    try {
      return await this.db.write((tx) => tx.insert(StoredFile, { ...row, id: newId(), byteLength, storageKey, looseSince: tx.now, createdAt: tx.now }));
    } catch (error) {
      await this.store.remove(tenantId, storageKey);
      throw error;
    }
  }

  /**
   * Makes a loose file part of something, in the transaction that writes the thing.
   * @throws NOT_FOUND for what is missing, somebody else's or in use; INVALID_INPUT naming the field when its content is none of `accept`
   */
  async attach(tx: Tx, id: FileId, { memberId, field, accept }: Attachment): Promise<StoredFile> {
    const file = await tx.findOne(StoredFile, { id, uploaderId: memberId });
    if (!file) throw notFound();
    if (accept && !accept.includes(file.mediaType)) {
      const kinds = accept.map(kindName);
      throw invalidInput(field, 'FILE_TYPE', { ja: `この種類のファイルは使えません。使えるのは${kinds.join('・')}です。`, en: `This kind of file cannot be used here. These can: ${kinds.join(', ')}.` });
    }
    // Of two that take it at once, one finds it taken.
    const taken = await tx.execute('UPDATE file SET loose_since = NULL WHERE tenant_id = $1 AND id = $2 AND loose_since IS NOT NULL', [tx.tenantId, id]);
    if (taken === 0) throw notFound();
    return Object.assign(file, { looseSince: null });
  }

  /** Nothing refers to these files any more: they go after a day. */
  async release(tx: Tx, ids: readonly FileId[]): Promise<void> {
    await tx.execute('UPDATE file SET loose_since = $3 WHERE tenant_id = $1 AND id = ANY ($2) AND loose_since IS NULL', [tx.tenantId, ids, tx.now]);
  }

  async byIds(ids: readonly FileId[]): Promise<Map<FileId, StoredFile>> {
    const rows = await this.db.readOne<StoredFile>(
      `SELECT tenant_id AS "tenantId", id, name, media_type AS "mediaType", byte_length AS "byteLength", storage_key AS "storageKey", uploader_id AS "uploaderId", loose_since AS "looseSince", created_at AS "createdAt"
       FROM file WHERE tenant_id = app.tenant_id() AND id = ANY ($1)`,
      [ids],
      'files',
    );
    return new Map(rows.map((row) => [row.id, Object.assign(new StoredFile(), row)]));
  }

  /** @throws NOT_FOUND for what is missing and for what another person brought */
  async own(actor: Actor, id: FileId): Promise<StoredFile> {
    const file = (await this.byIds([id])).get(id);
    if (file?.uploaderId !== actor.id) throw notFound();
    return file;
  }

  /** Where it can be fetched in the next minutes: only for those who may see it. */
  path(file: StoredFile): string {
    return this.links.path(file);
  }

  /** The bytes of a file from the first, as often as one likes. */
  read(file: Pick<StoredFile, 'tenantId' | 'storageKey'>): AsyncIterable<Uint8Array> {
    return this.store.read(file.tenantId, file.storageKey);
  }

  /** @throws NOT_FOUND for an address that we did not give, that has ended, or whose file is gone: they look alike */
  async byToken(token: string): Promise<{ file: StoredFile; until: Date; bytes: AsyncIterable<Uint8Array> }> {
    const link = this.links.read(token);
    if (!link) throw notFound();
    const file = await runInContext({ tenantId: link.tenantId }, async () => (await this.byIds([link.fileId])).get(link.fileId));
    if (!file) throw notFound();
    return { file, until: link.until, bytes: this.read(file) };
  }

  /** Lets go of what has been loose since before `time`, and of bytes that no row ever named. Runs in the tenant's context. */
  async purge(tenantId: TenantId, time: Date): Promise<void> {
    const rows = await this.db.write((tx) => tx.query<{ key: string }>('DELETE FROM file WHERE tenant_id = $1 AND loose_since < $2 RETURNING storage_key AS key', [tenantId, time]));
    for (const { key } of rows) await this.store.remove(tenantId, key);
    for await (const key of this.store.keysBefore(tenantId, time)) {
      const known = await this.db.readOne('SELECT 1 FROM file WHERE tenant_id = $1 AND storage_key = $2', [tenantId, key]);
      if (known.length === 0) await this.store.remove(tenantId, key);
    }
  }

  private async assertRoom({ tenantId, id }: Actor): Promise<void> {
    const [loose] = await this.db.readOne<{ files: number; bytes: number }>(
      'SELECT count(*)::int AS files, coalesce(sum(byte_length), 0)::float8 AS bytes FROM file WHERE tenant_id = $1 AND uploader_id = $2 AND loose_since IS NOT NULL',
      [tenantId, id],
    );
    if (loose && (loose.files >= LOOSE_FILES || loose.bytes >= LOOSE_BYTES)) throw rateLimited(3_600);
  }
}

const tooLarge = (limit: number): AppError =>
  invalidInput('body', 'TOO_LARGE', { ja: `ファイルは${Math.floor(limit / MEGABYTE)} MBまでです。`, en: `A file may have at most ${Math.floor(limit / MEGABYTE)} MB.` });

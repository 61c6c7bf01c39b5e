import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { AppError, type MemberId, type TenantId, invalidInput, newId, notFound, rateLimited } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx, runInContext } from '#tenancy';
import { FILES_OPTIONS, type FilesOptions, MEGABYTE } from '../options.js';
import { type Cleaned, cleaned } from '../picture/picture.js';
import { type ThumbnailSize, isPicture, neutralName, pictureName } from '../picture/picture.rules.js';
import { FILE_STORE, type FileStore } from '../store/file-store.js';
import { DownloadLinks } from './download-links.js';
import { type FileId, StoredFile } from './file.entity.js';
import { fileColumns } from './file.queries.js';
import { assertWhatItClaims, fileName, keyOf, kindName, limitFor, mediaTypeOf, ownKey } from './file.rules.js';
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
  /** Where nobody may learn who brought it: the file forgets that, and is called by this number and its kind. */
  anonymousNumber?: number;
}

type Bytes = AsyncIterable<Uint8Array>;
type NewFile = Pick<StoredFile, 'tenantId' | 'uploaderId' | 'name' | 'mediaType'>;
/** Those bytes of a file that an address names. */
export type Download = Pick<StoredFile, 'name' | 'mediaType' | 'byteLength'> & { until: Date; bytes: Bytes };

@Injectable()
export class Files {
  constructor(
    private readonly db: TenantDb,
    private readonly links: DownloadLinks,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(FILES_OPTIONS) private readonly options: FilesOptions,
  ) {}

  /** Keeps a file that somebody sends; a picture without what is not seen in it. Until something attaches it, it is loose, and goes after a day. */
  async upload(actor: Actor, { name, length, bytes }: Upload): Promise<StoredFile> {
    const { limits } = this.options;
    const called = fileName(name);
    if (length !== undefined && length > Math.max(limits.any, limits.table)) throw tooLarge(Math.max(limits.any, limits.table));
    await this.assertRoom(actor);
    const { head, all } = await peek(bytes, HEAD);
    if (head.length === 0) throw invalidInput('body', 'EMPTY', { ja: 'ファイルが空です。', en: 'The file is empty.' });
    const mediaType = mediaTypeOf((await fileTypeFromBuffer(head).catch(() => undefined))?.mime, head, called);
    assertWhatItClaims(called, mediaType, isPicture(mediaType));
    const limit = limitFor(mediaType, limits);
    const limited = upTo(limit, all, () => tooLarge(limit));
    const by = { tenantId: actor.tenantId, uploaderId: actor.id };
    if (!isPicture(mediaType)) return this.make({ ...by, name: called, mediaType, bytes: limited });
    return cleaned(mediaType, limited, (picture) => this.keep({ ...by, name: pictureName(called, picture.mediaType), mediaType: picture.mediaType }, picture.bytes(), picture));
  }

  /** Keeps a file that the product itself makes; loose like any other, until it is attached. Runs in the tenant's context, outside of a transaction. */
  make({ bytes, ...row }: NewFile & { bytes: Bytes }): Promise<StoredFile> {
    return this.keep(row, bytes);
  }

  private async keep({ tenantId, ...row }: NewFile, bytes: Bytes, picture?: Cleaned): Promise<StoredFile> {
    const storageKey = randomBytes(24).toString('base64url');
    const { width, height, thumbnails } = picture ?? { width: null, height: null, thumbnails: [] };
    const file = { ...row, width, height, storageKey, thumbnails: Object.fromEntries(thumbnails.map(({ size, bytes: _, ...one }) => [size, one])) };
    try {
      const byteLength = await this.store.write(tenantId, storageKey, bytes);
      for (const small of thumbnails) await this.store.write(tenantId, keyOf(storageKey, small.size), small.bytes());
      return await this.db.write((tx) => tx.insert(StoredFile, { ...file, id: newId(), byteLength, looseSince: tx.now, createdAt: tx.now }));
    } catch (error) {
      await this.drop(tenantId, file);
      throw error;
    }
  }

  /**
   * Makes a loose file part of something, in the transaction that writes the thing.
   * @throws NOT_FOUND for what is missing, somebody else's or in use; INVALID_INPUT naming the field when its content is none of `accept`
   */
  async attach(tx: Tx, id: FileId, { memberId, field, accept, anonymousNumber }: Attachment): Promise<StoredFile> {
    const file = await tx.findOne(StoredFile, { id, uploaderId: memberId });
    if (!file) throw notFound();
    if (accept && !accept.includes(file.mediaType)) {
      const kinds = accept.map(kindName);
      throw invalidInput(field, 'FILE_TYPE', { ja: `この種類のファイルは使えません。使えるのは${kinds.join('・')}です。`, en: `This kind of file cannot be used here. These can: ${kinds.join(', ')}.` });
    }
    // Of two that take it at once, one finds it taken.
    const taken = await tx.execute('UPDATE file SET loose_since = NULL WHERE tenant_id = $1 AND id = $2 AND loose_since IS NOT NULL', [tx.tenantId, id]);
    if (taken === 0) throw notFound();
    if (anonymousNumber === undefined) return Object.assign(file, { looseSince: null });
    const forgotten = { name: neutralName(anonymousNumber, file.mediaType), uploaderId: null };
    await tx.update(StoredFile, { id }, forgotten);
    return Object.assign(file, { looseSince: null }, forgotten);
  }

  /** Nothing refers to these files any more: they go after a day. */
  async release(tx: Tx, ids: readonly FileId[]): Promise<void> {
    await tx.execute('UPDATE file SET loose_since = $3 WHERE tenant_id = $1 AND id = ANY ($2) AND loose_since IS NULL', [tx.tenantId, ids, tx.now]);
  }

  async byIds(ids: readonly FileId[]): Promise<Map<FileId, StoredFile>> {
    const rows = await this.db.readOne<StoredFile>(
      `SELECT ${fileColumns('f')} FROM file f WHERE f.tenant_id = app.tenant_id() AND f.id = ANY ($1)`,
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
  path(file: Pick<StoredFile, 'tenantId' | 'id'>, size?: ThumbnailSize): string {
    return this.links.path(file, size);
  }

  /** The bytes of a file from the first, as often as one likes. */
  read(file: Pick<StoredFile, 'tenantId' | 'storageKey'>): AsyncIterable<Uint8Array> {
    return this.store.read(file.tenantId, file.storageKey);
  }

  /** @throws NOT_FOUND for an address that we did not give, that has ended, or whose file is gone: they look alike */
  async byToken(token: string): Promise<Download> {
    const link = this.links.read(token);
    if (!link) throw notFound();
    const { tenantId, fileId, size, until } = link;
    const file = await runInContext({ tenantId }, async () => (await this.byIds([fileId])).get(fileId));
    if (!file) throw notFound();
    if (!size) return { name: file.name, mediaType: file.mediaType, byteLength: file.byteLength, until, bytes: this.read(file) };
    const small = file.thumbnails[size];
    if (!small) throw notFound();
    return { name: pictureName(file.name, 'image/webp'), mediaType: 'image/webp', byteLength: small.byteLength, until, bytes: this.store.read(tenantId, keyOf(file.storageKey, size)) };
  }

  /** Lets go of what has been loose since before `time`, and of bytes that no row ever named. Runs in the tenant's context. */
  async purge(tenantId: TenantId, time: Date): Promise<void> {
    const rows = await this.db.write((tx) =>
      tx.query<Pick<StoredFile, 'storageKey' | 'thumbnails'>>('DELETE FROM file WHERE tenant_id = $1 AND loose_since < $2 RETURNING storage_key AS "storageKey", thumbnails', [tenantId, time]),
    );
    for (const row of rows) await this.drop(tenantId, row);
    for await (const key of this.store.keysBefore(tenantId, time)) {
      const known = await this.db.readOne('SELECT 1 FROM file WHERE tenant_id = $1 AND storage_key = $2', [tenantId, ownKey(key)]);
      if (known.length === 0) await this.store.remove(tenantId, key);
    }
  }

  private async drop(tenantId: TenantId, { storageKey, thumbnails }: Pick<StoredFile, 'storageKey' | 'thumbnails'>): Promise<void> {
    const sizes = Object.keys(thumbnails) as ThumbnailSize[];
    for (const key of [storageKey, ...sizes.map((size) => keyOf(storageKey, size))]) await this.store.remove(tenantId, key);
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

import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, type TenantId } from '#kernel';
import { FILES_OPTIONS, type FilesOptions } from '../options.js';
import { ThumbnailSize } from '../picture/picture.rules.js';
import type { FileId } from './file.entity.js';

/** An address holds for at least this long and at most twice as long; within it, it stays the same, so that browsers keep the picture. */
const HOLDS_MS = 10 * 60_000;
const PAYLOAD = 41;
const MAC = 25; // together a length that base64 needs no padding for
/** The last byte says which of them. */
const SIZES = [undefined, ThumbnailSize.SMALL, ThumbnailSize.LARGE] as const;

export interface Link {
  tenantId: TenantId;
  fileId: FileId;
  /** Which of its smaller pictures; itself when undefined. */
  size: ThumbnailSize | undefined;
  /** When the address stops to hold. */
  until: Date;
}

/** Addresses under which one file can be fetched for a while by whoever was given one. They hold no name and need no table. */
@Injectable()
export class DownloadLinks {
  private readonly key: Buffer;

  constructor(
    @Inject(FILES_OPTIONS) { secret }: FilesOptions,
    private readonly clock: Clock,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'ekkyo download links', 32));
  }

  /** Where this file, or its smaller picture, can be fetched, as a path of the gateway. */
  path({ tenantId, id }: { tenantId: TenantId; id: FileId }, size?: ThumbnailSize): string {
    const until = (Math.floor(this.clock.now().getTime() / HOLDS_MS) + 2) * HOLDS_MS;
    const payload = Buffer.alloc(PAYLOAD);
    payload.write(tenantId.replaceAll('-', ''), 0, 'hex');
    payload.write(id.replaceAll('-', ''), 16, 'hex');
    payload.writeBigUInt64BE(BigInt(until), 32);
    payload.writeUInt8(SIZES.indexOf(size), 40);
    return `/files/${Buffer.concat([payload, this.mac(payload)]).toString('base64url')}`;
  }

  /** What a token of ours names; undefined for one that we did not make, and for one that has ended. */
  read(token: string): Link | undefined {
    const bytes = Buffer.from(token, 'base64url');
    // The same bytes can be written in several ways; only ours is an address.
    if (bytes.length !== PAYLOAD + MAC || bytes.toString('base64url') !== token) return undefined;
    const payload = bytes.subarray(0, PAYLOAD);
    if (!timingSafeEqual(this.mac(payload), bytes.subarray(PAYLOAD))) return undefined;
    const until = new Date(Number(payload.readBigUInt64BE(32)));
    return until > this.clock.now() ? { tenantId: uuid(payload.subarray(0, 16)), fileId: uuid(payload.subarray(16, 32)), size: SIZES[payload.readUInt8(40)], until } : undefined;
  }

  private mac(payload: Buffer): Buffer {
    return createHmac('sha256', this.key).update(payload).digest().subarray(0, MAC);
  }
}

const uuid = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

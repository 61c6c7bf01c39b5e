import type { S3Client } from '@aws-sdk/client-s3';
import { type TenantId, isUuid } from '#kernel';
import { type FileStore, KEY } from './file-store.js';

export interface S3Settings {
  bucket: string;
  region: string;
  /** Of a store that is not Amazon's. */
  endpoint: string | undefined;
  /** Without them the machine's own identity is used. */
  credentials: { accessKeyId: string; secretAccessKey: string } | undefined;
}

/** S3 takes no part but the last below 5 MiB; one part is all that an upload holds in memory. */
const PART = 8 * 1_048_576;

type Sdk = typeof import('@aws-sdk/client-s3');

/** Files in a bucket of Amazon S3, or of a server that speaks its protocol: one prefix per tenant. */
export class S3Store implements FileStore {
  private opened: Promise<{ sdk: Sdk; client: S3Client }> | undefined;

  constructor(private readonly settings: S3Settings) {}

  async write(tenantId: TenantId, key: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    const { sdk, client } = await this.open();
    const place = this.place(tenantId, key);
    const parts = inParts(bytes);
    const first = await parts.next();
    const head = first.done ? Buffer.alloc(0) : first.value;
    const second = await parts.next();
    if (second.done) {
      await client.send(new sdk.PutObjectCommand({ ...place, Body: head, ContentLength: head.length }));
      return head.length;
    }
    const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand(place));
    const upload = { ...place, UploadId };
    try {
      const sent: { ETag: string | undefined; PartNumber: number }[] = [];
      let size = 0;
      const send = async (part: Buffer): Promise<void> => {
        const PartNumber = sent.length + 1;
        const { ETag } = await client.send(new sdk.UploadPartCommand({ ...upload, PartNumber, Body: part, ContentLength: part.length }));
        sent.push({ ETag, PartNumber });
        size += part.length;
      };
      await send(head);
      await send(second.value);
      for await (const part of parts) await send(part);
      await client.send(new sdk.CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: sent } }));
      return size;
    } catch (error) {
      await client.send(new sdk.AbortMultipartUploadCommand(upload)).catch(() => undefined);
      throw error;
    }
  }

  async *read(tenantId: TenantId, key: string): AsyncGenerator<Uint8Array> {
    const { sdk, client } = await this.open();
    const { Body } = await client.send(new sdk.GetObjectCommand(this.place(tenantId, key)));
    yield* Body as AsyncIterable<Uint8Array>;
  }

  async remove(tenantId: TenantId, key: string): Promise<void> {
    const { sdk, client } = await this.open();
    await client.send(new sdk.DeleteObjectCommand(this.place(tenantId, key)));
  }

  async *keysBefore(tenantId: TenantId, time: Date): AsyncIterable<string> {
    const { sdk, client } = await this.open();
    const Prefix = `${room(tenantId)}/`;
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(new sdk.ListObjectsV2Command({ Bucket: this.settings.bucket, Prefix, ContinuationToken }));
      for (const { Key = '', LastModified } of page.Contents ?? []) {
        const key = Key.slice(Prefix.length);
        if (KEY.test(key) && LastModified && LastModified < time) yield key;
      }
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
  }

  private place(tenantId: TenantId, key: string): { Bucket: string; Key: string } {
    if (!KEY.test(key)) throw new Error('this is not a key of the file store');
    return { Bucket: this.settings.bucket, Key: `${room(tenantId)}/${key}` };
  }

  /** The library is large, so it is loaded by those who use it, with their first file. */
  private open(): Promise<{ sdk: Sdk; client: S3Client }> {
    this.opened ??= import('@aws-sdk/client-s3').then((sdk) => {
      const { region, endpoint, credentials } = this.settings;
      return {
        sdk,
        // Checksums that only Amazon knows are left out where they are not asked for.
        client: new sdk.S3Client({ region, requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED', ...(endpoint ? { endpoint, forcePathStyle: true } : {}), ...(credentials ? { credentials } : {}) }),
      };
    });
    return this.opened;
  }
}

function room(tenantId: TenantId): string {
  if (!isUuid(tenantId)) throw new Error('a file belongs to a tenant');
  return tenantId;
}

async function* inParts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, undefined> {
  let chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.length;
    if (size < PART) continue;
    yield Buffer.concat(chunks);
    chunks = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(chunks);
  return undefined;
}

import { z } from 'zod';
import type { S3Settings } from './s3-store.js';

/** Where files are kept, as environment variables: in a bucket when one is named, in the data directory otherwise. */
export const storeSettings = {
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().default('us-east-1'),
  /** Of a store that is not Amazon's, such as http://minio:9000. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** Both or neither: without them the machine's own identity is used. */
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
};

export function s3Of(e: z.output<z.ZodObject<typeof storeSettings>>): S3Settings | undefined {
  if (!e.S3_BUCKET) return undefined;
  const [accessKeyId, secretAccessKey] = [e.S3_ACCESS_KEY_ID, e.S3_SECRET_ACCESS_KEY];
  if (!accessKeyId !== !secretAccessKey) throw new Error('Configuration: S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY: both or neither');
  return { bucket: e.S3_BUCKET, region: e.S3_REGION, endpoint: e.S3_ENDPOINT, credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined };
}

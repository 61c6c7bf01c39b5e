import type { SizeLimits } from './file/file.rules.js';
import type { S3Settings } from './store/s3-store.js';

export interface FilesOptions {
  /** The folder in which files are kept. */
  folder: string;
  /** The bucket in which they are kept instead. */
  s3?: S3Settings | undefined;
  /** The installation's secret, from which the key of download addresses is derived. */
  secret: string;
  limits: SizeLimits;
}
export const FILES_OPTIONS = Symbol('files options');
export const MEGABYTE = 1_048_576;

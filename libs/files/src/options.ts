import type { SizeLimits } from './file/file.rules.js';

export interface FilesOptions {
  /** The folder in which files are kept. */
  folder: string;
  /** The installation's secret, from which the key of download addresses is derived. */
  secret: string;
  limits: SizeLimits;
}
export const FILES_OPTIONS = Symbol('files options');
export const MEGABYTE = 1_048_576;

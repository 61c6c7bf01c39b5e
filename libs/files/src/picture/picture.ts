import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Sharp, SharpOptions } from 'sharp';
import { type AppError, invalidInput } from '#kernel';
import { Gate } from './gate.js';
import { type Kept, THUMBNAIL_WIDTHS, type ThumbnailSize, keptAs } from './picture.rules.js';

/** Of all its frames together. A photograph of a telephone has 12 to 50 million; decoded, one takes three or four bytes. */
const MAX_PIXELS = 60_000_000;
const SECONDS = 30;
/** Decoded pictures are what takes memory: so many at once, whoever sends them. */
const gate = new Gate(2);

export interface Cleaned {
  mediaType: Kept;
  width: number;
  height: number;
  /** The picture itself, and smaller ones as WebP. */
  bytes: () => AsyncIterable<Uint8Array>;
  thumbnails: { size: ThumbnailSize; width: number; height: number; byteLength: number; bytes: () => AsyncIterable<Uint8Array> }[];
}

/**
 * Draws a picture anew and lets `use` have the result: upright, and without anything that is not seen (place, camera, owner, comments, what hides behind
 * its end). What moves goes on moving; its small pictures stand still. The sender's pace holds nobody up, because what comes is first written to a
 * folder of its own, which is gone afterwards.
 * @throws INVALID_INPUT: PICTURE_KIND before a byte is read; TOO_MANY_PIXELS, NOT_A_PICTURE
 */
export async function cleaned<T>(mediaType: string, bytes: AsyncIterable<Uint8Array>, use: (picture: Cleaned) => Promise<T>): Promise<T> {
  const kept = keptAs(mediaType);
  const folder = await mkdtemp(join(tmpdir(), 'ekkyo-picture-'));
  try {
    const original = join(folder, 'original');
    await pipeline(bytes, createWriteStream(original, { mode: 0o600 }));
    return await use(await gate.pass(() => drawn(kept, original, folder)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function drawn(mediaType: Kept, original: string, folder: string): Promise<Cleaned> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  const open = (options: SharpOptions = {}): Sharp => sharp(original, { limitInputPixels: MAX_PIXELS, failOn: 'error', ...options }).timeout({ seconds: SECONDS });
  try {
    const { pages = 1 } = await open().metadata();
    const moves = pages > 1 && (mediaType === 'image/gif' || mediaType === 'image/webp');
    const path = join(folder, 'picture');
    const { width, height, pageHeight } = await encoded(moves ? open({ animated: true }) : open().autoOrient(), mediaType).toFile(path);
    const thumbnails: Cleaned['thumbnails'] = [];
    for (const [size, wanted] of THUMBNAIL_WIDTHS) {
      const small = join(folder, size);
      // The clean picture is the source: what the original hides cannot pass through this door either.
      const made = await sharp(path, { limitInputPixels: MAX_PIXELS }).resize({ width: wanted, height: wanted * 2, fit: 'inside', withoutEnlargement: true }).webp({ quality: 78 }).timeout({ seconds: SECONDS }).toFile(small);
      thumbnails.push({ size, width: made.width, height: made.height, byteLength: made.size, bytes: () => createReadStream(small) });
    }
    return { mediaType, width, height: pageHeight ?? height, bytes: () => createReadStream(path), thumbnails };
  } catch (error) {
    throw refusal(error);
  }
}

function encoded(picture: Sharp, mediaType: Kept): Sharp {
  if (mediaType === 'image/jpeg') return picture.jpeg({ quality: 88 });
  if (mediaType === 'image/png') return picture.png();
  return mediaType === 'image/gif' ? picture.gif() : picture.webp({ quality: 88 });
}

function refusal(error: unknown): AppError {
  return /pixel limit|too large|timeout/i.test(String(error))
    ? invalidInput('body', 'TOO_MANY_PIXELS', { ja: `画像が大きすぎます。${MAX_PIXELS / 10_000}万画素までにしてください。`, en: `The picture has too many pixels: at most ${MAX_PIXELS / 1_000_000} million.` })
    : invalidInput('body', 'NOT_A_PICTURE', { ja: '画像として読み取れません。ファイルが壊れているようです。', en: 'This cannot be read as a picture. The file seems to be broken.' });
}

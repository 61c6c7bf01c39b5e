import { invalidInput } from '#kernel';

/** What pictures are kept as. */
export type Kept = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';

/** An AVIF takes seconds to write, so it is kept as WebP, which every browser shows as well. */
const KEPT_AS: Readonly<Record<string, Kept>> = { 'image/png': 'image/png', 'image/apng': 'image/png', 'image/jpeg': 'image/jpeg', 'image/webp': 'image/webp', 'image/gif': 'image/gif', 'image/avif': 'image/webp' };

export enum ThumbnailSize {
  SMALL = 'SMALL',
  LARGE = 'LARGE',
}
/** How wide the smaller pictures are at most, in pixels: for a card of a list, and for a page. */
export const THUMBNAIL_WIDTHS: readonly (readonly [ThumbnailSize, number])[] = [[ThumbnailSize.SMALL, 320], [ThumbnailSize.LARGE, 1_280]];

export const isPicture = (mediaType: string): boolean => mediaType.startsWith('image/') && !mediaType.includes('svg') && !mediaType.includes('xml');

/**
 * What this kind of picture is kept as.
 * @throws INVALID_INPUT for kinds that cannot be drawn anew: what they say of their place and their owner would stay in them
 */
export function keptAs(mediaType: string): Kept {
  const kept = KEPT_AS[mediaType];
  if (!kept) throw invalidInput('body', 'PICTURE_KIND', { ja: 'この種類の画像は使えません。JPEG・PNG・WebP・GIF・AVIFに変換してください。', en: 'This kind of picture cannot be used. Convert it to JPEG, PNG, WebP, GIF or AVIF.' });
  return kept;
}

const ENDINGS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp', 'image/gif': 'gif', 'text/csv': 'csv', 'text/plain': 'txt', 'application/pdf': 'pdf' };
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = { jpg: ['jpeg', 'jpe', 'jfif'] };

/** The name with the ending of what the picture really is, if it has one. */
export function pictureName(name: string, mediaType: Kept): string {
  const ending = ENDINGS[mediaType]!;
  const [, stem, present = ''] = /^(.+)\.([a-z0-9]{1,5})$/i.exec(name) ?? [];
  if (stem === undefined || present.toLowerCase() === ending || OTHER_NAMES[ending]?.includes(present.toLowerCase())) return name;
  return `${[...stem].slice(0, 190).join('')}.${ending}`;
}

/** A name that says nothing of who gave it. */
export const neutralName = (number: number, mediaType: string): string => `${isPicture(mediaType) ? 'picture' : 'file'}-${number}${mediaType in ENDINGS ? `.${ENDINGS[mediaType]}` : ''}`;

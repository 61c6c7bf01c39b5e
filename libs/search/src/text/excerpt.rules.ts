import type { Range } from './match.rules.js';

/** A piece of a text with the places that were looked for, counted from the piece's own beginning. */
export interface Excerpt {
  text: string;
  ranges: Range[];
}

/** About as much as two lines show. */
const LENGTH = 140;
/** How much of what stands before the first place is shown. */
const BEFORE = 30;
const ELLIPSIS = '…';

/** The text around the first place, on one line; from the beginning when there is none. */
export function excerpt(text: string, ranges: readonly Range[]): Excerpt {
  const first = ranges[0]?.start ?? 0;
  const from = text.length <= LENGTH || first <= BEFORE ? 0 : whole(text, first - BEFORE);
  const to = whole(text, Math.min(text.length, Math.max(from + LENGTH, ranges[0]?.end ?? 0)));
  const head = from > 0 ? ELLIPSIS : '';
  const shown = text.slice(from, to).replace(/\s/gu, ' ');
  const moved = ranges
    .filter((range) => range.end > from && range.start < to)
    .map(({ start, end }) => ({ start: Math.max(start, from) - from + head.length, end: Math.min(end, to) - from + head.length }));
  return { text: `${head}${shown}${to < text.length ? ELLIPSIS : ''}`, ranges: moved };
}

/** Not between the two halves of a character. */
const whole = (text: string, at: number): number => (at > 0 && at < text.length && /[\udc00-\udfff]/.test(text[at]!) && /[\ud800-\udbff]/.test(text[at - 1]!) ? at - 1 : at);

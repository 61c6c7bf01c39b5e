import type { Locale } from '#kernel';

const isLatin = (text: string): boolean => /^[\x20-\x7e]+$/.test(text);

/** The heading that we would write: the first that the language reads, else the first, else the column's name. */
export const headingIn = (locale: Locale, name: string, headings: readonly string[]): string =>
  (locale === 'en' ? headings.find(isLatin) : headings.find((heading) => !isLatin(heading))) ?? headings[0] ?? name;

import { fold, invalidInput } from '#kernel';

export const MAX_TAGS = 5;
export const TAG = { min: 1, max: 30 } as const;

export interface NewTag {
  name: string;
  folded: string;
}

/** Without the sign in front; ＡＷＳ, AWS and aws are one tag. @throws INVALID_INPUT for one that is nothing but signs */
export function tagsOf(field: string, names: readonly string[]): NewTag[] {
  const tags = new Map<string, NewTag>();
  names.forEach((given, i) => {
    const name = given.normalize('NFKC').replace(/^[#\s]+/u, '').replace(/\s+/gu, ' ').trim();
    const folded = fold(name).replace(/\s/gu, '');
    if (folded === '') throw invalidInput(`${field}.${i}`, 'TOO_SHORT', { ja: 'タグには文字が必要です。', en: 'A tag needs letters.' });
    if (!tags.has(folded)) tags.set(folded, { name, folded });
  });
  return [...tags.values()];
}

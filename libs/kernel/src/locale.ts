export const LOCALES = ['ja', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text in every language that Ekkyo speaks. */
export type Localized = Record<Locale, string>;

/** The first language of an Accept-Language header that Ekkyo speaks; Japanese when none is. */
export function pickLocale(header: string | undefined): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const q = params.map((p) => p.trim()).find((p) => p.startsWith('q='));
      return { locale: tag.slice(0, 2), weight: q ? Number(q.slice(2)) || 0 : 1 };
    })
    .sort((a, b) => b.weight - a.weight);
  return LOCALES.find((l) => l === wanted.find((w) => w.weight > 0 && LOCALES.some((k) => k === w.locale))?.locale) ?? 'ja';
}

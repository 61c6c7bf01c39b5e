import type { Locale, Localized } from '#kernel';
import type { Kind } from '../engine/snapshot.js';

/** A reason as it is kept: facts, not sentences. It holds published titles and times only; never answers, exclusions or people. */
export type StoredReason =
  | { kind: 'YOU_GET' | 'YOU_GIVE'; items: { listing: Kind; title: string; quantity: number }[] }
  | { kind: 'WHY_NOW'; from: string; until: string }
  | { kind: 'WHAT_IS_NEW'; code: 'FIRST_TIME' | 'AGAIN' | 'OTHER_KIND_OF_PEOPLE' }
  | { kind: 'CAPACITY'; items: { title: string; wanted: number; covered: number }[] };

export const KIND_NAMES: Record<Kind, Localized> = {
  VENUE: { ja: '会場', en: 'venue' },
  PUBLICITY: { ja: '告知', en: 'publicity' },
  CONTENT: { ja: '記事・教材づくり', en: 'content' },
  SPEAKER: { ja: '登壇者', en: 'speaker' },
  AUDIENCE: { ja: '参加者', en: 'audience' },
  KNOWLEDGE: { ja: '運営の相談', en: 'counsel' },
  OPPORTUNITY: { ja: '仕事の機会', en: 'opportunities' },
  SEATS: { ja: '受講枠', en: 'seats' },
};

/** What a proposal is called: what the two bring together. */
export function titleOf(kinds: readonly Kind[]): Localized {
  const distinct = [...new Set(kinds)];
  const en = distinct.map((k) => KIND_NAMES[k].en).join(' × ');
  return { ja: `${distinct.map((k) => KIND_NAMES[k].ja).join(' × ')}を持ち寄る`, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}, brought together` };
}

/** The sentence for a reader. Days are told in the zone of the reader's community. */
export function sentence(reason: StoredReason, locale: Locale, timeZone: string): string {
  const ja = locale === 'ja';
  switch (reason.kind) {
    case 'YOU_GET':
    case 'YOU_GIVE':
      return reason.items.map(({ listing, title, quantity }) => item(KIND_NAMES[listing][locale], title, quantity, ja)).join(ja ? '、' : ', ');
    case 'WHY_NOW': {
      const day = new Intl.DateTimeFormat(ja ? 'ja-JP' : 'en-GB', { timeZone, month: ja ? 'long' : 'short', day: 'numeric' });
      return ja ? `双方の都合が重なるのは${day.format(new Date(reason.from))}から${day.format(new Date(reason.until))}まで` : `Both can from ${day.format(new Date(reason.from))} to ${day.format(new Date(reason.until))}`;
    }
    case 'WHAT_IS_NEW':
      return NEW[reason.code][locale];
    case 'CAPACITY':
      return reason.items.map(({ title, wanted, covered }) => enough(title, wanted, covered, ja)).join(ja ? '、' : '; ');
  }
}

const item = (kind: string, title: string, quantity: number, ja: boolean): string => (ja ? `${kind}「${title}」${quantity > 1 ? `(${quantity})` : ''}` : `${kind}: “${title}”${quantity > 1 ? ` (${quantity})` : ''}`);

/** How far what is offered goes for what was asked. */
const enough = (title: string, wanted: number, covered: number, ja: boolean): string => {
  if (covered >= wanted) return ja ? `募集「${title}」をすべてまかなえます` : `Enough for “${title}”`;
  return ja ? `募集「${title}」の${wanted}のうち${covered}をまかなえます` : `${covered} of the ${wanted} for “${title}”`;
};

const NEW: Record<'FIRST_TIME' | 'AGAIN' | 'OTHER_KIND_OF_PEOPLE', Localized> = {
  FIRST_TIME: { ja: 'これまで一緒に活動したことのない団体です', en: 'You have not worked together before' },
  AGAIN: { ja: '以前に一緒に活動した団体です', en: 'You have worked together before' },
  OTHER_KIND_OF_PEOPLE: { ja: '所属の顔ぶれが大きく異なる、はじめての団体です', en: 'New to each other, and with quite different kinds of people' },
};

import type { Locale, Localized } from '#kernel';
import { type Notification, NotificationKind } from './notification.entity.js';
import { SENTENCES } from './sentences/index.js';

const UNKNOWN: Record<'title' | 'actor' | 'partner', Localized> = {
  title: { ja: '(題名なし)', en: '(untitled)' },
  actor: { ja: 'メンバー', en: 'A member' },
  partner: { ja: '他団体', en: 'another community' },
};

const ANONYMOUS: Localized = { ja: '匿名', en: 'Somebody' };

/** What a community does alone or together with another one; the other kinds with a partner always have one. */
const BY_ONE_OR_TWO = new Set([NotificationKind.EVENT_ANNOUNCED, NotificationKind.EVENT_CANCELLED]);

type Told = Pick<Notification, 'kind' | 'params' | 'partnerTenantId'> & { actorName?: string | null; partnerName?: string | null };

export const titleOf = ({ title }: Notification['params'], locale: Locale): string => (typeof title === 'string' ? title : title?.[locale]) || UNKNOWN.title[locale];

/** The notification as one sentence in this language. */
export function sentence(told: Told, locale: Locale): string {
  const atHome = told.partnerTenantId === null && BY_ONE_OR_TWO.has(told.kind);
  return SENTENCES[told.kind][locale]({
    title: titleOf(told.params, locale),
    actor: told.actorName || (told.params.isAnonymous ? ANONYMOUS : UNKNOWN.actor)[locale],
    partner: told.partnerName || (atHome ? '' : UNKNOWN.partner[locale]),
    text: told.params.text ?? '',
    need: told.params.direction === 'NEED',
    outcome: told.params.outcome ?? '',
    word: told.params.words?.[locale] ?? '',
    ...amounts(told.params, locale),
  });
}

const NUMBERS: Record<Locale, string> = { ja: 'ja-JP', en: 'en-GB' };

/** Grouped; the yen sign is the narrow one in both languages, as on every page. */
function amounts({ seats, yen }: Notification['params'], locale: Locale): { seats: string; yen: string } {
  const write = (value: number | undefined, options: Intl.NumberFormatOptions = {}): string => (value === undefined ? '' : new Intl.NumberFormat(NUMBERS[locale], options).format(value));
  return { seats: write(seats), yen: write(yen, { style: 'currency', currency: 'JPY', currencyDisplay: 'narrowSymbol' }).replace('￥', '¥') };
}

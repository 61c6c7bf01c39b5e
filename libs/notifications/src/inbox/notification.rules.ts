import type { Locale, Localized } from '#kernel';
import { type Notification, NotificationKind } from './notification.entity.js';

/** What a sentence is made of, in the reader's language already. */
interface Words {
  title: string;
  actor: string;
  partner: string;
  text: string;
  need: boolean;
}
type Sentence = (words: Words) => string;

/** One sentence per kind and language; `partner` is empty where nothing crosses a border. */
const SENTENCES: Record<NotificationKind, Record<Locale, Sentence>> = {
  POST_COMMENTED: {
    ja: ({ actor, title }) => `${actor}さんがあなたの投稿「${title}」にコメントしました。`,
    en: ({ actor, title }) => `${actor} commented on your post “${title}”.`,
  },
  EVENT_ANNOUNCED: {
    ja: ({ partner, title }) => `${partner ? `${partner}との合同イベント` : 'イベント'}「${title}」の参加受付が始まりました。`,
    en: ({ partner, title }) => `Registration is open for “${title}”${partner ? `, a joint event with ${partner}` : ''}.`,
  },
  JOINT_EVENT_ANNOUNCED: {
    ja: ({ partner, title }) => `${partner}との合同イベント「${title}」の参加受付が始まりました。`,
    en: ({ partner, title }) => `Registration is open for “${title}”, a joint event with ${partner}.`,
  },
  REGISTRATION_CONFIRMED: {
    ja: ({ title }) => `「${title}」への参加登録が完了しました。`,
    en: ({ title }) => `You are registered for “${title}”.`,
  },
  REGISTRATION_WAITLISTED: {
    ja: ({ title }) => `「${title}」は満席のため、キャンセル待ちになりました。`,
    en: ({ title }) => `“${title}” is full, and you are on the waitlist.`,
  },
  REGISTRATION_PROMOTED: {
    ja: ({ title }) => `空きが出たため、キャンセル待ちだった「${title}」に参加できることになりました。`,
    en: ({ title }) => `A seat became free: you are now registered for “${title}”.`,
  },
  EVENT_CANCELLED: {
    ja: ({ partner, title }) => `${partner ? `${partner}との合同イベント` : ''}「${title}」は中止になりました。`,
    en: ({ partner, title }) => `“${title}”${partner ? `, the joint event with ${partner},` : ''} was cancelled.`,
  },
  LISTING_PUBLISHED: {
    ja: ({ partner, title, need }) => `${partner}が${need ? '募集' : '提供'}「${title}」を公開しました。`,
    en: ({ partner, title, need }) => `${partner} published ${need ? 'a need' : 'an offer'}: “${title}”.`,
  },
  PROPOSAL_SUGGESTED: {
    ja: ({ partner, title }) => `${partner}とのコラボの提案「${title}」が届きました。`,
    en: ({ partner, title }) => `A collaboration with ${partner} is proposed: “${title}”.`,
  },
  PROPOSAL_MUTUAL: {
    ja: ({ partner, title }) => `${partner}との提案「${title}」に、双方が「興味があります」と答えました。`,
    en: ({ partner, title }) => `Both you and ${partner} are interested in “${title}”.`,
  },
  ANNOUNCEMENT: {
    ja: ({ text }) => `運営からのお知らせ: ${text}`,
    en: ({ text }) => `From the operators: ${text}`,
  },
};

const UNKNOWN: Record<'title' | 'actor' | 'partner', Localized> = {
  title: { ja: '(題名なし)', en: '(untitled)' },
  actor: { ja: 'メンバー', en: 'A member' },
  partner: { ja: '他団体', en: 'another community' },
};

/** What a community does alone or together with another one; the other kinds with a partner always have one. */
const BY_ONE_OR_TWO = new Set([NotificationKind.EVENT_ANNOUNCED, NotificationKind.EVENT_CANCELLED]);

type Told = Pick<Notification, 'kind' | 'params' | 'partnerTenantId'> & { actorName?: string | null; partnerName?: string | null };

export const titleOf = ({ title }: Notification['params'], locale: Locale): string => (typeof title === 'string' ? title : title?.[locale]) || UNKNOWN.title[locale];

/** The notification as one sentence in this language. */
export function sentence(told: Told, locale: Locale): string {
  const atHome = told.partnerTenantId === null && BY_ONE_OR_TWO.has(told.kind);
  return SENTENCES[told.kind][locale]({
    title: titleOf(told.params, locale),
    actor: told.actorName || UNKNOWN.actor[locale],
    partner: told.partnerName || (atHome ? '' : UNKNOWN.partner[locale]),
    text: told.params.text ?? '',
    need: told.params.direction === 'NEED',
  });
}

import type { Sentences } from './words.js';

const DECIDED_JA: Record<string, string> = { APPROVED: 'が承認されました。ようこそ。', CONDITIONAL: 'は条件つきで承認されています。条件をご確認ください。', REJECTED: 'は、今回は見送りとなりました。' };
const DECIDED_EN: Record<string, string> = { APPROVED: 'was approved. Welcome!', CONDITIONAL: 'will be approved once a condition is met. Please have a look.', REJECTED: 'was not approved this time.' };

export const federation = {
  JOINT_EVENT_ANNOUNCED: {
    ja: ({ partner, title }) => `${partner}との合同イベント「${title}」の参加受付が始まりました。`,
    en: ({ partner, title }) => `Registration is open for “${title}”, a joint event with ${partner}.`,
  },
  LISTING_PUBLISHED: {
    ja: ({ partner, title, need }) => `${partner}が${need ? '募集' : '提供'}「${title}」を公開しました。`,
    en: ({ partner, title, need }) => `${partner} published ${need ? 'a need' : 'an offer'}: “${title}”.`,
  },
  APPLICATION_RECEIVED: {
    ja: ({ title }) => `「${title}」から参加の申し込みがありました。`,
    en: ({ title }) => `“${title}” wishes to take part.`,
  },
  APPLICATION_DECIDED: {
    ja: ({ title, outcome }) => `「${title}」への参加の申し込み${DECIDED_JA[outcome] ?? 'に返事がありました。'}`,
    en: ({ title, outcome }) => `Your application to ${title} ${DECIDED_EN[outcome] ?? 'was answered.'}`,
  },
  BOOKING_REQUESTED: {
    ja: ({ partner, title }) => `${partner}から「${title}」の利用の申し込みがありました。`,
    en: ({ partner, title }) => `${partner} asks for “${title}”.`,
  },
  BOOKING_CONFIRMED: {
    ja: ({ partner, title }) => `${partner}の「${title}」の予約が確定しました。`,
    en: ({ partner, title }) => `Your booking of “${title}” from ${partner} is confirmed.`,
  },
  BOOKING_DECLINED: {
    ja: ({ partner, title, text }) => `${partner}の「${title}」の予約はお受けできませんでした。${text ? `（${text}）` : ''}`,
    en: ({ partner, title, text }) => `${partner} could not accept your booking of “${title}”.${text ? ` (${text})` : ''}`,
  },
  BOOKING_CANCELLED: {
    ja: ({ partner, title, text }) => `${partner}との「${title}」の予約は取りやめになりました。${text ? `（${text}）` : ''}`,
    en: ({ partner, title, text }) => `The booking of “${title}” with ${partner} was cancelled.${text ? ` (${text})` : ''}`,
  },
} satisfies Sentences;

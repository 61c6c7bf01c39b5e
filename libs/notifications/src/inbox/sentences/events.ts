import type { Sentences } from './words.js';

export const events = {
  EVENT_ANNOUNCED: {
    ja: ({ partner, title }) => `${partner ? `${partner}との合同イベント` : 'イベント'}「${title}」の参加受付が始まりました。`,
    en: ({ partner, title }) => `Registration is open for “${title}”${partner ? `, a joint event with ${partner}` : ''}.`,
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
} satisfies Sentences;

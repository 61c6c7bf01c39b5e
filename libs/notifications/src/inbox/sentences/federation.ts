import type { Sentences } from './words.js';

export const federation = {
  JOINT_EVENT_ANNOUNCED: {
    ja: ({ partner, title }) => `${partner}との合同イベント「${title}」の参加受付が始まりました。`,
    en: ({ partner, title }) => `Registration is open for “${title}”, a joint event with ${partner}.`,
  },
  LISTING_PUBLISHED: {
    ja: ({ partner, title, need }) => `${partner}が${need ? '募集' : '提供'}「${title}」を公開しました。`,
    en: ({ partner, title, need }) => `${partner} published ${need ? 'a need' : 'an offer'}: “${title}”.`,
  },
} satisfies Sentences;

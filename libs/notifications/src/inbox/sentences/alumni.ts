import type { Sentences } from './words.js';

export const alumni = {
  ALUMNI_CLAIM_VERIFIED: {
    ja: () => '在籍の確認ができました。おかえりなさい。名簿と相談が使えるようになりました。',
    en: () => 'Your record has been verified. Welcome back: the directory and consultations are open to you now.',
  },
  ALUMNI_CLAIM_RETURNED: {
    ja: () => '在籍の確認ができませんでした。社員番号や期間をご確認のうえ、もう一度お試しください。',
    en: () => 'We could not verify your record yet. Please check the number and the period, and try once more.',
  },
  OPPORTUNITY_POSTED: {
    ja: ({ actor, title }) => `${actor}さんが募集「${title}」を出しました。`,
    en: ({ actor, title }) => `${actor} posted an opportunity: “${title}”.`,
  },
  OPPORTUNITY_INTERESTING: {
    ja: ({ actor, title }) => `${actor}さんが募集「${title}」に興味を持っています。`,
    en: ({ actor, title }) => `${actor} is interested in “${title}”.`,
  },
  CONSULTATION_ASKED: {
    ja: ({ actor, title }) => `${actor}さんが「${title}」について相談しています。`,
    en: ({ actor, title }) => `${actor} asks for advice: “${title}”.`,
  },
  CONSULTATION_OFFERED: {
    ja: ({ actor, title }) => `${actor}さんが相談「${title}」に手を挙げてくれました。`,
    en: ({ actor, title }) => `${actor} offers to help with “${title}”.`,
  },
  CONSULTATION_ACCEPTED: {
    ja: ({ actor, title }) => `${actor}さんが、相談「${title}」をあなたにお願いしたいと言っています。`,
    en: ({ actor, title }) => `${actor} would like to talk to you about “${title}”.`,
  },
  CONSULTATION_THANKED: {
    ja: ({ actor, title }) => `${actor}さんから、相談「${title}」のお礼が届きました。`,
    en: ({ actor, title }) => `${actor} thanks you for your advice on “${title}”.`,
  },
} satisfies Sentences;

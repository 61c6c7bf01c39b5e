import type { Sentences } from './words.js';

export const today = {
  DUTY_BEGINS: {
    ja: ({ text }) => `今日の運営当番です。対応を待っているものが${text}件あります。10分で見ていきましょう。`,
    en: ({ text }) => `You are on duty today. Waiting for you: ${text}. Ten minutes will do.`,
  },
  ITEM_HANDED: {
    ja: ({ actor }) => `${actor}さんから「今日の運営」の対応を頼まれました。`,
    en: ({ actor }) => `${actor} asks you to see to something in today’s queue.`,
  },
  GREETED: {
    ja: ({ actor, text }) => `${actor}さんからの声かけ: ${text}`,
    en: ({ actor, text }) => `${actor} greets you: ${text}`,
  },
} satisfies Sentences;

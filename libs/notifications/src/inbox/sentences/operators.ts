import type { Sentences } from './words.js';

export const operators = {
  ANNOUNCEMENT: {
    ja: ({ text }) => `運営からのお知らせ: ${text}`,
    en: ({ text }) => `From the operators: ${text}`,
  },
} satisfies Sentences;

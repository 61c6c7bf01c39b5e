import type { Sentences } from './words.js';

export const procurement = {
  LICENCE_OFFERED: {
    ja: ({ partner, title }) => `${partner}が${title}の受講枠の希望を受け付けています。`,
    en: ({ partner, title }) => `${partner} takes requests for seats: ${title}.`,
  },
  SEATS_REQUESTED: {
    ja: ({ partner, title, seats }) => `${partner}が${title}の受講枠を${seats}枠希望しました。`,
    en: ({ partner, title, seats }) => `${partner} asks for ${seats} seats: ${title}.`,
  },
  LICENCES_ORDERED: {
    ja: ({ partner, title, seats, yen }) => `${partner}が${title}を発注しました。こちらの受講枠は${seats}枠、負担額は${yen}です。`,
    en: ({ partner, title, seats, yen }) => `${partner} placed the order for ${title}. You have ${seats} seats and pay ${yen}.`,
  },
  SEATS_GRANTED: {
    ja: ({ partner, title, seats }) => `${partner}から${title}の受講枠が配分され、合わせて${seats}枠になりました。`,
    en: ({ partner, title, seats }) => `${partner} granted seats of ${title}: you now have ${seats}.`,
  },
} satisfies Sentences;

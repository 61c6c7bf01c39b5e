import type { Sentences } from './words.js';

export const procurement = {
  LICENCE_OFFERED: {
    ja: ({ partner, title }) => `${partner}が${title}の受講枠の希望を受け付けています。`,
    en: ({ partner, title }) => `${partner} takes requests for seats: ${title}.`,
  },
  SEATS_REQUESTED: {
    ja: ({ partner, title, seats }) => `${partner}が${title}の受講枠を${seats && `${seats}枠`}希望しました。`,
    en: ({ partner, title, seats }) => `${partner} asks for ${seats && `${seats} `}seats: ${title}.`,
  },
  LICENCES_ORDERED: {
    ja: ({ partner, title, seats, yen }) => `${partner}が${title}を発注しました。${seats && yen && `こちらの受講枠は${seats}枠、負担額は${yen}です。`}`,
    en: ({ partner, title, seats, yen }) => `${partner} placed the order for ${title}.${seats && yen && ` You have ${seats} seats and pay ${yen}.`}`,
  },
  SEATS_GRANTED: {
    ja: ({ partner, title, seats }) => `${partner}から${title}の受講枠が配分され${seats && `、合わせて${seats}枠になり`}ました。`,
    en: ({ partner, title, seats }) => `${partner} granted seats of ${title}${seats && `: you now have ${seats}`}.`,
  },
} satisfies Sentences;

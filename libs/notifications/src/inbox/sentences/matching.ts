import type { Sentences } from './words.js';

export const matching = {
  PROPOSAL_SUGGESTED: {
    ja: ({ partner, title }) => `${partner}とのコラボの提案「${title}」が届きました。`,
    en: ({ partner, title }) => `A collaboration with ${partner} is proposed: “${title}”.`,
  },
  PROPOSAL_MUTUAL: {
    ja: ({ partner, title }) => `${partner}との提案「${title}」に、双方が「興味があります」と答えました。`,
    en: ({ partner, title }) => `Both you and ${partner} are interested in “${title}”.`,
  },
} satisfies Sentences;

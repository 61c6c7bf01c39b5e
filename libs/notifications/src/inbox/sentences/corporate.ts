import type { Sentences } from './words.js';

export const corporate = {
  PASS_SUBMITTED: {
    ja: ({ actor, title }) => `${actor}さんから「${title}」の合格報告が届きました。確認をお願いします。`,
    en: ({ actor, title }) => `${actor} reported passing “${title}” and waits for you to verify it.`,
  },
  PASS_VERIFIED: {
    ja: ({ title }) => `「${title}」の合格が確認されました。おめでとうございます!`,
    en: ({ title }) => `Your pass of “${title}” is verified. Congratulations!`,
  },
  PASS_RETURNED: {
    ja: ({ title }) => `「${title}」の合格報告について、運営から確認したいことがあります。理由を読んで、もう一度提出してください。`,
    en: ({ title }) => `An operator has a question about your pass of “${title}”. Read why, and submit it again.`,
  },
  PASS_CELEBRATED: {
    ja: ({ actor, title }) => `${actor}さんが「${title}」に合格しました。お祝いの気持ちを届けませんか。`,
    en: ({ actor, title }) => `${actor} passed “${title}”. Say congratulations!`,
  },
} satisfies Sentences;

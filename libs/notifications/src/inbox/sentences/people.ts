import type { Sentences } from './words.js';

export const people = {
  INVITATION_ACCEPTED: {
    ja: ({ actor }) => `${actor}さんが招待を受けて参加しました。ひとこと声をかけてみませんか。`,
    en: ({ actor }) => `${actor} accepted your invitation and joined. Say hello.`,
  },
} satisfies Sentences;

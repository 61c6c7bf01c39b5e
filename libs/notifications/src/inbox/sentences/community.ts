import type { Sentences } from './words.js';

export const community = {
  POST_COMMENTED: {
    ja: ({ actor, title }) => `${actor}さんがあなたの投稿「${title}」にコメントしました。`,
    en: ({ actor, title }) => `${actor} commented on your post “${title}”.`,
  },
} satisfies Sentences;

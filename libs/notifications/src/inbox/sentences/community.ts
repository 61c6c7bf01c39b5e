import type { Sentences } from './words.js';

export const community = {
  POST_COMMENTED: {
    ja: ({ actor, title }) => `${actor}さんがあなたの投稿「${title}」にコメントしました。`,
    en: ({ actor, title }) => `${actor} commented on your post “${title}”.`,
  },
  KUDOS_GIVEN: {
    ja: ({ actor, title }) => `${actor}さんから感謝が届きました。「${title}」`,
    en: ({ actor, title }) => `${actor} thanks you: “${title}”.`,
  },
  POST_REACTED: {
    ja: ({ actor, title, word }) => `${actor}さんがあなたの投稿「${title}」に${word ? `「${word}」を送りました` : 'リアクションしました'}。`,
    en: ({ actor, title, word }) => `${actor} ${word ? `answered your post “${title}” with “${word}”` : `reacted to your post “${title}”`}.`,
  },
  MENTION: {
    ja: ({ actor, title }) => `${actor}さんが「${title}」であなたの名前を挙げました。`,
    en: ({ actor, title }) => `${actor} mentioned you in “${title}”.`,
  },
} satisfies Sentences;

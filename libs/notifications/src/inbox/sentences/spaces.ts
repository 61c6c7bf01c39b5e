import type { Sentences } from './words.js';

export const spaces = {
  POST_PUBLISHED: {
    ja: ({ title, text }) => `${text ? `「${text}」に` : ''}新しい投稿があります:「${title}」`,
    en: ({ title, text }) => `New${text ? ` in ${text}` : ' post'}: “${title}”`,
  },
  SPACE_REQUESTED: {
    ja: ({ actor, title }) => `${actor}さんが「${title}」への参加を希望しています。回答をお願いします。`,
    en: ({ actor, title }) => `${actor} would like to join ${title}. Please answer.`,
  },
  SPACE_REQUEST_DECIDED: {
    ja: ({ title, outcome, text }) => `${outcome === 'APPROVED' ? `「${title}」に参加できるようになりました。` : `「${title}」への参加は見送られました。`}${text && `「${text}」`}`,
    en: ({ title, outcome, text }) => `${outcome === 'APPROVED' ? `You are in: ${title} is open to you.` : `Your request to join ${title} was declined.`}${text && ` “${text}”`}`,
  },
  SPACE_ADDED: {
    ja: ({ actor, title }) => `${actor}さんが、あなたを「${title}」に招きました。読み書きできます。`,
    en: ({ actor, title }) => `${actor} let you into ${title}: you can read and write there.`,
  },
} satisfies Sentences;

import type { Sentences } from './words.js';

export const questions = {
  QUESTION_ANSWERED: {
    ja: ({ title, outcome }) => (outcome === 'OFFICIAL' ? `質問「${title}」に公式回答が届きました。` : `質問「${title}」が解決しました。回答を見てみましょう。`),
    en: ({ title, outcome }) => (outcome === 'OFFICIAL' ? `There is an official answer to “${title}”.` : `“${title}” is solved. Have a look at the answer.`),
  },
  ANSWER_ACCEPTED: {
    ja: ({ title }) => `「${title}」へのあなたの回答が、解決した回答に選ばれました。ありがとうございます。`,
    en: ({ title }) => `Your answer solved “${title}”. Thank you.`,
  },
  FAQ_REVIEW_DUE: {
    ja: ({ title }) => `FAQ「${title}」を見直す日になりました。今も正しいか、確かめてください。`,
    en: ({ title }) => `It is time to look at the FAQ entry “${title}” again. Is it still right?`,
  },
  UNMASKING_REQUESTED: {
    ja: ({ actor, title }) => `${actor}さんが、「${title}」の匿名の書き手の確認を求めています。別の運営の同意が必要です。`,
    en: ({ actor, title }) => `${actor} asks who wrote something without a name in “${title}”. A second operator has to decide.`,
  },
  AUTHOR_UNMASKED: {
    ja: ({ title, text }) => `運営2名が、「${title}」であなたが匿名で書いたことを確認しました。理由:${text}`,
    en: ({ title, text }) => `Two operators found out that you wrote without your name in “${title}”. The reason: ${text}`,
  },
} satisfies Sentences;

import { SpaceAccess, SpaceLevel } from '../space/space.entity.js';
import type { PostTemplate, SpaceTemplate } from './template.js';

/** What every kind of community has. */
export const news = {
  key: 'news',
  name: { ja: 'お知らせ', en: 'News' },
  description: { ja: '運営からのお知らせです。新しい投稿は全員に届きます。', en: 'From the operators. Everybody hears of a new post.' },
  level: SpaceLevel.ALL,
} satisfies SpaceTemplate;

export const questions = {
  key: 'questions',
  name: { ja: '質問・相談', en: 'Questions' },
  description: { ja: '小さな疑問ほど歓迎です。「私も知りたい」も立派な参加です。', en: 'Small questions are the most welcome. “I want to know too” is taking part as well.' },
} satisfies SpaceTemplate;

export const lounge = {
  key: 'lounge',
  name: { ja: '雑談', en: 'Lounge' },
  description: { ja: '自己紹介と、本題ではない話の場所です。', en: 'Introductions, and everything that is not to the point.' },
} satisfies SpaceTemplate;

export const staff = {
  key: 'staff',
  name: { ja: '運営室', en: 'Operators' },
  description: { ja: '当番と引き継ぎ。運営だけが知っている場所です。', en: 'Who is on duty, and what to hand over. Only operators know of it.' },
  access: SpaceAccess.SECRET,
} satisfies SpaceTemplate;

export const introductions: PostTemplate = {
  space: 'lounge',
  title: { ja: '自己紹介はこの投稿にどうぞ', en: 'Introduce yourself here' },
  text: {
    ja: '三つだけ書いてみませんか。\n・呼ばれたい名前\n・いま気になっていること\n・人に話せること(小さなことで大丈夫です)\n\n読んだ人は、ひとつリアクションを返しましょう。',
    en: 'Three things are enough.\n- What you like to be called\n- What is on your mind these days\n- Something you could tell others about; small things count\n\nWhoever reads it leaves one reaction.',
  },
};

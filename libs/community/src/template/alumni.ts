import { introductions, lounge, news, staff } from './common.js';
import type { CommunityTemplateData } from './template.js';

export const alumni: CommunityTemplateData = {
  name: { ja: '企業アルムナイ・卒業生の会', en: 'An alumni network' },
  description: { ja: '辞めても続くつながりと、困ったときに聞ける相手のために。', en: 'For ties that outlast a job, and for somebody to ask.' },
  spaces: [
    news,
    { key: 'updates', name: { ja: '近況', en: 'Updates' }, description: { ja: 'いまどこで何をしているか。短くて大丈夫です。', en: 'Where life has taken you. Short is fine.' } },
    { key: 'consult', name: { ja: '相談', en: 'Advice' }, description: { ja: '困ったときに聞き、聞かれたら一つ返す場所です。', en: 'Ask when you are stuck, and give one answer when you are asked.' } },
    { key: 'jobs', name: { ja: '仕事と機会', en: 'Jobs and openings' }, description: { ja: '仕事、手伝い、紹介。条件を書いてください。', en: 'Work, help, introductions. Say what it pays.' } },
    lounge,
    { key: 'meetups', name: { ja: '会の記録', en: 'Recaps' }, description: { ja: '集まりで話したこと。来られなかった人のために。', en: 'What was said when we met, for those who could not come.' }, isUsual: false },
    staff,
  ],
  posts: [
    {
      space: 'news',
      title: { ja: 'おかえりなさい。この会の三つの約束', en: 'Welcome back. Three promises of this network' },
      text: {
        ja: '1. まず自分から、ひとつ渡す(知っていること、つながり、時間)\n2. 在籍中の秘密は持ち込まない\n3. 断ってよい。断られても、また聞いてよい\n\nはじめに「近況」を一行、どうぞ。相談は「相談」へ。二日のうちに、だれかが返事をします。',
        en: '1. Give first: what you know, whom you know, an hour\n2. Leave the secrets of the old job where they are\n3. You may decline, and you may ask again\n\nBegin with one line under Updates. Ask under Advice: somebody answers within two days.',
      },
    },
    introductions,
    {
      space: 'consult',
      title: { ja: '相談の例:「はじめて業務委託で働きます。契約で気をつけることは?」', en: 'An example: “My first contract as a freelancer: what should I look for?”' },
      text: {
        ja: '相談には、状況・試したこと・いつまでに、の三つを書くと答えやすくなります。\n\n経験のある方は、ひとつだけで構いません。コメントで教えてください。',
        en: 'Say where you stand, what you tried, and by when you need it.\n\nIf you have been there, one piece of advice in a comment is plenty.',
      },
    },
  ],
  firstEvent: {
    title: { ja: 'おかえりなさいの会(オンライン)', en: 'Welcome-back evening (online)' },
    description: {
      ja: 'いま何をしているかを三分ずつ話し、後半は小さな相談を持ち寄ります。聞くだけでも歓迎です。',
      en: 'Three minutes each on where we are now, then small questions that people bring along. Listening only is fine.',
    },
    minutes: 60,
  },
};

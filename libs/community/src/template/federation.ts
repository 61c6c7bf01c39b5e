import { SpaceAccess } from '../space/space.entity.js';
import { introductions, lounge, news, questions, staff } from './common.js';
import type { CommunityTemplateData } from './template.js';

export const federation: CommunityTemplateData = {
  name: { ja: '連携グループ(運営者コミュニティ)', en: 'A federation of operators' },
  description: { ja: 'コミュニティを運営する人どうしが、助け合うために。', en: 'For people who run communities, to help each other.' },
  spaces: [
    news,
    { key: 'knowhow', name: { ja: 'ノウハウ', en: 'Know-how' }, description: { ja: '明日そのまま使えるもの。規約、案内文、進行表。', en: 'What others can use tomorrow: rules, invitations, run sheets.' } },
    questions,
    { key: 'assets', name: { ja: '会場・広報・登壇者', en: 'Venues, reach, speakers' }, description: { ja: '貸せるもの、借りたいものの相談。', en: 'What you can lend and what you look for.' } },
    { key: 'counsel', name: { ja: '壁打ち', en: 'Sparring' }, description: { ja: '運営の悩みを話す場所です。ここで聞いた話は外に出しません。参加はリクエストしてください。', en: 'Where operators speak openly; nothing leaves the room. Ask to join.' }, access: SpaceAccess.CLOSED },
    lounge,
    staff,
  ],
  posts: [
    {
      space: 'news',
      title: { ja: 'ようこそ。ここでは、まず一つ渡すところから', en: 'Welcome. Here we give first' },
      text: {
        ja: '参加しているのは、所属の代表ではなく、運営している一人ひとりです。義務はありません。\n\n・うまくいったこと、いかなかったことを「ノウハウ」へ\n・聞きたいことは「質問・相談」へ\n・自分の会の内部の話は、話してよい範囲だけで\n\nまずは「雑談」に、どんな会を運営しているかを一行どうぞ。',
        en: 'People take part as themselves, not as delegates, and nothing is owed.\n\n- What worked, and what did not, goes under Know-how\n- Ask under Questions\n- Tell of your own community only what you may\n\nBegin with one line in the Lounge: what do you run?',
      },
    },
    introductions,
    {
      space: 'knowhow',
      title: { ja: '例:はじめての案内文(そのまま使えます)', en: 'An example: a first invitation, ready to use' },
      text: {
        ja: '「お久しぶりです。○○の会を始めます。月に一度、30分だけ集まります。聞くだけの参加も歓迎です。」\n\n短く、いつ・どのくらい・聞くだけでもよい、の三つを書くと返事が増えました。',
        en: '“It has been a while. We are starting a group: half an hour a month, and listening only is fine.”\n\nShort, with when, how long, and that one may just listen: that brought more answers.',
      },
    },
  ],
  firstEvent: {
    title: { ja: '運営者の持ち寄り会(オンライン)', en: 'Operators compare notes (online)' },
    description: {
      ja: '一人三分で、最近うまくいったことと困っていることを持ち寄ります。',
      en: 'Three minutes each: what worked lately, and what is hard.',
    },
    minutes: 60,
  },
};

import { SpaceAccess } from '../space/space.entity.js';
import { introductions, lounge, news, questions, staff } from './common.js';
import type { CommunityTemplateData } from './template.js';

export const learning: CommunityTemplateData = {
  name: { ja: '自治体などの学習グループ', en: 'A learning cohort' },
  description: { ja: '講座を一緒に進め、分からないことを持ち寄るために。', en: 'To take courses together and to bring along what is unclear.' },
  spaces: [
    news,
    questions,
    { key: 'log', name: { ja: '学習の記録', en: 'Learning log' }, description: { ja: '見た講座と、直した仕事。一行で大丈夫です。', en: 'What you watched, and what you changed at work. One line will do.' } },
    { key: 'rooms', name: { ja: '学習室', en: 'Study rooms' }, description: { ja: '学ぶ場所と時間の相談。一緒に学ぶ人もここで。', en: 'Where and when to study, and with whom.' } },
    lounge,
    { key: 'leaders', name: { ja: 'リーダーの部屋', en: 'Leaders' }, description: { ja: '各課のDX推進リーダーが相談する場所です。参加はリクエストしてください。', en: 'Where the leaders of departments talk. Ask to join.' }, access: SpaceAccess.CLOSED },
    staff,
  ],
  posts: [
    {
      space: 'news',
      title: { ja: '受講のはじめに。最初の1週間にすること', en: 'Before you begin: your first week' },
      text: {
        ja: '1日目: ログインして、自己紹介を一行書く\n3日目まで: 必修の講座をひとつ見る\n1週間: 「学習の記録」に一行書く\n\n勤務時間中に学ぶときは、前もって上司に伝えておきましょう。困ったときは「質問・相談」へ。似た質問があるときは「私も知りたい」を押してください。',
        en: 'Day 1: sign in and introduce yourself in one line\nBy day 3: watch one of the required courses\nIn a week: write one line into the Learning log\n\nTell your manager beforehand when you study in working hours. When you are stuck, ask under Questions, or say “I want to know too” where somebody asked before you.',
      },
    },
    introductions,
    {
      space: 'log',
      title: { ja: '記録の例:「表計算の集計を、関数で10分短縮」', en: 'An example: “Ten minutes less for the monthly table”' },
      text: {
        ja: '見た講座:表計算の基礎\n直した仕事:毎月の集計\n前:手で写して40分/後:関数で30分\n\nうまくいかなかった記録も、次の人の助けになります。',
        en: 'Watched: spreadsheets, basics\nChanged: the monthly table\nBefore: 40 minutes by hand. After: 30 with a formula\n\nWhat did not work helps the next person, too.',
      },
    },
  ],
  firstEvent: {
    title: { ja: 'はじめの顔合わせと、もくもく学習 60分', en: 'First meeting and an hour of quiet study' },
    description: {
      ja: 'はじめの15分で顔合わせ、あとの45分は各自の講座を進めます。困ったらその場で聞けます。',
      en: 'Fifteen minutes to meet, then everybody goes on with their own course. Ask whenever you are stuck.',
    },
    minutes: 60,
  },
};

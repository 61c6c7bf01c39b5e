import { introductions, lounge, news, questions, staff } from './common.js';
import type { CommunityTemplateData } from './template.js';

export const corporate: CommunityTemplateData = {
  name: { ja: '社内コミュニティ', en: 'A community inside a company' },
  description: { ja: '資格や学びを、部署をこえて続けるために。', en: 'To go on learning, and for certifications, across departments.' },
  spaces: [
    news,
    { key: 'passes', name: { ja: '合格報告', en: 'Passes' }, description: { ja: '受かった話も、また受ける話も。読んだらひとこと祝いましょう。', en: 'Of passing, and of trying again. Leave a word when you read one.' } },
    questions,
    { key: 'study', name: { ja: '勉強会メモ', en: 'Study notes' }, description: { ja: '勉強会とインタビューの記録です。来られなかった人のために。', en: 'What was said at study sessions and interviews, for those who could not come.' } },
    lounge,
    { key: 'books', name: { ja: '本棚', en: 'Bookshelf' }, description: { ja: '借りる、返す、すすめる。', en: 'Borrow, return, recommend.' }, isUsual: false },
    staff,
  ],
  posts: [
    {
      space: 'news',
      title: { ja: 'ようこそ。はじめの一歩は「読んで、ひとつ反応する」です', en: 'Welcome. The first step is to read one post and react' },
      text: {
        ja: 'ここは、学ぶ人が一人にならないための場所です。\n\n・読むだけでも歓迎です。よかったらリアクションをひとつ。\n・質問は「質問・相談」へ。名前を出しにくいときは、匿名でも聞けます。\n・合格したら「合格報告」へ。みんなで祝います。\n\n分からないことは、この投稿にコメントしてください。運営が必ず返事をします。',
        en: 'This is a place where nobody has to learn alone.\n\n- Reading is welcome. Leave a reaction if you like.\n- Ask under Questions. Where you would rather not give your name, ask anonymously.\n- When you pass, tell us under Passes: we celebrate.\n\nIf anything is unclear, comment here. The operators answer every comment.',
      },
    },
    introductions,
    {
      space: 'questions',
      title: { ja: '質問の例:「勉強時間は、いつ取っていますか」', en: 'An example: “When do you find the time to study?”' },
      text: {
        ja: 'こんな小さな質問から始めてみてください。答えは一行で十分です。\n\n朝の30分、昼休み、通勤中。あなたの「いつ」をコメントで教えてください。',
        en: 'Questions may be as small as this one, and an answer of one line will do.\n\nHalf an hour in the morning, the lunch break, on the train: tell us your “when” in a comment.',
      },
    },
  ],
  firstEvent: {
    title: { ja: '合格者に聞く 30分インタビュー', en: 'Thirty minutes with somebody who passed' },
    description: {
      ja: '資格に合格した人に、きっかけ・勉強の進め方・つまずいたところを聞きます。聞くだけの参加も歓迎です。\n\n1. はじめに(5分)\n2. インタビュー(15分)\n3. 質問(10分)',
      en: 'Somebody who passed tells why, how, and where they got stuck. Listening only is fine.\n\n1. Welcome (5 min)\n2. Interview (15 min)\n3. Questions (10 min)',
    },
    minutes: 30,
  },
};

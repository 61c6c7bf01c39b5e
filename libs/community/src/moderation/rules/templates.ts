import type { Localized } from '#kernel';

interface Template {
  name: Localized;
  ja: string;
  en: string;
}

const COMMON_END = {
  ja: `# 困ったとき
- 気になる投稿は「報告する」で運営に知らせてください。報告した人の名前は相手に伝わりません。
- 運営は理由を添えて、投稿を非表示にしたり、注意や利用の一時停止をお願いしたりすることがあります。`,
  en: `# When something is wrong
- Use “Report” to tell the operators. Nobody else learns who reported.
- Operators may hide a post, warn somebody or suspend them for a time, always with a reason.`,
};

/** Rules to begin with: short, so that they are read. */
export const TEMPLATES: readonly Template[] = [
  {
    name: { ja: '社内コミュニティ', en: 'A community inside a company' },
    ja: `# 大切にすること
- 肩書きではなく、名前で呼び合います。
- 質問は歓迎です。「こんなことを聞いてもいいのかな」と思ったら、聞いてください。
- 投稿を見たら、ひとことでも反応します。

# しないこと
- 人をおとしめる言葉や、うわさ話は書きません。
- 業務上の秘密、顧客の情報、試験問題そのものは書きません。
- 個人的な営業や勧誘をしません。

${COMMON_END.ja}`,
    en: `# What matters to us
- We call each other by name, not by title.
- Questions are welcome, above all the ones you hesitate to ask.
- When you read a post, answer it, if only with a word.

# What we do not do
- No words that put people down, and no gossip.
- No trade secrets, no customer data, no exam questions.
- No selling and no recruiting for private purposes.

${COMMON_END.en}`,
  },
  {
    name: { ja: '学びのコミュニティ', en: 'A community of learners' },
    ja: `# 大切にすること
- つまずいたところを話しましょう。次に学ぶ人の助けになります。
- 自治体や部署の違いを、比べるためではなく学び合うために使います。

# しないこと
- 教材の中身や演習の答えをそのまま書き写しません。
- 住民の情報や、外に出せない文書を書きません。
- 人の進みぐあいをからかいません。

${COMMON_END.ja}`,
    en: `# What matters to us
- Say where you got stuck: it helps whoever learns after you.
- Towns and departments differ; we learn from that and keep no score.

# What we do not do
- We do not copy course material or answers to exercises.
- We do not write about residents or internal papers.
- We do not mock how far somebody has come.

${COMMON_END.en}`,
  },
  {
    name: { ja: 'アルムナイ・運営者の集まり', en: 'Alumni and operators' },
    ja: `# 大切にすること
- まず与えること。知っていることを、惜しまず分け合います。
- ここで聞いた話は、本人の了解なしに外へ出しません。
- 紹介は、両方の了解をもらってからつなぎます。

# しないこと
- 在籍していた会社の秘密や、在職中の人の評判を書きません。
- 断られたあとの再度の勧誘や、一斉の営業をしません。

${COMMON_END.ja}`,
    en: `# What matters to us
- Give first: we share what we know.
- What is said here stays here unless the person agrees.
- We introduce people after both have said yes.

# What we do not do
- No secrets of former employers, no talk about people who still work there.
- No second try after a no, and no mass mailing.

${COMMON_END.en}`,
  },
];

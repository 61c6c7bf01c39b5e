import type { DomainFiles } from './index.js';

const rules = {
  ja: '# 大切にすること\n- 不合格を笑わない。挑んだことをたたえます。\n- 聞かれたら、知っていることをひとつ返します。\n- 投稿には、だれかが必ず反応します。\n\n# しないこと\n- 人をおとしめる言葉や、うわさ話は書きません。\n- 業務上の秘密、お客さまの情報、試験問題そのものは書きません。\n- 個人的な営業や勧誘をしません。\n\n# 困ったとき\n- 気になる投稿は「報告する」で運営に知らせてください。報告した人の名前は相手に伝わりません。\n- 運営は、必ず理由を添えて対応します。',
  en: '# What matters to us\n- Nobody is laughed at for failing: trying is what we celebrate.\n- When somebody asks, give one thing that you know.\n- Every post is answered by somebody.\n\n# What we do not do\n- No words that put people down, and no gossip.\n- No trade secrets, no customer data, no exam questions.\n- No selling and no recruiting for private purposes.\n\n# When something is wrong\n- Use “Report” to tell the operators. Nobody else learns who reported.\n- Operators always give a reason.',
};

/** What a company's community agreed on, and what its operators had to look at. Days count from the day of reading. */
export const moderationFiles: DomainFiles = () => [
  [
    'moderation/nagisawa.json',
    {
      rules: { ...rules, publishedDaysAgo: 300 },
      filters: [
        { pattern: '副業で月収', action: 'HOLD', note: '勧誘の決まり文句' },
        { pattern: 'LINE交換しませんか', action: 'HOLD', note: '個人の連絡先の交換は、会ってからにしています' },
        { pattern: '過去問のPDFを送ります', action: 'REFUSE', note: '試験問題の配布は規約違反です' },
      ],
      cases: [
        {
          author: 'makoto.kikuchi@nagisawa.example', title: '模擬試験の画面を貼っておきます', text: '昨日受けた模擬試験の画面です。だいたい同じ問題が出ると思います。', daysAgo: 2, heldFor: null,
          reports: [{ reporter: 'mai.hasebe@nagisawa.example', kind: 'COPYRIGHT', words: '問題文がそのまま写っています。消したほうがよさそうです。' }, { reporter: 'kyoko.hirano@nagisawa.example', kind: 'COPYRIGHT', words: null }],
          decision: null,
        },
        {
          author: 'kyoko.hirano@nagisawa.example', title: '合格率の高い塾を紹介します', text: '私が通っている塾です。紹介で入ると、お互いに商品券がもらえます。', daysAgo: 3, heldFor: null,
          reports: [{ reporter: 'mai.hasebe@nagisawa.example', kind: 'SPAM', words: null }], decision: null,
        },
        {
          author: 'tomoko.kaneko@nagisawa.example', title: '週末だけのお仕事のご案内', text: '友人の会社が人を探しています。副業で月収が増えた人もいます。興味のある方は返信ください。', daysAgo: 1, heldFor: '副業で月収', reports: [], decision: null,
        },
        {
          author: 'yuko.komatsu@nagisawa.example', title: '参考書を安く譲ります', text: '使い終わった参考書を、定価の半額でお譲りします。', daysAgo: 21, heldFor: null,
          reports: [{ reporter: 'sae.kohinata@nagisawa.example', kind: 'SPAM', words: '個人の売り買いは、ここでしてよいのでしたっけ。' }],
          decision: { action: 'HIDE', reason: '個人的な売り買いにあたるため、非表示にしました。書籍の貸し出しのスペースでの貸し借りなら歓迎です。', by: 'wataru.saegusa@nagisawa.example' },
        },
      ],
    },
  ],
];

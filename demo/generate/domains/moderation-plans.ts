/** What the operators of the first company had to decide beyond its handled reports. Days count back from the day of reading; people by the part of their address before the @. */
export const RULES = {
  ja: '# 大切にすること\n- 不合格を笑わない。挑んだことをたたえます。\n- 聞かれたら、知っていることをひとつ返します。\n- 投稿には、だれかが必ず反応します。\n\n# しないこと\n- 人をおとしめる言葉や、うわさ話は書きません。\n- 業務上の秘密、お客さまの情報、試験問題そのものは書きません。\n- 個人的な営業や勧誘をしません。\n\n# 困ったとき\n- 気になる投稿は「報告する」で運営に知らせてください。報告した人の名前は相手に伝わりません。\n- 運営は、必ず理由を添えて対応します。',
  en: '# What matters to us\n- Nobody is laughed at for failing: trying is what we celebrate.\n- When somebody asks, give one thing that you know.\n- Every post is answered by somebody.\n\n# What we do not do\n- No words that put people down, and no gossip.\n- No trade secrets, no customer data, no exam questions.\n- No selling and no recruiting for private purposes.\n\n# When something is wrong\n- Use “Report” to tell the operators. Nobody else learns who reported.\n- Operators always give a reason.',
};

export const FILTERS = [
  { pattern: '副業で月収', action: 'HOLD', note: '勧誘の決まり文句' },
  { pattern: 'LINE交換しませんか', action: 'HOLD', note: '個人の連絡先の交換は、会ってからにしています' },
  { pattern: '過去問のPDFを送ります', action: 'REFUSE', note: '試験問題の配布は規約違反です' },
];

export const CASES = [
  {
    author: 'makoto.kikuchi', title: '模擬試験の画面を貼っておきます', text: '昨日受けた模擬試験の画面です。だいたい同じ問題が出ると思います。', daysAgo: 2, heldFor: null,
    reports: [{ reporter: 'mai.hasebe', kind: 'COPYRIGHT', words: '問題文がそのまま写っています。消したほうがよさそうです。' }, { reporter: 'kyoko.hirano', kind: 'COPYRIGHT', words: null }], decision: null,
  },
  { author: 'kyoko.hirano', title: '合格率の高い塾を紹介します', text: '私が通っている塾です。紹介で入ると、お互いに商品券がもらえます。', daysAgo: 3, heldFor: null, reports: [{ reporter: 'mai.hasebe', kind: 'SPAM', words: null }], decision: null },
  { author: 'tomoko.kaneko', title: '週末だけのお仕事のご案内', text: '友人の会社が人を探しています。副業で月収が増えた人もいます。興味のある方は返信ください。', daysAgo: 1, heldFor: '副業で月収', reports: [], decision: null },
  {
    author: 'yuko.komatsu', title: '参考書を安く譲ります', text: '使い終わった参考書を、定価の半額でお譲りします。', daysAgo: 21, heldFor: null, reports: [{ reporter: 'sae.kohinata', kind: 'SPAM', words: '個人の売り買いは、ここでしてよいのでしたっけ。' }],
    decision: {
      action: 'HIDE', reason: '個人的な売り買いにあたるため、非表示にしました。書籍の貸し出しのスペースでの貸し借りなら歓迎です。', by: 'wataru.saegusa',
      appeal: { words: '商売のつもりはなく、次に受ける方の役に立てばと思いました。半額と書いたのがいけなければ、差し上げる形に直します。', daysAfter: 2, answer: null },
    },
  },
  {
    author: 'makoto.kikuchi', title: '勉強時間を競う表を作りました', text: '部署ごとの合計時間です。いちばん少ない部署の方、奮起してください。', daysAgo: 47, heldFor: null, reports: [{ reporter: 'kyoko.hirano', kind: 'ABUSE', words: '少ない部署の人が書き込みにくくなりました。' }],
    decision: {
      action: 'HIDE', reason: '部署を比べて責める書き方に読めるため、非表示にしました。', by: 'wataru.saegusa',
      appeal: {
        words: '責める意図はなく、励ますつもりでした。「奮起」の一文を取り、順位をなくして時間だけの表にします。見直していただけませんか。', daysAfter: 1,
        answer: { by: 'sae.kohinata', overturns: true, text: '順位と最後の一文がなくなれば、励ましの表として読めます。書き直しを確かめ、もとに戻しました。', daysAfter: 3 },
      },
    },
  },
];

export const SANCTIONS = [
  { member: 'tomoko.kaneko', action: 'SUSPEND', reason: '勧誘の投稿が、個別にお願いしたあとも続きました。十四日のあいだ、投稿とコメントをお休みいただきます。', by: 'sae.kohinata', daysAgo: 1, inDays: 13 },
  { member: 'makoto.kikuchi', action: 'SUSPEND', reason: '試験問題の写しを二度載せたため、三十日のあいだ投稿を止めます。', by: 'wataru.saegusa', daysAgo: 160, inDays: -130 },
  { member: 'makoto.kikuchi', action: 'LIFT', reason: '写しをすべて消し、何がいけなかったかをご自分の言葉で書いてくださったので、早めに戻します。', by: 'sae.kohinata', daysAgo: 149, inDays: null },
];

/** While the operators tried, in the first months, that authors without a name could be found by two of them. */
export const UNMASKABLE = { fromDaysAgo: 290, untilDaysAgo: 180, by: 'wataru.saegusa' };

export const MASKED = [
  {
    author: 'kyoko.hirano', title: 'もう試験のことを考えると眠れません', text: '三度目の不合格のあと、朝になるのがこわいです。だれにも言えません。', daysAgo: 236,
    unmasking: { requestedBy: 'sae.kohinata', reason: '体調を心配する書き込みです。産業保健の担当につなぐために、どなたかを知る必要があります。責める目的ではありません。', daysAfter: 1, decidedBy: 'wataru.saegusa', isConfirmed: true },
    reply: '書いてくださってありがとうございます。夜でも話せる窓口を、下に書いておきます。受けるかどうかは、いまは決めなくて大丈夫です。',
  },
  {
    author: 'yuko.komatsu', title: 'あの先輩の指導がつらいと思っているのは、私だけでしょうか', text: '名前は書けません。勉強会のあと、いつも残されます。', daysAgo: 214,
    unmasking: { requestedBy: 'wataru.saegusa', reason: 'だれのことか尋ねたいのですが、ご本人が名乗らない間は、声をかける方法を先に探したいです。', daysAfter: 2, decidedBy: 'sae.kohinata', isConfirmed: false },
    reply: '人事の相談窓口は、名乗らずに使えます。ここに書いてくださったことは、だれにも尋ねません。',
  },
  {
    author: 'tomoko.kaneko', title: '試験問題を売ってくれる人を知っています', text: '値段の交渉もできるそうです。興味のある方は、ここに番号を書いてください。', daysAgo: 196,
    unmasking: { requestedBy: 'wataru.saegusa', reason: '試験問題の売買を持ちかける書き込みです。試験の主催者から照会がありました。', daysAfter: 195, decidedBy: null, isConfirmed: false },
    reply: null,
  },
  { author: 'mai.hasebe', title: '受験料の領収書、日付を変えて出した人がいます', text: '経費の締めに間に合わなかったそうです。よくないことだと思いました。', daysAgo: 201, unmasking: null, reply: '教えてくださってありがとうございます。締めの後でも出せる手順を、経理とつくりました。' },
  { author: 'makoto.kikuchi', title: '推薦の順番、内緒で変わっていませんか', text: '去年と違う人が先に呼ばれています。決め方を知りたいです。', daysAgo: 189, unmasking: null, reply: '決め方を文書にして、お知らせに載せました。' },
];

/** Further entries of the log: who did what, with the reason that was given. */
export const ENTRIES = [
  { daysAgo: 300, by: 'wataru.saegusa', action: 'moderation.rules_published', reason: '四人で半年話して決めた、最初のルールです。', details: { version: '1' } },
  { daysAgo: 299, by: 'wataru.saegusa', action: 'moderation.word_filter_added', reason: '勧誘の決まり文句', details: { pattern: '副業で月収' } },
  { daysAgo: 262, by: 'sae.kohinata', action: 'members.invited', reason: null, details: { count: '24', role: 'MEMBER' } },
  { daysAgo: 128, by: 'sae.kohinata', action: 'moderation.word_filter_added', reason: '試験問題の配布は規約違反です', details: { pattern: '過去問のPDFを送ります' } },
  { daysAgo: 77, by: 'wataru.saegusa', action: 'members.link_opened', reason: null, details: { domains: 'nagisawa.example' } },
  { daysAgo: 63, by: 'wataru.saegusa', action: 'members.link_closed', reason: null, details: {} },
  { daysAgo: 39, by: 'sae.kohinata', action: 'members.invited', reason: null, details: { count: '8', role: 'MEMBER' } },
  { daysAgo: 26, by: 'wataru.saegusa', action: 'reactions.option_added', reason: null, details: { wordJa: '一緒にがんばる', wordEn: 'In it together' } },
];

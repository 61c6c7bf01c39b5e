/** What former colleagues say, offer and ask. People are named by nick, or by their place in the roster. */
export type Who = string | number;

export interface OpportunityPlan {
  by: Who;
  kind: 'JOB' | 'CONTRACT' | 'SIDE_WORK' | 'COME_BACK' | 'MENTORING' | 'SPEAKING';
  title: string;
  text: string;
  region?: string;
  daysAgo: number;
  interested: number[];
}
export interface ConsultationPlan {
  by: Who;
  title: string;
  text: string;
  topics: string[];
  daysAgo: number;
  offers: [who: Who, text: string][];
  /** Accepted is always the first offer. */
  state: 'ASKED' | 'OFFERED' | 'ACCEPTED' | 'MET' | 'THANKED';
  thanks?: string;
}
export interface NetworkPlan {
  opportunities: OpportunityPlan[];
  consultations: ConsultationPlan[];
}

export const headlines = ['製造業の人事として、評価のない制度を試しています', '地元に戻って家業の蔵を継ぎました', '中学校で週に三日、数学を教えています', '病院の購買を仕組みから見直しています', '三人の会社で、港の倉庫番をしながら物流を考えています', '独立して五年、中小企業の事業計画をつくっています', '自治体の窓口で、申請書を減らす仕事をしています', '育児のあと、経理として再出発しました', '山あいの町で古い宿を直しています', '社会人大学院で、組織のことを調べ直しています', '農産物の直売所を三か所回しています', '監査の現場から、内部通報の設計に移りました'];
export const knownFor = ['人事制度', '採用', '事業承継', '資金繰り', '新規事業', '業務改善', '購買', '広報', '英語での交渉', '育児との両立', '地方移住', '独立', '研究とデータ', '管理会計', '物流', '補助金', '編集', '接客'];
export const regions = ['東京都', '神奈川県', '埼玉県', '長野県', '静岡県', '愛知県', '京都府', '大阪府', '兵庫県', '広島県', '福岡県', '北海道'];
export const englishHeadlines = ['Building a calibration lab for food plants', 'Back in school, teaching measurement', 'Buying for hospitals, one form fewer each month', 'Three people, one workshop, many spindles', 'Helping family firms change hands', 'Writing manuals that people read'];
export const englishKnownFor = ['calibration', 'field service', 'supply chain', 'hiring', 'family business', 'teaching', 'ISO audits', 'career change', 'negotiation'];
export const englishRegions = ['Nagoya', 'Stockholm', 'Budapest', 'São Paulo', 'Rotterdam', 'Penang'];
export const abouts = ['在籍中は毎週のように出張していました。いまは同じ場所で人を待つ仕事です。話しやすいのは平日の朝です。', '若手のころに助けてもらった分を返したいと思っています。三十分でよければ、いつでもどうぞ。', '失敗の話なら、たくさんあります。うまくいった話より役に立つかもしれません。'];

export const networkPlans: Record<string, NetworkPlan> = {
  aosono: {
    opportunities: [
      { by: 'chihiro', kind: 'SPEAKING', title: '「独立して三年目」を話してくれる方', text: '秋の集まりで、独立して三年前後の方に二十分ほど話していただきたいです。\n上手な話より、迷っていることを聞かせてください。聞き手は三十人ほどです。', region: '東京都', daysAgo: 6, interested: [4, 9] },
      { by: 8, kind: 'CONTRACT', title: '人事制度の見直し、月二回の相談役', text: '従業員八十人の食品会社です。等級と評価を作り直しています。\n月に二回、オンラインで一時間ずつ、半年ほどお願いできる方を探しています。', daysAgo: 11, interested: [5, 12, 15] },
      { by: 14, kind: 'SIDE_WORK', title: '週末だけ、古民家の宿の収支を見てほしい', text: '稼働が四割で止まっています。数字を一緒に見て、遠慮なく言ってくださる方がいると助かります。', region: '長野県', daysAgo: 3, interested: [] },
      { by: 'a2', kind: 'COME_BACK', title: '公共部門に戻ってみませんか (会社からの案内)', text: '卒業した方を対象に、週三日からの再入社の窓口ができました。まず話を聞いてみたいという方も歓迎だそうです。', region: '東京都', daysAgo: 16, interested: [7] },
    ],
    consultations: [
      { by: 6, title: '評価面談をやめると、何が困りますか', text: '来年度から期末の評価面談をやめる案が出ています。やめてみた、あるいは、やめようとして戻した経験のある方に、困ったことを教えていただきたいです。', topics: ['人事制度'], daysAgo: 2, offers: [[11, '前の会社で二年やめて、いまは短い面談に戻しました。金曜の朝なら三十分話せます。']], state: 'OFFERED' },
      { by: 13, title: '父の会社を継ぐか、一年で決めたいです', text: '従業員十二人の金属加工です。外で働いてきた人が戻るとき、最初に何を見ればよいのか、順番を教えてください。', topics: ['事業承継', '資金繰り'], daysAgo: 4, offers: [], state: 'ASKED' },
      { by: 10, title: '独立直後の値段の付け方', text: '日当で受けていますが、断り方も値上げの仕方も分かりません。', topics: ['独立'], daysAgo: 40, offers: [['chihiro', '私も最初の一年は安く受けすぎました。表を見ながら話しましょう。']], state: 'THANKED', thanks: '「断る言葉を先に用意しておく」という一言で、楽になりました。先週、初めて値上げをお願いできました。' },
      { by: 16, title: '子どもが小さいあいだの働き方', text: '週三日の契約に切り替えた方の、続け方を聞きたいです。', topics: ['育児との両立'], daysAgo: 25, offers: [['chihiro', '四年ほど週三日でした。よかったことと、後悔したことの両方をお話しします。']], state: 'THANKED', thanks: '後悔したことを正直に話してくださったのが、いちばんの助けになりました。' },
      { by: 'chihiro', title: '卒業生会の会計を、ひとりで抱えない方法', text: '幹事三人で回していますが、会計だけ私に寄っています。分け方を知りたいです。', topics: ['管理会計'], daysAgo: 9, offers: [[9, '別の会で分担表を作りました。お見せできます。'], [5, '会計ソフトの権限を分けるやり方なら分かります。']], state: 'ACCEPTED' },
    ],
  },
  unkai: {
    opportunities: [
      { by: 'u1', kind: 'MENTORING', title: '第16期の入学前相談に乗ってくれる修了生', text: '入学前の方の相談相手を募集します。三十分を二回ほどです。夜間・週末、どちらの経験でもかまいません。', daysAgo: 5, interested: [6, 8] },
      { by: 9, kind: 'JOB', title: '地域の信用組合で、事業承継の担当を一人', text: '譲る側と継ぐ側のあいだに入る仕事です。資格より、話を最後まで聞ける方に来ていただきたいです。', region: '静岡県', daysAgo: 12, interested: [11] },
    ],
    consultations: [
      { by: 7, title: '修了後、学んだことを職場に持ち込むと浮きます', text: '「また学校の言葉で話している」と言われました。どう言い換えていますか。', topics: ['業務改善'], daysAgo: 3, offers: [[10, '私は、一か月だけ黙って手を動かしました。その話でよければ。']], state: 'OFFERED' },
      { by: 12, title: '二足のわらじの税金のこと', text: '副業を始めて初めての確定申告です。先に知っておくとよかったことを教えてください。', topics: ['独立'], daysAgo: 30, offers: [[14, '去年つまずいたところを、順にお話しできます。']], state: 'THANKED', thanks: '領収書の箱を三つに分けるだけで、こんなに違うとは思いませんでした。' },
    ],
  },
  kazamidori: {
    opportunities: [
      { by: 'kz1', kind: 'SIDE_WORK', title: '日帰りの散歩ガイド、月に一、二回', text: '川沿いの古い道を歩く会の案内役です。下見から一緒にやりましょう。', region: '神奈川県', daysAgo: 4, interested: [7] },
      { by: 6, kind: 'CONTRACT', title: '宿の予約台帳を、紙から移すお手伝い', text: '八室の宿です。電話の予約を一枚の画面で見られるようにしたいです。', region: '長野県', daysAgo: 9, interested: [] },
    ],
    consultations: [
      { by: 5, title: '添乗の経験を、いまの仕事の言葉にできません', text: '転職の書類に「添乗十年」としか書けずにいます。どんな言葉にすると伝わりましたか。', topics: ['採用', '接客'], daysAgo: 2, offers: [], state: 'ASKED' },
      { by: 8, title: '海外手配の取引先との、きれいな終わり方', text: '事情があって三社との取引を終えます。これまでの感謝が伝わる終わり方を相談したいです。', topics: ['英語での交渉'], daysAgo: 35, offers: [['kz1', '閉店のときに全部経験しました。文面も残っています。']], state: 'THANKED', thanks: 'いただいた文面を少し変えて送ったら、「また会いましょう」と返ってきました。' },
    ],
  },
  tamaki: {
    opportunities: [
      { by: 'tm1', kind: 'SPEAKING', title: 'A short talk: what I unlearned after Tamaki', text: 'Our spring call has room for two talks of ten minutes. Unfinished thoughts are welcome; slides are not.', daysAgo: 7, interested: [5] },
      { by: 7, kind: 'CONTRACT', title: 'Second pair of eyes on a calibration procedure', text: 'A food plant, eleven scales, one very old procedure. Two afternoons, remote.', region: 'Rotterdam', daysAgo: 3, interested: [] },
    ],
    consultations: [
      { by: 6, title: 'Going back to engineering after four years in sales', text: 'Has anybody gone back, and what did you have to prove first?', topics: ['career change', 'hiring'], daysAgo: 2, offers: [], state: 'ASKED' },
      { by: 9, title: 'How do you price training for former customers?', text: 'They know me as the engineer who came for free.', topics: ['teaching', 'negotiation'], daysAgo: 28, offers: [['tm1', 'I made every mistake there is. Happy to show you my first three price lists.']], state: 'THANKED', thanks: 'Your worst price list taught me more than a course would have.' },
    ],
  },
};

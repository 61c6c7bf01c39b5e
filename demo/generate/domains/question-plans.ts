/** What is asked in communities of each kind, with who answers how. `as` names the role of an official answer. */
export interface QuestionPlan {
  title: string;
  text: string;
  isAnonymous?: boolean;
  wanted: number;
  answers: { text: string; isAnonymous?: boolean; isAccepted?: boolean; as?: { ja: string; en: string } }[];
  /** Kept in the FAQ; days until somebody looks again, negative when that day has passed. */
  reviewInDays?: number;
}

const HR = { ja: '人事部', en: 'Human Resources' };
const IT = { ja: '情報システム部', en: 'IT' };
const OFFICE = { ja: '事務局', en: 'Secretariat' };
const DESK = { ja: 'アルムナイ事務局', en: 'Alumni office' };

const CORPORATE: QuestionPlan[] = [
  {
    title: '試験の前日に休みを取るとき、理由は書いたほうがよいですか', text: '資格試験の前日に有給休暇を取りたいのですが、申請の理由欄に「試験のため」と書いてよいのか迷っています。', isAnonymous: true, wanted: 6, reviewInDays: 120,
    answers: [{ text: '私はいつも「私用のため」だけで出しています。聞かれたことはありません。', isAnonymous: true }, { text: '理由は書かなくてかまいません。試験の当日は、自己啓発休暇も使えます。申請は三日前までにお願いします。', as: HR, isAccepted: true }],
  },
  {
    title: '受験料の補助は、不合格でも出ますか', text: '今度の試験に自信がありません。落ちたときも補助の対象になるのか、こっそり教えてください。', isAnonymous: true, wanted: 9, reviewInDays: -6,
    answers: [{ text: '年度内で一回目の受験なら、結果にかかわらず半額が補助されます。合格したときは全額です。', as: HR }],
  },
  { title: '家のパソコンから学習サイトに入れません', text: '会社のアカウントで入ろうとすると、許可されていない端末と出ます。設定を変えれば使えますか。', wanted: 3, answers: [{ text: '個人の端末からは、学習サイトだけ入れるようにしてあります。ブラウザの認証を一度消してからお試しください。', as: IT, isAccepted: true }] },
  { title: '勉強会で発表するのが初めてです。どのくらい準備しますか', text: '来月、十分だけ話すことになりました。みなさんは、どのくらい前から何を準備していますか。', wanted: 2, answers: [{ text: '私は一週間前に話す順番だけ決めて、前日に一度声に出しています。十分なら、伝えることは一つで十分ですよ。' }] },
];
const LEARNING: QuestionPlan[] = [
  { title: '業務時間中に受講しているとき、電話はどうしていますか', text: '窓口の当番と重なると集中できません。ほかの課ではどうしているのでしょうか。', isAnonymous: true, wanted: 8, reviewInDays: 90, answers: [{ text: 'うちの課では、受講する時間を予定表に入れて、電話を代わってもらっています。', isAnonymous: true }, { text: '受講は業務として認められています。所属長には毎月の手紙で時間の確保をお願いしていますので、言いにくいときは事務局から伝えます。', as: OFFICE, isAccepted: true }] },
  { title: '必修の講座を一つ取り違えました。やり直しになりますか', text: '似た名前の講座を先に終えてしまいました。', wanted: 4, reviewInDays: -3, answers: [{ text: '内容が近い講座は読み替えができます。講座の名前を添えて事務局までご連絡ください。', as: OFFICE }] },
  { title: '表計算の講座のあとに、次は何を受けるとよいですか', text: '集計はできるようになりました。仕事でもう一歩使いたいです。', wanted: 1, answers: [{ text: 'データの見せ方の講座がよかったです。課の会議の資料がすぐに変わりました。', isAccepted: true }] },
];
const ALUMNI: QuestionPlan[] = [
  { title: '退職してから間もなくても、参加してよいのでしょうか', text: '辞めたばかりで、元の上司もいる場に出てよいものか気になっています。', isAnonymous: true, wanted: 5, reviewInDays: 150, answers: [{ text: '私も辞めた翌月に来ました。だれも気にしていませんでしたよ。', isAnonymous: true }, { text: 'いつからでもどうぞ。集まりの席は、在籍した部署が重ならないようにしています。', as: DESK, isAccepted: true }] },
  { title: '独立した方は、最初の契約書をどうやって用意しましたか', text: 'ひな形をそのまま使ってよいのか迷っています。', wanted: 3, answers: [{ text: '商工会議所の相談を使いました。一時間でたいていのことが分かります。', isAccepted: true }] },
  { title: '在籍の確認に、社員番号が分からないときは', text: '二十年前のことで、番号が手元にありません。', wanted: 2, reviewInDays: -10, answers: [{ text: '氏名のふりがなと在籍した期間で確認できます。分かる範囲で入力してください。', as: DESK }] },
];
const FEDERATION: QuestionPlan[] = [
  { title: '運営を降りたいとき、どう切り出しましたか', text: '三年続けました。後任がいないので言い出せずにいます。', isAnonymous: true, wanted: 7, reviewInDays: 60, answers: [{ text: '半年前に「次の会は見学だけにします」と言うところから始めました。', isAnonymous: true, isAccepted: true }] },
  { title: '会場を借りるとき、お礼はどうしていますか', text: 'ほかの団体に会場をお借りします。何を用意すればよいでしょうか。', wanted: 3, answers: [{ text: 'お金は受け取らない団体が多いです。当日の様子を記事にして送ると、いちばん喜ばれます。', as: OFFICE, isAccepted: true }] },
];

export const plans: Record<string, QuestionPlan[]> = { CORPORATE, LEARNING, ALUMNI, FEDERATION };

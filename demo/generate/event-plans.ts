/** What communities hold, by week and weekday from the day the world is written for. */
export interface EventPlan {
  title: string;
  description: string;
  mode: 'ONLINE' | 'ONSITE' | 'HYBRID';
  place?: string;
  /** Weeks from now, then the day of the week (0 is Monday). The next seven days stay free: they may be past for a reader. */
  when: [weeks: number, weekday: number, time: string, minutes: number];
  capacity: number;
  taken: number;
  waiting?: number;
  /** An operator's or persona's nick; the first operator otherwise. */
  by?: string;
  cancelled?: boolean;
}

const [MON, TUE, WED, THU, FRI, SAT] = [0, 1, 2, 3, 4, 5];

const nagisawa: EventPlan[] = [
  { title: '合格者インタビュー「統計検定2級」後半: 現場のデータで考える', description: '前半で予想が外れた方のための後半です。工程の温度記録を使い、「増えた気がする」を確かめる手順を一緒にたどります。聞くだけの参加も歓迎。', mode: 'ONLINE', when: [2, THU, '12:10', 45], capacity: 40, taken: 40, waiting: 9, by: 'ryo' },
  { title: '部門を越える交流会: いまの仕事で困っていること', description: '職種を混ぜた四人組で話します。資格の有無は問いません。人事部と共催、軽食つき。勤務時間内の参加について所属長と合意済みです。', mode: 'ONSITE', place: '本社 2階 多目的ホール', when: [3, FRI, '15:30', 120], capacity: 60, taken: 47, by: 'sae' },
  { title: '水曜もくもく会(本社・北工場・関西支社)', description: '黙って四十分。終わりに一人一文だけ話します。入口近くの席は途中で抜けやすい席です。', mode: 'HYBRID', place: '本社 7階 第3会議室', when: [1, WED, '12:10', 40], capacity: 30, taken: 18, by: 'ryo' },
  { title: '水曜もくもく会(本社・北工場・関西支社)', description: '黙って四十分。はじめての方には、隣の人が最初の五分だけ案内します。', mode: 'HYBRID', place: '本社 7階 第3会議室', when: [2, WED, '12:10', 40], capacity: 30, taken: 11, by: 'ryo' },
  { title: '分からないところ選手権: 統計の読書会', description: '分からない箇所を一つ持ってきてください。優勝した「分からなさ」を全員で解きます。', mode: 'ONLINE', when: [1, TUE, '18:15', 50], capacity: 12, taken: 12, waiting: 4, by: 'mio' },
  { title: '夜勤明けの会(味噌汁つき)', description: '黙って三十分、終わったら味噌汁。作業着のままでどうぞ。', mode: 'ONSITE', place: '北工場 学習コーナー', when: [1, FRI, '07:00', 45], capacity: 16, taken: 9, by: 'ryo' },
  { title: '部門長説明会「学びの時間を邪魔しない」', description: '部門長の方、または「部門長に聞かせたい」方の推薦で。部下が合格した部長二人が率直に話します。', mode: 'HYBRID', place: '本社 5階 大会議室', when: [4, TUE, '16:00', 40], capacity: 50, taken: 22, by: 'sae' },
  { title: '育児中のもくもく会(カメラなし・声なし)', description: '出入り自由、「起きた」とだけ書いて抜けて構いません。目標はゼロの日を減らすこと。', mode: 'ONLINE', when: [1, THU, '21:30', 30], capacity: 25, taken: 14, by: 'mai' },
  { title: '合格者インタビュー「気象予報士」', description: '好きで四年続けた話を聞きます。色鉛筆を一本ご用意ください。', mode: 'ONLINE', when: [-4, WED, '12:10', 45], capacity: 40, taken: 27, by: 'mai' },
  { title: '合格者インタビュー「統計検定2級」前半: 数式を読む前に', description: '「何を知りたいのか」を日本語で書くところから始めます。', mode: 'ONLINE', when: [-9, THU, '12:10', 45], capacity: 40, taken: 33, by: 'ryo' },
  { title: '合格者インタビュー「AWS SAA」', description: '一度落ちて二度目で受かった方に、壊して直す勉強法を聞きます。', mode: 'ONLINE', when: [-44, WED, '12:10', 50], capacity: 50, taken: 46, by: 'wataru' },
  { title: '合格者インタビュー「G検定」', description: '文系総務の三か月。法律と倫理で点を取る作戦とは。', mode: 'ONLINE', when: [-68, TUE, '12:10', 45], capacity: 40, taken: 36, by: 'wataru' },
  { title: '積ん読をひらく会', description: '未開封の本を一冊。二十五分読んで、三分で紹介します。', mode: 'ONSITE', place: '本社 7階 給湯室横', when: [-47, FRI, '17:45', 60], capacity: 12, taken: 9, by: 'mai' },
  { title: '上司に見せる一枚を作る会', description: '自分の学びが部の何に効くのか、紙一枚にまとめます。', mode: 'HYBRID', place: '本社 5階 大会議室', when: [-18, MON, '17:30', 60], capacity: 20, taken: 13, by: 'sae' },
  { title: '三拠点対抗・早押し用語大会', description: '台風の予報のため、開催を取りやめました。改めてお知らせします。', mode: 'ONSITE', place: '本社 2階 多目的ホール', when: [-6, FRI, '17:30', 90], capacity: 45, taken: 28, by: 'wataru', cancelled: true },
  { title: '通じない言葉の一覧を増やす会', description: '技術側と企画側で、今週通じなかった言葉を持ち寄ります。', mode: 'ONLINE', when: [-2, TUE, '12:15', 30], capacity: 20, taken: 16, by: 'sae' },
];

const kirigaura: EventPlan[] = [
  { title: 'RPAもくもく会 第五回', description: '止まった画面を持ち寄ってください。三人寄れば動きます。', mode: 'HYBRID', place: '霧ヶ浦本館 情報教育室', when: [1, WED, '17:30', 90], capacity: 14, taken: 14, waiting: 3 },
  { title: 'チャットの通知を減らす会・二周目', description: '先に一日の通知を数えてきてください。翌週もう一度数えます。', mode: 'ONLINE', when: [3, THU, '12:10', 40], capacity: 60, taken: 31, by: 'k2' },
  { title: '会社の歴史ランチ「失敗した製品の話」', description: '弁当をご持参ください。元開発の方が実物を一つ持ってきます。', mode: 'ONSITE', place: '資料室', when: [2, TUE, '12:00', 50], capacity: 18, taken: 12, by: 'k4' },
  { title: '検索だけで乗り切った一年、の会', description: '二年目の先生役です。質問攻めにしてください。', mode: 'ONLINE', when: [-5, WED, '17:30', 60], capacity: 40, taken: 29, by: 'k1' },
  { title: 'ファイル名の会: 「本当の最新」を終わらせる', description: '日付を頭に八桁、それだけの決まりを自分の課で始めるための一時間。', mode: 'HYBRID', place: '霧ヶ浦本館 情報教育室', when: [-11, THU, '16:00', 60], capacity: 30, taken: 21, by: 'k2' },
];

const hoshimori: EventPlan[] = [
  { title: '読書会『因果推論の入口』四章', description: '三章で迷子になった方から先にどうぞ。', mode: 'ONLINE', when: [1, TUE, '18:00', 60], capacity: 15, taken: 11 },
  { title: '聞きづらいことを聞く会(入社三年目まで)', description: '先輩は入室禁止、議事録なし。', mode: 'ONSITE', place: '本社 12階 小会議室', when: [2, FRI, '16:30', 45], capacity: 10, taken: 10, waiting: 2, by: 'h2' },
  { title: '図を一枚ずつ見せ合う夜', description: '同じ公開データから描いた図を並べ、作った人は黙っています。', mode: 'HYBRID', place: '本社 12階 ラウンジ', when: [-4, THU, '18:30', 90], capacity: 24, taken: 17 },
];

const tobanami: EventPlan[] = [
  { title: '十五分の原価勉強会「コロッケ定食の旅」', description: '一皿を分けて値札を貼ります。厨房の方、値札を一枚書いてください。', mode: 'ONLINE', when: [1, WED, '14:30', 15], capacity: 30, taken: 12 },
  { title: '厨房ことば絵カードをつくる会', description: '写真は自分たちの手で撮ります。新しい仲間の母語もいっしょに。', mode: 'ONSITE', place: '惣菜工場 食堂', when: [2, TUE, '15:00', 60], capacity: 12, taken: 8, by: 't2' },
  { title: '店長交換の報告会', description: '持ち帰った三つを一人五分で。', mode: 'HYBRID', place: '本部 会議室', when: [-3, MON, '15:00', 60], capacity: 20, taken: 14 },
];

const alumni: Record<string, EventPlan[]> = {
  aosono: [
    { title: 'はじめての三人会(オンライン)', description: '三十分、三人、話題は「いま面白がっていること」。組み合わせは前日にお知らせします。', mode: 'ONLINE', when: [1, THU, '20:00', 30], capacity: 24, taken: 24, waiting: 5, by: 'a3' },
    { title: '昼の散歩会・川沿い', description: '雨なら軒下で立ち話に変わります。靴だけは慣れたもので。', mode: 'ONSITE', place: '水上公園 南口', when: [2, SAT, '11:00', 90], capacity: 12, taken: 7, by: 'a2' },
    { title: '章ごとに読む会・第四章', description: '声に出して読みます。著者が途中で席を立っても追わないでください。', mode: 'ONLINE', when: [3, WED, '20:30', 75], capacity: 10, taken: 6 },
    { title: '失敗を持ち寄る夜', description: '助言はせず、質問だけ。録音なし。', mode: 'ONSITE', place: '小料理「灯し火」二階', when: [-7, FRI, '19:00', 120], capacity: 20, taken: 18, by: 'chihiro' },
    { title: '役員合宿の練習相手になる会', description: '四十分まるごと聞き、最後に一つだけ伝えます。', mode: 'ONLINE', when: [-2, THU, '21:00', 60], capacity: 5, taken: 4, by: 'a3' },
  ],
  yukishiro: [
    { title: '資金繰り表を三行にする会', description: '手もとの一社を思い浮かべながら。数字は一桁変えて。', mode: 'ONLINE', when: [2, TUE, '19:30', 60], capacity: 20, taken: 13, by: 'ritsuko' },
    { title: '支店対抗・方言で読む約款 その二', description: '審査員は会の外から招きます。', mode: 'ONSITE', place: '雪代会館 和室', when: [4, SAT, '14:00', 120], capacity: 25, taken: 25, waiting: 6, by: 'y2' },
    { title: 'はじめて来る人の席をつくる会', description: '常連は離れて座る練習をします。', mode: 'ONSITE', place: '雪代会館 和室', when: [-5, SAT, '14:00', 90], capacity: 20, taken: 19, by: 'ritsuko' },
  ],
  unkai: [
    { title: '模擬取締役会 第二回「値下げの誘い」', description: '役を引いて三十分で決めます。議事録係がいちばん学べる役です。', mode: 'ONSITE', place: '雲海ビジネススクール 301教室', when: [2, SAT, '13:00', 150], capacity: 18, taken: 18, waiting: 7 },
    { title: '期を越えた読書会', description: '同じ本、別の年の線。自分の一冊をお持ちください。', mode: 'ONLINE', when: [1, WED, '21:00', 60], capacity: 16, taken: 9, by: 'u2' },
    { title: '修了生の旅館で事例討議', description: '値上げのあとの一年を、ご主人が数字で語ります。', mode: 'HYBRID', place: '旅館 奥の間', when: [-8, SAT, '15:00', 120], capacity: 30, taken: 26, by: 'u3' },
  ],
  kazamidori: [
    { title: '手配ノートを写す週末', description: '個人の情報を消しながら、知恵だけを写します。鉛筆と消しゴムを。', mode: 'ONSITE', place: '港の見える集会所', when: [2, SAT, '10:00', 240], capacity: 15, taken: 11 },
    { title: '町を歩く会「なくなった窓口」', description: '更地の前でいちばん長く話します。', mode: 'ONSITE', place: '中央通り 旧本店前', when: [-6, SAT, '10:30', 150], capacity: 20, taken: 16, by: 'kz2' },
  ],
  todai: [
    { title: '黙読会', description: '別々の本を二時間。終わりに一行だけ読み上げて解散。', mode: 'ONSITE', place: '小さな印刷所 二階', when: [1, SAT, '14:00', 120], capacity: 14, taken: 14, waiting: 3 },
    { title: '三時間の話を三千字にする実演', description: '録音を聞き、捨てる箇所を全員で選びます。', mode: 'ONLINE', when: [-4, SAT, '10:00', 120], capacity: 20, taken: 15, by: 'td2' },
  ],
  koganebashi: [
    { title: '包み方を教える側の練習会', description: '「なぜその一歩で近づくのか」を言葉にします。', mode: 'ONSITE', place: '橋のたもと公民館', when: [3, SAT, '13:30', 120], capacity: 16, taken: 10 },
    { title: '道の駅の応援販売 打ち合わせ', description: '札を書く人、包む人、声をかける人。', mode: 'ONLINE', when: [-1, THU, '20:00', 45], capacity: 10, taken: 6, by: 'kg2' },
  ],
  tamaki: [
    { title: 'Round the clock coffee, fourth edition', description: 'Twenty-four hours, one link. Come for ten minutes, in any language.', mode: 'ONLINE', when: [3, FRI, '09:00', 1440], capacity: 80, taken: 34 },
    { title: 'Negotiating in a second language: practice round', description: 'Pairs, ten minutes each, and one silence on purpose.', mode: 'ONLINE', when: [1, WED, '19:00', 60], capacity: 12, taken: 12, waiting: 3, by: 'tm2' },
    { title: 'Measure before you open it: a repair evening', description: 'Bring one broken thing to the camera.', mode: 'ONLINE', when: [-3, THU, '20:00', 90], capacity: 25, taken: 17, by: 'elena' },
  ],
};

const federations: Record<string, EventPlan[]> = {
  tsunagiba: [
    { title: '運営者の壁打ち 七組目まで', description: '一組四十分。聞く人は質問だけ、最後に一つだけ「私なら」を言えます。', mode: 'ONLINE', when: [1, TUE, '20:00', 50], capacity: 8, taken: 8, waiting: 2, by: 'ritsuko' },
    { title: '最初の一年でつまずく五つの段差を書き出す会', description: '研修づくりの一回目。付箋の代わりに失敗談をお持ちください。', mode: 'HYBRID', place: '雲海ビジネススクール 301教室', when: [3, THU, '19:00', 120], capacity: 24, taken: 15, by: 'u1' },
    { title: '告知文を持ち寄る夜', description: '申し込みが増えた文、増えなかった文を一つずつ。', mode: 'ONLINE', when: [-5, TUE, '20:00', 60], capacity: 20, taken: 14, by: 'chihiro' },
  ],
  mizugaki: [
    { title: '市町村合同 質問会', description: '小さな質問ほど歓迎です。答えるのは県ではなく、隣の町の人です。', mode: 'ONLINE', when: [2, WED, '15:00', 60], capacity: 25, taken: 17, by: 'm2' },
    { title: '次の年度の希望枠をそろえる会', description: '増やす、減らす、変えない。単価の試算を画面でお見せします。', mode: 'HYBRID', place: '県庁 西館 402会議室', when: [4, THU, '13:30', 90], capacity: 20, taken: 14, by: 'm1' },
    { title: '所属長にあてた三分の手紙を書く会', description: '数字は三つ、名前は出さない、読むのに三分。', mode: 'ONLINE', when: [-6, WED, '15:00', 60], capacity: 22, taken: 19, by: 'm3' },
  ],
};

export const eventPlans: Record<string, EventPlan[]> = { nagisawa, kirigaura, hoshimori, tobanami, ...alumni, ...federations };

/** What towns hold; each town takes some. `{room}` is its own study room. */
export const townEventPlans: EventPlan[] = [
  { title: '{room}で黙って三十分', description: '電話は係で交代して受けます。見たい講座を一つ決めて来てください。', mode: 'ONSITE', place: '{room}', when: [1, THU, '12:15', 30], capacity: 8, taken: 5 },
  { title: '過去問を一問ずつ読む会', description: 'ITパスポートを受ける人も、受けない人も。解けなくて構いません。', mode: 'ONSITE', place: '{room}', when: [2, TUE, '16:00', 45], capacity: 6, taken: 6, waiting: 2 },
  { title: '隣の町のリーダーと話す昼休み', description: '同じ課の人どうしで三十分。報告書は要りません。', mode: 'ONLINE', when: [3, WED, '12:10', 30], capacity: 10, taken: 4 },
  { title: '見終わった講座を五分で話す会', description: '直した手順書や案内文を一枚、持ってきてください。', mode: 'ONSITE', place: '第2会議室', when: [2, THU, '15:30', 60], capacity: 12, taken: 7 },
  { title: '表計算の「引数」をほどく会', description: '料理に見立てて、関数を三つだけ。', mode: 'ONSITE', place: '{room}', when: [-4, TUE, '16:00', 45], capacity: 8, taken: 7 },
  { title: '管理職の皆さんへ: 学ぶ時間の作り方', description: 'してほしいことより、しないでほしいことを十五分で。', mode: 'ONSITE', place: '大会議室', when: [-9, MON, '17:30', 20], capacity: 15, taken: 9 },
  { title: '学びのスイッチ診断を見せ合う会', description: '見せたくない人は、予想だけしに来てください。', mode: 'ONSITE', place: '{room}', when: [-2, FRI, '12:15', 30], capacity: 10, taken: 8 },
  { title: 'はじめての自動化、うまくいかなかった話', description: '動かなかった手順を、そのまま映します。', mode: 'ONLINE', when: [-6, THU, '16:30', 40], capacity: 12, taken: 6 },
];

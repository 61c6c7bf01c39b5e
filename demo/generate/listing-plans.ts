/** What communities publish to the operators' federation. */
export interface ListingPlan {
  owner: string;
  by: string;
  direction: 'NEED' | 'OFFER';
  kind: 'VENUE' | 'PUBLICITY' | 'CONTENT' | 'SPEAKER' | 'AUDIENCE' | 'KNOWLEDGE' | 'OPPORTUNITY' | 'SEATS';
  title: string;
  description: string;
  quantity: number;
  mode: 'ONLINE' | 'ONSITE' | 'ANY';
  region?: string;
  topics: string[];
  /** Days from now: available from, until. */
  window: [from: number, until: number];
  valueCredits: number;
  publishedDaysAgo: number;
  state?: 'PAUSED' | 'WITHDRAWN' | 'EXPIRED';
}

/**
 * Two communities come without the listings of the story told on the first visit: 蒼の会 will look for a venue and offer a
 * speaker, のぼり坂 will offer its hall and look for a speaker. Venues and speakers below are elsewhere or about other things.
 */
export const listingPlans: ListingPlan[] = [
  { owner: 'kirigaura', by: 'k1', direction: 'NEED', kind: 'AUDIENCE', title: '「やめた改善」を聞いてくれる社外の方', description: 'うまくいかなかった自動化の話を三本。社内だけだと慰め合いになるので、外から質問してくれる方を募ります。', quantity: 15, mode: 'ONLINE', topics: ['業務改善', '自動化'], window: [14, 75], valueCredits: 6, publishedDaysAgo: 12 },
  { owner: 'kirigaura', by: 'k2', direction: 'OFFER', kind: 'KNOWLEDGE', title: '参加後アンケートから題材を決める仕組み、まるごと', description: '質問票、集計の手順、次の題材を決める会議の進め方。四十分の相談に二回までお付き合いします。', quantity: 3, mode: 'ONLINE', topics: ['運営', 'アンケート'], window: [0, 120], valueCredits: 4, publishedDaysAgo: 30 },
  { owner: 'hoshimori', by: 'h1', direction: 'NEED', kind: 'VENUE', title: '図を見せ合う夜の会場(大阪)', description: '壁に図を二十枚貼れる部屋を探しています。机は少なくて構いません。', quantity: 1, mode: 'ONSITE', region: '大阪府', topics: ['データ活用', '可視化'], window: [20, 90], valueCredits: 12, publishedDaysAgo: 9 },
  { owner: 'hoshimori', by: 'h3', direction: 'OFFER', kind: 'KNOWLEDGE', title: '少人数の集計で人を特定しないための相談', description: '法務と数理の二人で、伏せる欄の決め方を一緒に見ます。', quantity: 4, mode: 'ONLINE', topics: ['データ活用', '個人情報'], window: [0, 150], valueCredits: 3, publishedDaysAgo: 21 },
  { owner: 'tobanami', by: 't1', direction: 'OFFER', kind: 'VENUE', title: '惣菜工場の食堂、土曜の午後(福岡)', description: '五十席、調理台つき。片付けまでお願いできる会に。話したあと、皆で作って食べられます。', quantity: 2, mode: 'ONSITE', region: '福岡県', topics: ['食', '地域'], window: [10, 100], valueCredits: 8, publishedDaysAgo: 18 },
  { owner: 'tobanami', by: 't2', direction: 'NEED', kind: 'CONTENT', title: '厨房ことば絵カードを、読み物にしてくれる方', description: '八十二枚のカードができるまでの話です。店の人にも読める長さで。', quantity: 1, mode: 'ANY', topics: ['多文化', '現場の学び'], window: [7, 90], valueCredits: 7, publishedDaysAgo: 6 },
  { owner: 'yukishiro', by: 'ritsuko', direction: 'NEED', kind: 'AUDIENCE', title: '顔ぶれの似てきた会に、新しい隣の席を', description: '資金繰りを三行で見せる会を、ほかの会の方と一緒に開きたいのです。十人ほど、業種は問いません。', quantity: 10, mode: 'ONLINE', topics: ['経営', '会計'], window: [14, 60], valueCredits: 5, publishedDaysAgo: 15 },
  { owner: 'yukishiro', by: 'y2', direction: 'OFFER', kind: 'KNOWLEDGE', title: '会の会計と会費のことなら', description: '会費なしで続ける工夫、会費ありのときの帳簿。四十年ぶんの失敗つきで。', quantity: 5, mode: 'ONLINE', topics: ['運営', '会計'], window: [0, 180], valueCredits: 2, publishedDaysAgo: 44 },
  { owner: 'unkai', by: 'u1', direction: 'OFFER', kind: 'AUDIENCE', title: '事例討議の夜、ほかの会から十二席', description: '期を越えた討議に、修了生でない方の席を作ります。予習の読み物は六頁。', quantity: 12, mode: 'ONSITE', region: '東京都', topics: ['経営', '対話'], window: [18, 80], valueCredits: 6, publishedDaysAgo: 10 },
  { owner: 'unkai', by: 'u2', direction: 'NEED', kind: 'PUBLICITY', title: '模擬取締役会の告知を、会員の外へ', description: '学校の名前だけで敬遠されています。ほかの会の便りに三行載せていただけませんか。', quantity: 2, mode: 'ANY', topics: ['経営'], window: [3, 40], valueCredits: 3, publishedDaysAgo: 4 },
  { owner: 'unkai', by: 'u3', direction: 'OFFER', kind: 'SEATS', title: '週末講座の聴講席', description: '空いた席を二つ、運営をしている方に。感想を一枚書いてください。', quantity: 2, mode: 'ONSITE', region: '東京都', topics: ['経営', '学び直し'], window: [20, 110], valueCredits: 10, publishedDaysAgo: 27 },
  { owner: 'kazamidori', by: 'kz1', direction: 'OFFER', kind: 'KNOWLEDGE', title: '当日の動線と、雨の日の代案', description: '受付から見送りまで、人の流れを図にします。下見に一度ご一緒します。', quantity: 3, mode: 'ANY', topics: ['運営', 'イベント'], window: [0, 120], valueCredits: 4, publishedDaysAgo: 33 },
  { owner: 'kazamidori', by: 'kz2', direction: 'NEED', kind: 'CONTENT', title: '手配ノート三十冊の知恵を、一冊に編む方', description: '個人の情報は消してあります。写した紙は二百枚ほど。', quantity: 1, mode: 'ANY', topics: ['編集', '技の継承'], window: [10, 150], valueCredits: 20, publishedDaysAgo: 13 },
  { owner: 'todai', by: 'td1', direction: 'OFFER', kind: 'CONTENT', title: '三時間の話を三千字に', description: '録音をいただいて二週間で。話し手の確認まで、編集者と校正者の二人で担当します。', quantity: 4, mode: 'ANY', topics: ['編集', '記録'], window: [0, 140], valueCredits: 9, publishedDaysAgo: 25 },
  { owner: 'todai', by: 'td2', direction: 'NEED', kind: 'SPEAKER', title: '本づくりの裏方に、よその現場の話を(オンライン)', description: '食品や小売の現場で「検品」をしている方に、間違いを見つける目の話を聞きたい。', quantity: 1, mode: 'ONLINE', topics: ['品質', '食', '小売'], window: [21, 80], valueCredits: 5, publishedDaysAgo: 11 },
  { owner: 'koganebashi', by: 'kg1', direction: 'OFFER', kind: 'SPEAKER', title: '包む、近づく、待つ。売り場の所作の話', description: '実演つき三十分。会場に机を二つお願いします。食や小売の現場の方に。', quantity: 2, mode: 'ANY', region: '愛知県', topics: ['接客', '小売', '食'], window: [15, 100], valueCredits: 6, publishedDaysAgo: 8 },
  { owner: 'koganebashi', by: 'kg2', direction: 'NEED', kind: 'OPPORTUNITY', title: '七十代の会員が立てる売り場', description: '週に数時間、座れる椅子のある仕事を。時間給でも催事でも。', quantity: 3, mode: 'ONSITE', region: '愛知県', topics: ['仕事', '小売'], window: [0, 120], valueCredits: 8, publishedDaysAgo: 20 },
  { owner: 'tamaki', by: 'tm1', direction: 'NEED', kind: 'AUDIENCE', title: 'An evening with people who never worked with us', description: 'Forty of us, bored of the same twelve stories. We bring measurement jokes; you bring anything about food.', quantity: 20, mode: 'ONLINE', topics: ['食', '多文化'], window: [21, 90], valueCredits: 5, publishedDaysAgo: 7 },
  { owner: 'tamaki', by: 'tm2', direction: 'OFFER', kind: 'KNOWLEDGE', title: 'Running a community across nine time zones', description: 'Checklists for hand-overs, and one hour with an organiser. English or 日本語.', quantity: 3, mode: 'ONLINE', topics: ['運営', '多文化'], window: [0, 150], valueCredits: 3, publishedDaysAgo: 16 },
  { owner: 'nagisawa', by: 'sae', direction: 'OFFER', kind: 'KNOWLEDGE', title: '部門長説明会の資料二枚と、その話し方', description: '「しないでほしいこと」を三十分で伝える会の進行表と資料。人事の目で質問にもお答えします。', quantity: 3, mode: 'ONLINE', topics: ['運営', '人事'], window: [0, 120], valueCredits: 3, publishedDaysAgo: 23 },
  { owner: 'aosono', by: 'a2', direction: 'OFFER', kind: 'OPPORTUNITY', title: '地方の会社の「外の目」、月に一度', description: '議事録を読んで三つ質問を返す役です。業種の違う方ほど歓迎されます。', quantity: 2, mode: 'ONLINE', topics: ['仕事', '経営'], window: [7, 90], valueCredits: 4, publishedDaysAgo: 14 },
  { owner: 'unkai', by: 'u1', direction: 'NEED', kind: 'VENUE', title: '旅館の事例討議、二回目の宿(札幌)', description: '見つかりましたので取り下げました。', quantity: 1, mode: 'ONSITE', region: '北海道', topics: ['経営', '観光'], window: [10, 50], valueCredits: 10, publishedDaysAgo: 60, state: 'WITHDRAWN' },
  { owner: 'hoshimori', by: 'h2', direction: 'OFFER', kind: 'PUBLICITY', title: '社内の便りに三行', description: '担当が交代するあいだ、受け付けを止めています。', quantity: 4, mode: 'ANY', topics: ['広報'], window: [0, 90], valueCredits: 2, publishedDaysAgo: 50, state: 'PAUSED' },
  { owner: 'kazamidori', by: 'kz1', direction: 'NEED', kind: 'AUDIENCE', title: '欠航の夜を聞く会(終わりました)', description: '十話の朗読に立ち会ってくださる方を募りました。', quantity: 20, mode: 'ONSITE', region: '神奈川県', topics: ['旅', '記録'], window: [-80, -20], valueCredits: 4, publishedDaysAgo: 110, state: 'EXPIRED' },
];

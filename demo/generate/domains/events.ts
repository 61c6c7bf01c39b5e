import { dayFrom, momentOn } from '../calendar.js';
import type { Membership } from '../people.js';
import { Random } from '../random.js';
import type { DomainFiles } from './index.js';

type Kind = 'LUNCH' | 'MOKUMOKU' | 'STUDY';
interface Plan {
  kind: Kind;
  title: string;
  about: string;
  place?: string;
  /** 0 is Monday. */
  weekday: number;
  time: number;
  minutes: number;
  /** What is being prepared. */
  draft: [title: string, about: string];
  /** Of a mokumoku-kai: what people do, and what came of it. */
  work?: [plan: string, done?: string][];
}

const noon = 12 * 60 + 10;
const plans: Record<string, Plan> = {
  nagisawa: { kind: 'LUNCH', title: '部署まぜこぜランチ', about: 'くじで決まった四人前後で、お弁当を食べるだけの会です。話題カードを一枚置いておきます。', place: '本社 3階 食堂の奥', weekday: 1, time: noon, minutes: 45, draft: ['合格者インタビュー「応用情報技術者」', '午後問題の時間配分を、実際のメモを見ながら聞きます。質問を募集してから公開します。'] },
  kirigaura: { kind: 'MOKUMOKU', title: '金曜の手を動かす三十分', about: 'はじめに一行、終わりに一行。自動化でも、たまった整理でも。', place: '霧ヶ浦本館 情報教育室', weekday: 4, time: 16 * 60 + 30, minutes: 30, draft: ['表計算の関数、卒業試験をつくる会', '問題は三問だけ。採点の仕方をこれから相談します。'], work: [['請求書の転記を止めるマクロの続き', '二行目で止まる理由が分かった'], ['共有フォルダの「最新」を消していく', '十一個が三個に'], ['RPAの待ち時間を測る', '四分が五十秒に。来週は朝に試します'], ['受信箱を空にする']] },
  hoshimori: { kind: 'MOKUMOKU', title: '週末前の図を一枚', about: '公開データから、図を一枚だけ描いて帰ります。', weekday: 3, time: 18 * 60, minutes: 60, draft: ['統計検定の申し込みを一緒にする昼', '画面を見ながら、最後のボタンまで。'], work: [['電力の三十分値を月の図に', '凡例を消したら伝わるようになった'], ['前章の練習問題の三番', '解けず。でもどこで詰まるかは言える'], ['散布図の軸を直す']] },
  tobanami: { kind: 'LUNCH', title: 'まかない交換ランチ', about: '店と本部が席を混ぜて食べます。きょうのまかないを一品、写真でも。', place: '本部 一階の試食室', weekday: 2, time: 14 * 60, minutes: 40, draft: ['新人さんの「これ何て読むの」会', '伝票の略語を集めています。集まったら日を決めます。'] },
  aosono: { kind: 'MOKUMOKU', title: '朝五時半の書きもの会', about: 'カメラは切ったまま。始まりと終わりだけ書き込みます。', weekday: 5, time: 5 * 60 + 30, minutes: 60, draft: ['会社を離れて十年の同期会(相談中)', '場所の候補が二つあります。幹事をもう一人探してから公開します。'], work: [['連載の三回目の下書き', '八百字。続きは電車で'], ['確定申告の領収書', '箱が半分になりました'], ['子どもが起きるまで読書']] },
  yukishiro: { kind: 'STUDY', title: '約款を声に出す会', about: '一回に一条だけ。方言の方は方言で。', weekday: 0, time: 20 * 60, minutes: 45, draft: ['支店の建物を見て歩く会', '取り壊しの前に。許可の返事を待っています。'] },
  unkai: { kind: 'STUDY', title: '事例を二十分で読む会', about: '予習なし。読んで、決めて、理由を一つ。', weekday: 2, time: 21 * 60 + 30, minutes: 40, draft: ['修了生の会社を一日見学', '受け入れ先と日程を調整しています。'] },
  kazamidori: { kind: 'MOKUMOKU', title: '手配ノートの清書会', about: '一人一頁。読めない字は隣の人に聞きます。', place: '港の見える集会所', weekday: 5, time: 10 * 60, minutes: 90, draft: ['窓口に立った人の声を録る日', '録音の同意書の文面を直しています。'], work: [['昭和の修学旅行の頁', '宿の名前が二つ分かった'], ['索引の「か行」', '終わりました'], ['地図の貼り直し']] },
  todai: { kind: 'MOKUMOKU', title: '校正の夜', about: 'それぞれの原稿を、それぞれ直します。赤字は終わってから見せ合いましょう。', place: '小さな印刷所 二階', weekday: 2, time: 19 * 60, minutes: 90, draft: ['記者と広報が席を替わる会', '話してよい範囲を先に決めます。'], work: [['回顧録の五章', '形容詞を四十削った'], ['町内会報の見出し', '三案から一つに'], ['取材メモの文字起こし']] },
  koganebashi: { kind: 'STUDY', title: '包みの手ほどき会', about: '角を一つだけ、きれいに。材料は会で用意します。', place: '橋のたもと公民館', weekday: 5, time: 14 * 60, minutes: 60, draft: ['外商の先輩に聞く「最初の一言」', 'お話しいただく方にお願いしているところです。'] },
  tamaki: { kind: 'MOKUMOKU', title: 'Quiet hour before the weekend', about: 'Say one line when you come, one when you go. Cameras off is fine.', weekday: 4, time: 18 * 60 + 30, minutes: 60, draft: ['Field repair stories, part two', 'Two speakers said yes, one is still thinking. To be announced when there are three.'], work: [['Rewrite the pump manual’s page 4', 'Half a page, twice as clear'], ['Thirty cards of Japanese', 'Twenty-two, and a walk'], ['Sort the photos of the old workshop']] },
  tsunagiba: { kind: 'MOKUMOKU', title: '運営者の作業部屋', about: '告知文、集計、お礼のメール。ひとりだと後回しになることを持ってきてください。', weekday: 0, time: 20 * 60 + 30, minutes: 60, draft: ['はじめての合同イベント相談会', '受け付ける組の数を決めてから公開します。'], work: [['来月の告知文', '一行目だけで三回書き直した'], ['名簿の重なりを消す', '四十人分'], ['お礼のメール十通', '八通。残りは明朝']] },
  mizugaki: { kind: 'STUDY', title: '月曜の十五分会議', about: '十一の市町村から一つずつ、うまくいかなかったことを。', weekday: 0, time: 16 * 60, minutes: 15, draft: ['来年度の講座を選ぶ会', '先に受けた職員の感想を集めています。'] },
};
const towns: Omit<Plan, 'draft'>[] = [
  { kind: 'MOKUMOKU', title: '昼休みの講座を一本', about: '見る講座をはじめに一行書き、終わったら残ったことを一行。', weekday: 2, time: noon, minutes: 40, work: [['表計算の三章', '絶対参照が分かった'], ['議事録の講座の続き', '明日の会議で試します'], ['セキュリティの小テスト']] },
  { kind: 'LUNCH', title: '課をまたぐ昼ごはん', about: 'くじで三、四人に分かれます。仕事の話はしてもしなくても。', weekday: 3, time: noon, minutes: 40 },
  { kind: 'MOKUMOKU', title: '閉庁後の自習室', about: '五時半から一時間だけ。過去問でも業務の手順書でも。', weekday: 1, time: 17 * 60 + 30, minutes: 60, work: [['ITパスポートの過去問 十問', '七問正解'], ['窓口の案内文を短く', '二枚が一枚に'], ['申請書の並べ替え']] },
];
const townDrafts: [string, string][] = [
  ['窓口の人に聞く「減らしたい紙」', '話してくれる方を探しています。'], ['所属長と一緒に見る学びの時間', '日程を調整しています。'], ['隣の町の庁舎で自習する日', '会議室の都合を聞いています。'], ['はじめての表計算、質問だけの三十分', '質問が集まったら日を決めます。'],
];

function fileOf(slug: string, plan: Plan, members: readonly Membership[]): unknown {
  const random = new Random(`series of ${slug}`);
  const here = members.filter((m) => m.tenant === slug && !m.isNewcomer);
  const organizer = (here.find((m) => m.nick && m.role !== 'MEMBER') ?? here.find((m) => m.role !== 'MEMBER') ?? here[0]!).email;
  const others = random.shuffled(here.filter((m) => m.email !== organizer)).map(({ email }) => email);
  const capacity = plan.kind === 'LUNCH' ? 16 : 12;
  const startsAt = momentOn(dayFrom(-14 + plan.weekday), plan.time);
  const people = (n: number, from: number): string[] => others.slice(from).concat(others.slice(0, from)).slice(0, Math.min(n, others.length));
  return {
    series: {
      kind: plan.kind, title: plan.title, description: plan.about, ...(plan.place ? { place: plan.place } : { onlineUrl: `https://meet.example/${slug}-series` }), organizer, startsAt, minutes: plan.minutes, capacity, count: 10,
      // One week nobody can, one is on another hour, and one was called off.
      leftOut: 6, moved: { week: 4, minutes: 60 }, cancelled: 7,
      weeks: [0, 1, 2, 3].map((week) => ({ comes: people(Math.min(capacity, 5 + random.int(0, 6)), week * 3) })),
      work: plan.work ?? [],
    },
    draft: { title: plan.draft[0], description: plan.draft[1], organizer, startsAt: momentOn(dayFrom(37), 18 * 60 + 30), minutes: 60, capacity: 20 },
    // What the next of the community's own events asks and keeps.
    next: { fee: random.pick(['無料', '300円 (お茶とお菓子)', '500円 (会場費)']), agreedBy: random.pick(['人事部長', '総務課長', '学習推進室']), guest: others[0] ? random.pick(['前回登壇された方', '見学を希望された方', '共催の方']) : '見学の方' },
  };
}

/** Every community has something that comes again, something that is being prepared, and something that asks when one signs up. */
export const eventFiles: DomainFiles = function* (members) {
  const slugs = [...new Set(members.map(({ tenant }) => tenant))].sort();
  let town = 0;
  for (const slug of slugs) {
    const own = plans[slug];
    const plan = own ?? { ...towns[town % towns.length]!, draft: townDrafts[town % townDrafts.length]!, place: '庁舎の学習コーナー' };
    if (!own) town++;
    if (members.some((m) => m.tenant === slug && m.role !== 'MEMBER')) yield [`events/${slug}.json`, fileOf(slug, plan, members)];
  }
};

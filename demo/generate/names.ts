import type { Random } from './random.js';

export interface PersonName {
  family: string;
  given: string;
  familyKana: string;
  givenKana: string;
}

const families = `
佐藤サトウ 鈴木スズキ 高橋タカハシ 田中タナカ 伊藤イトウ 渡辺ワタナベ 山本ヤマモト 中村ナカムラ 小林コバヤシ 加藤カトウ 吉田ヨシダ 山田ヤマダ
佐々木ササキ 山口ヤマグチ 松本マツモト 井上イノウエ 木村キムラ 林ハヤシ 斎藤サイトウ 清水シミズ 山崎ヤマザキ 森モリ 池田イケダ 橋本ハシモト
阿部アベ 石川イシカワ 山下ヤマシタ 中島ナカジマ 石井イシイ 小川オガワ 前田マエダ 岡田オカダ 長谷川ハセガワ 藤田フジタ 後藤ゴトウ 近藤コンドウ
村上ムラカミ 遠藤エンドウ 青木アオキ 坂本サカモト 福田フクダ 太田オオタ 西村ニシムラ 藤井フジイ 金子カネコ 岡本オカモト 中野ナカノ 原田ハラダ
松田マツダ 竹内タケウチ 小野オノ 田村タムラ 中山ナカヤマ 和田ワダ 石田イシダ 森田モリタ 上田ウエダ 原ハラ 柴田シバタ 酒井サカイ 工藤クドウ
横山ヨコヤマ 宮崎ミヤザキ 宮本ミヤモト 内田ウチダ 高木タカギ 安藤アンドウ 谷口タニグチ 大野オオノ 丸山マルヤマ 今井イマイ 河野コウノ 藤原フジワラ
小島コジマ 久保クボ 千葉チバ 岩崎イワサキ 桜井サクライ 野口ノグチ 松井マツイ 菊地キクチ 木下キノシタ 平野ヒラノ 増田マスダ 杉山スギヤマ 大塚オオツカ
小山コヤマ 服部ハットリ 水野ミズノ 五十嵐イガラシ 矢野ヤノ 黒田クロダ 本田ホンダ 須藤スドウ 北村キタムラ 望月モチヅキ 浜田ハマダ 川口カワグチ
大西オオニシ 永井ナガイ 星野ホシノ 飯田イイダ 津田ツダ 関セキ 荒木アラキ 桑原クワハラ 小池コイケ 岩田イワタ 早川ハヤカワ 西田ニシダ 片山カタヤマ
安田ヤスダ 熊谷クマガイ 田口タグチ 秋山アキヤマ 榎本エノモト 古川フルカワ 堀ホリ 樋口ヒグチ 栗原クリハラ 小松コマツ 川村カワムラ 吉村ヨシムラ
八木ヤギ 土屋ツチヤ 大島オオシマ 児玉コダマ 内藤ナイトウ 福井フクイ 尾崎オザキ 髙田タカダ 宮﨑ミヤザキ 髙松タカマツ 栁ヤナギ 渥美アツミ 牧マキ`;

const givens = `
陽菜ヒナ 結衣ユイ 美咲ミサキ 葵アオイ 彩香アヤカ 愛マナ 由美ユミ 恵子ケイコ 智子トモコ 直美ナオミ 裕子ユウコ 真由美マユミ 香織カオリ 麻衣マイ 千尋チヒロ 綾アヤ
さくらサクラ 奈々ナナ 沙織サオリ 友美トモミ 久美子クミコ 典子ノリコ 佳奈カナ 瞳ヒトミ 春香ハルカ 舞マイ 里奈リナ 理恵リエ 祐子ユウコ 京子キョウコ 文フミ 雅美マサミ
明日香アスカ 志保シホ 梓アズサ 朋子トモコ 静香シズカ 桃子モモコ 菜摘ナツミ 詩織シオリ 紗希サキ 美和ミワ 和歌子ワカコ 遥ハルカ 楓カエデ 凛リン 琴音コトネ 千佳チカ
蓮レン 大輝ダイキ 翔太ショウタ 拓海タクミ 健太ケンタ 直樹ナオキ 大輔ダイスケ 誠マコト 浩ヒロシ 隆タカシ 剛ツヨシ 学マナブ 和也カズヤ 達也タツヤ 亮リョウ 健一ケンイチ
悠斗ユウト 颯ソウ 陸リク 樹イツキ 駿シュン 慎吾シンゴ 雄太ユウタ 裕之ヒロユキ 正樹マサキ 哲也テツヤ 康平コウヘイ 進ススム 茂シゲル 清キヨシ 修オサム 貴志タカシ
俊介シュンスケ 光ヒカル 啓太ケイタ 伸一シンイチ 秀樹ヒデキ 豊ユタカ 史郎シロウ 圭ケイ 公平コウヘイ 洋平ヨウヘイ 信也シンヤ 武タケシ 敦アツシ 智之トモユキ 昇ノボル 宏樹ヒロキ`;

function pairs(list: string): [kanji: string, kana: string][] {
  return list.trim().split(/\s+/u).map((entry) => {
    const at = entry.search(/[ァ-ヶ][ァ-ヶー]*$/u);
    return [entry.slice(0, at), entry.slice(at)];
  });
}

const familyNames = pairs(families);
const givenNames = pairs(givens);

export function japaneseName(random: Random): PersonName {
  // Common family names are common: the square leans to the front of the list.
  const [family, familyKana] = familyNames[Math.floor(random.next() ** 1.5 * familyNames.length)]!;
  const [given, givenKana] = random.pick(givenNames);
  return { family, given, familyKana, givenKana };
}

const abroadGivens = 'Amara Ana Andrei Beatriz Bruno Chen Chiara Daniel Divya Emeka Farah Felipe Grace Hana Ines Ivan Jonas Julia Karim Kenji Lars Leila Lucas Mai Marco Mei Nadia Noah Olga Omar Paulo Priya Rafael Ravi Rosa Sami Sofia Tariq Thandi Yuki'.split(' ');
const abroadFamilies = 'Almeida Andersson Banerjee Barros Costa Dimitrov Eze Ferreira Fischer Garcia Haddad Hansen Ibrahim Ito Jansen Kato Kowalski Lim Lindqvist Mbeki Mori Nair Nakano Novak Okafor Oliveira Park Pereira Rossi Sato Silva Singh Suzuki Tan Torres Varga Wang Weber Yamamoto Zhang'.split(' ');

const firstMasculine = givenNames.findIndex(([given]) => given === '蓮');
const masculine = new Set(givenNames.slice(firstMasculine).map(([given]) => given));
export const isMasculine = ({ given }: PersonName) => masculine.has(given);

/** A name as a global network writes it: no kanji, no kana. */
export function abroadName(random: Random): PersonName {
  return { family: random.pick(abroadFamilies), given: random.pick(abroadGivens), familyKana: '', givenKana: '' };
}

const syllables: Record<string, string> = {};
const table = 'アa イi ウu エe オo カka キki クku ケke コko サsa シshi スsu セse ソso タta チchi ツtsu テte トto ナna ニni ヌnu ネne ノno ハha ヒhi フfu ヘhe ホho マma ミmi ムmu メme モmo ヤya ユyu ヨyo ラra リri ルru レre ロro ワwa ヲo ンn ガga ギgi グgu ゲge ゴgo ザza ジji ズzu ゼze ゾzo ダda ヂji ヅzu デde ドdo バba ビbi ブbu ベbe ボbo パpa ピpi プpu ペpe ポpo キャkya キュkyu キョkyo シャsha シュshu ショsho チャcha チュchu チョcho リョryo リュryu ジュju ジョjo';
for (const entry of table.split(' ')) {
  const [, kana, latin] = /^([ァ-ヶ]+)([a-z]+)$/u.exec(entry)!;
  syllables[kana!] = latin!;
}

/** Kana in the spelling people use in mail addresses: サトウ is sato, オオタ is ota. */
export function inLatin(kana: string): string {
  let latin = '';
  for (let i = 0; i < kana.length; i++) {
    const two = syllables[kana.slice(i, i + 2)];
    if (two !== undefined) {
      latin += two;
      i++;
    } else if (kana[i] === 'ッ') {
      latin += (syllables[kana[i + 1] ?? ''] ?? '').slice(0, 1);
    } else {
      latin += syllables[kana[i]!] ?? '';
    }
  }
  return latin.replace(/o[ou]/gu, 'o').replace(/uu/gu, 'u');
}

export function addressOf(name: PersonName, domain: string, taken: Set<string>): string {
  const given = name.givenKana === '' ? name.given.toLowerCase() : inLatin(name.givenKana);
  const family = name.familyKana === '' ? name.family.toLowerCase() : inLatin(name.familyKana);
  for (let copy = 1; ; copy++) {
    const address = `${given}.${family}${copy === 1 ? '' : String(copy)}@${domain}`;
    if (taken.has(address)) continue;
    taken.add(address);
    return address;
  }
}

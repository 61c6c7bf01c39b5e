/*
 * One form for kanji that are written in several: people look for 高橋 and the name is written 髙橋. For searching only; what is shown and
 * kept stays as it was written. Each group begins with the form that all of it becomes. What NFKC makes one (塚, 神, 祐) needs no line here.
 */

/**
 * The forms that the table of Jōyō kanji (常用漢字表, 2010, Agency for Cultural Affairs) gives in brackets or permits beside its own.
 * Three words that it writes with one character (辨瓣辯) become one here too: a reader then finds more, never less.
 */
const TRADITIONAL = `
  亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹 隠隱 栄榮 営營 衛衞 駅驛 円圓 塩鹽 縁緣 艶艷 応應 欧歐 殴毆 桜櫻 奥奧 横橫 温溫 穏穩 仮假 価價 画畫 会會 絵繪
  壊壞 懐懷 概槪 拡擴 殻殼 覚覺 学學 岳嶽 楽樂 渇渴 缶罐 巻卷 陥陷 勧勸 寛寬 関關 歓歡 観觀 気氣 帰歸 亀龜 偽僞 戯戲 犠犧 旧舊 拠據 挙擧 虚虛 峡峽 挟挾
  狭狹 郷鄕 暁曉 区區 駆驅 勲勳 薫薰 径徑 茎莖 恵惠 掲揭 渓溪 経經 蛍螢 軽輕 継繼 鶏鷄 芸藝 撃擊 欠缺 研硏 県縣 倹儉 剣劍 険險 圏圈 検檢 献獻 権權 顕顯
  験驗 厳嚴 広廣 効效 恒恆 黄黃 鉱鑛 号號 国國 黒黑 砕碎 済濟 斎齋 剤劑 雑雜 参參 桟棧 蚕蠶 惨慘 賛贊 残殘 糸絲 歯齒 児兒 辞辭 湿濕 実實 写寫 釈釋 寿壽
  収收 従從 渋澁 獣獸 縦縱 粛肅 処處 緒緖 叙敍 将將 称稱 渉涉 焼燒 証證 奨奬 条條 状狀 乗乘 浄淨 剰剩 畳疊 縄繩 壌壤 嬢孃 譲讓 醸釀 触觸 嘱囑 真眞 寝寢
  慎愼 尽盡 図圖 粋粹 酔醉 穂穗 随隨 髄髓 枢樞 数數 瀬瀨 声聲 斉齊 静靜 窃竊 摂攝 専專 浅淺 戦戰 践踐 銭錢 潜潛 繊纖 禅禪 双雙 壮壯 争爭 荘莊 捜搜 挿插
  巣巢 曽曾 痩瘦 装裝 総總 騒騷 増增 蔵藏 臓臟 即卽 属屬 続續 堕墮 対對 体體 帯帶 滞滯 台臺 滝瀧 択擇 沢澤 担擔 単單 胆膽 団團 断斷 弾彈 遅遲 痴癡 虫蟲
  昼晝 鋳鑄 庁廳 徴徵 聴聽 勅敕 鎮鎭 逓遞 鉄鐵 点點 転轉 伝傳 灯燈 当當 党黨 盗盜 稲稻 闘鬭 徳德 独獨 読讀 届屆 弐貳 悩惱 脳腦 覇霸 拝拜 廃廢 売賣 麦麥
  発發 髪髮 抜拔 晩晚 蛮蠻 秘祕 浜濱 瓶甁 払拂 仏佛 併倂 並竝 餅餠 辺邊 変變 弁辨瓣辯 歩步 宝寶 豊豐 褒襃 翻飜 毎每 万萬 満滿 麺麵 黙默 弥彌 訳譯 薬藥
  与與 予豫 余餘 誉譽 揺搖 様樣 謡謠 来來 頼賴 乱亂 覧覽 竜龍 両兩 猟獵 緑綠 涙淚 塁壘 礼禮 励勵 戻戾 霊靈 齢齡 暦曆 歴歷 恋戀 錬鍊 炉爐 労勞 郎郞 楼樓
  録錄 湾灣 剝剥 塡填 頰頬 叱𠮟`;

/**
 * Names of persons and places: pairs of the second table of name kanji (戸籍法施行規則 別表第二) and the common forms that family registers know
 * (誤字俗字・正字一覧表, Ministry of Justice). 斉 and 斎 are two characters, but nobody remembers which of the two a 斉藤 uses.
 */
const NAMES = `
  高髙 崎﨑嵜 辺邉 斉斎 浜濵 富冨 島嶋嶌 国圀 吉𠮷 土𡈽 柳栁 橋槗 野埜 秋穐龝 船舩 桑桒 京亰 涼凉 卯夘 喜㐂 園薗 壺壷 姫姬 峰峯 館舘 彦彥 晃晄 晋晉 昇曻 桝枡 梨棃
  沖冲 淵渕渊 清淸 青靑 渓谿 熙煕凞 瑶瑤 皐皋 禄祿 聡聰 虎乕 内內 戸戶 呂吕 産產 歳歲 説說 鋭銳 悦悅 強强 教敎 顔顏 隣鄰 桧檜 薮藪 槙槇 遥遙 尭堯 亘亙 祢禰 穣穰 凛凜
  鯵鰺 鴎鷗 鴬鶯 芦蘆 祷禱 穎頴 函凾 侠俠 倶俱 蒋蔣 巌巖 莱萊 蝉蟬 醤醬 諌諫 勲勛 鉱砿`;

/** Which glyph of a character is meant; not another character. */
const SELECTORS = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

const GROUPS = `${TRADITIONAL} ${NAMES}`
  .trim()
  .split(/\s+/u)
  .map((group) => [...group] as [string, ...string[]]);

const direct = new Map(GROUPS.flatMap(([common, ...others]) => others.map((other) => [other, common] as const)));
/** 齋 is 斎 in one table, and 斎 is 斉 in the other. */
const common = (kanji: string): string => {
  const next = direct.get(kanji);
  return next === undefined || next === kanji ? kanji : common(next);
};
/** The common form of each kanji that is another form of one. */
export const KANJI_VARIANTS: ReadonlyMap<string, string> = new Map([...direct.keys()].map((kanji) => [kanji, common(kanji)] as const).filter(([kanji, form]) => kanji !== form));

/** The text with each kanji in its common form. */
export function foldKanji(value: string): string {
  let text = '';
  for (const character of value.replace(SELECTORS, '')) text += KANJI_VARIANTS.get(character) ?? character;
  return text;
}

/** What `translate` in SQL is told so that a column can be compared with this text, which `foldKanji` has folded: all other forms of its kanji. */
export function kanjiFormsOf(folded: string): { from: string; to: string } {
  const wanted = new Set(folded);
  const pairs = [...KANJI_VARIANTS].filter(([, form]) => wanted.has(form));
  return { from: pairs.map(([kanji]) => kanji).join(''), to: pairs.map(([, form]) => form).join('') };
}

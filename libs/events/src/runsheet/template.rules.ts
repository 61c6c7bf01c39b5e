import type { Locale, Localized } from '#kernel';
import type { SeriesKind } from '../series/series.entity.js';

export interface RunSheetLine {
  minutes: number;
  what: string;
  who: string | null;
}

const HOST: Localized = { ja: '幹事', en: 'Organizer' };
const SPEAKER: Localized = { ja: '話す人', en: 'Speaker' };
const ALL: Localized = { ja: '全員', en: 'Everybody' };

/** Each part with its share of the time. */
type Part = readonly [share: number, what: Localized, who: Localized];
const OPENING: Part = [5, { ja: '受付・接続の確認', en: 'Arriving, checking sound' }, HOST];
const CLOSING: Part = [5, { ja: 'まとめと、次に聞きたいこと', en: 'Closing, and what to hear next' }, HOST];
const PARTS: Record<SeriesKind, readonly Part[]> = {
  INTERVIEW: [OPENING, [5, { ja: '話す人の紹介', en: 'Who is here' }, HOST], [30, { ja: 'インタビュー', en: 'Interview' }, SPEAKER], [15, { ja: '参加者からの質問', en: 'Questions from everybody' }, ALL], CLOSING],
  LUNCH: [[5, { ja: '集合・席決め', en: 'Gathering, finding seats' }, HOST], [10, { ja: 'ひとこと自己紹介', en: 'A word from each' }, ALL], [40, { ja: '食事とおしゃべり', en: 'Lunch and talk' }, ALL], CLOSING],
  MOKUMOKU: [OPENING, [10, { ja: '今日やることの宣言', en: 'Saying what each is going to do' }, ALL], [60, { ja: 'もくもくタイム', en: 'Quiet work' }, ALL], [10, { ja: 'できたことの共有', en: 'Saying what got done' }, ALL], CLOSING],
  STUDY: [OPENING, [10, { ja: '今日のねらい', en: 'What it is for' }, HOST], [25, { ja: '学ぶ・手を動かす', en: 'Learning by doing' }, SPEAKER], [15, { ja: 'グループで話し合う', en: 'Talking in groups' }, ALL], CLOSING],
  OTHER: [OPENING, [5, { ja: 'あいさつと進め方', en: 'Welcome, how it goes' }, HOST], [30, { ja: '話を聞く', en: 'Talk' }, SPEAKER], [15, { ja: '質問と意見交換', en: 'Questions and answers' }, ALL], CLOSING],
};

/** A run sheet to begin with, as long as the event: the longest part takes what rounding leaves. */
export function templateOf(kind: SeriesKind, minutes: number, locale: Locale): RunSheetLine[] {
  const parts = PARTS[kind];
  const whole = parts.reduce((sum, [share]) => sum + share, 0);
  const step = minutes >= 30 ? 5 : 1;
  const lines = parts.map(([share, what, who]) => ({ minutes: Math.max(1, Math.round((minutes * share) / whole / step) * step), what: what[locale], who: who[locale] }));
  const longest = lines.reduce((a, b) => (b.minutes > a.minutes ? b : a));
  longest.minutes = Math.max(1, longest.minutes + minutes - lines.reduce((sum, line) => sum + line.minutes, 0));
  return lines;
}

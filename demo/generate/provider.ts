import { dayFrom } from './calendar.js';
import type { Membership } from './people.js';
import { Random } from './random.js';

/** Courses of an invented provider: title, category, minutes, how likely a learner takes it. */
const courses: [title: string, category: string, minutes: number, popularity: number][] = [
  ['はじめての情報セキュリティ: 職場で迷わない12の場面', '情報セキュリティ', 95, 0.9],
  ['個人情報の扱い, 窓口から考える', '情報セキュリティ', 70, 0.75],
  ['DXの前に業務を描く', '業務改善', 120, 0.7],
  ['表計算 基礎: 並べる, 数える, 見せる', '表計算', 240, 0.65],
  ['表計算 応用: ピボットと関数の組み立て', '表計算', 310, 0.4],
  ['伝わる文章: 案内文を半分にする', '文章', 85, 0.6],
  ['「やさしい日本語」で書く\n— 案内・申請・お知らせ —', '文章', 65, 0.35],
  ['会議の資料は一枚にする', '業務改善', 55, 0.45],
  ['統計の入口: 平均だけでは見えないもの', 'データ活用', 180, 0.3],
  ['データの整え方: 探す時間をなくす', 'データ活用', 150, 0.35],
  ['地図で見る地域のデータ', 'データ活用', 130, 0.2],
  ['ITパスポート対策 1 ストラテジ', '資格', 260, 0.35],
  ['ITパスポート対策 2 マネジメント', '資格', 180, 0.3],
  ['ITパスポート対策 3 テクノロジ', '資格', 320, 0.28],
  ['基本情報技術者 科目A', '資格', 620, 0.1],
  ['基本情報技術者 科目B: 擬似言語を声に出して読む', '資格', 410, 0.08],
  ['生成AIを仕事で使う前に', '生成AI', 60, 0.6],
  ['生成AIの指示文, よい例と惜しい例', '生成AI', 75, 0.45],
  ['ノーコードで作る受付フォーム', '自動化', 140, 0.25],
  ['RPA入門: 止まる理由を先に知る', '自動化', 200, 0.18],
  ['住民に説明する図の描き方', '文章', 90, 0.22],
  ['管理職のためのDX: 邪魔をしない技術', 'マネジメント', 45, 0.12],
  ['オンライン会議の進め方 "沈黙"を味方に', 'マネジメント', 50, 0.2],
  ['アクセシビリティ: だれの画面でも読めるように', 'Web', 110, 0.15],
];

const headings = ['user_id', 'user_name', 'user_surname', 'user_email', 'user_role', 'user_external_id', 'course_id', 'course_title', 'course_category', 'course_duration', 'completion_ratio', 'num_video_consumed_minutes', 'course_enroll_date', 'course_start_date', 'course_completion_date', 'course_first_completion_date', 'course_last_accessed_date', 'last_activity_date', 'is_assigned', 'assigned_by', 'user_is_deactivated'];
const at = Object.fromEntries(headings.map((heading, i) => [heading, i])) as Record<string, number>;

const stamp = (day: string, minutes: number) => `${day} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`;

function rowsOf(learner: Membership, userId: number, coordinator: string, random: Random): string[][] {
  const diligence = random.next() ** 0.8;
  const stopped = random.chance(0.15) ? random.int(35, 120) : random.int(1, 12);
  const joined = 215;
  const rows: string[][] = [];
  let last = '';
  courses.forEach(([title, category, minutes, popularity], i) => {
    const wanted = i < 3 || random.chance(popularity);
    if (!wanted) return;
    const enrolled = random.int(stopped + 1, joined);
    const started = random.chance(0.9) ? random.int(stopped, enrolled) : undefined;
    const finishes = started !== undefined && random.chance(0.25 + diligence * 0.6);
    const ratio = started === undefined ? 0 : finishes ? 100 : random.int(2, 92);
    const accessed = started === undefined ? undefined : random.int(stopped, started);
    const completed = finishes ? accessed : undefined;
    const when = (daysAgo: number | undefined) => (daysAgo === undefined ? '' : stamp(dayFrom(-daysAgo), 8 * 60 + random.int(0, 600)));
    const accessedAt = when(accessed);
    if (accessedAt > last) last = accessedAt;
    const assigned = i < 3;
    // The course changed after some had finished it: the ratio fell, the first completion stays.
    const changed = finishes && i === 16 && random.chance(0.2);
    rows.push([
      String(userId), learner.name.given, learner.name.family, learner.email, 'member', learner.number, String(40_100 + i * 13), title, category, String(minutes),
      changed ? '86' : String(ratio), String(Math.round((minutes * ratio) / 100)), when(enrolled), when(started), changed ? '' : completed === undefined ? '' : accessedAt,
      completed === undefined ? '' : accessedAt, accessedAt, '', assigned ? 'true' : 'false', assigned ? coordinator : '', 'false',
    ]);
  });
  for (const row of rows) row[at['last_activity_date']!] = last;
  return rows;
}

function spoil(rows: string[][]): void {
  const change = (row: number, heading: string, value: string) => {
    rows[row]![at[heading]!] = value;
  };
  change(101, 'completion_ratio', '140');
  change(377, 'course_enroll_date', '2026-02-30 10:00:00');
  change(640, 'user_email', '');
  change(902, 'num_video_consumed_minutes', '約30分');
  change(1203, 'is_assigned', 'maybe');
  change(1555, 'course_completion_date', '完了');
  rows.splice(1800, 0, [...rows[1700]!]);
  change(2001, 'user_email', 'moved.away@city.seoto.example');
  rows.splice(2200, 0, rows[2200]!.slice(0, 9));
  change(2305, 'course_id', '');
}

/** The learning provider's activity report for the learners of all towns, as its console exports it. */
export function activityReport(learners: readonly Membership[]): string {
  const random = new Random('provider');
  const coordinators = new Map(learners.filter((each) => each.role !== 'MEMBER').map((each) => [each.tenant, each.email]));
  const rows = learners.flatMap((learner, i) => rowsOf(learner, 700_001 + i * 3, coordinators.get(learner.tenant) ?? '', random));
  spoil(rows);
  const cell = (value: string) => (/[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return [headings, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

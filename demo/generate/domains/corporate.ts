import { csvLine } from '#csv';
import { dayFrom, weekday } from '../calendar.js';
import type { Membership } from '../people.js';
import { Random } from '../random.js';
import type { DomainFiles } from './index.js';
import { stories, whatWorked } from './pass-words.js';

/** How a person goes on within a subject: the certification, the hours it takes, and how likely they go on to the next. */
const tracks: { weight: number; steps: [code: string, hours: number, goesOn: number][] }[] = [
  { weight: 9, steps: [['ip', 90, 0.52], ['fe', 190, 0.55], ['ap', 260, 0.3], ['sc', 240, 0]] },
  { weight: 3, steps: [['sg', 80, 0.25], ['fe', 180, 0.4], ['ap', 250, 0]] },
  { weight: 7, steps: [['stat-3', 40, 0.6], ['stat-2', 75, 0.3], ['stat-pre1', 180, 0]] },
  { weight: 4, steps: [['jdla-g', 60, 0.28], ['jdla-e', 200, 0]] },
  { weight: 3, steps: [['ds-literacy', 50, 0.35], ['data-practice', 45, 0]] },
  { weight: 6, steps: [['aws-clf', 40, 0.58], ['aws-saa', 90, 0.35], ['aws-sap', 170, 0]] },
  { weight: 4, steps: [['az-900', 25, 0.42], ['az-104', 80, 0]] },
  { weight: 1, steps: [['gcp-ace', 70, 0]] },
  { weight: 6, steps: [['bookkeeping-3', 70, 0.56], ['bookkeeping-2', 170, 0]] },
  { weight: 2, steps: [['marketing-2', 45, 0]] },
];
/** Held on Sundays only; the others are taken at a test centre on any day. */
const onSundays = new Set(['ap', 'sc', 'jdla-g', 'jdla-e', 'bookkeeping-3', 'bookkeeping-2', 'stat-pre1']);

/** What some departments are drawn to, by the first certification of the subject; more of their people are on the list. */
const drawnTo = new Map([
  ['情報システム部', ['ip', 'aws-clf', 'az-900']], ['経理部', ['bookkeeping-3']], ['品質保証部', ['stat-3']], ['研究開発センター', ['stat-3', 'jdla-g']], ['営業企画部', ['bookkeeping-3', 'marketing-2']], ['生産技術部', ['ip']], ['総務部', ['ip']],
]);

/** Which communities keep such a list, and which share of their members is on it. */
const communities: [slug: string, share: number][] = [['nagisawa', 0.4], ['hoshimori', 0.4], ['tobanami', 0.3]];

const headings = ['メールアドレス', '資格', '受験日', '受験回数', '学習時間', 'うまくいったこと', '公開', '回数も公開', '報告日', '状態', '確認者', '確認日', '差し戻しの理由', 'お祝い', '合格体験記'];

interface Row {
  reportedDaysAgo: number;
  cells: string[];
}
interface Pass {
  code: string;
  hours: number;
  /** Days before the files' day. */
  examDaysAgo: number;
}

const examDay = (code: string, daysAgo: number): string => dayFrom(-daysAgo - (onSundays.has(code) ? (weekday(dayFrom(-daysAgo)) + 1) % 7 : 0));
const daysAgoOf = (day: string): number => Math.round((Date.parse(dayFrom(0)) - Date.parse(day)) / 86_400_000);

/** What somebody passed over the years, the first long ago or last month. */
function passesOf({ department }: Membership, random: Random): Pass[] {
  const drawn = drawnTo.get(department) ?? [];
  const all = tracks.flatMap((track) => Array.from({ length: track.weight + (drawn.includes(track.steps[0]![0]) ? 30 : 0) }, () => track));
  const passes: Pass[] = [];
  for (const track of random.sample(all, random.chance(0.16) ? 2 : 1)) {
    let daysAgo = random.chance(0.72) ? random.int(740, 1_900) : random.int(20, 700);
    for (const [code, hours, goesOn] of track.steps) {
      if (daysAgo < 1 || passes.some((pass) => pass.code === code)) break;
      passes.push({ code, hours: Math.max(10, Math.round((hours * (0.6 + random.next() * 0.9)) / 5) * 5), examDaysAgo: daysAgo });
      if (!random.chance(goesOn)) break;
      daysAgo -= random.int(70, 380);
    }
  }
  return passes;
}

function rowOf(person: Membership, pass: Pass, operators: readonly Membership[], random: Random): Row | undefined {
  const examOn = examDay(pass.code, pass.examDaysAgo);
  const joinedDaysAgo = daysAgoOf(person.joinedOn);
  const isFresh = daysAgoOf(examOn) < joinedDaysAgo;
  // A pass of today is told within days; what somebody brought along, some weeks after they joined.
  const reportedDaysAgo = isFresh ? daysAgoOf(examOn) - random.int(1, 12) : joinedDaysAgo - random.int(0, 60);
  // The reader may be here early on the morning of the files' day: nothing is younger than the day before.
  if (reportedDaysAgo < 1) return undefined;
  const isShared = random.chance(isFresh ? 0.62 : 0.22);
  const verifier = random.pick(operators.filter(({ email }) => email !== person.email));
  const waits = reportedDaysAgo <= 4;
  const said = random.chance(isShared ? 0.85 : 0.3) ? whatWorked(random) : '';
  const cells = [
    person.email, pass.code, examOn, String(random.chance(0.24) ? 2 : 1), random.chance(0.8) ? String(pass.hours) : '', said, isShared ? '○' : '×', random.chance(0.3) ? '○' : '×',
    dayFrom(-reportedDaysAgo), waits ? '確認待ち' : '確認済み', waits ? '' : verifier.email, waits ? '' : dayFrom(-Math.max(1, reportedDaysAgo - random.int(0, 2))), '', isShared && !waits ? String(random.int(3, 26)) : '', '',
  ];
  return { reportedDaysAgo, cells };
}

const at = (heading: string): number => headings.indexOf(heading);

/** Those who are followed through the demo world. */
function personal(slug: string, operators: readonly Membership[]): Row[] {
  if (slug !== 'nagisawa') return [];
  const by = (i: number): string => operators[i]!.email;
  const mio = 'mio.fujishiro@nagisawa.example';
  return [
    { reportedDaysAgo: 395, cells: [mio, 'stat-3', dayFrom(-640), '1', '40', '', '×', '×', dayFrom(-395), '確認済み', by(1), dayFrom(-394), '', '', ''] },
    { reportedDaysAgo: 47, cells: [mio, 'stat-2', dayFrom(-50), '2', '62', '一度落ちて、もくもく会に毎週出たら景色が変わりました。確率分布は手を動かすのが近道です。', '○', '○', dayFrom(-47), '確認済み', by(0), dayFrom(-46), '', '24', stories.get('stat-2')!] },
  ];
}

function rowsOf(slug: string, share: number, members: readonly Membership[]): Row[] {
  const random = new Random(`passes of ${slug}`);
  const here = members.filter(({ tenant }) => tenant === slug);
  const operators = here.filter(({ role }) => role !== 'MEMBER');
  const people = random.shuffled(here.filter(({ nick }) => nick === undefined)).filter(({ department }) => random.chance(drawnTo.has(department) ? share * 1.9 : share * 0.8));
  const rows = people.flatMap((person) => passesOf(person, random).map((pass) => rowOf(person, pass, operators, random))).filter((row) => row !== undefined);
  const told = new Set(['stat-2']);
  for (const row of rows) {
    const story = stories.get(row.cells[at('資格')]!);
    const isTold = story && !told.has(row.cells[at('資格')]!) && row.cells[at('状態')] === '確認済み' && row.cells[at('公開')] === '○' && row.reportedDaysAgo > 7 && row.reportedDaysAgo < 500;
    if (!isTold || slug !== 'nagisawa') continue;
    told.add(row.cells[at('資格')]!);
    row.cells[at('合格体験記')] = story;
  }
  // The last days: some are celebrated, others wait for the operators.
  const fresh = people.slice(-7).map((person, i): Row => {
    const [certification, hours] = ([['stat-2', 80], ['aws-clf', 35], ['jdla-g', 55]] as const)[i % 3]!;
    const decided = i < 4 ? ['確認待ち', '', ''] : ['確認済み', operators.find(({ email }) => email !== person.email)!.email, dayFrom(-1)];
    return { reportedDaysAgo: 1, cells: [person.email, certification, dayFrom(-i - 3), '1', String(hours), whatWorked(random), '○', '×', dayFrom(i < 4 ? -1 : -2), ...decided, '', i < 4 ? '' : String(26 - 3 * i), ''] };
  });
  rows.push(...fresh.filter(({ cells }) => !rows.some((row) => row.cells[0] === cells[0] && row.cells[1] === cells[1])));
  const returned = rows.find((row) => row.cells[at('状態')] === '確認待ち');
  if (returned) {
    const change: [string, string][] = [['状態', '差し戻し'], ['確認者', operators.find(({ email }) => email !== returned.cells[0])!.email], ['確認日', dayFrom(-1)], ['差し戻しの理由', '合格証の写真の文字が読めませんでした。明るいところでもう一度撮って、出し直してもらえますか。']];
    for (const [heading, value] of change) returned.cells[at(heading)] = value;
  }
  return [...personal(slug, operators), ...rows].sort((a, b) => b.reportedDaysAgo - a.reportedDaysAgo);
}

/** The list of passes that the operators of a certification community keep. */
export const passFiles: DomainFiles = (members) =>
  communities.map(([slug, share]) => [`passes/${slug}.csv`, Buffer.from(`\ufeff${[headings, ...rowsOf(slug, share, members).map(({ cells }) => cells)].map((cells) => csvLine(cells)).join('')}`)]);

/** The day the files are written for, a Monday. Readers move every date by whole weeks from here. */
export const asOf = '2026-11-16';

const dayMs = 86_400_000;
const midnightInTokyo = (day: string) => Date.parse(`${day}T00:00:00+09:00`);
const offsetMs = 9 * 3_600_000;

/** The day `days` after `asOf`, as `YYYY-MM-DD`. */
export function dayFrom(days: number, from = asOf): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** 0 is Monday. */
export function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** A moment in Tokyo, `minutes` after midnight of that day, as people there would read it. */
export function momentOn(day: string, minutes: number): string {
  const local = new Date(midnightInTokyo(day) + minutes * 60_000 + offsetMs).toISOString();
  return `${local.slice(0, 19)}+09:00`;
}

export function later(moment: string, minutes: number): string {
  const local = new Date(Date.parse(moment) + minutes * 60_000 + offsetMs).toISOString();
  return `${local.slice(0, 19)}+09:00`;
}

export const dayOf = (moment: string) => moment.slice(0, 10);

const eras: [first: string, name: string, yearZero: number][] = [['2019-05-01', '令和', 2018], ['1989-01-08', '平成', 1988], ['1926-12-25', '昭和', 1925]];

/** The same day as a clerk in a town hall writes it. */
export function inEra(day: string): string {
  const [, name, yearZero] = eras.find(([first]) => day >= first)!;
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return `${name}${year - yearZero === 1 ? '元' : year - yearZero}年${month}月${date}日`;
}

/** As Excel shows a day in Japan. */
export function withSlashes(day: string): string {
  return day.split('-').map(Number).join('/');
}

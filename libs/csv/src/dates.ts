import { reason } from './bilingual.js';
import type { Reason } from './bilingual.js';
import { quoted } from './bilingual.js';
import { foldCode } from './text.js';

const eras = [
  { names: ['令和', 'R'], first: '2019-05-01', last: '9999-12-31', yearZero: 2018 },
  { names: ['平成', 'H'], first: '1989-01-08', last: '2019-04-30', yearZero: 1988 },
  { names: ['昭和', 'S'], first: '1926-12-25', last: '1989-01-07', yearZero: 1925 },
  { names: ['大正', 'T'], first: '1912-07-30', last: '1926-12-24', yearZero: 1911 },
];

const western = /^(\d{4})(?:[-/.]|年\s*)(\d{1,2})(?:[-/.]|月\s*)(\d{1,2})日?$/u;
const compact = /^(\d{4})(\d{2})(\d{2})$/u;
const era = /^(令和|平成|昭和|大正|[RHST])\s*(元|\d{1,2})(?:[-/.]|年\s*)(\d{1,2})(?:[-/.]|月\s*)(\d{1,2})日?$/u;
const midnight = /[ T]+0?0:00(?::00(?:\.0+)?)?$/u;
const moment = /^(\d{4}[-/]\d{1,2}[-/]\d{1,2})[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/u;

const forms = '2026-11-22、2026/11/22、令和8年11月22日 のように書いてください。';
const formsEn = 'write it as 2026-11-22, 2026/11/22 or 令和8年11月22日.';

type Day = { day: string } | { why: Reason };

const pad = (value: number, width = 2) => String(value).padStart(width, '0');

function isRealDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function realDay(cell: string, year: number, month: number, day: number): Day {
  if (year < 1900 || !isRealDay(year, month, day)) {
    return { why: reason('no-such-day', `「${quoted(cell)}」という日はありません。`, `there is no such day as "${quoted(cell)}".`) };
  }
  return { day: `${pad(year, 4)}-${pad(month)}-${pad(day)}` };
}

function eraDay(cell: string, match: RegExpExecArray): Day {
  const found = eras.find((each) => each.names.includes(match[1]!))!;
  const year = found.yearZero + (match[2] === '元' ? 1 : Number(match[2]));
  const result = realDay(cell, year, Number(match[3]), Number(match[4]));
  if ('day' in result && (result.day < found.first || result.day > found.last)) {
    return { why: reason('outside-era', `「${quoted(cell)}」は${found.names[0]}の期間にありません。`, `"${quoted(cell)}" is not a day of that era.`) };
  }
  return result;
}

/** Reads one day as `YYYY-MM-DD`, from the ways it is written in Japan. */
export function readDay(cell: string): Day {
  const text = foldCode(cell).replace(midnight, '');
  const plain = western.exec(text) ?? compact.exec(text);
  if (plain) return realDay(cell, Number(plain[1]), Number(plain[2]), Number(plain[3]));
  const named = era.exec(text.replace(/^[rhst]/u, (letter) => letter.toUpperCase()));
  if (named) return eraDay(cell, named);
  if (/^[3-6]\d{4}$/u.test(text)) {
    return { why: reason('excel-serial', `「${text}」は Excel の通し番号のようです。セルの書式を日付にして保存し直してください。`, `"${text}" looks like Excel's serial number: format the cell as a date and save again.`) };
  }
  return { why: reason('bad-date', `日付「${quoted(cell)}」を読めません。${forms}`, `"${quoted(cell)}" is not a date: ${formsEn}`) };
}

/** Reads a moment; without a zone of its own it is `offset` (such as `+09:00`). A bare day is its first minute. */
export function readMoment(cell: string, offset: string): { at: Date } | { why: Reason } {
  const text = foldCode(cell);
  const match = moment.exec(text);
  const day = readDay(match ? match[1]! : text);
  if ('why' in day) return day;
  const [hour, minute, second] = match ? [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)] : [0, 0, 0];
  if (hour > 23 || minute > 59 || second > 59) {
    return { why: reason('no-such-time', `「${quoted(cell)}」という時刻はありません。`, `there is no such time as "${quoted(cell)}".`) };
  }
  const zone = match?.[5] === undefined ? offset : match[5] === 'UTC' ? 'Z' : match[5].replace(/^([+-]\d{2}):?(\d{2})$/u, '$1:$2');
  return { at: new Date(`${day.day}T${pad(hour)}:${pad(minute)}:${pad(second)}${zone}`) };
}

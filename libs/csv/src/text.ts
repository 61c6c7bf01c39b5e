import { reason } from './bilingual.js';
import type { Reason } from './bilingual.js';

/** Signs with which Excel, LibreOffice and Google Sheets begin a formula; the wide ones work in Japanese editions. */
const startsFormula = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * Makes a value harmless in a spreadsheet: what would start a formula gets an apostrophe before it. Numbers are values
 * and stay as they are; `unguarded` takes the apostrophe away again when the file comes back.
 */
export function safeCell(value: string | number | bigint | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  return startsFormula.test(value) ? `'${value}` : value;
}

export function unguarded(cell: string): string {
  return cell.startsWith("'") && startsFormula.test(cell.slice(1)) ? cell.slice(1) : cell;
}

const controls = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u;

/** Why a text cannot be stored or shown anywhere, whatever the field. */
export function whyNotText(text: string): Reason | undefined {
  if (text.includes('\u0000')) return reason('nul', 'NUL 文字 (U+0000) が含まれています。', 'contains a NUL character (U+0000).');
  if (/[\ud800-\udfff]/u.test(text)) return reason('lone-surrogate', '壊れた文字 (片方だけのサロゲート) が含まれています。', 'contains a broken character (a lone surrogate).');
  if (text.includes('\ufffd')) return reason('replacement-character', '文字化けした文字 (�) が含まれています。元のデータを確かめてください。', 'contains a character that was lost earlier (�). Check where the data comes from.');
  if (/[\ue000-\uf8ff]/u.test(text)) return reason('private-character', '外字が含まれています。ほかの環境では表示できません。', 'contains a private-use character (外字), which no other machine can show.');
  if (controls.test(text)) return reason('control-character', '表示できない制御文字が含まれています。', 'contains a control character.');
  return undefined;
}

/** Wide letters and digits and half-width kana, which are the same characters typed another way. */
const widthVariants = /[０-９Ａ-Ｚａ-ｚ\uff65-\uff9f]+/gu;

/** Characters of people's names that Unicode would replace by a look-alike when it normalizes. */
const namesakes = /[\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u;
const exceptNamesakes = /[^\uf900-\ufaff\u{2f800}-\u{2fa1f}]+/gu;

/**
 * One way of writing for the same text: wide digits and letters become plain, half-width kana full, spaces plain,
 * combined marks one character. Signs such as ① and ㈱, wide punctuation and rare kanji of names stay as written.
 */
export function foldWidth(text: string): string {
  const composed = namesakes.test(text) ? text.replace(exceptNamesakes, (run) => run.normalize('NFC')) : text.normalize('NFC');
  return composed
    .replace(widthVariants, (run) => run.normalize('NFKC'))
    .replace(/[\u3000\u00a0]/gu, ' ')
    .replace(/\r\n?/gu, '\n')
    .trim();
}

/** The strictest folding (NFKC), for codes, dates, numbers, addresses and headings. */
export function foldCode(text: string): string {
  return text.normalize('NFKC').replace(/[\u200b-\u200d\u2060\ufeff]/gu, '').trim();
}

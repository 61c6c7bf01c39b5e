import { code, day, email, kana, moment, number, oneOf, text, yesNo } from './fields.js';
import type { Field } from './fields.js';
import { safeCell, unguarded } from './text.js';

function read<T>(field: Field<T>, cell: string): T | string {
  const parsed = field.parse(cell);
  return parsed.ok ? parsed.value : parsed.reason.code;
}

describe('a day', () => {
  it.each([
    ['2026-11-22', '2026-11-22'],
    ['2026/11/22', '2026-11-22'],
    ['2026/1/5', '2026-01-05'],
    ['2026.11.22', '2026-11-22'],
    ['２０２６／１１／２２', '2026-11-22'],
    ['2026年11月22日', '2026-11-22'],
    ['20261122', '2026-11-22'],
    ['2026/11/22 0:00:00', '2026-11-22'],
    ['令和8年11月22日', '2026-11-22'],
    ['令和元年5月1日', '2019-05-01'],
    ['㋿8年11月22日', '2026-11-22'],
    ['R8.11.22', '2026-11-22'],
    ['平成31年4月30日', '2019-04-30'],
    ['昭和６０年１月２日', '1985-01-02'],
    ['2028/2/29', '2028-02-29'],
  ])('%s is %s', (cell, expected) => expect(read(day(), cell)).toBe(expected));

  it.each([
    ['2026/2/30', 'no-such-day'],
    ['2026/13/01', 'no-such-day'],
    ['2027-02-29', 'no-such-day'],
    ['平成31年5月1日', 'outside-era'],
    ['令和元年4月30日', 'outside-era'],
    ['昭和64年1月8日', 'outside-era'],
    ['46348', 'excel-serial'],
    ['11/22/2026', 'bad-date'],
    ['26/11/22', 'bad-date'],
    ['未定', 'bad-date'],
    ['', 'blank'],
    ['　', 'blank'],
  ])('%s is refused: %s', (cell, expected) => expect(read(day(), cell)).toBe(expected));
});

describe('a moment', () => {
  it('is in Japan unless it says otherwise', () => {
    expect(read(moment(), '2026-11-22 09:30:15')).toEqual(new Date('2026-11-22T00:30:15Z'));
    expect(read(moment(), '2026/11/22 9:30')).toEqual(new Date('2026-11-22T00:30:00Z'));
    expect(read(moment(), '2026-11-22T09:30:15Z')).toEqual(new Date('2026-11-22T09:30:15Z'));
    expect(read(moment(), '2026-11-22T09:30:15+0100')).toEqual(new Date('2026-11-22T08:30:15Z'));
    expect(read(moment({ offset: 'Z' }), '2026-11-22')).toEqual(new Date('2026-11-22T00:00:00Z'));
    expect(read(moment(), '2026-11-22 25:00')).toBe('no-such-time');
  });
});

describe('text', () => {
  it('folds width and nothing else', () => {
    expect(read(text(), '　第２ｼｽﾃﾑ部　ＤＸ推進（①）！ ')).toBe('第2システム部 DX推進（①）！');
    expect(read(text(), 'か\u3099')).toBe('が');
  });

  it('keeps the kanji of a name as its owner writes it', () => {
    expect(read(text(), '髙﨑 神田')).toBe('髙﨑 神田');
    expect(read(text(), '\ufa19田 か\u3099')).toBe('\ufa19田 が');
  });

  it('refuses what cannot be stored or shown', () => {
    expect(read(text(), 'a\u0000b')).toBe('nul');
    expect(read(text(), 'a\ud83d')).toBe('lone-surrogate');
    expect(read(text(), '\udc00')).toBe('lone-surrogate');
    expect(read(text(), '👍')).toBe('👍');
    expect(read(text(), 'a\ufffd')).toBe('replacement-character');
    expect(read(text(), '\ue000')).toBe('private-character');
    expect(read(text(), 'a\u0007')).toBe('control-character');
  });

  it('has a length in characters and, unless told, one line', () => {
    expect(read(text({ max: 3 }), '𠮷野家')).toBe('𠮷野家');
    expect(read(text({ max: 3 }), '𠮷野家店')).toBe('too-long');
    expect(read(text(), 'a\nb')).toBe('line-break');
    expect(read(text({ lines: true }), 'a\r\nb')).toBe('a\nb');
  });

  it('is null when empty and optional', () => {
    expect(read(text().optional(), ' ')).toBeNull();
    expect(read(text(), ' ')).toBe('blank');
  });
});

describe('other fields', () => {
  it('codes keep their zeros and lose their width', () => {
    expect(read(code(), '００１２－Ａ')).toBe('0012-A');
    expect(read(code(), '12 34')).toBe('space-inside');
  });

  it('kana become full-width katakana', () => {
    expect(read(kana(), 'ﾔﾏﾀﾞ ﾀﾛｳ')).toBe('ヤマダ タロウ');
    expect(read(kana(), 'やまだ　たろう')).toBe('ヤマダ タロウ');
    expect(read(kana(), '山田')).toBe('not-kana');
  });

  it('mail addresses are compared in lower case', () => {
    expect(read(email(), ' Ｈａｒｕ@Mail.Example ')).toBe('haru@mail.example');
    for (const bad of ['haru', 'haru@', 'haru@mail', 'a@b@c.example', 'haru.@mail.example', 'ha ru@mail.example']) {
      expect(read(email(), bad)).toBe('bad-email');
    }
  });

  it('numbers are read with their signs and checked against their range', () => {
    expect(read(number(), '１，２３４円')).toBe(1234);
    expect(read(number({ min: 0, max: 100 }), '55.5%')).toBe(55.5);
    expect(read(number({ min: 0, max: 100 }), '120')).toBe('out-of-range');
    expect(read(number({ integer: true }), '1.5')).toBe('not-an-integer');
    expect(read(number(), '１２回')).toBe('bad-number');
  });

  it('words stand for values', () => {
    const role = oneOf({ OPERATOR: ['運営', '事務局'], MEMBER: ['メンバー', '会員'] });
    expect(read(role, '事務局')).toBe('OPERATOR');
    expect(read(role, 'ﾒﾝﾊﾞｰ')).toBe('MEMBER');
    expect(read(role, 'operator')).toBe('OPERATOR');
    expect(read(role, '部長')).toBe('unknown-word');
    expect(read(yesNo(), '○')).toBe(true);
    expect(read(yesNo(), 'FALSE')).toBe(false);
  });

  it('may be refined', () => {
    const even = number().refine((value) => (value % 2 ? { code: 'odd', message: { ja: '奇数', en: 'odd' } } : undefined));
    expect(read(even, '3')).toBe('odd');
    expect(read(even, '4')).toBe(4);
    expect(read(even.optional(), '')).toBeNull();
  });
});

describe('a cell of an export', () => {
  it.each(['=1+1', '+81', '-1', '@SUM', '\tx', '\rx', '\n=1', '＝1+1', '＠a'])('%j starts no formula', (cell) => {
    expect(safeCell(cell)).toBe(`'${cell}`);
    expect(unguarded(safeCell(cell))).toBe(cell);
  });

  it('is otherwise left alone', () => {
    expect(['山田', "'quoted'", 'a=b', ''].map((each) => safeCell(each))).toEqual(['山田', "'quoted'", 'a=b', '']);
    expect([-5, 0, null, undefined, true].map((each) => safeCell(each))).toEqual(['-5', '0', '', '', 'true']);
    expect(unguarded("'山田")).toBe("'山田");
  });
});

import { isReading, nameKey, nameKeys, numberKey } from '../roster/keys.rules.js';
import { fitsRecord, goesByIt, whyNotClaim } from './claim.rules.js';

const record = { nameKeys: nameKeys({ kana: 'コウヅキ ハルカ', name: '香月 遥' }), joinedOn: '2016-02-26', leftOn: '2020-11-24' };
const said = { kana: 'こうづき　はるか', joinedMonth: '2016-02', leftMonth: '2020-11' };

describe('a claim fits a record', () => {
  it.each(['こうづき　はるか', 'ｺｳﾂﾞｷ ﾊﾙｶ', 'コウヅキハルカ', 'ハルカ コウヅキ'])('however the reading is written: %s', (kana) => expect(fitsRecord({ ...said, kana }, record)).toBe(true));
  it('when a month is off by one, and not by two', () => {
    expect(fitsRecord({ ...said, joinedMonth: '2016-03', leftMonth: '2020-12' }, record)).toBe(true);
    expect(fitsRecord({ ...said, leftMonth: '2021-01' }, record)).toBe(false);
    expect(fitsRecord({ ...said, joinedMonth: '2015-12' }, record)).toBe(false);
  });
  it('not with another reading', () => expect(fitsRecord({ ...said, kana: 'コウヅキ ハルコ' }, record)).toBe(false));
  it('by Latin letters where the roster has no kana', () => {
    const latin = { ...record, nameKeys: nameKeys({ kana: null, name: 'Elena Kovacs' }) };
    expect(['elena kovacs', 'KOVACS Elena', 'Ｅｌｅｎａ　Ｋｏｖａｃｓ'].map((kana) => fitsRecord({ ...said, kana }, latin))).toEqual([true, true, true]);
  });
});

describe('a person goes by the name of a record', () => {
  it('by their kana or by the name shown', () => {
    expect(goesByIt({ displayName: '香月遥', kana: null }, record)).toBe(true);
    expect(goesByIt({ displayName: 'はるか', kana: 'こうづき はるか' }, record)).toBe(true);
    expect(goesByIt({ displayName: '伊藤 千尋', kana: 'イトウ チヒロ' }, record)).toBe(false);
  });
});

describe('a number', () => {
  it.each([['００１２３４', '1234'], ['E-13999', 'e13999'], [' e１３９９９ ', 'e13999'], ['000', '0']])('%s is compared as %s', (number, key) => expect(numberKey(number)).toBe(key));
});

describe('a claim is refused before it is compared', () => {
  it.each([
    [{ kana: '香月 遥' }, 'NOT_KANA'],
    [{ joinedMonth: '2016' }, 'INVALID_MONTH'],
    [{ leftMonth: '2020-13' }, 'INVALID_MONTH'],
    [{ leftMonth: '2015-01' }, 'OUT_OF_RANGE'],
  ])('%j: %s', (change, reason) => expect(whyNotClaim({ ...said, ...change })?.details.reason).toBe(reason));
  it('and not otherwise', () => expect(whyNotClaim(said)).toBeUndefined());
  it('readings have no kanji', () => expect([isReading('オノ'), isReading("O'Neill"), isReading('小野')]).toEqual([true, true, false]));
  it('spaces and dots do not count', () => expect(nameKey('ジョン・Ｆ')).toBe('じょんf'));
});

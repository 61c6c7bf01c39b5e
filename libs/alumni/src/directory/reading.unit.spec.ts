import { beginning, readingKeys, searchTerms, spelling, writtenKeys } from './reading.js';

describe('one spelling for all ways to write a reading', () => {
  it.each([
    ['おおの', ['ono', 'ohno', 'oono', 'Ōno', 'オオノ', 'ｵｵﾉ', 'おうの']],
    ['しんいち', ['shinichi', 'sinichi', "Shin'ichi", 'sin-iti', 'シンイチ']],
    ['こうの', ['kono', 'kohno', 'kouno', 'Kōno']],
    ['じゅんこ', ['junko', 'zyunko', 'jyunko']],
    ['ふじた', ['fujita', 'huzita']],
    ['つちや', ['tsuchiya', 'tutiya']],
    ['しょうた', ['shota', 'syota', 'shohta', 'shouta']],
    ['しんばし', ['shinbashi', 'shimbashi', 'sinbasi']],
    ['はっちょう', ['hatcho', 'hatchou', 'haccho']],
    ['ゆうき', ['yuki', 'yuuki', 'yuhki']],
    ['みづき', ['mizuki', 'miduki']],
    ['たろー', ['taro', 'tarou', 'taroh']],
  ])('%s', (kana, others) => expect(others.map(spelling)).toEqual(others.map(() => spelling(kana))));
  it('tells different names apart', () => {
    expect(new Set(['おおの', 'おおた', 'うの', 'しんいち', 'しんじ', 'こうの', 'くの'].map(spelling)).size).toBe(7);
  });
  it('leaves foreign names and their accents alone', () => expect(spelling('Lindholm Ástrid')).toBe(spelling('lindholm astrid')));
  it('has nothing to say about kanji', () => expect(spelling('大野')).toBe(''));
});

describe('what is typed so far', () => {
  it.each([['sh', 'しんいち'], ['shin', 'しんいち'], ['ch', 'ちひろ'], ['ts', 'つちや'], ['j', 'じゅんこ'], ['f', 'ふじた'], ['oh', 'おおの'], ['oo', 'おおの'], ['sho', 'しょうた']])('%s is the beginning of %s', (typed, name) =>
    expect(spelling(name).startsWith(beginning(typed))).toBe(true),
  );
});

describe('keys', () => {
  it('of a reading: family, given, and both orders', () => expect(readingKeys('オオノ ミサキ')).toEqual(['ono', 'misaki', 'onomisaki', 'misakiono']));
  it('of a name as written: from each character on', () => expect(writtenKeys('大野 美咲')).toEqual(['大野美咲', '野美咲', '美咲', '咲']));
  it('of a name as written are those of its common kanji', () => expect(writtenKeys('髙橋')).toEqual(writtenKeys('高橋')));
  it('of a search are those of common kanji', () => expect(searchTerms('渡邊')).toEqual(searchTerms('渡辺')));
  it('of a search: at most three words', () => expect(searchTerms('大野 みさき Ohno x')).toEqual([{ spelled: '', written: '大野' }, { spelled: 'misaki', written: 'みさき' }, { spelled: 'ono', written: 'ohno' }]));
});

import fc from 'fast-check';
import { KANJI_VARIANTS, foldKanji, kanjiFormsOf } from './variants.js';

describe('one form for kanji that are written in several', () => {
  it.each([
    ['髙橋', '高橋'],
    ['山﨑', '山崎'],
    ['渡邊', '渡辺'],
    ['渡邉', '渡辺'],
    ['齋藤', '斉藤'],
    ['齊藤', '斉藤'],
    ['斎藤', '斉藤'],
    ['濵田', '浜田'],
    ['濱田', '浜田'],
    ['德永', '徳永'],
    ['冨田', '富田'],
    ['𠮷野', '吉野'],
    ['澤田', '沢田'],
    ['小嶋', '小島'],
    ['土\u{e0100}屋', '土屋'],
    ['渡邉\u{e0105}', '渡辺'],
  ])('%s is found by %s', (written, sought) => expect(foldKanji(written)).toBe(foldKanji(sought)));

  it('leaves characters apart that only look or sound alike', () => {
    const names = ['大坂', '大阪', '畑中', '畠中', '太田', '大田', '川', '河', '阿部', '安部'];
    expect(new Set(names.map(foldKanji)).size).toBe(names.length);
  });

  it('is a table of single characters, each with one common form that has none itself, and knows none that NFKC folds', () => {
    for (const [kanji, form] of KANJI_VARIANTS) {
      expect([[...kanji].length, [...form].length]).toEqual([1, 1]);
      expect(KANJI_VARIANTS.has(form)).toBe(false);
      expect([kanji, form].map((c) => c.normalize('NFKC'))).toEqual([kanji, form]);
    }
    expect(KANJI_VARIANTS.size).toBeGreaterThan(380);
  });

  it('says to a database what it does itself', () => {
    const kanji = fc.constantFrom(...KANJI_VARIANTS.keys(), ...KANJI_VARIANTS.values(), '田', 'あ');
    fc.assert(
      fc.property(fc.array(kanji).map((all) => all.join('')), (written) => {
        const sought = foldKanji(written);
        const { from, to } = kanjiFormsOf(sought);
        const [others, forms] = [[...from], [...to]];
        expect([...written].map((c) => (others.includes(c) ? forms[others.indexOf(c)] : c)).join('')).toBe(sought);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonical } from './canonical.rules.js';
import { excerpt } from './excerpt.rules.js';
import { highlights, isMatch } from './match.rules.js';
import { parseQuery, parseTyping } from './query.rules.js';
import { termsFor, termsOf, termsWhileTyping } from './terms.rules.js';

const asIs = (word: string): string => word;
const marked = (query: string, text: string): string[] => highlights(parseQuery(query), canonical(text), asIs).map(({ start, end }) => text.slice(start, end));

describe('the one form of a text', () => {
  it.each([
    ['ﾃﾞｰﾀ', 'でーた'],
    ['データ', 'でーた'],
    ['ＡＷＳ認定', 'aws認定'],
    ['AWS 認定', 'aws認定'],
    ['田中　太郎', '田中太郎'],
    ['machine  learning', 'machine learning'],
    ['machine-learning', 'machine learning'],
    ['デ-タ', 'でーた'],
    ['ＤＸ－推進', 'dx 推進'],
    ['①番', '1番'],
    ['㈱あおぞら', '株あおぞら'],
    ['東京・大阪', '東京 大阪'],
    ['  。、！ ', ''],
    ['か\u3099くしゅう', 'がくしゅう'],
    ['髙橋・渡邊・山﨑', '高橋 渡辺 山崎'],
    ['𠮷野と渡邉\u{e0105}', '吉野と渡辺'],
  ])('of %s is %s', (text, form) => {
    expect(canonical(text).text).toBe(form);
  });

  it('knows for each of its units which character of the original it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aB1 ｶﾞﾊﾟデーた漢字𠮷。-é㌔①'), maxLength: 30 }), (original) => {
        const { text, starts, ends } = canonical(original);
        expect(starts).toHaveLength(text.length);
        for (let i = 0; i < text.length; i++) {
          if (text[i] === ' ' || text[i] === 'ー') continue;
          expect(ends[i]! - starts[i]!).toBeGreaterThan(0);
          expect(canonical(original.slice(starts[i], ends[i])).text).toContain(text[i]);
        }
      }),
    );
  });
});

describe('the words of a query', () => {
  it.each([
    ['AWS 合格', ['aws', '合格']],
    ['AWS　合格', ['aws', '合格']],
    ['AWS合格', ['aws合格']],
    ['"machine learning" 勉強', ['machine learning', '勉強']],
    ['「統計 検定」', ['統計検定']],
    ['サーバー', ['さーば']],
    ['コピー', ['こぴー']],
    ['合格 合格', ['合格']],
    ['の', ['の']],
    ['!? 。', []],
    ['"', []],
  ])('%s', (query, words) => {
    expect(parseQuery(query).map(({ text }) => text).sort()).toEqual([...words].sort());
  });

  it('are twelve at most', () => {
    expect(parseQuery(Array.from({ length: 30 }, (_, i) => `w${i}`).join(' '))).toHaveLength(12);
  });
});

describe('highlights', () => {
  it.each([
    ['でーた', 'ﾃﾞｰﾀとデータ', ['ﾃﾞｰﾀ', 'データ']],
    ['aws 合格', 'ＡＷＳに合格。awsome', ['ＡＷＳ', '合格']],
    ['AWS認定', 'AWS 認定とaws認定', ['AWS 認定', 'aws認定']],
    ['2級', '12級と2級', ['2級']],
    ['京都', '東京都', ['京都']],
    ['都', '東京都の都', ['都', '都']],
    ['𠮷', '𠮷野', ['𠮷']],
    ['高橋', '髙橋と高橋', ['髙橋', '高橋']],
    ['吉', '𠮷野', ['𠮷']],
    ['渡辺', '渡邉\u{e0105}さん', ['渡邉\u{e0105}']],
    ['齋藤', '斉藤、斎藤、齊藤', ['斉藤', '斎藤', '齊藤']],
    ['田中太郎', '田中 太郎さん', ['田中 太郎']],
    ['き', 'ｷﾞとキ', ['キ']],
  ])('of %s in %s', (query, text, found) => {
    expect(marked(query, text)).toEqual(found);
  });

  it('stay where they are in an excerpt', () => {
    const text = `${'はじめに。\n'.repeat(40)}データ分析の試験に合格しました。${'おわり。'.repeat(60)}`;
    const cut = excerpt(text, highlights(parseQuery('ﾃﾞｰﾀ 合格'), canonical(text), asIs));
    expect(cut.text.length).toBeLessThan(160);
    expect(cut.text.startsWith('…')).toBe(true);
    expect(cut.ranges.map(({ start, end }) => cut.text.slice(start, end))).toEqual(['データ', '合格']);
    expect(cut.text).not.toContain('\n');
  });

  it('are within the text, apart and in order, whatever it is', () => {
    const unit = fc.constantFrom(...'ab 12データﾃﾞﾀ合格𠮷。-「」"');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 300 }), fc.string({ unit, maxLength: 6 }), (text, query) => {
        const cut = excerpt(text, highlights(parseQuery(query), canonical(text), asIs));
        let last = -1;
        for (const { start, end } of cut.ranges) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(cut.text.length);
          last = end;
        }
        expect(/\p{Surrogate}/u.test(cut.text)).toBe(false);
      }),
    );
  });
});

describe('terms', () => {
  it('let nothing be missed: what has the words has all terms that are looked up for them', () => {
    const unit = fc.constantFrom(...'ab1 ーデータたﾃﾞ合格の𠮷。・-');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), fc.string({ unit, maxLength: 5 }), (text, query) => {
        const words = parseQuery(query);
        if (!isMatch(words, [canonical(text)], asIs)) return;
        const terms = termsOf([], [text], asIs);
        expect(termsFor(words, 'anywhere', asIs).filter((term) => !terms.has(term))).toEqual([]);
        expect(termsFor(words, 'in titles', asIs).filter((term) => !termsOf([text], [], asIs).has(term))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('of one character are that character, of more the pairs', () => {
    expect(termsFor(parseQuery('合'), 'anywhere', asIs)).toEqual(['g合']);
    expect(termsFor(parseQuery('合格者'), 'anywhere', asIs)).toEqual(['g合格', 'g格者']);
  });

  it('let the last word go on while somebody types it', () => {
    expect(termsWhileTyping(parseTyping('合格 kub'), asIs)).toEqual(['G合格', 'Pkub']);
    expect(termsOf(['Kubernetes'], [], asIs)).toContain('Pkub');
  });
});

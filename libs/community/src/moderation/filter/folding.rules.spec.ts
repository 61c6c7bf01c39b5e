import fc from 'fast-check';
import { foldPattern, holds, lettersOf } from './folding.rules.js';

const finds = (pattern: string, text: string): boolean => holds(lettersOf(text), foldPattern(pattern));

describe('a word filter', () => {
  it.each([
    ['ばか', 'あいつはバカだ'],
    ['ばか', 'ﾊﾞｶ'],
    ['ばか', 'は\u3099か'],
    ['ばか', 'ハ゛カ'],
    ['ばか', 'お前は ば か だ'],
    ['ばか', 'ば・か'],
    ['ばか', 'ば\u200bか'],
    ['ばか', 'おまえはば　か'],
    ['ばか', 'ばかあああああ'],
    ['ばーか', 'ばーーーか'],
    ['ばーか', 'バ〜カ'],
    ['あほ', 'ああああほ'],
    ['spam', 'Buy SPAM now'],
    ['spam', 'ｓｐａｍ'],
    ['spam', 's p a m'],
    ['spam', 's.p-a_m'],
    ['spam', 'これはspamです'],
    ['副業で月収', '副 業 で 月 収 百万円'],
    ['LINE交換', 'ｌｉｎｅ交換しませんか'],
  ])('%s is found in %s', (pattern, text) => {
    expect(finds(pattern, text)).toBe(true);
  });

  it.each([
    ['ばか', 'そば、かつ丼'],
    ['ばか', 'そば かつ丼'],
    ['ばか', 'ばらかもん'],
    ['spam', 'spambot is one word'],
    ['ass', 'a class of its own'],
    ['pass it', 'compass items'],
    ['ass', 'as soon as'],
    ['さーばー', 'さば'],
    ['あほ', 'あ、ほら'],
  ])('%s is not found in %s', (pattern, text) => {
    expect(finds(pattern, text)).toBe(false);
  });

  const HIRAGANA = [...'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん'];
  /** Not all alike: three of a kind are one, as in a long scream. */
  const word = (letters: readonly string[]) => fc.array(fc.constantFrom(...letters), { minLength: 2, maxLength: 6 }).filter((w) => w.every((c, i) => c !== w[i - 1]));
  const toKatakana = (c: string): string => String.fromCharCode(c.charCodeAt(0) + 0x60);
  const HALF: Record<string, string> = Object.fromEntries([...'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ'].map((half, i) => [HIRAGANA[i]!, half]));
  /** One letter in another dress: kind of kana, width, repeated. */
  const dressed = (c: string) => fc.constantFrom(c, toKatakana(c), HALF[c]!, c.repeat(4), toKatakana(c).repeat(3));
  const gap = fc.constantFrom('', '\u200b', '\u2060', '\ufeff', ' ', '　', '・', '*', '.', '_', '\n', '\t', '/');

  it('finds every disguise of a word that stands free on one side', () => {
    fc.assert(
      fc.property(
        word(HIRAGANA).chain((letters) => fc.record({ letters: fc.constant(letters), worn: fc.tuple(...letters.map((c) => fc.tuple(dressed(c), gap))), side: fc.constantFrom('before', 'behind'), mark: fc.constantFrom('。', '「', ' ', '!', '\n') })),
        ({ letters, worn, side, mark }) => {
          const disguised = worn.map(([c, between]) => c + between).join('');
          // What stands around it has letters of its own, so that nothing runs together with it.
          const text = side === 'before' ? `漢字${mark}${disguised}` : `${disguised}${mark}漢字`;
          return finds(letters.join(''), text);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds every word that is not spaced out, wherever it stands in a text', () => {
    fc.assert(
      fc.property(
        word(HIRAGANA).chain((letters) => fc.record({ letters: fc.constant(letters), worn: fc.tuple(...letters.map(dressed)) })),
        fc.constantFrom('', '漢字', '字', '。', '○'), fc.constantFrom('', '漢字', '字', '!', '○'),
        ({ letters, worn }, before, behind) => finds(letters.join(''), before + worn.join('\u200b') + behind),
      ),
      { numRuns: 500 },
    );
  });

  it('finds nothing in a text that lacks one of its letters, whatever the text does', () => {
    const [mine, others] = [HIRAGANA.slice(0, 10), HIRAGANA.slice(10)];
    const innocent = fc.array(fc.tuple(fc.constantFrom(...others).chain(dressed), gap), { maxLength: 60 }).map((parts) => parts.flat().join(''));
    fc.assert(fc.property(word(mine), innocent, (pattern, text) => !finds(pattern.join(''), text)), { numRuns: 500 });
  });

  it('finds nothing that two neighbouring words or sentences make together', () => {
    fc.assert(
      fc.property(word(HIRAGANA), fc.integer({ min: 1, max: 5 }), fc.constantFrom(' ', '　', '、', '。', '」「', '!'), (pattern, cut, mark) => {
        const at = Math.min(cut, pattern.length - 1);
        // Each half is the end or the beginning of a longer word.
        return !finds(pattern.join(''), `字${pattern.slice(0, at).join('')}${mark}${pattern.slice(at).join('')}字`);
      }),
      { numRuns: 500 },
    );
  });

  it('a Latin pattern is found as a whole word and inside of none', () => {
    const letters = fc.array(fc.constantFrom(...'abcdefghij'), { minLength: 2, maxLength: 8 }).filter((w) => w.every((c, i) => c !== w[i - 1]));
    fc.assert(
      fc.property(letters, fc.constantFrom('x', 'zy'), (w, other) => {
        const pattern = w.join('');
        return finds(pattern, `the ${pattern.toUpperCase()}, again`) && finds(pattern, `the ${w.join(' ')}.`) && !finds(pattern, `${other}${pattern}`) && !finds(pattern, `${pattern}${other}`);
      }),
      { numRuns: 300 },
    );
  });
});

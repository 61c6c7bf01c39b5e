import { ReactionIcon, ReactionOption, type ReactionOptionId } from './option.entity.js';
import { shownReactions, whyNotOffer, whyNotRetire, whyNotWords } from './option.rules.js';
import { PRESETS } from './presets.rules.js';

const option = (key: string, wordJa: string, wordEn: string, retiredAt: Date | null = null): ReactionOption =>
  Object.assign(new ReactionOption(), { id: key as ReactionOptionId, key, icon: ReactionIcon.HEART, wordJa, wordEn, retiredAt });
const some = (count: number, retiredAt: Date | null = null): ReactionOption[] => Array.from({ length: count }, (_, i) => option(`K${i}`, `語${i}`, `word ${i}`, retiredAt));

describe('two ways to react', () => {
  it('never have one word, however it is written', () => {
    const all = [option('A', 'なるほど', 'I see'), option('B', '応援', 'Go', new Date())];
    expect(whyNotWords({ wordJa: 'ﾅﾙﾎﾄﾞ', wordEn: 'Other' }, all)).toMatchObject({ code: 'REACTION_WORD_TAKEN', field: 'input.wordJa', option: { key: 'A' } });
    expect(whyNotWords({ wordJa: '別', wordEn: 'i  SEE' }, all)).toMatchObject({ field: 'input.wordEn', option: { key: 'A' } });
    expect(whyNotWords({ wordJa: '応 援', wordEn: 'x' }, all)).toMatchObject({ option: { key: 'B' } }); // a retired one is still shown
    expect(whyNotWords({ wordJa: '別', wordEn: 'Other' }, all)).toBeUndefined();
  });
});

describe('a set', () => {
  it('offers one to twelve', () => {
    expect(whyNotOffer(some(11), { isNew: true })).toBeUndefined();
    expect(whyNotOffer(some(12), { isNew: true })).toMatchObject({ code: 'TOO_MANY_REACTION_OPTIONS', limit: 12 });
    expect(whyNotOffer(some(60, new Date()), { isNew: false })).toBeUndefined();
    expect(whyNotOffer(some(60, new Date()), { isNew: true })).toMatchObject({ code: 'TOO_MANY_REACTION_OPTIONS' });
    const all = [...some(2), ...some(1, new Date())];
    expect(whyNotRetire(all[0]!, all)).toBeUndefined();
    expect(whyNotRetire(all[0]!, [all[0]!, all[2]!])).toMatchObject({ code: 'LAST_REACTION_OPTION' });
  });

  it('is shown in its own order, without what nobody chose', () => {
    const [a, b, c] = some(3);
    expect(shownReactions({ K1: 2, K0: 1, K2: 0, GONE: 4 }, [c!, b!, a!], (key) => key === 'K1')).toEqual([{ option: b, count: 2, isMine: true }, { option: a, count: 1, isMine: false }]);
  });

  it.each(Object.entries(PRESETS))('of %s is one that somebody could have made', (_kind, presets) => {
    const all = presets.map(({ key, wordJa, wordEn }) => option(key, wordJa, wordEn));
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    for (const one of all) expect(whyNotWords(one, all.filter((other) => other !== one))).toBeUndefined();
    expect(all.every(({ wordJa, wordEn }) => [...wordJa].length <= 12 && wordEn.length <= 24)).toBe(true);
    expect(all.length).toBeLessThanOrEqual(12);
    for (const key of ['CELEBRATE', 'APPLAUSE', 'THANKS', 'ME_TOO', 'INSIGHT']) expect(all.map((one) => one.key)).toContain(key);
  });
});

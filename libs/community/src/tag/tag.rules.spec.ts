import { tagsOf } from './tag.rules.js';

describe('the tags of a post', () => {
  it('are folded by width, case and kana, and each is there once under the name it was first given', () => {
    expect(tagsOf('tags', ['ＡＷＳ', '#aws', 'ｶﾅ', 'かな', ' G検定 ', 'g 検定'])).toEqual([
      { name: 'AWS', folded: 'aws' },
      { name: 'カナ', folded: 'かな' },
      { name: 'G検定', folded: 'g検定' },
    ]);
  });
  it('are words', () => {
    expect(() => tagsOf('tags', ['ok', '# '])).toThrow('tags.1');
  });
});

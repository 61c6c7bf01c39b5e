import { hashedWords, wordsOf } from './words.js';

describe('the words of a question', () => {
  it('are pairs of Japanese characters, without those that every question has', () => expect(wordsOf('育休の取り方を教えてください')).toEqual(['育休', '休の', 'の取', '取り', 'り方', '方を', 'を教', '教え', 'てく']));
  it('are the same in any width, case and kana', () => expect(wordsOf('ＶＰＮ ﾃﾚﾜｰｸ')).toEqual(wordsOf('vpn テレワーク')));
  it('are whole words in latin letters', () => expect(wordsOf('How do I pass AWS SAA-C03?')).toEqual(['pass', 'aws', 'saa-c03']));
  it('may be one character', () => expect(wordsOf('税')).toEqual(['税']));
  it('are those of one tenant', () => {
    expect(hashedWords('a', ['育休', '育休'])).toHaveLength(1);
    expect(hashedWords('a', ['育休'])).not.toEqual(hashedWords('b', ['育休']));
  });
  it('are bounded', () => expect(wordsOf(Array.from({ length: 2_000 }, (_, i) => `word${i}`).join(' ')).length).toBe(400));
});

import { assertText } from './text.js';

const said = (length: number, rule: { min?: number; max: number }): string => {
  try {
    assertText('input.reason', 'あ'.repeat(length), rule);
    return '';
  } catch (error) {
    const { ja, en } = (error as { text: { ja: string; en: string } }).text;
    return `${ja} ${en}`;
  }
};

it('a text that is too long or too short is told with numbers that can be read', () => {
  expect(said(12_345, { max: 1_000 })).toBe('1,000文字以内にしてください(今は12,345文字)。 At most 1,000 characters (now 12,345).');
  expect(said(5, { min: 10, max: 1_000 })).toBe('10文字以上にしてください(今は5文字)。 At least 10 characters (now 5).');
  expect(said(5, { max: 1_000 })).toBe('');
});

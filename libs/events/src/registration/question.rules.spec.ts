import { type SignUpQuestion, answersTo, whyNotAsk } from './question.rules.js';

const size: SignUpQuestion = { key: 'size', text: 'サイズは', kind: 'CHOICE', choices: ['S', 'M'], isRequired: true };
const why: SignUpQuestion = { key: 'why', text: 'ひとこと', kind: 'TEXT', choices: [], isRequired: false };
const wrong = (given: { key: string; text: string }[]) => {
  try {
    answersTo([size, why], given);
  } catch (error) {
    return (error as { details: object }).details;
  }
  return undefined;
};

describe('answers at sign-up', () => {
  it('are kept in the order of the questions, without what was left empty', () => {
    expect(answersTo([size, why], [{ key: 'why', text: ' はじめてです ' }, { key: 'size', text: 'M' }])).toEqual([{ key: 'size', text: 'M' }, { key: 'why', text: 'はじめてです' }]);
    expect(answersTo([size, why], [{ key: 'size', text: 'S' }, { key: 'why', text: ' ' }])).toEqual([{ key: 'size', text: 'S' }]);
    expect(answersTo([why], [])).toBeNull();
  });
  it.each([
    [[], 'input.answers.size', 'REQUIRED'],
    [[{ key: 'size', text: '  ' }], 'input.answers.size', 'REQUIRED'],
    [[{ key: 'size', text: 'XL' }], 'input.answers.size', 'UNKNOWN_CHOICE'],
    [[{ key: 'size', text: 'S' }, { key: 'old', text: 'x' }], 'input.answers.old', 'UNKNOWN'],
  ])('%j: %s is %s', (given, field, reason) => expect(wrong(given)).toEqual({ field, reason }));
});

it.each([
  [[size, why], undefined],
  [[size, { ...why, key: 'size' }], 'input.questions.1.key'],
  [[{ ...size, choices: ['S'] }], 'input.questions.0.choices'],
  [[{ ...size, choices: ['S', 'S'] }], 'input.questions.0.choices'],
  [[{ ...why, choices: ['S', 'M'] }], 'input.questions.0.choices'],
  [Array.from({ length: 11 }, (_, i) => ({ ...why, key: String(i) })), 'input.questions'],
])('questions %#: %s', (questions, field) => expect(whyNotAsk(questions)?.details).toEqual(field && expect.objectContaining({ field })));

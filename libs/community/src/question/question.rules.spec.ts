import { whyNotAccept } from './question.rules.js';

const question = { kind: 'QUESTION', isAsker: false, isOperator: false };

describe('saying which answer solved a question', () => {
  it('is for the asker and for operators', () => {
    expect(whyNotAccept({ ...question, isAsker: true })).toBeUndefined();
    expect(whyNotAccept({ ...question, isOperator: true })).toBeUndefined();
    expect(whyNotAccept(question)).toBe('FORBIDDEN');
  });
  it('is for questions only', () => expect(whyNotAccept({ ...question, isAsker: true, kind: 'TALK' })).toBe('NO_QUESTION'));
});

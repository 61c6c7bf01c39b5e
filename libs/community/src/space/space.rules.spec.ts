import { whyNotWrite } from './space.rules.js';

const nobody = { isOperator: false, belongs: false };

describe('writing in a space', () => {
  it('is for everybody when it is open', () => expect(whyNotWrite('OPEN', nobody)).toBeUndefined());
  it('is not for strangers when it is closed', () => expect(whyNotWrite('CLOSED', nobody)).toBe('FORBIDDEN'));
  it('does not tell strangers that a secret one exists', () => expect(whyNotWrite('SECRET', nobody)).toBe('NOT_FOUND'));
  it.each(['CLOSED', 'SECRET'])('is for its own people and for operators when it is %s', (access) => {
    expect(whyNotWrite(access, { ...nobody, belongs: true })).toBeUndefined();
    expect(whyNotWrite(access, { ...nobody, isOperator: true })).toBeUndefined();
  });
  it('is not possible in one that does not exist', () => expect(whyNotWrite(undefined, { isOperator: true, belongs: true })).toBe('NOT_FOUND'));
});

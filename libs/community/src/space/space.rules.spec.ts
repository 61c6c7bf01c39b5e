import { accessChange, whyNotAsk, whyNotWrite } from './space.rules.js';

const nobody = { isOperator: false, belongs: false };
const space = (access: string, isArchived = false) => ({ access, isArchived });

describe('writing in a space', () => {
  it('is for everybody when it is open', () => expect(whyNotWrite(space('OPEN'), nobody)).toBeUndefined());
  it('is not for strangers when it is closed', () => expect(whyNotWrite(space('CLOSED'), nobody)).toBe('FORBIDDEN'));
  it('does not tell strangers that a secret one exists, archived or not', () => {
    expect(whyNotWrite(space('SECRET'), nobody)).toBe('NOT_FOUND');
    expect(whyNotWrite(space('SECRET', true), nobody)).toBe('NOT_FOUND');
  });
  it.each(['CLOSED', 'SECRET'])('is for its own people and for operators when it is %s', (access) => {
    expect(whyNotWrite(space(access), { ...nobody, belongs: true })).toBeUndefined();
    expect(whyNotWrite(space(access), { ...nobody, isOperator: true })).toBeUndefined();
  });
  it('is not possible in one that does not exist', () => expect(whyNotWrite(undefined, { isOperator: true, belongs: true })).toBe('NOT_FOUND'));
  it.each(['OPEN', 'CLOSED', 'SECRET'])('ends for everyone when a space that is %s is archived', (access) => expect(whyNotWrite(space(access, true), { isOperator: true, belongs: true })).toBe('ARCHIVED'));
});

describe('asking to join', () => {
  it('is for closed spaces', () => expect(whyNotAsk(space('CLOSED'), false)).toBeUndefined());
  it('is not needed where one is inside', () => {
    expect(whyNotAsk(space('OPEN'), false)).toBe('INSIDE');
    expect(whyNotAsk(space('CLOSED'), true)).toBe('INSIDE');
    expect(whyNotAsk(space('SECRET'), true)).toBe('INSIDE');
  });
  it('is not possible where nothing is to be found, or nothing is written any more', () => {
    expect(whyNotAsk(undefined, false)).toBe('NOT_FOUND');
    expect(whyNotAsk(space('SECRET', true), false)).toBe('NOT_FOUND');
    expect(whyNotAsk(space('CLOSED', true), false)).toBe('ARCHIVED');
  });
});

describe('a change of access', () => {
  it.each([
    ['OPEN', 'CLOSED', { keepsWriters: true, approvesRequests: false, needsAnswers: false }],
    ['OPEN', 'SECRET', { keepsWriters: true, approvesRequests: false, needsAnswers: false }],
    ['CLOSED', 'OPEN', { keepsWriters: false, approvesRequests: true, needsAnswers: false }],
    ['CLOSED', 'SECRET', { keepsWriters: false, approvesRequests: false, needsAnswers: true }],
    ['SECRET', 'CLOSED', { keepsWriters: false, approvesRequests: false, needsAnswers: false }],
    ['SECRET', 'OPEN', { keepsWriters: false, approvesRequests: false, needsAnswers: false }],
  ])('from %s to %s', (from, to, expected) => expect(accessChange(from, to)).toEqual(expected));
});

import { pseudonymName, timeWithout, whyNotUnmask } from './anonymity.rules.js';

const at = (text: string): Date => new Date(`2026-11-16T${text}Z`);

describe('the time of what has no name', () => {
  it('is cut down to ten minutes', () => expect(timeWithout(at('10:47:31.123'))).toEqual(at('10:40:00.000')));
  it('lies behind what came before it', () => expect(timeWithout(at('10:47:31.123'), at('10:44:10.500'))).toEqual(at('10:44:10.501')));
  it('does not follow what is older than the cut', () => expect(timeWithout(at('10:47:31.123'), at('10:31:00.000'))).toEqual(at('10:40:00.000')));
  it('never lies in the future', () => expect(timeWithout(at('10:47:31.123'), at('10:47:31.123'))).toEqual(at('10:47:31.123')));
});

describe('a pseudonym', () => {
  it('is a number in both languages', () => expect(pseudonymName(2)).toEqual({ ja: '匿名 2', en: 'Anonymous 2' }));
});

describe('unmasking', () => {
  const asked = { state: 'REQUESTED', requestedBy: 'a', authorId: 'c' };
  it('is decided by another operator than the one who asked', () => {
    expect(whyNotUnmask(asked, 'a')).toBe('SAME_OPERATOR');
    expect(whyNotUnmask(asked, 'b')).toBeUndefined();
  });
  it('is not decided by the one who wrote it', () => expect(whyNotUnmask(asked, 'c')).toBe('OWN_WORDS'));
  it('is decided once', () => expect(whyNotUnmask({ ...asked, state: 'CONFIRMED' }, 'b')).toBe('CLOSED'));
});

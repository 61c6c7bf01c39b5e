import { type StoredToken, judgeRefresh } from './session.rules.js';

const now = new Date('2026-11-22T03:00:00Z');
const at = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
const fresh: StoredToken = { expiresAt: at(60), usedAt: null, successorUsedAt: undefined, sessionExpiresAt: at(600), sessionEndedAt: null };

describe('a refresh token', () => {
  it('is exchanged once', () => expect(judgeRefresh(fresh, now)).toBe('rotate'));
  it('that nobody made brings nothing', () => expect(judgeRefresh(undefined, now)).toBe('refuse'));
  it('brings nothing after its end', () => expect(judgeRefresh({ ...fresh, expiresAt: now }, now)).toBe('refuse'));
  it('brings nothing after its session ended', () => expect(judgeRefresh({ ...fresh, sessionEndedAt: at(-1) }, now)).toBe('refuse'));
  it('may come again at once, when its successor was never used', () => {
    expect(judgeRefresh({ ...fresh, usedAt: at(-10), successorUsedAt: null }, now)).toBe('rotate');
  });
  it('ends the session when it comes again later', () => {
    expect(judgeRefresh({ ...fresh, usedAt: at(-11), successorUsedAt: null }, now)).toBe('end-session');
  });
  it('ends the session when its successor is in use already', () => {
    expect(judgeRefresh({ ...fresh, usedAt: at(-1), successorUsedAt: at(-1) }, now)).toBe('end-session');
  });
});

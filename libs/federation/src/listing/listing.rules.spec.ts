import { usualExpiry, whyNotPublish } from './listing.rules.js';

const now = new Date('2026-11-22T03:00:00Z');
const inDays = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const field = (times: Parameters<typeof whyNotPublish>[0]): string | undefined => whyNotPublish(times, now)?.details.field;

describe('a need or an offer', () => {
  it('can be published for a time to come, also when it has begun', () => {
    expect(field({ availableFrom: inDays(-5), availableUntil: inDays(30) })).toBeUndefined();
    expect(field({ availableFrom: inDays(5), availableUntil: inDays(30), expiresAt: inDays(10) })).toBeUndefined();
  });
  it('must end after it begins, and not in the past', () => {
    expect(field({ availableFrom: inDays(5), availableUntil: inDays(5) })).toBe('input.availableUntil');
    expect(field({ availableFrom: inDays(-9), availableUntil: inDays(-1) })).toBe('input.availableUntil');
  });
  it('leaves the board in the future and within a year', () => {
    const times = { availableFrom: now, availableUntil: inDays(900) };
    expect(field({ ...times, expiresAt: now })).toBe('input.expiresAt');
    expect(field({ ...times, expiresAt: inDays(366) })).toBe('input.expiresAt');
    expect(field({ ...times, expiresAt: inDays(365) })).toBeUndefined();
  });
  it('leaves it when it is over, or after a year', () => {
    expect(usualExpiry(inDays(30), now)).toEqual(inDays(30));
    expect(usualExpiry(inDays(900), now)).toEqual(inDays(365));
  });
});

import { whyNotInterested, whyNotPost } from './opportunity.rules.js';

const now = new Date('2026-11-22T00:00:00Z');
const inDays = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const open = { authorId: 'a', expiresAt: inDays(1), withdrawnAt: null };

it('an opportunity ends after now, and within half a year', () => {
  expect([-1, 0, 1, 180, 181].map((days) => whyNotPost(inDays(days), now)?.details.reason)).toEqual(['OUT_OF_RANGE', 'OUT_OF_RANGE', undefined, undefined, 'OUT_OF_RANGE']);
});
it('one can be interested while it is open, and never in what is one\'s own', () => {
  expect(whyNotInterested(open, 'b', now)).toBeUndefined();
  expect(whyNotInterested(open, 'a', now)).toBe('OWN');
  expect(whyNotInterested({ ...open, withdrawnAt: now }, 'b', now)).toBe('CLOSED');
  expect(whyNotInterested(open, 'b', inDays(1))).toBe('CLOSED');
});

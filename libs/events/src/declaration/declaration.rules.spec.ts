import { whyNotDeclare } from './declaration.rules.js';

const endsAt = new Date('2026-05-08T09:00:00Z');
const event = { takesDeclarations: true, cancelledAt: null, endsAt };
const after = (days: number): Date => new Date(endsAt.getTime() + days * 86_400_000);

it.each([
  ['PLAN', -10, undefined],
  ['PLAN', -0.01, undefined],
  ['PLAN', 0, 'CLOSED'],
  ['DONE', 0, undefined],
  ['DONE', 6.9, undefined],
  ['DONE', 7, 'CLOSED'],
] as const)('a %s, %d days after the end: %s', (what, days, expected) => expect(whyNotDeclare(event, what, after(days))).toBe(expected));
it('nothing is declared where it is not asked, or called off', () => {
  expect(whyNotDeclare({ ...event, takesDeclarations: false }, 'PLAN', after(-1))).toBe('CLOSED');
  expect(whyNotDeclare({ ...event, cancelledAt: endsAt }, 'PLAN', after(-1))).toBe('EVENT_CANCELLED');
});

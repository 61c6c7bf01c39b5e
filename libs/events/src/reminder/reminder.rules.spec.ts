import { reminderAt, remindersOf } from './reminder.rules.js';

const startsAt = new Date('2026-05-08T09:00:00Z');
const before = (hours: number): Date => new Date(startsAt.getTime() - hours * 3_600_000);

describe('the reminders of an event', () => {
  it('come a day and an hour before', () => expect([reminderAt('DAY', startsAt), reminderAt('HOUR', startsAt)]).toEqual([before(24), before(1)]));
  it.each([
    [25, ['DAY', 'HOUR']],
    [24, ['HOUR']],
    [2, ['HOUR']],
    [0.5, []],
  ])('are those for which there is time: %d hours before', (hours, expected) => expect(remindersOf(startsAt, before(hours))).toEqual(expected));
});

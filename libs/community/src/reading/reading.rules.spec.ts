import { VISIT_ENDS_AFTER, visited } from './reading.rules.js';

const at = (minutes: number): Date => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000);

describe('a visit', () => {
  it('is the first one when nobody was here before', () => {
    expect(visited(undefined, at(0))).toEqual({ seenAt: at(0), awaySince: null });
  });
  it('goes on while somebody comes back soon, and is not written down every minute', () => {
    const before = { seenAt: at(0), awaySince: at(-900) };
    expect(visited(before, at(1))).toBeUndefined();
    expect(visited(before, at(10))).toEqual({ seenAt: at(10), awaySince: at(-900) });
  });
  it('is a new one after a while, and the person was away since the last one ended', () => {
    expect(visited({ seenAt: at(0), awaySince: at(-900) }, at(VISIT_ENDS_AFTER / 60_000))).toEqual({ seenAt: at(VISIT_ENDS_AFTER / 60_000), awaySince: at(0) });
  });
  it('does not move backward when clocks differ', () => {
    expect(visited({ seenAt: at(5), awaySince: null }, at(0))).toBeUndefined();
  });
});

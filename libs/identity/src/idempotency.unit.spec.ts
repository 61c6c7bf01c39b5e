import { fingerprintOf } from './idempotency.js';

describe('the fingerprint of an input', () => {
  const input = { title: 'a', at: new Date('2026-11-22T03:00:00Z'), list: [1, { b: 2, a: 1 }] };

  it('does not depend on the order of names, on nulls or on the key itself', () => {
    expect(fingerprintOf({ list: [1, { a: 1, b: 2 }], at: new Date('2026-11-22T03:00:00Z'), place: null, title: 'a', idempotencyKey: 'k' })).toBe(fingerprintOf(input));
  });
  it.each([[{ ...input, title: 'b' }], [{ ...input, list: [{ b: 2, a: 1 }, 1] }], [{ ...input, at: new Date('2026-11-22T03:00:00.001Z') }], [{ title: 'a' }]])('tells %o apart', (other) => {
    expect(fingerprintOf(other)).not.toBe(fingerprintOf(input));
  });
});

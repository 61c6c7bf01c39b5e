import { carriesWhite, freeSlug, isReserved, isSlug } from './founding.rules.js';

describe('the short name of a new community', () => {
  it.each(['ao-no-kai', 'a1b', '2026', 'a'.repeat(63)])('may be %s', (slug) => expect(isSlug(slug)).toBe(true));
  it.each(['', 'ab', 'Ao', '-ao', 'ao-', 'あお', 'a b', 'a_b', 'a'.repeat(64)])('may not be "%s"', (slug) => expect(isSlug(slug)).toBe(false));
  it.each(['admin', 'api', 'www', 'x-0123'])('is not that of the product: %s', (slug) => expect(isReserved(slug)).toBe(true));
  it('is proposed with the next number when it is taken', () => {
    expect(freeSlug('ao', new Set(['ao']))).toBe('ao-2');
    expect(freeSlug('ao', new Set(['ao', 'ao-2', 'ao-3']))).toBe('ao-4');
    expect(freeSlug('a'.repeat(63), new Set())).toHaveLength(63);
    expect(freeSlug('x-men', new Set())).toBe('my-men-2');
    expect(isSlug(freeSlug(`${'a'.repeat(60)}-bc`, new Set()))).toBe(true);
  });
});

describe('the colour of a new community', () => {
  it('carries white letters', () => expect(carriesWhite('#274b8f')).toBe(true));
  it('is not too light for them', () => expect(carriesWhite('#f0c040')).toBe(false));
});

import { mayChangeRole } from './profile.rules.js';

describe('who makes whom what', () => {
  it.each([
    ['ADMIN', 'MEMBER', 'OPERATOR'],
    ['ADMIN', 'OPERATOR', 'ADMIN'],
    ['OWNER', 'ADMIN', 'MEMBER'],
    ['OWNER', 'MEMBER', 'OWNER'],
    ['OWNER', 'OWNER', 'ADMIN'],
  ] as const)('%s makes of %s %s', (by, from, to) => expect(mayChangeRole(by, from, to)).toBe(true));
  it.each([
    ['ADMIN', 'ADMIN', 'MEMBER'],
    ['ADMIN', 'OWNER', 'MEMBER'],
    ['ADMIN', 'MEMBER', 'OWNER'],
    ['OPERATOR', 'MEMBER', 'ADMIN'],
  ] as const)('%s does not make of %s %s', (by, from, to) => expect(mayChangeRole(by, from, to)).toBe(false));
});

import { type Known, type RosterPerson, displayNameOf, kanaOf, planRow } from './roster.rules.js';

const person: RosterPerson = { displayName: '佐藤 花', familyName: null, givenName: null, kana: null, department: null, externalId: null };
const known: Known = { ...person, kana: 'サトウ ハナ', department: '営業部', role: 'MEMBER', state: 'ACTIVE' };

describe('a row of a roster', () => {
  it('brings a new person in, but nobody above the one who imports', () => {
    expect(planRow(person, null, undefined, 'ADMIN')).toEqual({ outcome: 'CREATE' });
    expect(planRow(person, 'ADMIN', undefined, 'ADMIN').outcome).toBe('CREATE');
    expect(planRow(person, 'OWNER', undefined, 'ADMIN')).toMatchObject({ outcome: 'SKIP', reason: { code: 'role-too-high' } });
  });

  it('changes what it says, and leaves what it leaves empty', () => {
    expect(planRow(person, null, known, 'ADMIN').outcome).toBe('SAME');
    expect(planRow({ ...person, department: '人事部' }, null, known, 'ADMIN').outcome).toBe('CHANGE');
    expect(planRow(person, 'OWNER', known, 'ADMIN').outcome).toBe('SAME');
  });

  it.each([['LEFT', 'MEMBER', 'has-left'], ['SUSPENDED', 'MEMBER', 'suspended'], ['ACTIVE', 'GUEST', 'guest']] as const)('is passed over for somebody who is %s as %s', (state, role, code) => {
    expect(planRow(person, null, { ...known, state, role }, 'OWNER')).toMatchObject({ outcome: 'SKIP', reason: { code } });
  });

  it('names people in the order of their language', () => {
    expect(displayNameOf({ name: null, familyName: '佐藤', givenName: '花' })).toBe('佐藤 花');
    expect(displayNameOf({ name: null, familyName: 'Miller', givenName: 'Anna' })).toBe('Anna Miller');
    expect(kanaOf({ kana: null, familyKana: 'サトウ', givenKana: null })).toBe('サトウ');
    expect(kanaOf({ kana: null, familyKana: null, givenKana: null })).toBeNull();
  });
});

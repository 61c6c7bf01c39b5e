import type { Localized } from '#kernel';

type Role = 'OWNER' | 'ADMIN' | 'OPERATOR' | 'MEMBER' | 'GUEST';
const RANK: Record<Role, number> = { GUEST: 0, MEMBER: 1, OPERATOR: 2, ADMIN: 3, OWNER: 4 };

/** The columns that rosters have for a name: one for all of it, or two. */
export interface RosterName {
  name: string | null;
  familyName: string | null;
  givenName: string | null;
  kana: string | null;
  familyKana: string | null;
  givenKana: string | null;
}

/** What a roster says of a person, as a member has it; null where it says nothing. */
export interface RosterPerson {
  displayName: string;
  familyName: string | null;
  givenName: string | null;
  kana: string | null;
  department: string | null;
  externalId: string | null;
}
export type Known = RosterPerson & { role: Role; state: 'ACTIVE' | 'SUSPENDED' | 'LEFT' };

interface Plan {
  outcome: 'CREATE' | 'CHANGE' | 'SAME' | 'SKIP';
  reason?: { code: string; message: Localized };
}

/** Family name first, except for names that are written in Latin letters. */
export function displayNameOf({ name, familyName, givenName }: Pick<RosterName, 'name' | 'familyName' | 'givenName'>): string {
  if (name !== null) return name.replace(/\s+/gu, ' ');
  const both = [familyName, givenName].filter((part) => part !== null);
  return (/^[\p{Script=Latin}\s'.-]+$/u.test(both.join('')) ? both.reverse() : both).join(' ');
}

export const kanaOf = ({ kana, familyKana, givenKana }: Pick<RosterName, 'kana' | 'familyKana' | 'givenKana'>): string | null =>
  kana ?? ([familyKana, givenKana].filter((part) => part !== null).join(' ') || null);

const skip = (code: string, ja: string, en: string): Plan => ({ outcome: 'SKIP', reason: { code, message: { ja, en } } });

/** What the row does to the community: `known` is the member of this address, if there is one. A roster never changes a role, and never brings back who left. */
export function planRow(person: RosterPerson, role: Role | null, known: Known | undefined, importer: Role): Plan {
  if (!known) {
    if (RANK[role ?? 'MEMBER'] > RANK[importer]) return skip('role-too-high', '自分より上の役割の人は追加できません。', 'You cannot add somebody with a role above your own.');
    return { outcome: 'CREATE' };
  }
  if (known.state === 'LEFT') return skip('has-left', '退会した人です。本人の希望を確かめて、招待し直してください。', 'This person has left. Ask, and invite them again.');
  if (known.state === 'SUSPENDED') return skip('suspended', '利用を停止している人です。', 'This person is suspended.');
  if (known.role === 'GUEST') return skip('guest', 'イベントのゲストとして登録されている人です。', 'This person is a guest of an event here.');
  return { outcome: changes(person, known) ? 'CHANGE' : 'SAME' };
}

/** What the roster leaves empty stays as it is. */
export const changes = (person: RosterPerson, known: RosterPerson): boolean =>
  (Object.keys(person) as (keyof RosterPerson)[]).some((field) => person[field] !== null && person[field] !== known[field]);

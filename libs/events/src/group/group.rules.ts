export const SMALLEST_GROUP = 3;
const USUAL = 4;

interface Person {
  id: string;
  department: string | null;
}

/** FNV-1a with murmur's finish: enough to shuffle people, and the same on every machine. */
function hash(text: string): number {
  let h = 2_166_136_261;
  for (const character of text) h = Math.imul(h ^ character.codePointAt(0)!, 16_777_619);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Groups of three to five in which colleagues of a department are spread as evenly as they can be: department after department is dealt out like
 * cards. The same seed and the same people give the same groups, whatever their order, so that everybody can see that nobody chose.
 */
export function groupsOf(people: readonly Person[], seed: number): string[][] {
  const count = Math.max(1, Math.round(people.length / USUAL));
  const sizes = new Map<string, number>();
  const departmentOf = ({ id, department }: Person): string => department ?? `\0${id}`;
  for (const person of people) sizes.set(departmentOf(person), (sizes.get(departmentOf(person)) ?? 0) + 1);
  const dealt = people
    .map((person) => ({ id: person.id, department: departmentOf(person), size: sizes.get(departmentOf(person))! }))
    .map((one) => ({ ...one, deck: hash(`${seed} ${one.department}`), card: hash(`${seed} ${one.id}`) }))
    .sort((a, b) => b.size - a.size || a.deck - b.deck || (a.department < b.department ? -1 : a.department > b.department ? 1 : 0) || a.card - b.card || (a.id < b.id ? -1 : 1));
  return Array.from({ length: count }, (_, group) => dealt.filter((_, i) => i % count === group).map(({ id }) => id));
}

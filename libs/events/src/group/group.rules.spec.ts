import fc from 'fast-check';
import { groupsOf } from './group.rules.js';

const people = fc
  .array(fc.option(fc.constantFrom('総務', '開発', '製造', '営業', '品質'), { nil: null }), { minLength: 3, maxLength: 90 })
  .map((departments) => departments.map((department, i) => ({ id: `m${i}`, department })));
const seed = fc.nat();

describe('groups for lunch', () => {
  it('have three to five people, and everybody is in one', () =>
    fc.assert(
      fc.property(people, seed, (all, s) => {
        const groups = groupsOf(all, s);
        expect(groups.flat().sort()).toEqual(all.map(({ id }) => id).sort());
        for (const group of groups) expect([3, 4, 5]).toContain(group.length);
      }),
    ));

  it('mix departments as evenly as they can be', () =>
    fc.assert(
      fc.property(people, seed, (all, s) => {
        const groups = groupsOf(all, s);
        for (const department of new Set(all.flatMap((one) => one.department ?? []))) {
          const of = new Set(all.filter((one) => one.department === department).map(({ id }) => id));
          const counts = groups.map((group) => group.filter((id) => of.has(id)).length);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
      }),
    ));

  it('are the same for the same people and seed, in whatever order they come, and others for another seed', () => {
    fc.assert(fc.property(people, seed, (all, s) => expect(groupsOf([...all].reverse(), s)).toEqual(groupsOf(all, s))));
    const many = Array.from({ length: 40 }, (_, i) => ({ id: `m${i}`, department: `d${i % 5}` }));
    expect(groupsOf(many, 1)).not.toEqual(groupsOf(many, 2));
  });
});

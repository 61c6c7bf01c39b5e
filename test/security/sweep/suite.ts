import { jest } from '@jest/globals';
import { type World, startWorld } from '../../support/world.js';
import { EXPECTED } from './arguments/index.js';
import type { Case } from './documents.js';
import { type Persona, type Sweep, ask, canariesIn, checksum, comparable, outsiders, prepareSweep, withUnknownIds } from './sweep.js';

/** Root fields that show no tenant's text: they answer about the caller or the installation. */
const WITHOUT_CANARY = new Set(['query server', 'query anonymity', 'query questionFigures', 'query learningFunnel', 'query importKinds', 'query notificationPreferences', 'query trustStory', 'query auditCheck', 'query wordFilterTrial', 'query moderationOverview', 'query moderationSettings', 'query rulesTemplates', 'query viewerStanding', 'query spaceAccessPreview', 'query communityStarting', 'query communityTemplates', 'query communityStart', 'query eventTimes', 'query calendarFeeds', 'query attendanceFigures', 'query wishSettings', 'query coHosting', 'query runSheetTemplate']);
/** Fields whose rows the caller shares with A by A's own publishing: the audience may see exactly these canaries. */
const PUBLISHED_TO_C = new RegExp(`^CANARY_A_(${EXPECTED.publishedToC.join('|')})$`, 'i');
/** What a plain member of A must not see: the operators', and what is addressed to the owner. */
const NOT_FOR_MEMBERS = new RegExp(`CANARY_A_(${EXPECTED.notForMembers.join('|')})`, 'i');

/** The same checks at any depth: nothing of a tenant is seen or changed from outside it. */
export function describeSweep(depth: number): void {
  describe(`the sweep over the whole schema, to depth ${depth}`, () => {
    // Each test asks for everything the product has: it grows with the schema, not with a mistake.
    jest.setTimeout(600_000);
    let world: World;
    let sweep: Sweep;
    beforeAll(async () => {
      world = await startWorld();
      sweep = await prepareSweep(world, depth);
    }, 120_000);
    afterAll(() => world.close());

    const reads = (): Case[] => sweep.cases.filter((c) => c.operation === 'query');
    const writes = (): Case[] => sweep.cases.filter((c) => c.operation === 'mutation');
    const personas = (): Persona[] => outsiders(sweep.seed);

    it('covers every field of the schema', () => {
      const covered = new Set(sweep.cases.flatMap((c) => [...c.covers]));
      const uncovered = [...sweep.fields].filter((f) => !covered.has(f));
      expect(uncovered).toEqual([]);
      const shallow = sweep.cases.filter((c) => c.depth < depth);
      // The API takes no document that holds all of an event to depth 3: those stop at 2, whatever is wanted.
      expect(shallow.filter((c) => c.depth < 2).map((c) => c.name)).toEqual([]);
      expect(shallow.length).toBeLessThan(sweep.cases.length / 5);
      console.log(`sweep to depth ${depth}: ${sweep.fields.size} fields in ${sweep.cases.length} operations, ${personas().length + 2} callers; not as deep: ${shallow.map((c) => c.name).join(', ') || 'none'}`);
    });

    it('has a positive control: each query answers the owner with rows of their own', async () => {
      const { A, C, federation } = sweep.seed;
      for (const original of reads()) {
        const where = { federation, C }[EXPECTED.elsewhere[original.name] ?? 'A' as never] ?? A;
        const one = sweep.casesFor(where).find((c) => c.name === original.name)!;
        const answer = await ask(sweep, { name: 'owner', client: where.owner, tenant: where.tenant.slug }, one);
        expect({ case: one.name, errors: answer.errors }).toEqual({ case: one.name, errors: undefined });
        const found = /^query nodes? /.test(one.name) && [Object.values(answer.data ?? {})[0]].flat()[0] !== null;
        const own = found || canariesIn(answer, where.label).length > 0 || [A, C, federation].some(({ tenant }) => JSON.stringify(answer).includes(tenant.slug));
        if (!WITHOUT_CANARY.has(one.name) && !own) expect({ case: one.name, canaries: canariesIn(answer, '[A-Z]'), answer }).toEqual({ case: one.name, canaries: ['at least one of its own'] });
      }
    });

    it('shows nothing of A to anyone outside', async () => {
      for (const persona of personas()) {
        for (const one of reads()) {
          const answer = await ask(sweep, persona, one);
          const seen = canariesIn(answer, 'A').filter((c) => !(persona.client === sweep.seed.C.owner && PUBLISHED_TO_C.test(c)));
          if (seen.length > 0) expect({ persona: persona.name, case: one.name, seen }).toEqual({ persona: persona.name, case: one.name, seen: [] });
        }
      }
    });

    it("answers A's ids and ids that never existed alike", async () => {
      for (const persona of personas().filter((p) => p.client !== sweep.seed.C.owner)) {
        for (const one of [...reads(), ...writes()].filter((c) => c.hasId)) {
          // Whoever is or was a member of A has it in the list of their communities, with its public facts.
          if (/^query nodes? Tenant$/.test(one.name) && /both|left|suspended/.test(persona.name)) continue;
          const foreign = await ask(sweep, persona, one);
          const unknown = await ask(sweep, persona, one, withUnknownIds(one.variables));
          expect({ persona: persona.name, case: one.name, answer: comparable(foreign) }).toEqual({ persona: persona.name, case: one.name, answer: comparable(unknown) });
        }
      }
    });

    it('changes nothing of A from outside', async () => {
      const { A, C } = sweep.seed;
      const before = await checksum(world, A.tenant.row.id);
      for (const persona of personas().filter((p) => p.client !== C.owner)) {
        for (const one of writes()) await ask(sweep, persona, one);
      }
      expect(await checksum(world, A.tenant.row.id)).toBe(before);
    });

    it('shows a plain member of A nothing that is for operators or for somebody else', async () => {
      const { A } = sweep.seed;
      for (const one of reads()) {
        const answer = await ask(sweep, { name: 'member', client: A.member, tenant: A.tenant.slug }, one);
        const seen = canariesIn(answer, 'A').filter((c) => NOT_FOR_MEMBERS.test(c));
        expect({ case: one.name, seen }).toEqual({ case: one.name, seen: [] });
      }
    });

    it("shows a guest of A no more than the guest's own event", async () => {
      const { A, guestOfA } = sweep.seed;
      const before = await checksum(world, A.tenant.row.id);
      for (const one of [...reads(), ...writes().filter((c) => !/registerForEvent|signOut/.test(c.name))]) {
        const answer = await ask(sweep, { name: 'guest', client: guestOfA, tenant: A.tenant.slug }, one);
        expect({ case: one.name, seen: canariesIn(answer, 'A') }).toEqual({ case: one.name, seen: [] });
      }
      expect(await checksum(world, A.tenant.row.id)).toBe(before);
    });

    it('refuses writes of a plain member that are for operators, and changes nothing', async () => {
      const { A } = sweep.seed;
      const forOperators = EXPECTED.forOperators.map((name) => writes().find((c) => c.name === `mutation ${name}`)!);
      const before = await checksum(world, A.tenant.row.id);
      for (const one of forOperators) {
        const answer = await ask(sweep, { name: 'member', client: A.member, tenant: A.tenant.slug }, one);
        expect({ case: one.name, code: answer.errors?.[0]?.extensions.code }).toEqual({ case: one.name, code: 'FORBIDDEN' });
      }
      expect(await checksum(world, A.tenant.row.id)).toBe(before);
    });

    it('has a positive control: each mutation succeeds for the owner', async () => {
      const { A, C, federation } = sweep.seed;
      const order = (c: Case): number => (/cancel|withdraw|decline|decide/i.test(c.name) ? 2 : /signOut/.test(c.name) ? 3 : 1);
      const withoutSession = new Set(['mutation setUp', 'mutation signIn', 'mutation refreshSession', 'mutation signOut']);
      for (const one of writes().filter((c) => !withoutSession.has(c.name)).sort((x, y) => order(x) - order(y))) {
        if (one.name.replace('mutation ', '') in EXPECTED.notRepeated) continue;
        const where = { federation, C }[EXPECTED.elsewhere[one.name] ?? 'A' as never] ?? A;
        const there = where === A ? one : sweep.casesFor(where).find((c) => c.name === one.name)!;
        const answer = await ask(sweep, { name: 'owner', client: where.owner, tenant: where.tenant.slug }, there);
        const result = Object.values(answer.data ?? {})[0] as { __typename?: string; code?: string } | undefined;
        expect({ case: one.name, errors: answer.errors, refused: result?.code }).toEqual({ case: one.name, errors: undefined, refused: undefined });
      }
    });
  });
}

import { setTimeout as sleep } from 'node:timers/promises';
import { toGlobalId } from '#kernel';
import { listen } from '../../../libs/notifications/src/testing/listener.js';
import { type Worker, startWorker } from '../../../libs/notifications/src/testing/worker.js';
import type { Case } from './documents.js';
import { type Persona, type Sweep, canariesIn, outsiders, prepareSweep } from './sweep.js';
import { type World, startWorld } from '../../support/world.js';

/** What makes each subscription speak to the others of a tenant, done by its owner; `ofOne` is the type of the one thing that it is about. A subscription that is not here fails the sweep. */
const TRIGGERS: Record<string, { document: string; variables(text: string, ids: Record<string, string>): Record<string, unknown>; ofOne?: string }> = {
  notificationReceived: {
    document: 'mutation ($input: AnnounceInput!) { announce(input: $input) { __typename } }',
    variables: (text) => ({ input: { text } }),
  },
  threadChanged: {
    document: 'mutation ($input: AddCommentInput!) { addComment(input: $input) { __typename } }',
    variables: (text, ids) => ({ input: { text, postId: toGlobalId('Post', ids.Post!) } }),
    ofOne: 'Post',
  },
};

interface Overheard {
  persona: string;
  subscription: string;
  /** Whether it was let in. */
  listens: boolean;
  /** The tenants it heard of. */
  heard: string;
}

/** Subscriptions, each with a worker that makes it speak: a world of its own, because in one process its services take the place of the gateway's. */
export function describeLiveSweep(): void {
  describe('the sweep over every subscription', () => {
    let world: World;
    beforeAll(async () => {
      world = await startWorld();
    });
    afterAll(() => world.close());

    it('lets nobody outside overhear A', async () => {
      const sweep = await prepareSweep(world, 1);
      const { A } = sweep.seed;
      const inside = { name: 'a member of A', client: A.member, tenant: A.tenant.slug };
      const both = 'a member of both, in B';
      const outcomes = await overhear(sweep, [inside, ...outsiders(sweep.seed)], [inside.name, both]);
      expect(outcomes).not.toEqual([]);
      for (const one of outcomes) {
        // What is about one thing of A is not there for anybody who is not in A.
        const isOfOne = TRIGGERS[one.subscription]!.ofOne !== undefined;
        const listens = [inside.name, ...(isOfOne ? [] : [both, "B's owner at home", "C's owner at home"])].includes(one.persona);
        const heard = { [inside.name]: 'A', ...(isOfOne ? {} : { [both]: 'B' }) }[one.persona] ?? '';
        expect(one).toEqual({ persona: one.persona, subscription: one.subscription, listens, heard });
      }
    });
  });
}

/** Lets every persona listen to every subscription while A and B each speak; `awaited` are those who must hear something. */
async function overhear(sweep: Sweep, personas: readonly Persona[], awaited: readonly string[]): Promise<Overheard[]> {
  const worker = await startWorker(sweep.world);
  try {
    const outcomes: Overheard[] = [];
    for (const one of sweep.cases.filter((c) => c.operation === 'subscription')) outcomes.push(...(await overhearOne(sweep, one, personas, awaited, worker)));
    return outcomes;
  } finally {
    await worker.stop();
  }
}

async function overhearOne({ world, seed: { A, B } }: Sweep, one: Case, personas: readonly Persona[], awaited: readonly string[], worker: Worker): Promise<Overheard[]> {
  const subscription = one.name.replace('subscription ', '');
  const trigger = TRIGGERS[subscription];
  if (!trigger) throw new Error(`${one.name} has no trigger: say in live.ts what makes it speak`);
  const listeners = await Promise.all(
    personas.map(async ({ name, client, tenant }) => ({ name, listener: await listen(world, client ?? A.owner, { token: client?.accessToken, tenant, query: one.document, variables: one.variables }) })),
  );
  await sleep(500); // a subscription is not acknowledged: those that were let in have their place by now
  for (const { label, owner, tenant, ids } of [A, B]) {
    const answer = await world.send(trigger.document, trigger.variables(`CANARY_${label}_live`, ids), { authorization: `Bearer ${owner.accessToken}`, 'x-tenant': tenant.slug });
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  }
  await worker.settled();
  await Promise.all(listeners.filter(({ name, listener }) => awaited.includes(name) && listener.errors.length === 0).map(({ listener }) => listener.hears(1)));
  await sleep(500); // what would leak comes by the same way as what was just heard
  return Promise.all(
    listeners.map(async ({ name, listener }) => {
      const listens = listener.errors.length === 0 && listener.closed.length === 0;
      await listener.stop();
      return { persona: name, subscription, listens, heard: [A, B].filter(({ label, ids }) => canariesIn(listener.heard, label).length > 0 || (trigger.ofOne && JSON.stringify(listener.heard).includes(toGlobalId(trigger.ofOne, ids[trigger.ofOne]!)))).map(({ label }) => label).join() };
    }),
  );
}

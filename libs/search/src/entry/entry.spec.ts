import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { type ImportWorker, startImportWorker } from '../../../imports/src/testing/worker.js';
import { tellOfMembers } from '#identity';
import { SearchHandlersModule } from '../search.module.js';
import { Stemmer } from '../text/stemmer.js';
import { Indexer } from './indexer.js';
import { beginRebuild, rebuildStretch } from './rebuild.js';
import { place } from './segments.rules.js';

const SEARCH = 'query($query: String!) { search(query: $query, first: 50) { nodes { kind title { text } } } }';

let world: World;
let worker: ImportWorker;
let tenant: TestTenant;
let operator: Client;
let spaceId: string;
beforeAll(async () => {
  world = await startWorld();
  worker = await startImportWorker(world, [SearchHandlersModule]);
  tenant = await world.tenant();
  operator = await tenant.signIn('OPERATOR');
  spaceId = (await operator.query('mutation { createSpace(input: { name: "広場", access: OPEN }) { ... on Space { id } } }')).data!.createSpace.id;
}, 120_000);
afterAll(async () => {
  await worker.stop();
  await world.close();
});

const find = async (query: string): Promise<string[]> => (await operator.query(SEARCH, { query })).data!.search.nodes.map((n: { kind: string; title: { text: string } }) => `${n.kind} ${n.title.text}`);
async function eventually(query: string, found: string[]): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) if (JSON.stringify(await find(query)) === JSON.stringify(found)) return;
  expect(await find(query)).toEqual(found);
}
const entries = async (): Promise<number> => (await world.db.query<{ count: number }>('SELECT count(*)::int AS count FROM search_entry WHERE tenant_id = $1', [tenant.row.id]))[0]!.count;

describe('the index follows what happens', () => {
  it('posts, comments, events and people, by and by', async () => {
    const post = (await operator.query('mutation($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }', { input: { spaceId, title: '梟の森', text: '夜' } })).data!.createPost.id;
    await eventually('梟', ['POST 梟の森']);
    const edited = await operator.query('mutation($input: EditPostInput!) { editPost(input: $input) { __typename } }', { input: { id: post, version: 1, title: '梟の森', text: '夜と蛍' } });
    expect(edited.errors).toBeUndefined();
    await eventually('蛍', ['POST 梟の森']);
    await operator.query('mutation($input: AddCommentInput!) { addComment(input: $input) { __typename } }', { input: { postId: post, text: '木菟もいます' } });
    await eventually('木菟', ['COMMENT 梟の森']);
    await operator.query('mutation($input: CreateEventInput!) { createEvent(input: $input) { __typename } }', { input: { title: '梟を聴く会', description: '夜の散歩', mode: 'ONSITE', place: '森', startsAt: '2030-05-01T01:00:00Z', endsAt: '2030-05-01T03:00:00Z', capacity: 9 } });
    await eventually('聴く', ['EVENT 梟を聴く会']);

    const person = await tenant.member();
    await tenant.write(async (tx) => {
      await tx.execute(`UPDATE member SET display_name = '鵜飼 翔' WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, person.id]);
      await tellOfMembers(tx, [person.id]);
    });
    await eventually('鵜飼', ['PERSON 鵜飼 翔']);
    const before = await entries();
    await tenant.write(async (tx) => {
      await tx.execute(`UPDATE member SET state = 'LEFT' WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, person.id]);
      await tellOfMembers(tx, [person.id]);
    });
    await eventually('鵜飼', []);
    for (const end = Date.now() + 30_000; Date.now() < end && (await entries()) === before; ) await sleep(50);
    expect(await entries()).toBe(before - 1);
  }, 120_000);

  it('is made anew in stretches, each of which may be done twice', async () => {
    const titles = Array.from({ length: 7 }, (_, i) => `鴉 ${i}`);
    for (const title of titles) await operator.query('mutation($input: CreatePostInput!) { createPost(input: $input) { __typename } }', { input: { spaceId, title, text: '声' } });
    await eventually('鴉', titles.map((title) => `POST ${title}`).reverse());
    const all = await entries();
    await tenant.write((tx) => tx.execute('DELETE FROM search_entry WHERE tenant_id = $1', [tx.tenantId]));
    expect(await find('鴉')).toEqual([]);

    const indexer = new Indexer(new Stemmer());
    const wishes = (): Promise<{ after: string }[]> => world.db.query(`SELECT payload->>'after' AS after FROM outbox WHERE tenant_id = $1 AND name = 'search.rebuild_due' ORDER BY id`, [tenant.row.id]);
    await tenant.write((tx) => rebuildStretch(tx, indexer, '00000000-0000-0000-0000-000000000000', 3));
    const [next] = await wishes();
    await tenant.write((tx) => rebuildStretch(tx, indexer, '00000000-0000-0000-0000-000000000000', 3));
    expect(next).toBeDefined();
    // The worker goes on from there.
    await eventually('鴉', titles.map((title) => `POST ${title}`).reverse());
    expect(await entries()).toBe(all);
  }, 120_000);

  it('is made anew as a whole when somebody wishes it', async () => {
    const all = await entries();
    await tenant.write(async (tx) => {
      await tx.execute('DELETE FROM search_entry WHERE tenant_id = $1', [tx.tenantId]);
      await beginRebuild(tx);
    });
    for (const end = Date.now() + 30_000; Date.now() < end && (await entries()) < all; ) await sleep(50);
    expect(await entries()).toBe(all);
  }, 60_000);
});

describe('segments', () => {
  it('are full one after the other, and what comes late goes where its time belongs', () => {
    const first = place([], [1, 2, 3, 4, 5], 2);
    expect(first.of).toEqual([1, 1, 2, 2, 3]);
    const late = place(first.changed, [2, 9], 2);
    expect(late.of).toEqual([1, 3]);
    const early = place(first.changed, [-5], 2);
    expect(early.of).toEqual([1]);
    expect(early.changed[0]).toMatchObject({ nr: 1, startsAt: -5 });
  });

  it('do not begin within one moment: the order of segments is the order of time', () => {
    const { of, changed } = place([], [7, 7, 7, 7, 8], 2);
    expect(of).toEqual([1, 1, 1, 1, 2]);
    expect(changed.map(({ startsAt }) => startsAt)).toEqual([7, 8]);
  });
});

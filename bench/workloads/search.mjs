import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { step } from '../../scripts/lib/progress.mjs';
import { ask, load, request } from '../lib/load.mjs';
import { cpuSeconds } from '../lib/processes.mjs';
import { median, number, table } from '../lib/report.mjs';
import { fillSearch } from '../lib/search-data.mjs';
import { startGateway } from '../lib/servers.mjs';

const TENANTS = 5;
const TARGETS = { p95: 60, ratio: 1.2 };
const CONNECTIONS = 4;
const TENANT = 'bench-1';

/** Words of two characters, by how many of a million posts have them. */
const CLASSES = { 'very common': [30_000, 1_000_000], common: [5_000, 20_000], middling: [300, 3_000], rare: [3, 30] };
const SEARCH = `query Search($query: String!, $orderBy: SearchOrder) {
  search(query: $query, orderBy: $orderBy) { nodes { kind at title { text ranges { start end } } excerpt { text ranges { start end } } } pageInfo { hasNextPage endCursor } }
}`;
/** All that a search reads. */
const TABLES = ['post', 'comment', 'member', 'event', 'space', 'space_member', 'search_entry', 'search_segment'];

/** A page of what has a word, as members and operators see it, with and without row-level security on the same tables. */
export async function measureSearch({ world, rounds, seconds, posts }) {
  const size = { posts, tenants: TENANTS };
  console.log(`\n── search: words of two characters in ${posts.toLocaleString('en')} posts, ${(posts * TENANTS).toLocaleString('en')} in the database`);
  const words = await prepareSearch(world, size);
  await assertFound(world, words);
  return { size, ...(await measureWords(world, words, { rounds, seconds })) };
}

export async function prepareSearch(world, size) {
  const { termsOf } = await import(new URL('../../dist/libs/search/src/text/terms.rules.js', import.meta.url).href);
  const frequency = await step('Making the data', () => fillSearch(world.admin, { ...size, termsOf, log: (line) => console.log(`  ${line}`) }));
  const share = size.posts / 1_000_000;
  return Object.fromEntries(
    Object.entries(CLASSES).map(([name, [least, most]]) => {
      const fitting = [...frequency].filter(([, count]) => count >= Math.max(1, least * share) && count <= Math.max(3, most * share)).map(([word]) => word);
      return [name, Array.from({ length: Math.min(16, fitting.length) }, (_, i) => fitting[Math.floor((i * fitting.length) / 16)])];
    }),
  );
}

/** The first pages are what a look at every post finds, for some words of each class, in the spaces that the reader sees. */
async function assertFound(world, words) {
  const gateway = await startGateway(world);
  for (const [who, n, spaces] of [['a member', 2, `AND p.space_id NOT IN (SELECT id FROM space s WHERE s.tenant_id = p.tenant_id AND s.access = 'SECRET')`], ['an operator', 1, '']]) {
    const person = world.people.find((one) => one.slug === TENANT && one.n === n);
    for (const query of Object.values(words).flatMap((list) => [list[0], list.at(-1)])) {
      const { nodes } = (await ask(gateway.port, request({ token: person.token, tenant: TENANT, body: { query: SEARCH, variables: { query, orderBy: 'NEWEST' } } }))).data.search;
      const { rows } = await world.admin.query(
        `SELECT p.published_at AS at FROM post p WHERE p.tenant_id = $1 AND p.state = 'PUBLISHED' AND (p.title LIKE $2 OR p.text LIKE $2) ${spaces} ORDER BY p.published_at DESC LIMIT $3`,
        [person.tenantId, `%${query}%`, nodes.length || 1],
      );
      deepStrictEqual(nodes.map(({ at }) => new Date(at).toISOString()), rows.map(({ at }) => at.toISOString()), `${who} finds other posts with ${query} than there are`);
    }
  }
  await gateway.stop();
}

export async function measureWords(world, words, { rounds, seconds }) {
  const gateway = await startGateway(world);
  const person = (n) => world.people.find((one) => one.slug === TENANT && one.n === n);
  const cases = Object.entries(words).flatMap(([name, list]) =>
    [['a member', 2], ['an operator', 1]].flatMap(([who, n]) => ['NEWEST', 'RELEVANCE'].map((orderBy) => ({ name, who, orderBy, requests: list.map((query) => request({ token: person(n).token, tenant: TENANT, body: { query: SEARCH, variables: { query, orderBy } } })) }))),
  );
  const security = async (mode) => {
    for (const name of TABLES) await world.admin.query(`ALTER TABLE ${name} ${mode} ROW LEVEL SECURITY`);
  };
  const turn = async ({ requests }, duration) => {
    let i = 0;
    const before = cpuSeconds(world.postgresPid, { family: true });
    const result = await load({ port: gateway.port, connections: CONNECTIONS, seconds: duration, next: () => requests[i++ % requests.length] });
    return { ...result, database: ((cpuSeconds(world.postgresPid, { family: true }) - before) / result.count) * 1_000 };
  };
  for (const one of cases) {
    for (const bytes of one.requests) {
      const page = (await ask(gateway.port, bytes)).data.search;
      strictEqual(page.nodes.length > 0, true, 'a word of the texts is found');
      one.hits = Math.max(one.hits ?? 0, page.nodes.length);
    }
    await turn(one, 1);
  }
  const turns = cases.map(() => ({ with: [], without: [] }));
  for (let round = 0; round < rounds; round++) {
    for (const mode of round % 2 ? ['without', 'with'] : ['with', 'without']) {
      await security(mode === 'with' ? 'ENABLE' : 'DISABLE');
      for (const [i, one] of cases.entries()) turns[i][mode].push(await turn(one, seconds));
    }
  }
  await security('ENABLE');
  await gateway.stop();

  const result = cases.map(({ name, who, orderBy }, i) => {
    const of = (mode, key) => median(turns[i][mode].map((each) => each[key]));
    const ratios = turns[i].with.map((each, round) => each.p95 / turns[i].without[round].p95);
    return { name, who, orderBy, p50: of('with', 'p50'), p95: of('with', 'p95'), without: of('without', 'p95'), database: of('with', 'database'), databaseWithout: of('without', 'database'), ratio: median(ratios), ratios };
  });
  console.log(table([
    ['words', 'for', 'order', 'p50 ms', 'p95 ms', 'p95 without RLS', 'with / without (rounds)', 'CPU ms of PostgreSQL', 'without RLS'],
    ...result.map((r) => [r.name, r.who, r.orderBy, number(r.p50), number(r.p95), number(r.without), `${number(r.ratio, 2)} (${number(Math.min(...r.ratios), 2)} to ${number(Math.max(...r.ratios), 2)})`, number(r.database, 2), number(r.databaseWithout, 2)]),
  ]));
  const { rows: sizes } = await world.admin.query(`SELECT relname AS name, pg_table_size(oid) AS rows, pg_relation_size('search_entry_keys') AS keys, reltuples AS count FROM pg_class WHERE relname = 'search_entry'`);
  const [{ rows, keys, count }] = sizes;
  console.log(`  ${CONNECTIONS} connections; p95 at most ${number(Math.max(...result.map((r) => r.p95)))} ms (wanted: at most ${TARGETS.p95}), with / without RLS at most ${number(Math.max(...result.map((r) => r.ratio)), 2)} (wanted: at most ${TARGETS.ratio})`);
  console.log(`  bytes for each post: ${Math.round(rows / count)} for its entry, ${Math.round(keys / count)} in the index`);
  return { words, result, bytes: { entry: rows / count, index: keys / count }, targets: TARGETS };
}

import { deepStrictEqual } from 'node:assert/strict';
import { EPOCH } from '../lib/data.mjs';
import { ask, load, request } from '../lib/load.mjs';
import { cpuSeconds, memory } from '../lib/processes.mjs';
import { median, number, table } from '../lib/report.mjs';
import { startGateway } from '../lib/servers.mjs';
import { startWire } from '../lib/wire.mjs';

const SIZE = { people: 16, communities: 50 };

/** What the console asks for its rail of communities. */
const RAIL = 'query Communities { me { id email memberships { unreadNotificationCount tenant { id slug name kind color mark } } } }';
export const railRequest = ({ token, slug }) => request({ token, tenant: slug, body: { query: RAIL } });

/** These people belong to so many communities each, their own among them, and have something unread in every other one. */
export async function joinCommunities(world, people, communities) {
  await world.admin.query(
    `INSERT INTO membership (account_id, tenant_id, is_guest, created_at)
     SELECT p.account_id, t.id, false, $3 FROM bench.person p CROSS JOIN LATERAL (SELECT id FROM bench.tenant WHERE n > 0 AND id <> p.tenant_id ORDER BY n LIMIT $2) t WHERE p.member_id = ANY ($1)`,
    [people.map(({ memberId }) => memberId), communities - 1, EPOCH],
  );
  await world.admin.query(
    `INSERT INTO notification_counter (account_id, tenant_id, unread)
     SELECT account_id, tenant_id, 1 + n % 9 FROM (SELECT m.account_id, m.tenant_id, row_number() OVER (PARTITION BY m.account_id ORDER BY m.tenant_id) AS n FROM membership m JOIN bench.person p ON p.account_id = m.account_id WHERE p.member_id = ANY ($1)) AS one WHERE n % 2 = 0`,
    [people.map(({ memberId }) => memberId)],
  );
  await world.admin.query('VACUUM ANALYZE membership, notification_counter');
}

/** The rail of somebody in fifty communities, with what is unread in each of them. */
export async function measureUnread({ world, rounds, seconds, connections }) {
  console.log(`\n── unread: the rail of ${SIZE.communities} communities with what is unread in each`);
  const people = world.people.filter(({ tenant, n }) => tenant > 0 && n === 2).slice(0, SIZE.people);
  await joinCommunities(world, people, SIZE.communities);
  const requests = people.map(railRequest);
  const gateway = await startGateway(world);
  for (const bytes of requests) {
    const { memberships } = (await ask(gateway.port, bytes)).data.me;
    deepStrictEqual([memberships.length, memberships.filter((one) => one.unreadNotificationCount > 0).length], [SIZE.communities, SIZE.communities / 2]);
  }
  let turn = 0;
  const reading = async (duration) => {
    const used = () => [cpuSeconds(gateway.pid), cpuSeconds(world.postgresPid, { family: true })];
    const before = used();
    const result = await load({ port: gateway.port, connections, seconds: duration, next: () => requests[turn++ % requests.length] });
    const [server, database] = used().map((now, i) => ((now - before[i]) / result.count) * 1_000);
    return { ...result, server, database };
  };
  await reading(5);
  const turns = [];
  for (let round = 0; round < rounds; round++) turns.push(await reading(seconds));
  const used = memory(gateway.pid);
  await gateway.stop();

  const statements = await countStatements(world, requests);
  const middle = Object.fromEntries(['perSecond', 'p50', 'p95', 'p99', 'server', 'database'].map((key) => [key, median(turns.map((one) => one[key]))]));
  console.log(table([
    ['requests/s', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU ms each', 'of PostgreSQL', 'RSS MB (peak)'],
    [number(middle.perSecond, 0), number(middle.p50), number(middle.p95), number(middle.p99), number(middle.server, 2), number(middle.database, 2), `${used.now} (${used.peak})`],
  ]));
  console.log(`  of ${statements.all} statements of a request, ${statements.counting} reads what is unread (wanted: one)`);
  return { ...middle, memory: used, statements, turns };
}

/** What one request sends once everybody's session and the names of the communities are known. */
async function countStatements(world, [first, ...others]) {
  const wire = await startWire(new URL(world.url));
  const server = await startGateway(world, { databaseUrl: wire.url });
  try {
    for (const one of [...others, first]) await ask(server.port, one);
    const { statements, texts } = await wire.count(() => ask(server.port, first));
    return { all: statements, counting: texts.filter((text) => /notification_counter|memberships/.test(text)).length };
  } finally {
    await server.stop();
    wire.close();
  }
}

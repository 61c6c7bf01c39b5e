import { setTimeout as sleep } from 'node:timers/promises';
import { ask, load, request } from '../lib/load.mjs';
import { memory } from '../lib/processes.mjs';
import { median, number, table } from '../lib/report.mjs';
import { startGateway, startWorker } from '../lib/servers.mjs';
import { feed } from './feed.mjs';

const ANNOUNCE = `mutation Announce($text: String!) { announce(input: { text: $text }) { ... on Announced { recipientCount } } }`;

/**
 * One tenant tells ten thousand people something, while people of all other tenants read their feeds at a steady pace, a
 * quarter of what the machine is able to serve.
 */
export async function measureFanOut({ world, rounds, connections }) {
  console.log(`\n── fanout: an announcement to ${(world.size.crowd - 1).toLocaleString('en')} members while all other tenants read their feeds`);
  const servers = [await startGateway(world), await startWorker(world)];
  const [{ port }] = servers;
  const readers = feed.plan(world, { peoplePerTenant: 1 }).items.map(({ person, argument }) => request({ token: person.token, tenant: person.slug, ...feed.requests.product(person, argument) }));
  let turn = 0;
  const reading = (options) => load({ port, connections, next: () => readers[turn++ % readers.length], ...options });

  await reading({ seconds: 10 });
  const { perSecond: able } = await reading({ seconds: 5 });
  const rate = Math.max(5, Math.round(able / 4));
  const results = [];
  for (let round = 0; round < rounds; round++) {
    const quiet = await reading({ rate, seconds: 8 });
    const announcement = announce(world, port, `お知らせ ${round}`);
    const telling = await reading({ rate, until: announcement.told });
    const mailing = await reading({ rate, until: announcement.done });
    results.push({ quiet: quiet.p95, telling: telling.p95, mailing: mailing.p95, told: await announcement.told, done: await announcement.done });
  }
  const memories = servers.map(({ name, pid }) => ({ name, ...memory(pid) }));
  for (const server of servers) await server.stop();

  const rows = results.map(({ told, done, quiet, telling, mailing }, i) => [`round ${i + 1}`, ...[told, done].map((s) => number(s, 2)), ...[quiet, telling, mailing].map((ms) => number(ms))]);
  console.log(table([['', 'all inboxes, s', 'all mails too, s', `feed p95 ms at ${rate}/s, before`, 'until all inboxes', 'until all mails'], ...rows]));
  const result = { rate, told: median(results.map((r) => r.told)), done: median(results.map((r) => r.done)), slowdown: median(results.map((r) => r.telling / r.quiet)), slowdownByMails: median(results.map((r) => r.mailing / r.quiet)), memories, rounds: results };
  console.log(`  all inboxes after ${number(result.told, 2)} s (wanted: at most 5); the others' p95 is ${number(result.slowdown, 2)} times as long (wanted: at most 2), and ${number(result.slowdownByMails, 2)} times while the mails are made`);
  console.log(`  ${memories.map(({ name, now, peak }) => `${name}: ${now} MB, at most ${peak}`).join('; ')}`);
  return result;
}

/** Seconds until every member has the announcement in the inbox, and until nothing is left to do for it. */
function announce(world, port, text) {
  const operator = world.people.find(({ tenant, n }) => tenant === 0 && n === 1);
  const begin = performance.now();
  const since = () => (performance.now() - begin) / 1_000;
  const count = async (sql) => Number((await world.admin.query(sql, [operator.tenantId])).rows[0].count);
  const inboxes = () => count(`SELECT count(*) FROM notification WHERE tenant_id = $1`);
  const open = () => count(`SELECT count(*) FROM outbox WHERE tenant_id = $1 AND state IN ('OPEN', 'QUEUED')`);

  const told = (async () => {
    const before = await inboxes();
    const { data } = await ask(port, request({ token: operator.token, tenant: operator.slug, body: { query: ANNOUNCE, variables: { text } } }));
    await until(async () => (await inboxes()) - before >= data.announce.recipientCount);
    return since();
  })();
  const done = told.then(async () => {
    await until(async () => (await open()) === 0);
    return since();
  });
  return { told, done };
}

async function until(condition) {
  for (const end = Date.now() + 180_000; !(await condition()); await sleep(50)) if (Date.now() > end) throw new Error('the announcement was not delivered within three minutes');
}

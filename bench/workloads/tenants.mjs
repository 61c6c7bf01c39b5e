import { ask, load, request } from '../lib/load.mjs';
import { cpuSeconds, memory } from '../lib/processes.mjs';
import { median, number, table } from '../lib/report.mjs';
import { startGateway } from '../lib/servers.mjs';
import { makeWorld } from '../lib/world.mjs';
import { feed } from './feed.mjs';
import { joinCommunities, railRequest } from './unread.mjs';

/** Communities of one size; as many people ask in both databases, and those in the large one come from all over it. */
const SIZE = { members: 21, crowd: 1, posts: 60, comments: 4, reactions: 4, events: 3 };
const COUNTS = { few: 10, many: 5_000 };
const PEOPLE = 200;
const COMMUNITIES = 10;
const TARGET = 1.2;
const POSTS_PER_PAGE = 20;

/** The same pages in a database of 10 communities and in one of 5,000: what somebody reads must not depend on how many others there are. */
export async function measureTenants({ rounds, seconds, connections, tenants = COUNTS.many }) {
  console.log(`\n── tenants: the feed and the rail with ${COUNTS.few} communities in the database and with ${tenants.toLocaleString('en')} of the same size`);
  const places = [];
  for (const count of [COUNTS.few, tenants]) places.push(await openPlace(count));
  const results = {};
  for (const page of ['feed', 'unread']) {
    for (const place of places) for (let i = 0; i < 2; i++) await turn(place, page, { connections, seconds: 3 });
    const turns = places.map(() => []);
    for (let round = 0; round < rounds; round++) {
      const order = places.map((_, i) => i);
      for (const i of round % 2 ? order.reverse() : order) turns[i].push(await turn(places[i], page, { connections, seconds }));
    }
    const ratios = turns[1].map(({ p95 }, round) => p95 / turns[0][round].p95);
    results[page] = { places: turns.map((each) => ({ turns: each })), ratio: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
  }
  const row = (page, i) => {
    const of = (key, digits) => number(median(results[page].places[i].turns.map((one) => one[key])), digits);
    return [page, places[i].count.toLocaleString('en'), of('perSecond', 0), of('p50'), of('p95'), of('server', 2), of('database', 2), String(memory(places[i].gateway.pid).now)];
  };
  console.log(table([['', 'communities', 'requests/s', 'p50 ms', 'p95 ms', 'CPU ms each', 'of PostgreSQL', 'RSS MB'], ...Object.keys(results).flatMap((page) => [row(page, 0), row(page, 1)])]));
  for (const [page, { ratio, least, most }] of Object.entries(results)) console.log(`  ${page}: p95 ${number(ratio, 2)} times as long with many (rounds from ${number(least, 2)} to ${number(most, 2)}); wanted: at most ${TARGET}`);
  for (const { gateway } of places) await gateway.stop();
  return { size: SIZE, counts: [COUNTS.few, tenants], people: PEOPLE, target: TARGET, results };
}

async function openPlace(count) {
  const perCommunity = Math.ceil(PEOPLE / Math.min(count, PEOPLE));
  const world = await makeWorld({ ...SIZE, tenants: count, people: perCommunity + 1 });
  const readers = world.people.filter(({ tenant, n }) => tenant > 0 && n > 1).sort((a, b) => a.tenant - b.tenant || a.n - b.n);
  const people = Array.from({ length: PEOPLE }, (_, i) => readers[Math.floor((i * readers.length) / PEOPLE)]);
  await joinCommunities(world, people, COMMUNITIES);
  const requests = {
    feed: people.map((person) => request({ token: person.token, tenant: person.slug, ...feed.requests.product(person, POSTS_PER_PAGE) })),
    unread: people.map(railRequest),
  };
  const gateway = await startGateway(world);
  const page = (await ask(gateway.port, requests.feed[0])).data.posts.nodes.length;
  const rail = (await ask(gateway.port, requests.unread[0])).data.me.memberships.length;
  if (page !== POSTS_PER_PAGE || rail !== COMMUNITIES) throw new Error(`${page} posts and ${rail} communities were answered`);
  return { count, world, gateway, requests, next: 0 };
}

async function turn(place, page, { connections, seconds }) {
  const used = () => [cpuSeconds(place.gateway.pid), cpuSeconds(place.world.postgresPid, { family: true })];
  const before = used();
  const requests = place.requests[page];
  const result = await load({ port: place.gateway.port, connections, seconds, next: () => requests[place.next++ % requests.length] });
  const [server, database] = used().map((now, i) => ((now - before[i]) / result.count) * 1_000);
  return { ...result, server, database };
}

import { deepStrictEqual } from 'node:assert/strict';
import { ask, load, request } from './load.mjs';
import { cpuSeconds, memory } from './processes.mjs';
import { median } from './report.mjs';
import { startGateway, startPeer } from './servers.mjs';
import { startWire } from './wire.mjs';

const starters = {
  product: startGateway,
  postgraphile: (world, options) => startPeer(world, 'postgraphile', options),
  limit: (world, options) => startPeer(world, 'limit', options),
};

/** All three at once, each one process; those that are not measured just now are idle. */
export async function startServers(world, options) {
  const servers = [];
  for (const [name, start] of Object.entries(starters)) servers.push({ ...(await start(world, options)), name });
  return servers;
}

const bytesOf = (workload, name, { person, argument }) => request({ token: person.token, tenant: person.slug, ...workload.requests[name](person, argument) });

/** Nothing is timed before all have answered the same, and written the same. */
export async function assertSame(workload, plan, servers) {
  for (const sample of plan.samples) {
    const outcomes = [];
    for (const { name, port } of servers) {
      await plan.restore?.();
      outcomes.push({ answer: workload.read(await ask(port, bytesOf(workload, name, sample))), written: await plan.written?.(sample) });
    }
    for (const [i, outcome] of outcomes.entries()) deepStrictEqual(outcome, outcomes[0], `${servers[i].name} and ${servers[0].name} differ in ${workload.name}`);
  }
}

/**
 * Rounds in which each server is under load for a while, in an order that turns round, so that what else happens on the
 * machine falls on all of them.
 */
export async function runRounds(workload, plan, { world, servers, rounds, seconds, connections }) {
  const turn = async ({ name, port, pid }, duration) => {
    await plan.restore?.();
    let i = 0;
    const next = () => bytesOf(workload, name, plan.items[i++ % plan.items.length]);
    const used = () => ({ server: cpuSeconds(pid), database: cpuSeconds(world.postgresPid, { family: true }) });
    const before = used();
    const result = await load({ port, next, connections, seconds: duration });
    const after = used();
    await plan.check?.(result);
    const perRequest = (key) => ((after[key] - before[key]) / result.count) * 1_000;
    return { ...result, serverCpu: perRequest('server'), databaseCpu: perRequest('database') };
  };

  for (const server of servers) await warmUp((duration) => turn(server, duration));
  const turns = Object.fromEntries(servers.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const server of round % 2 === 0 ? servers : [...servers].reverse()) turns[server.name].push(await turn(server, seconds));
  }
  return Object.fromEntries(servers.map(({ name, pid }) => [name, { ...medians(turns[name]), memory: memory(pid), turns: turns[name] }]));
}

/** Until the hot paths are compiled, which takes some thousands of requests, however slow the machine is just now. */
async function warmUp(turn) {
  for (let [sent, end] = [0, Date.now() + 30_000]; sent < 4_000 && Date.now() < end; ) sent += (await turn(2)).count;
}

const medians = (turns) => Object.fromEntries(['perSecond', 'p50', 'p95', 'p99', 'serverCpu', 'databaseCpu'].map((key) => [key, median(turns.map((turn) => turn[key]))]));

/** How many times as fast the product is as each peer: one ratio for each round, then their median and how far they spread. */
export function ratios({ product, ...peers }) {
  const ofRounds = (peer) => product.turns.map(({ perSecond }, round) => perSecond / peer.turns[round].perSecond);
  return Object.fromEntries(Object.entries(peers).map(([name, peer]) => [name, spread(ofRounds(peer))]));
}

const spread = (values) => ({ median: median(values), least: Math.min(...values), most: Math.max(...values) });

/**
 * What an operation sends to PostgreSQL, seen on the wire: when a person asks for the first time, so that their session
 * and membership are looked up, and right after that.
 */
export async function countStatements(workload, plan, { world, ...options }) {
  const counts = {};
  for (const [name, start] of Object.entries(starters)) {
    const wire = await startWire(new URL(world.url));
    const server = await start(world, { ...options, databaseUrl: wire.url });
    const send = (item) => ask(server.port, bytesOf(workload, name, item));
    try {
      await plan.restore?.();
      // Somebody else opens the connections and has the statements prepared.
      await Promise.all(plan.items.slice(0, 20).map(send));
      const [first, ...others] = plan.counted;
      counts[name] = [{ label: 'first request of a person', ...(await wire.count(() => send(first))) }];
      for (const item of others) counts[name].push({ label: `then, ${item.label}`, ...(await wire.count(() => send(item))) });
    } finally {
      await server.stop();
      wire.close();
    }
  }
  await plan.restore?.();
  return counts;
}

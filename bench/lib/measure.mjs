import { measureCheckIn } from '../workloads/checkin.mjs';
import { measureComparison } from '../workloads/comparison.mjs';
import { directory } from '../workloads/directory.mjs';
import { events } from '../workloads/events.mjs';
import { measureFanOut } from '../workloads/fanout.mjs';
import { feed } from '../workloads/feed.mjs';
import { measureImport } from '../workloads/import.mjs';
import { register } from '../workloads/register.mjs';
import { measureRush } from '../workloads/rush.mjs';
import { measureSearch } from '../workloads/search.mjs';
import { measureStart } from '../workloads/start.mjs';
import { measureTenants } from '../workloads/tenants.mjs';
import { measureUnread } from '../workloads/unread.mjs';
import { assertSame, countStatements, ratios, runRounds, startServers } from './compare.mjs';
import { printComparison } from './report.mjs';
import { installPeers } from './servers.mjs';
import { makeWorld } from './world.mjs';

const compared = { feed, events, directory, register };
const alone = { checkin: measureCheckIn, fanout: measureFanOut, import: measureImport, comparison: measureComparison, unread: measureUnread, search: measureSearch, tenants: measureTenants, start: measureStart, rush: measureRush };
/** These make what they measure themselves. */
const OWN = ['start', 'tenants', 'rush'];
export const NAMES = [...Object.keys(compared), ...Object.keys(alone)];

/** Runs the named benchmarks one after the other, those that need data on one database. */
export async function measure(names, options) {
  if (names.some((name) => name in compared)) await installPeers();
  const world = names.some((name) => !OWN.includes(name)) ? await makeWorld() : undefined;
  const results = {};
  for (const name of names) results[name] = await (name in compared ? comparison(compared[name], { world, ...options }) : alone[name]({ world, ...options }));
  return results;
}

async function comparison(workload, options) {
  console.log(`\n── ${workload.title}`);
  const plan = await workload.plan(options.world, options);
  const servers = await startServers(options.world, options);
  await assertSame(workload, plan, servers);
  const measured = await runRounds(workload, plan, { ...options, servers });
  for (const server of servers) await server.stop();
  const result = { servers: measured, ratios: ratios(measured), targets: workload.targets, statements: await countStatements(workload, plan, options) };
  printComparison(result);
  return result;
}

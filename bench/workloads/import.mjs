import { setTimeout as sleep } from 'node:timers/promises';
import { activityReport, schoolSql } from '../lib/learning-data.mjs';
import { ask, request } from '../lib/load.mjs';
import { cpuSeconds, memory } from '../lib/processes.mjs';
import { number, table } from '../lib/report.mjs';
import { startGateway, startWorker } from '../lib/servers.mjs';

const SIZE = { learners: 2_000, courses: 50 };
const TENANT = 'bench-school-1';
const TARGETS = { seconds: 60, megabytes: 300 };

const START = 'mutation Start($fileId: ID!) { startImport(input: { kind: ACTIVITY_REPORT, fileId: $fileId }) { ... on Import { id } } }';
const APPLY = 'mutation Apply($id: ID!) { applyImport(input: { importId: $id }) { __typename } }';
const LOOK = 'query Look($id: ID!) { import(id: $id) { state rowCount doneCount createCount changeCount sameCount skipCount badCount } }';

/** What the report wrote. `xmin` is there because a row that is written anew with the same content has changed, too. */
const WRITTEN = ['course', 'provider_user', 'course_progress', 'unmatched_activity'];

/** A learning provider's report of 100,000 rows by a real gateway and worker: the dry run, applying it, and all of it again. */
export async function measureImport({ world }) {
  const bytes = activityReport(SIZE);
  console.log(`\n── import: a learning provider's report of ${(SIZE.learners * SIZE.courses).toLocaleString('en')} rows, ${number(bytes.length / 1e6)} MB`);
  await world.admin.query(schoolSql(SIZE.learners));
  await world.admin.query('VACUUM ANALYZE account, member, membership');
  const servers = [await startGateway(world), await startWorker(world)];
  const [{ port }] = servers;
  const { token } = world.people.find(({ tenant, n }) => tenant === 1 && n === 1);
  const before = servers.map(({ pid }) => memory(pid).now);

  const turns = [];
  for (const label of ['first', 'the same again']) {
    const [fileId, uploaded] = await timed(() => upload(port, token, bytes));
    const { startImport } = await say(port, token, START, { fileId });
    const [dry, dryRun] = await timed(() => ended(port, token, startImport.id));
    const planned = peaks(servers);
    await say(port, token, APPLY, { id: startImport.id });
    const [done, applied] = await timed(() => ended(port, token, startImport.id));
    turns.push({ label, uploaded, dryRun, applied, dry, done, planned, peaks: peaks(servers), written: await written(world) });
  }
  const cpu = cpuSeconds(servers[1].pid);
  for (const server of servers) await server.stop();

  const rows = turns.map(({ label, uploaded, dryRun, applied, done, peaks: [gateway, worker], planned }) => [
    label, ...[uploaded, dryRun, applied].map((s) => number(s, 2)), `${planned[1]}, ${worker}`, String(gateway), ...['createCount', 'changeCount', 'sameCount', 'skipCount', 'badCount'].map((name) => String(done[name])),
  ]);
  console.log(table([['', 'upload s', 'dry run s', 'apply s', 'worker MB at most: after the dry run, after all', 'gateway MB', 'created', 'changed', 'same', 'left out', 'bad'], ...rows]));
  const [first, again] = turns;
  const unchanged = JSON.stringify(first.written) === JSON.stringify(again.written);
  const seconds = first.dryRun + first.applied;
  console.log(`  the dry run and applying: ${number(seconds)} s (wanted: at most ${TARGETS.seconds}); worker: at most ${again.peaks[1]} MB (wanted: at most ${TARGETS.megabytes}), gateway ${again.peaks[0]} MB; CPU of the worker for both ${number(cpu)} s; before: ${before[1]} and ${before[0]} MB`);
  console.log(`  again: ${unchanged ? 'no row was written' : 'ROWS WERE WRITTEN'}; ${Object.entries(again.written).map(([name, { count, sum }]) => `${name} ${count} (${sum.slice(0, 8)})`).join(', ')}`);
  if (!unchanged || again.done.sameCount !== again.done.rowCount) throw new Error(`the second import changed something: ${JSON.stringify({ first: first.written, again: again.written, counts: again.done })}`);
  return { rows: first.done.rowCount, bytes: bytes.length, seconds, workerPeak: again.peaks[1], gatewayPeak: again.peaks[0], unchanged, rounds: turns, targets: TARGETS };
}

const peaks = (servers) => servers.map(({ pid }) => memory(pid).peak);

async function timed(work) {
  const begin = performance.now();
  return [await work(), (performance.now() - begin) / 1_000];
}

const say = async (port, token, query, variables) => (await ask(port, request({ token, tenant: TENANT, body: { query, variables } }))).data;

async function upload(port, token, body) {
  const answer = await fetch(`http://127.0.0.1:${port}/files`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'x-tenant': TENANT, 'x-file-name': 'report.csv' }, body });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()).id;
}

/** Until the step that is under way is over. */
async function ended(port, token, id) {
  for (const end = Date.now() + 600_000; Date.now() < end; await sleep(100)) {
    const found = (await say(port, token, LOOK, { id })).import;
    if (found.state === 'FAILED') throw new Error('the import failed');
    if (!found.state.endsWith('ING')) return found;
  }
  throw new Error('the import was not done within ten minutes');
}

async function written(world) {
  const sums = {};
  for (const name of WRITTEN) {
    const { rows } = await world.admin.query(`SELECT count(*)::int AS count, md5(string_agg(md5(t.xmin::text || t::text), '' ORDER BY t.id)) AS sum FROM ${name} t WHERE tenant_id = (SELECT id FROM tenant WHERE slug = $1)`, [TENANT]);
    sums[name] = rows[0];
  }
  return sums;
}

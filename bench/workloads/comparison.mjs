import { setTimeout as sleep } from 'node:timers/promises';
import { step } from '../../scripts/lib/progress.mjs';
import { LICENCE_YEAR, consortiumSql } from '../lib/learning-data.mjs';
import { ask, load, request } from '../lib/load.mjs';
import { cpuSeconds, memory } from '../lib/processes.mjs';
import { median, number, table } from '../lib/report.mjs';
import { startGateway, startWorker } from '../lib/servers.mjs';
import { startWire } from '../lib/wire.mjs';

const SIZE = { towns: 11, learners: 5_000, courses: 50, readers: 16 };
const TARGET = { p95: 200 };

const COMPARE = `query Compare($licenceYear: Int!) {
  learningComparison(level: IT_PASSPORT, licenceYear: $licenceYear) {
    communities { community { id name } isHidden rates { step numerator denominator percent } }
    total { step numerator denominator percent }
    minimumCell
    updatedAt
  }
}`;
const SET_SEATS = 'mutation SetSeats($licenceYear: Int!, $seats: Int!) { setOwnSeats(input: { licenceYear: $licenceYear, seats: $seats }) { __typename } }';

/** What the towns of a consortium compare, read by its members; and how long it takes until every town has counted anew. */
export async function measureComparison({ world, rounds, seconds, connections }) {
  const { towns, learners, courses } = SIZE;
  console.log(`\n── comparison: ${towns} municipalities with ${learners.toLocaleString('en')} learners each, ${courses} courses`);
  await step(`Making the data (${(towns * learners * courses).toLocaleString('en')} rows of progress)`, async () => {
    await world.admin.query(consortiumSql(SIZE));
    await world.admin.query('VACUUM ANALYZE');
  });
  const servers = [await startGateway(world), await startWorker(world)];
  const [{ port, pid }, worker] = servers;
  const counted = await countAnew(world, port);
  const workerMemory = memory(worker.pid);
  await worker.stop();

  const readers = world.people.filter(({ tenant, n }) => tenant >= 1 && tenant <= SIZE.readers && n === 2);
  const requests = readers.map(({ token }) => request({ token, tenant: 'bench-consortium-1', body: { query: COMPARE, variables: { licenceYear: LICENCE_YEAR } } }));
  check((await ask(port, requests[0])).data.learningComparison);
  let turn = 0;
  const reading = async (duration) => {
    const used = () => [cpuSeconds(pid), cpuSeconds(world.postgresPid, { family: true })];
    const before = used();
    const result = await load({ port, connections, seconds: duration, next: () => requests[turn++ % requests.length] });
    const [server, database] = used().map((now, i) => ((now - before[i]) / result.count) * 1_000);
    return { ...result, server, database };
  };
  await reading(5);
  const turns = [];
  for (let round = 0; round < rounds; round++) turns.push(await reading(seconds));
  const gatewayMemory = memory(pid);
  await servers[0].stop();
  const statements = await countStatements(world, requests);

  const middle = Object.fromEntries(['perSecond', 'p50', 'p95', 'p99', 'server', 'database'].map((key) => [key, median(turns.map((one) => one[key]))]));
  console.log(table([
    ['requests/s', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU ms each', 'of PostgreSQL', 'RSS MB (peak)'],
    [number(middle.perSecond, 0), number(middle.p50), number(middle.p95), number(middle.p99), number(middle.server, 2), number(middle.database, 2), `${gatewayMemory.now} (${gatewayMemory.peak})`],
  ]));
  console.log(`  p95 ${number(middle.p95)} ms on ${connections} connections (wanted: at most ${TARGET.p95}); all towns counted anew within ${number(counted.seconds, 2)} s, the worker at most ${workerMemory.peak} MB`);
  console.log(table([['', 'statements', 'transactions', 'round trips'], ...statements.map(({ label, ...one }) => [label, String(one.statements), String(one.transactions), String(one.roundTrips)])]));
  return { ...middle, target: TARGET, counted: counted.seconds, gatewayMemory, workerMemory, statements, turns };
}

/** Each town's coordinator changes its seats, upon which the product makes the roll-ups; until the last of them is there. */
async function countAnew(world, port) {
  const begin = performance.now();
  for (let n = 1; n <= SIZE.towns; n++) {
    const { token } = world.people.find((one) => one.tenant === n && one.n === 1);
    const { data } = await ask(port, request({ token, tenant: `bench-town-${n}`, body: { query: SET_SEATS, variables: { licenceYear: LICENCE_YEAR, seats: SIZE.learners + 10 } } }));
    if (data.setOwnSeats.__typename !== 'SeatAllotment') throw new Error(`seats were refused: ${JSON.stringify(data)}`);
  }
  const there = async () => Number((await world.admin.query('SELECT count(*) FROM learning_rollup')).rows[0].count);
  for (const end = Date.now() + 180_000; (await there()) < SIZE.towns; await sleep(50)) if (Date.now() > end) throw new Error('the roll-ups were not made within three minutes');
  return { seconds: (performance.now() - begin) / 1_000 };
}

/** Nothing is timed before it is the right answer. */
function check({ communities, total }) {
  const wanted = SIZE.towns * SIZE.learners;
  if (communities.length !== SIZE.towns || communities.some((one) => one.isHidden || one.rates.length !== 5 || !one.community.name) || total[0]?.denominator !== wanted) throw new Error(`this is not the comparison: ${JSON.stringify({ communities, total })}`);
}

async function countStatements(world, [first, second, ...others]) {
  const wire = await startWire(new URL(world.url));
  const server = await startGateway(world, { databaseUrl: wire.url });
  try {
    await Promise.all(others.map((one) => ask(server.port, one))); // opens the connections and has the statements prepared
    const count = async (label, bytes) => {
      const { texts: _, ...counts } = await wire.count(() => ask(server.port, bytes));
      return { label, ...counts };
    };
    return [await count('first request of a person', first), await count('then', first), await count('another person', second)];
  } finally {
    await server.stop();
    wire.close();
  }
}

import { deepStrictEqual } from 'node:assert/strict';
import { load, request } from '../lib/load.mjs';
import { cpuSeconds } from '../lib/processes.mjs';
import { number, table } from '../lib/report.mjs';
import { startGateway } from '../lib/servers.mjs';
import { makeWorld } from '../lib/world.mjs';

const PEOPLE = 1_000;
const SEATS = 100;
const SIZE = { tenants: 1, members: PEOPLE + 1, crowd: 1, posts: 3, comments: 1, reactions: 1, events: 30, people: PEOPLE + 1 };
const REGISTER = 'mutation Register($eventId: ID!) { registerForEvent(input: { eventId: $eventId }) { __typename ... on Registration { id state } ... on Refusal { code } } }';

/** Registration opens, and everybody is there at once: as many have a seat as there are seats, all others wait in the order in which they were answered. */
export async function measureRush() {
  console.log(`\n── rush: ${PEOPLE.toLocaleString('en')} people at once for ${SEATS} seats`);
  const world = await makeWorld(SIZE);
  const gateway = await startGateway(world);
  const { rows: events } = await world.admin.query(`SELECT tenant_id AS "tenantId", id FROM event WHERE registration_closes_at > now() + interval '1 hour' ORDER BY starts_at LIMIT 3`);
  const people = world.people.filter(({ tenant, n }) => tenant === 1 && n > 1);
  const turns = [];
  for (const { id } of events) {
    await world.admin.query('DELETE FROM registration WHERE event_id = $1', [id]);
    await world.admin.query('UPDATE event SET capacity = $2, registered_count = 0, waitlisted_count = 0, last_ticket = 0 WHERE id = $1', [id, SEATS]);
    const eventId = Buffer.from(`Event:${id}`).toString('base64url');
    const requests = people.map(({ token, slug }) => request({ token, tenant: slug, body: { query: REGISTER, variables: { eventId } } }));
    const cpu = cpuSeconds(gateway.pid);
    const began = performance.now();
    let sent = 0;
    const result = await load({ port: gateway.port, connections: PEOPLE, until: everybody(world, id), next: () => requests[sent++] });
    const seconds = (performance.now() - began) / 1_000;
    await assertExact(world, id);
    turns.push({ perSecond: PEOPLE / seconds, p50: result.p50, p95: result.p95, p99: result.p99, cpu: ((cpuSeconds(gateway.pid) - cpu) / PEOPLE) * 1_000 });
  }
  await gateway.stop();
  console.log(table([['turn', 'seats taken/s', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU ms each'], ...turns.map((one, i) => [i + 1, number(one.perSecond, 0), number(one.p50, 0), number(one.p95, 0), number(one.p99, 0), number(one.cpu, 2)].map(String))]));
  console.log(`  each time exactly ${SEATS} registered and ${PEOPLE - SEATS} waitlisted, in the order of their tickets, and no error`);
  return { people: PEOPLE, seats: SEATS, turns };
}

/** Until all have a row; what is missing after a minute is found by the assertion. */
async function everybody(world, eventId) {
  for (const end = performance.now() + 60_000; performance.now() < end; await new Promise((done) => setTimeout(done, 20))) {
    const { rows: [{ count }] } = await world.admin.query('SELECT count(*)::int FROM registration WHERE event_id = $1', [eventId]);
    if (count === PEOPLE) return;
  }
}

/** One row and one ticket each, the first tickets with seats, and the event's counts as its rows are. */
async function assertExact(world, eventId) {
  const { rows } = await world.admin.query('SELECT state, ticket FROM registration WHERE event_id = $1 ORDER BY ticket', [eventId]);
  deepStrictEqual(rows, Array.from({ length: PEOPLE }, (_, i) => ({ state: i < SEATS ? 'REGISTERED' : 'WAITLISTED', ticket: i + 1 })));
  const { rows: [counts] } = await world.admin.query('SELECT registered_count, waitlisted_count, last_ticket FROM event WHERE id = $1', [eventId]);
  deepStrictEqual(counts, { registered_count: SEATS, waitlisted_count: PEOPLE - SEATS, last_ticket: PEOPLE });
}

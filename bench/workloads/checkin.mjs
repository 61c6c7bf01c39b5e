import { deepStrictEqual } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cpuSeconds } from '../lib/processes.mjs';
import { median, number, table } from '../lib/report.mjs';
import { startGateway } from '../lib/servers.mjs';

const PEOPLE = 500;
const HELPERS = 3;
const AT_ONCE = 100;
/** How many of those who were scanned came past a second helper too. */
const TWICE = 0.4;

const INVITE = 'mutation ($input: InviteGuestInput!) { inviteGuest(input: $input) { ... on GuestInvitation { secret } } }';
const ACCEPT = 'mutation ($input: AcceptGuestInvitationInput!) { acceptGuestInvitation(input: $input) { ... on GuestView { checkInPicture } } }';
const SYNC = 'mutation ($input: SyncCheckInsInput!) { syncCheckIns(input: $input) { ... on CheckInSync { desk { attendedCount expectedCount } results { outcome } } } }';

/** Everybody at an event of 500 is scanned by three helpers without a network, many of them twice; then all three send, and each sends everything again. */
export async function measureCheckIn({ world, rounds }) {
  console.log(`\n── checkin: ${PEOPLE} people, ${HELPERS} helpers offline, ${TWICE * 100}% scanned twice, then everything sent twice`);
  const gateway = await startGateway(world);
  const { token, slug } = world.people.find(({ tenant, n }) => tenant > 0 && n === 1);
  const send = async (query, input, isPublic = false) => {
    const headers = { 'content-type': 'application/json', ...(isPublic ? {} : { authorization: `Bearer ${token}`, 'x-tenant': slug }) };
    const { data, errors } = await (await fetch(`http://127.0.0.1:${gateway.port}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables: { input } }) })).json();
    if (errors) throw new Error(JSON.stringify(errors));
    return Object.values(data)[0];
  };
  const turns = [];
  for (let round = 0; round < rounds; round++) {
    const { codes, secrets } = await prepare(send);
    const now = Date.now();
    const scan = (code, i) => ({ clientId: randomUUID(), kind: 'CHECK_IN', code, at: new Date(now - i * 1_000) });
    const queues = Array.from({ length: HELPERS }, (_, h) => codes.flatMap((code, i) => (i % HELPERS === h || (i % HELPERS === (h + 1) % HELPERS && (i * 7) % 10 < TWICE * 10) ? [scan(code, i)] : [])));
    const before = [cpuSeconds(gateway.pid), cpuSeconds(world.postgresPid, { family: true })];
    const begin = performance.now();
    const outcomes = { CHECKED_IN: 0, ALREADY: 0 };
    const sendAll = async (queue, h, count) => {
      for (let i = 0; i < queue.length; i += AT_ONCE) {
        const { results } = await send(SYNC, { secret: secrets[h], sentAt: new Date(), scans: queue.slice(i, i + AT_ONCE) }, true);
        if (count) for (const { outcome } of results) outcomes[outcome] += 1;
      }
    };
    await Promise.all(queues.map((queue, h) => sendAll(queue, h, true)));
    const first = (performance.now() - begin) / 1_000;
    const [server, database] = [cpuSeconds(gateway.pid), cpuSeconds(world.postgresPid, { family: true })].map((after, i) => after - before[i]);
    await Promise.all(queues.map((queue, h) => sendAll(queue, h, false)));
    const { desk } = await send(SYNC, { secret: secrets[0], sentAt: new Date(), scans: [] }, true);
    const scans = queues.reduce((sum, queue) => sum + queue.length, 0);
    deepStrictEqual([desk.attendedCount, desk.expectedCount, outcomes.CHECKED_IN, outcomes.ALREADY], [PEOPLE, 0, PEOPLE, scans - PEOPLE]);
    turns.push({ scans, perSecond: scans / first, seconds: first, server, database });
  }
  await gateway.stop();
  const of = (name) => median(turns.map((turn) => turn[name]));
  console.log(table([['scans', 'scans/s', 'all sent after s', 'gateway CPU s', 'database CPU s'], [String(turns[0].scans), number(of('perSecond'), 0), number(of('seconds'), 2), number(of('server'), 2), number(of('database'), 2)]]));
  console.log(`exact in ${turns.length} of ${turns.length} rounds: ${PEOPLE} there, each once`);
  return { turns };
}

/** An event whose guests have codes, and three helpers with links. */
async function prepare(send) {
  const soon = (minutes) => new Date(Date.now() + minutes * 60_000);
  const { id } = await send('mutation ($input: CreateEventInput!) { createEvent(input: $input) { ... on Event { id } } }', { title: '総会', description: '総会', mode: 'ONLINE', startsAt: soon(30), endsAt: soon(120), capacity: PEOPLE });
  const codes = [];
  for (let i = 0; i < PEOPLE; i++) {
    const { secret } = await send(INVITE, { eventId: id });
    codes.push((await send(ACCEPT, { secret, name: `参加者 ${i + 1}`, email: `guest${i + 1}@example.org` }, true)).checkInPicture);
  }
  const secrets = [];
  for (let h = 0; h < HELPERS; h++) {
    const { path } = await send('mutation ($input: InviteCheckInHelperInput!) { inviteCheckInHelper(input: $input) { ... on CheckInHelper { path } } }', { eventId: id, label: `受付 ${h + 1}` });
    secrets.push(path.split('/').at(-1));
  }
  return { codes, secrets };
}

import { connect } from 'node:net';

/**
 * Sends requests over keep-alive connections and notes how long each answer takes. Without `rate` each connection sends
 * its next request when it has its answer; with `rate` requests fall due so many a second, and a request that has to wait
 * for a free connection waits on its own clock.
 *
 * @param {{ port: number, next: () => Buffer | undefined, connections: number, seconds?: number, rate?: number, until?: Promise<unknown> }} options
 */
export async function load({ port, next, connections, seconds, rate, until }) {
  const latencies = [];
  const failures = [];
  const due = [];
  const idle = [];
  let running = true;
  const begin = performance.now();

  const lanes = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const finish = (lane, since) => (body, status) => {
    latencies.push(performance.now() - since);
    if (status !== 200 || body.includes('"errors"')) failures.push(`${status} ${body.toString('utf8', 0, 300)}`);
    lane.busy = false;
    offer(lane);
  };
  const send = (lane, since) => {
    const request = next();
    if (!request) return void (running = false);
    lane.busy = true;
    lane.exchange(request, finish(lane, since));
  };
  const offer = (lane) => {
    if (!rate) return running && send(lane, performance.now());
    if (due.length > 0) send(lane, due.shift());
    else idle.push(lane);
  };

  let sent = 0;
  const clock = rate && setInterval(() => {
    for (; sent < ((performance.now() - begin) / 1_000) * rate; sent++) due.push(begin + (sent / rate) * 1_000);
    while (due.length > 0 && idle.length > 0) send(idle.pop(), due.shift());
  }, 1);
  lanes.forEach(offer);
  await (until ?? new Promise((done) => setTimeout(done, seconds * 1_000)));
  running = false;
  clearInterval(clock);
  const elapsed = (performance.now() - begin) / 1_000;
  const answered = latencies.length; // what is still under way is not counted
  for (const end = performance.now() + 5_000; lanes.some((lane) => lane.busy) && performance.now() < end; ) await new Promise((done) => setTimeout(done, 5));
  for (const lane of lanes) lane.close();
  if (failures.length > 0) throw new Error(`${failures.length} of ${latencies.length} requests failed, the first with: ${failures[0]}`);
  return { count: answered, seconds: elapsed, perSecond: answered / elapsed, ...percentiles(latencies.slice(0, answered)) };
}

export function percentiles(latencies) {
  const sorted = Float64Array.from(latencies).sort();
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** A request as bytes, made before the time is taken. */
export function request({ path = '/graphql', token, tenant, body }) {
  const payload = Buffer.from(JSON.stringify(body));
  const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAccept: application/json\r\nAuthorization: Bearer ${token}\r\nX-Tenant: ${tenant}\r\nContent-Length: ${payload.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), payload]);
}

/** One request and its answer as JSON, outside of any measurement. */
export async function ask(port, bytes) {
  const lane = await open(port);
  const { status, text } = await new Promise((done) => lane.exchange(bytes, (body, code) => done({ status: code, text: body.toString() })));
  lane.close();
  const answer = JSON.parse(text);
  if (status !== 200 || answer.errors) throw new Error(`${status} ${text.slice(0, 1_000)}`);
  return answer;
}

/** One connection. Only as much of HTTP/1.1 as the servers here speak, because the client shares the machine with them. */
async function open(port) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise((done, fail) => socket.once('connect', done).once('error', fail));
  const lane = { busy: false, exchange, close: () => socket.destroy() };
  let received;
  let answered;
  socket.on('data', (chunk) => {
    received = received ? Buffer.concat([received, chunk]) : chunk;
    const answer = parse(received);
    if (!answer) return;
    received = undefined;
    answered(answer.body, answer.status);
  });
  socket.once('error', (error) => answered?.(Buffer.from(`"errors" ${error.message}`), 0));
  socket.once('close', () => lane.busy && answered(Buffer.from('"errors" closed'), 0));
  function exchange(bytes, done) {
    answered = done;
    socket.write(bytes);
  }
  return lane;
}

/** Status and body once all of the answer is there. Bodies with a length or in chunks (of which only the end matters). */
function parse(bytes) {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = bytes.latin1Slice(0, end);
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) return bytes.length >= end + 4 + Number(length) ? { status, body: bytes.subarray(end + 4) } : undefined;
  return bytes.subarray(-5).equals(LAST_CHUNK) ? { status, body: unchunk(bytes.subarray(end + 4)) } : undefined;
}

const LAST_CHUNK = Buffer.from('0\r\n\r\n');

function unchunk(bytes) {
  const parts = [];
  for (let at = 0; ; ) {
    const line = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.latin1Slice(at, line), 16);
    if (!size) return Buffer.concat(parts);
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}

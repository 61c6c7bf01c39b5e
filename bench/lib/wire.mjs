import { connect, createServer } from 'node:net';

/**
 * A proxy before PostgreSQL that counts what goes by, whoever sends it: statements, and round trips, which are the times
 * that a connection sends while no answer is outstanding, so that what is pipelined counts as one.
 */
export async function startWire(target) {
  let log = [];
  const server = createServer((client) => {
    const upstream = connect({ port: Number(target.port), host: '127.0.0.1', noDelay: true });
    const connection = { outstanding: 0, texts: new Map(), portals: new Map(), user: '' };
    const fromClient = frames({ startup: true }, (type, body) => noteRequest(connection, type, body, (entry) => log.push(entry)));
    const fromServer = frames({}, (type) => type === 'Z' && (connection.outstanding = Math.max(0, connection.outstanding - 1)));
    client.on('data', (chunk) => (fromClient(chunk), upstream.write(chunk)));
    upstream.on('data', (chunk) => (fromServer(chunk), client.write(chunk)));
    for (const [one, other] of [[client, upstream], [upstream, client]]) one.on('error', () => other.destroy()).on('close', () => other.destroy());
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const url = new URL(target);
  url.port = String(server.address().port);
  return {
    url: url.href,
    /** Forgets what went by so far and tells what `work` sends. */
    async count(work) {
      log = [];
      await work();
      await new Promise((done) => setTimeout(done, 100)); // for what is sent after the answer
      const isControl = ({ text }) => /^\s*(BEGIN|COMMIT|ROLLBACK|SET|select set_config)/i.test(text);
      const sent = log.filter(({ text }) => text !== undefined);
      return {
        statements: sent.filter((one) => !isControl(one)).length,
        transactions: sent.filter(({ text }) => /^\s*BEGIN/i.test(text)).length,
        roundTrips: log.filter(({ trip }) => trip).length,
        texts: sent.map(({ text }) => text),
      };
    },
    close: () => server.close(),
  };
}

function noteRequest(connection, type, body, note) {
  const isTrip = connection.outstanding === 0 && 'QPBEDCS'.includes(type) && !connection.open;
  if ('PBEDC'.includes(type)) connection.open = true; // a round trip begins with its first message and ends with the Sync
  if (type === 'S') connection.open = false;
  if (type === 'Q' || type === 'S') connection.outstanding += 1;
  let text;
  if (type === 'Q') text = cString(body, 0).text;
  if (type === 'P') {
    const name = cString(body, 0);
    connection.texts.set(name.text, cString(body, name.end).text);
  }
  if (type === 'B') {
    const portal = cString(body, 0);
    connection.portals.set(portal.text, cString(body, portal.end).text);
  }
  if (type === 'E') text = connection.texts.get(connection.portals.get(cString(body, 0).text)) ?? '';
  if (isTrip || text !== undefined) note({ trip: isTrip, text });
}

function cString(bytes, from) {
  const end = bytes.indexOf(0, from);
  return { text: bytes.toString('utf8', from, end), end: end + 1 };
}

/** Calls `onFrame(type, body)` for each message of a stream; the client's first one has no type. */
function frames({ startup = false }, onFrame) {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (;;) {
      const offset = startup ? 0 : 1;
      if (rest.length < offset + 4) return;
      const length = rest.readUInt32BE(offset) + offset;
      if (rest.length < length) return;
      if (!startup) onFrame(String.fromCharCode(rest[0]), rest.subarray(5, length));
      startup = false;
      rest = rest.subarray(length);
    }
  };
}

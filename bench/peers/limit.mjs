import { createServer } from 'node:http';
import { authentication, poolFor, withClient } from './authenticate.mjs';
import { DIRECTORY, EVENTS, FEED, REGISTER } from './limit.sql.mjs';

/**
 * How fast it could be: no framework and no GraphQL, one statement written by hand for each page, which builds the JSON
 * that is sent. Reads go out with begin and commit in one round trip; a write waits for its statement before it commits.
 */
const { TENANT_URL, IDENTITY_URL, CONNECTIONS, PORT, AUTH } = process.env;
const pool = poolFor(TENANT_URL, Number(CONNECTIONS));
const authenticate = await authentication({ identity: poolFor(IDENTITY_URL, 6), tenant: pool, auth: AUTH });

const begin = ({ tenantId, accountId }, mode = '') => `BEGIN${mode}; SET LOCAL app.tenant_id = '${tenantId}'; SET LOCAL app.account_id = '${accountId}'`;

const read = (caller, name, text, values) =>
  withClient(pool, async (client) => {
    const [, { rows }] = await Promise.all([client.query(begin(caller, ' READ ONLY')), client.query({ name, text, values }), client.query('COMMIT')]);
    return rows[0].json;
  });

const write = (caller, name, text, values) =>
  withClient(pool, async (client) => {
    await client.query(`${begin(caller)}; SET LOCAL app.member_id = '${caller.memberId}'`);
    try {
      const { rows } = await client.query({ name, text, values });
      await client.query('COMMIT');
      return rows[0].json;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
  });

const routes = {
  '/feed': (caller, { first }) => read(caller, 'feed', FEED, [caller.tenantId, caller.memberId, first]),
  '/events': (caller, { first }) => read(caller, 'events', EVENTS, [caller.tenantId, caller.memberId, first]),
  '/directory': (caller, { first, decade, department }) => read(caller, 'directory', DIRECTORY, [caller.tenantId, caller.memberId, first, decade, department]),
  '/register': (caller, { eventId }) => write(caller, 'register', REGISTER, [eventId]),
};

async function answer(request, response) {
  if (request.url === '/readyz') return response.end('ready');
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) body += chunk;
  const caller = await authenticate(request.headers);
  const json = Buffer.from(await routes[request.url](caller, JSON.parse(body)));
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': json.length }).end(json);
}

createServer((request, response) => {
  answer(request, response).catch((error) => response.writeHead(500).end(JSON.stringify({ errors: [{ message: error.message }] })));
}).listen(Number(PORT), '127.0.0.1');

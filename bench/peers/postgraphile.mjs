import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { TYPES, sqlValueWithCodec } from 'postgraphile/@dataplan/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { addPgTableCondition } from 'postgraphile/utils';
import { authentication, poolFor } from './authenticate.mjs';

const { TENANT_URL, IDENTITY_URL, CONNECTIONS, PORT, AUTH } = process.env;

// PostGraphile's own connections are its own kind; these are for authentication alone.
const authenticate = await authentication({ identity: poolFor(IDENTITY_URL, 6), tenant: poolFor(TENANT_URL, 6), auth: AUTH });

// Its own conditions know equality only.
const endsAfter = addPgTableCondition({ schemaName: 'public', tableName: 'event' }, 'endsAfter', ({ graphql, sql }) => ({
  type: graphql.GraphQLString,
  apply: (condition, value) => condition.where(sql`${condition.alias}.ends_at > ${sqlValueWithCodec(value, TYPES.timestamptz)}`),
}));

const pgl = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [endsAfter],
  // It offers conditions and orders by columns that an index begins with; here all indexes begin with the tenant.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ connectionString: TENANT_URL, schemas: ['public', 'bench_api'], pubsub: false, poolConfig: { max: Number(CONNECTIONS) } })],
  grafast: {
    explain: false,
    async context({ node }) {
      const { tenantId, accountId, memberId } = await authenticate(node.req.headers);
      return { pgSettings: { 'app.tenant_id': tenantId, 'app.account_id': accountId, 'app.member_id': memberId } };
    },
  },
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
});

const serv = pgl.createServ(grafserv);
await serv.ready();
const answer = serv.createHandler();
createServer((request, response) => (request.url === '/readyz' ? response.end('ready') : answer(request, response))).listen(Number(PORT), '127.0.0.1');

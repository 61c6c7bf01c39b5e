import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, type TestTenant, type World, startWorld, toGlobalId } from '../support/world.js';
import { Child } from './child.js';

const WRITERS = 4;
const POSTS_EACH = 40;
const KILLS = 3;

/** The client's ledger: what was acknowledged, compared at the end with what is there. */
describe('a gateway that is killed while people write', () => {
  let world: World;
  let tenant: TestTenant;
  let writer: Client;
  let spaceId: string;
  let gateway: Child;
  let url = '';

  const launch = async (): Promise<void> => {
    gateway = new Child('gateway-child.ts', { DATABASE_URL: world.db.adminUrl, EKKYO_SECRET: 'tests-tests-tests', ROLES_SECRET: world.db.secret, PORT: '0', LOG_LEVEL: 'silent', DB_CONNECTIONS: '8' });
    const { port } = await gateway.said('ready');
    url = `http://127.0.0.1:${port}/graphql`;
  };

  beforeAll(async () => {
    world = await startWorld();
    tenant = await world.tenant();
    writer = await tenant.signIn('OPERATOR');
    const made = await writer.query('mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }', { input: { name: '台帳' } });
    spaceId = made.data!.createSpace.id;
    await launch();
  }, 120_000);
  afterAll(async () => {
    await gateway.kill('SIGKILL');
    await world.close();
  });

  const createPost = async (key: string): Promise<string | undefined> => {
    const query = 'mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }';
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${writer.accessToken}`, 'x-tenant': tenant.slug };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables: { input: { spaceId, title: key, text: key, idempotencyKey: key } } }) });
    const { data } = (await response.json()) as { data?: { createPost?: { id?: string } } };
    return data?.createPost?.id;
  };

  it('loses nothing that it acknowledged, and a retry makes nothing twice', async () => {
    const ledger = new Map<string, string>();
    let writing = true;
    const write = async (name: number): Promise<void> => {
      for (let i = 0; i < POSTS_EACH; i++) {
        const key = `post-${name}-${i}`;
        // No answer is no acknowledgement: the same request again, as a careful client does.
        for (;;) {
          const id = await createPost(key).catch(() => undefined);
          if (id) {
            ledger.set(key, id);
            break;
          }
          await sleep(30);
        }
      }
    };
    const killer = async (): Promise<void> => {
      for (let i = 0; i < KILLS && writing; i++) {
        await sleep(150 + Math.random() * 300);
        await gateway.kill('SIGKILL');
        await launch();
      }
    };
    const killing = killer();
    await Promise.all(Array.from({ length: WRITERS }, (_, i) => write(i)));
    writing = false;
    await killing;

    const rows = await world.db.query<{ id: string; title: string }>('SELECT id, title FROM post WHERE tenant_id = $1', [tenant.row.id]);
    expect(rows).toHaveLength(WRITERS * POSTS_EACH);
    expect(new Map(rows.map((r) => [r.title, toGlobalId('Post', r.id)]))).toEqual(ledger);
    const facts = await world.db.query<{ id: string }>(`SELECT payload->>'postId' AS id FROM outbox WHERE tenant_id = $1 AND name = 'community.post_published'`, [tenant.row.id]);
    expect(facts.map((f) => f.id).sort()).toEqual(rows.map((r) => r.id).sort());
    const [space] = await world.db.query<{ count: number }>('SELECT post_count AS count FROM space WHERE tenant_id = $1', [tenant.row.id]);
    expect(space?.count).toBe(rows.length);
  }, 180_000);
});

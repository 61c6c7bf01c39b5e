import { Writable } from 'node:stream';
import { toGlobalId } from '#kernel';
import { AccountService } from '#identity';
import { SearchHandlersModule } from '#search';
import { type Listener, listen } from '../../libs/notifications/src/testing/listener.js';
import { type Worker, startWorker } from '../../libs/notifications/src/testing/worker.js';
import { type Client, type World, startWorld } from '../support/world.js';
import type { Case } from './sweep/documents.js';
import { type Sweep, ask, prepareSweep } from './sweep/sweep.js';

const POST = `mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }`;
const COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { ... on Comment { id } } }`;
const EDIT = `mutation ($input: EditCommentInput!) { editComment(input: $input) { ... on Comment { id } } }`;
const ACCEPT = `mutation ($input: AnswerInput!) { acceptAnswer(input: $input) { ... on Post { id } } }`;
const OPEN = `query ($id: ID!) { post(id: $id) { id title text author { id displayName } pseudonym { name } comments { nodes { id text author { id displayName } pseudonym { name } } } question { answers { text author { id displayName } } } } }`;
const SEARCH_WORD = '匿名証明の言葉';

const SHOWN = 'id title text createdAt publishedAt author { id displayName } pseudonym { name number isAsker }';
/** Everything that shows what was written, asked by each role. */
const CHANNELS = {
  'the feed': `{ posts(first: 50) { edges { cursor } nodes { ${SHOWN} comments(first: 20) { nodes { id text author { id displayName } pseudonym { name } } } } } }`,
  'its own page': `query ($id: ID!) { post(id: $id) { ${SHOWN} question { answers { text author { id } } } comments { nodes { text author { id } } } } }`,
  'its id': `query ($id: ID!) { node(id: $id) { ... on Post { ${SHOWN} } } }`,
  search: `query ($word: String!) { search(query: $word, first: 20) { nodes { excerpt { text } title { text } subject { ... on Post { ${SHOWN} } ... on Comment { text author { id displayName } pseudonym { name } } } } } }`,
  'similar questions': `query ($word: String!) { similarQuestions(to: { title: $word }) { answer post { ${SHOWN} } } }`,
};

/** Where a person would look for who wrote something: everything that leaves the product, before and after it was written. */
describe('what is written without a name', () => {
  let world: World;
  let worker: Worker;
  let sweep: Sweep;
  let roles: { name: string; client: Client | undefined; tenant: string }[];
  let planted: Client;
  let marks: string[];
  let logged = '';
  let postId: string;
  let commentId: string;
  let listeners: Listener[] = [];
  let before: Map<string, number>;
  let tablesBefore: Map<string, number>;

  beforeAll(async () => {
    world = await startWorld({ LOG_LEVEL: 'debug' }, undefined, new Writable({ write: (chunk: Buffer, _encoding, done) => ((logged += chunk.toString()), done()) }));
    worker = await startWorker(world, {}, [SearchHandlersModule]);
    sweep = await prepareSweep(world, 2);
    const { A, B } = sweep.seed;
    planted = await A.tenant.signIn('MEMBER');
    const { id, accountId } = planted.member;
    const names = { displayName: '植込 氷室華子', familyName: '植込氷室', givenName: '華子証', kana: 'うえこみひむろ はなこ', department: '植込証明課', externalId: 'EMP-PLANTED-77' };
    await world.db.query('UPDATE member SET display_name = $2, family_name = $3, given_name = $4, kana = $5, department = $6, external_id = $7 WHERE id = $1', [id, ...Object.values(names)]);
    const email = (await world.app.get(AccountService).addresses([accountId])).get(accountId)!.email;
    marks = [id, accountId, toGlobalId('Member', id), toGlobalId('Account', accountId), email, ...Object.values(names)];
    const at = A.tenant.slug;
    roles = [
      { name: 'owner', client: A.owner, tenant: at },
      { name: 'admin', client: await A.tenant.signIn('ADMIN'), tenant: at },
      { name: 'operator', client: await A.tenant.signIn('OPERATOR'), tenant: at },
      { name: 'member', client: A.member, tenant: at },
      { name: 'guest', client: sweep.seed.guestOfA, tenant: at },
      { name: 'stranger', client: B.owner, tenant: at },
      { name: 'nobody', client: undefined, tenant: at },
    ];
    await planted.query('mutation { acceptRules(input: { version: 1 }) { __typename } }');
    before = await everywhere();
    tablesBefore = await tables();
    listeners = await Promise.all(roles.slice(0, 4).map(({ client }) => listen(world, client!, { tenant: at })));
    logged = '';

    const spaceId = toGlobalId('Space', A.ids.Space!);
    const input = { spaceId, title: SEARCH_WORD, text: `${SEARCH_WORD}を書きます`, kind: 'QUESTION', isAnonymous: true, idempotencyKey: 'planted' };
    postId = (await planted.query(POST, { input })).data!.createPost.id;
    await planted.query(POST, { input }); // a retry
    await A.member.query(COMMENT, { input: { postId, text: '答えます' } });
    commentId = (await planted.query(COMMENT, { input: { postId, text: `${SEARCH_WORD}で返します`, isAnonymous: true, idempotencyKey: 'planted too' } })).data!.addComment.id;
    await planted.query(EDIT, { input: { id: commentId, version: 1, text: `${SEARCH_WORD}で返し直します` } });
    await planted.query(ACCEPT, { input: { commentId } });
    await planted.query(COMMENT, { input: { postId: toGlobalId('Post', A.ids.Post!), text: `${SEARCH_WORD}への返事`, isAnonymous: true } });
    await worker.settled();
  }, 300_000);
  afterAll(async () => {
    await Promise.all(listeners.map((listener) => listener.stop()));
    await worker.stop();
    await world.close();
  });

  const found = (text: string): number => marks.reduce((sum, mark) => sum + text.split(mark).length - 1, 0);
  const reads = (): Case[] => sweep.cases.filter((one) => one.operation === 'query');

  /** How often the author is in each answer, as each role; the directory of members rightly names everybody. */
  async function everywhere(see: (answer: string) => void = () => undefined): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const role of roles) {
      for (const one of reads()) {
        const answer = JSON.stringify(await ask(sweep, role, one));
        see(answer);
        counts.set(`${role.name}: ${one.name}`, found(answer));
      }
    }
    return counts;
  }

  /** In how many rows of each table the author stands. */
  async function tables(): Promise<Map<string, number>> {
    const names = await world.db.query<{ name: string }>(`SELECT DISTINCT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name IN ('tenant_id', 'audience_tenant_id')`);
    const counts = new Map<string, number>();
    for (const { name } of names) {
      const rows = await world.db.query<{ row: string }>(`SELECT r::text AS row FROM ${name} r`);
      counts.set(name, rows.filter(({ row }) => found(row) > 0).length);
    }
    return counts;
  }

  it('names its author in no answer of any query, as any role', async () => {
    const after = await everywhere();
    const more = [...after].filter(([name, count]) => count > (before.get(name) ?? 0));
    expect(more).toEqual([]);
  });

  it.each(Object.entries(CHANNELS))('is carried by %s, which does not name its author', async (_name, document) => {
    const at = sweep.seed.A.tenant.slug;
    for (const { name, client } of roles) {
      const variables = { id: postId, word: SEARCH_WORD };
      const answer = client ? await client.query(document, variables, { tenant: at }) : await world.send(document, variables, { 'x-tenant': at });
      const carries = JSON.stringify(answer.data ?? null).includes(`${SEARCH_WORD}を`);
      expect({ name, carries, found: found(JSON.stringify(answer)) }).toEqual({ name, carries: ['owner', 'admin', 'operator', 'member'].includes(name), found: 0 });
    }
  });

  it('names nobody where it is opened, found, and answered', async () => {
    for (const { client } of roles.slice(0, 4)) {
      const answer = await client!.query(OPEN, { id: postId });
      expect(answer.data!.post).toMatchObject({ title: SEARCH_WORD, author: null, pseudonym: { name: '匿名 1' } });
      expect(answer.data!.post.comments.nodes).toHaveLength(2);
      expect(found(JSON.stringify(answer))).toBe(0);
    }
  });

  it('names its author in no header of an answer', async () => {
    const { headers } = await world.post(OPEN, { id: postId }, { authorization: `Bearer ${sweep.seed.A.owner.accessToken}`, 'x-tenant': sweep.seed.A.tenant.slug });
    expect(found(JSON.stringify(headers))).toBe(0);
  });

  it('cannot be found by its author', async () => {
    const { data } = await sweep.seed.A.owner.query('query ($id: ID!) { posts(filter: { authorId: $id }) { nodes { id } } }', { id: toGlobalId('Member', planted.member.id) });
    expect(data!.posts.nodes).toEqual([]);
  });

  it('is told to others, as it happens and by mail, without its author', async () => {
    const member = listeners[3]!;
    await listeners[0]!.hears(2);
    const notice = listeners[0]!.heard.find(({ notification }) => notification.kind === 'POST_COMMENTED'); // the owner wrote the post that was answered
    expect(notice!.notification).toMatchObject({ kind: 'POST_COMMENTED', actor: null });
    expect(notice!.notification.text).toMatch(/^匿名さんが/);
    expect(found(JSON.stringify([...listeners.flatMap(({ heard }) => heard), ...member.errors]))).toBe(0);
    const mails = await world.db.query<{ row: string }>('SELECT m::text AS row FROM captured_mail m WHERE member_id <> $1', [planted.member.id]);
    expect(mails.filter(({ row }) => found(row) > 0)).toEqual([]);
  });

  it('tells its author what anybody who asks is told', async () => {
    const { data } = await planted.query('{ notifications { nodes { kind } } }');
    expect(data!.notifications.nodes.map(({ kind }: { kind: string }) => kind)).toContain('POST_COMMENTED');
  });

  it('is logged without its author', () => {
    expect(logged).toContain('"path":"/graphql"');
    expect(found(logged)).toBe(0);
  });

  it('leaves no row that joins it with its author, but what the author was told', async () => {
    const after = await tables();
    const more = [...after].filter(([name, count]) => count > (tablesBefore.get(name) ?? 0)).map(([name]) => name);
    expect(more.filter((name) => !['notification', 'notification_counter', 'delivery', 'captured_mail'].includes(name))).toEqual([]);
    const [kept] = await world.db.query<{ member_id: string | null }>('SELECT member_id FROM pseudonym d JOIN post p ON p.pseudonym_id = d.id WHERE p.title = $1', [SEARCH_WORD]);
    expect(kept).toEqual({ member_id: null });
  });
});

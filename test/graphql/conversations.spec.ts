import { toGlobalId } from '#kernel';
import { CommunityHandlersModule } from '#community';
import { runInContext, TenantDb } from '#tenancy';
import { DuePosts } from '../../libs/community/src/post/due.handlers.js';
import { listen } from '../../libs/notifications/src/testing/listener.js';
import { type Worker, startWorker } from '../../libs/notifications/src/testing/worker.js';
import { type Client, type TestTenant, type World, startWorld } from '../support/world.js';

const CREATE = 'mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id state } } }';
const COMMENT = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { ... on Comment { id } } }';

describe('a conversation', () => {
  let world: World;
  let worker: Worker;
  let north: TestTenant;
  let hana: Client;
  let ken: Client;
  let spaceId: string;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world);
  });
  beforeEach(async () => {
    north = await world.tenant();
    [hana, ken] = [await north.signIn('OPERATOR'), await north.signIn()];
    spaceId = (await hana.query('mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }', { input: { name: '雑談' } })).data!.createSpace.id;
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });
  const create = async (input: object = {}) => (await hana.query(CREATE, { input: { spaceId, title: '題', text: '本文', ...input } })).data!.createPost;

  it('tells who reads it that it changed, and no more to somebody who may not read it any longer', async () => {
    const { id } = await create();
    const listener = await listen(world, ken, { tenant: north.slug, query: 'subscription ($id: ID!) { threadChanged(id: $id) { postId what commentId } }', variables: { id } });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const comment = (await hana.query(COMMENT, { input: { postId: id, text: 'x' } })).data!.addComment.id;
    await listener.hears(1);
    expect(listener.heard).toEqual([{ postId: id, what: 'COMMENT_ADDED', commentId: comment }]);
    await world.db.query(`UPDATE space SET access = 'SECRET' WHERE tenant_id = $1`, [north.row.id]);
    await hana.query(COMMENT, { input: { postId: id, text: 'y' } });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(listener.heard).toHaveLength(1);
    await listener.stop();
  });

  it('notifies whom it mentions, if they may read it', async () => {
    const mention = { type: 'mention', attrs: { id: toGlobalId('Member', ken.member.id), label: 'x' } };
    const body = { document: { type: 'doc', content: [{ type: 'paragraph', content: [mention] }] } };
    const { id } = await create({ body, text: undefined });
    await worker.settled();
    const inbox = async () => (await ken.query('{ notifications { nodes { kind text subjectId } } }')).data!.notifications.nodes;
    expect(await inbox()).toMatchObject([{ kind: 'MENTION', text: `${hana.member.displayName}さんが「題」であなたの名前を挙げました。`, subjectId: id }]);
    await world.db.query(`UPDATE space SET access = 'SECRET' WHERE tenant_id = $1`, [north.row.id]);
    await create({ body, text: undefined });
    await worker.settled();
    expect(await inbox()).toHaveLength(1);
  });

  it('begins when its time has come, once, however many workers see it', async () => {
    const { id } = await create({ scheduledFor: new Date(Date.now() + 3_600_000).toISOString() });
    const due = worker.app.select(CommunityHandlersModule).get(DuePosts);
    const run = (at: Date) => runInContext({ tenantId: north.row.id }, () => world.app.get(TenantDb).write((tx) => due.publish(tx, { payload: { slot: at.toISOString() } } as never)));
    await run(new Date());
    expect((await hana.query('query ($id: ID!) { post(id: $id) { state } }', { id })).data!.post.state).toBe('SCHEDULED');
    await Promise.all([1, 2, 3].map(() => run(new Date(Date.now() + 3_700_000))));
    expect((await ken.query('query ($id: ID!) { post(id: $id) { state space { postCount } } }', { id })).data!.post).toEqual({ state: 'PUBLISHED', space: { postCount: 1 } });
    const facts = await world.db.query(`SELECT 1 FROM outbox WHERE tenant_id = $1 AND name = 'community.post_published'`, [north.row.id]);
    expect(facts).toHaveLength(1);
  });
});

import { fromGlobalId, toGlobalId } from '#kernel';
import { CommunityHandlersModule } from '#community';
import { runInContext, TenantDb } from '#tenancy';
import { DuePosts } from '../../libs/community/src/post/due.handlers.js';
import { listen } from '../../libs/notifications/src/testing/listener.js';
import { type Worker, eventually, startWorker } from '../../libs/notifications/src/testing/worker.js';
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

  const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
  const hears = (condition: string) => world.db.query(`SELECT 1 FROM outbox WHERE tenant_id = $1 AND ${condition}`, [north.row.id]);
  const nothingWaits = async () => {
    await eventually(async () => (await hears(`state = 'DELAYED'`)).length === 0);
    await worker.settled();
  };
  const stateOf = async (id: string) => (await hana.query('query ($id: ID!) { post(id: $id) { state } }', { id })).data!.post.state;
  const schedule = async (id: string, at: string | null) => (await hana.query('mutation ($input: SchedulePostInput!) { schedulePost(input: $input) { ... on Post { state } } }', { input: { id, at } })).data!.schedulePost.state;

  it('begins when its time has come, once, however many workers see it', async () => {
    const { id } = await create({ scheduledFor: inMs(1_500) });
    expect(await stateOf(id)).toBe('SCHEDULED');
    expect(await hears(`state = 'DELAYED' AND name = 'community.post_due'`)).toHaveLength(1);
    await nothingWaits();
    expect((await ken.query('query ($id: ID!) { post(id: $id) { state space { postCount } } }', { id })).data!.post).toEqual({ state: 'PUBLISHED', space: { postCount: 1 } });
    const again = worker.app.select(CommunityHandlersModule).get(DuePosts);
    const [{ at }] = await world.db.query<{ at: string }>(`SELECT payload ->> 'at' AS at FROM outbox WHERE tenant_id = $1 AND name = 'community.post_due'`, [north.row.id]) as [{ at: string }];
    const publish = () => runInContext({ tenantId: north.row.id }, () => world.app.get(TenantDb).write((tx) => again.publish(tx, { payload: { postId: fromGlobalId(id)!.id, at } } as never)));
    await Promise.all([publish(), publish(), publish()]);
    const facts = await world.db.query(`SELECT 1 FROM outbox WHERE tenant_id = $1 AND name = 'community.post_published'`, [north.row.id]);
    expect(facts).toHaveLength(1);
  });

  it('does not begin at a time that it was given before, nor when it was taken back', async () => {
    const [moved, drafted, removed] = [await create({ scheduledFor: inMs(1_000) }), await create({ scheduledFor: inMs(1_000) }), await create({ scheduledFor: inMs(1_000) })];
    expect(await schedule(moved.id, inMs(3_600_000))).toBe('SCHEDULED');
    expect(await schedule(drafted.id, null)).toBe('DRAFT');
    await hana.query('mutation ($input: RemovePostInput!) { removePost(input: $input) { ... on Post { state } } }', { input: { id: removed.id } });
    await eventually(async () => (await hears(`state = 'DELAYED'`)).length === 1);
    await worker.settled();
    expect(await Promise.all([moved.id, drafted.id].map(stateOf))).toEqual(['SCHEDULED', 'DRAFT']);
    expect(await world.db.query(`SELECT state FROM post WHERE tenant_id = $1 AND state IN ('REMOVED', 'PUBLISHED')`, [north.row.id])).toEqual([{ state: 'REMOVED' }]);
    expect(await hears(`name = 'community.post_published'`)).toEqual([]);
  });

  it('is a draft again when its author has left by then', async () => {
    await create({ scheduledFor: inMs(800) });
    await world.db.query(`UPDATE member SET state = 'LEFT' WHERE tenant_id = $1 AND id = $2`, [north.row.id, hana.member.id]);
    await nothingWaits();
    expect(await world.db.query('SELECT state, scheduled_for FROM post WHERE tenant_id = $1', [north.row.id])).toEqual([{ state: 'DRAFT', scheduled_for: null }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, toGlobalId } from '#kernel';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { indexNow } from '../testing/index-now.js';

const SEARCH = `query($query: String!, $filter: SearchFilter, $orderBy: SearchOrder, $first: Int) { search(query: $query, filter: $filter, orderBy: $orderBy, first: $first) { nodes { kind title { text } excerpt { text } } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

let world: World;
let tenant: TestTenant;
let operator: Client;
let insider: Client;
let member: Client;
const spaces: Record<string, string> = {};

beforeAll(async () => {
  world = await startWorld();
  tenant = await world.tenant();
  operator = await tenant.signIn('OPERATOR');
  insider = await tenant.signIn('MEMBER');
  member = await tenant.signIn('MEMBER');
  for (const access of ['OPEN', 'CLOSED', 'SECRET']) {
    const id = (await operator.query('mutation($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }', { input: { name: access, access } })).data!.createSpace.id;
    spaces[access] = Buffer.from(id, 'base64url').toString().slice('Space:'.length);
    if (access !== 'OPEN') await tenant.write((tx) => tx.execute('INSERT INTO space_member (tenant_id, id, space_id, member_id, created_at) VALUES ($1, $2, $3, $4, $5)', [tx.tenantId, newId(), spaces[access], insider.member.id, tx.now]));
  }
}, 120_000);
afterAll(() => world.close());

/** A post of the insider. */
async function post(title: string, where: string, change: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  const row = { tenant_id: tenant.row.id, id, space_id: spaces[where], author_id: insider.member.id, title, text: '鯨の話', kind: 'TALK', state: 'PUBLISHED', created_at: new Date(), published_at: new Date(), comment_count: 0, reaction_counts: {}, version: 1, change_count: 0, ...change };
  await tenant.write(async (tx) => {
    if (change.pseudonym_id) await tx.execute(`INSERT INTO pseudonym (tenant_id, id, thread_id, number, is_asker, author_key) VALUES ($1, $2, $3, 1, true, 'x')`, [tx.tenantId, change.pseudonym_id, id]);
    const columns = Object.keys(row).join(', ');
    await tx.execute(`INSERT INTO post (${columns}) SELECT ${columns} FROM jsonb_populate_record(null::post, $1::jsonb)`, [JSON.stringify(row)]);
  });
  return id;
}

const ask = async (by: Client, query: string, options: Record<string, unknown> = {}): Promise<{ titles: string[]; whole: unknown }> => {
  const whole = (await by.query(SEARCH, { query, ...options })).data!.search;
  return { titles: whole.nodes.map((n: { title: { text: string } }) => n.title.text).sort(), whole };
};

describe('what a reader may not see', () => {
  it('is found by those alone who belong to the space, and by operators', async () => {
    for (const where of ['OPEN', 'CLOSED', 'SECRET']) await post(`鯨 ${where}`, where);
    await indexNow(tenant);

    expect((await ask(member, '鯨')).titles).toEqual(['鯨 OPEN']);
    expect((await ask(insider, '鯨')).titles).toEqual(['鯨 CLOSED', '鯨 OPEN', '鯨 SECRET']);
    expect((await ask(operator, '鯨')).titles).toEqual(['鯨 CLOSED', '鯨 OPEN', '鯨 SECRET']);
    for (const where of ['CLOSED', 'SECRET']) expect((await ask(member, '鯨', { filter: { spaceId: toGlobalId('Space', spaces[where]!) } })).titles).toEqual([]);
  });

  it('changes no answer at all, down to its cursors', async () => {
    await post('海豚 一', 'OPEN', { text: '海豚の話' });
    await indexNow(tenant);
    const questions = ['NEWEST', 'RELEVANCE'].flatMap((orderBy) => [1, 2, 20].map((first) => ({ orderBy, first })));
    const before = await Promise.all(questions.map((options) => ask(member, '海豚', options)));

    for (const where of ['CLOSED', 'SECRET']) for (let i = 0; i < 40; i++) await post(`海豚 ${where} ${i}`, where, { text: '海豚の話' });
    for (const state of ['DRAFT', 'HIDDEN', 'REMOVED']) await post(`海豚 ${state}`, 'OPEN', { state, text: '海豚の話', author_id: operator.member.id });
    await indexNow(tenant);

    expect(await Promise.all(questions.map((options) => ask(member, '海豚', options)))).toEqual(before);
  });

  it('is out of sight when a hide commits, before the index has heard of it, and so are its comments', async () => {
    const id = await post('海鼠', 'OPEN', { text: '海鼠の話' });
    await tenant.write((tx) => tx.execute(`INSERT INTO comment (tenant_id, id, post_id, author_id, text, created_at) VALUES ($1, $2, $3, $4, '海鼠ですね', $5)`, [tx.tenantId, newId(), id, insider.member.id, tx.now]));
    await indexNow(tenant);
    expect((await ask(member, '海鼠')).titles).toHaveLength(2);

    await tenant.write((tx) => tx.execute(`UPDATE post SET state = 'HIDDEN' WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, id]));

    for (const who of [member, insider, operator]) expect((await ask(who, '海鼠')).titles).toEqual([]);
  });

  it('is what stood in a post before it was edited, and in people who left', async () => {
    const id = await post('前の題', 'OPEN', { text: '秘密の言葉は海月' });
    const gone = await tenant.member();
    await tenant.write((tx) => tx.execute(`UPDATE member SET display_name = '海月 太郎' WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, gone.id]));
    await indexNow(tenant);
    expect((await ask(member, '海月')).titles).toEqual(['前の題', '海月 太郎'].sort());

    await tenant.write(async (tx) => {
      await tx.execute(`UPDATE post SET text = '直しました' WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, id]);
      await tx.execute(`UPDATE member SET state = 'LEFT' WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, gone.id]);
    });

    expect((await ask(member, '海月')).titles).toEqual([]);
  });

  it('is who wrote anonymously: the index knows no author of it, and no filter finds it', async () => {
    await post('匿名の海星', 'OPEN', { text: '海星の話', author_id: null, pseudonym_id: newId() });
    await post('名前のある海星', 'OPEN', { text: '海星の話' });
    await indexNow(tenant);

    for (const who of [member, insider, operator]) {
      expect((await ask(who, '海星')).titles).toHaveLength(2);
      expect((await ask(who, '海星', { filter: { authorId: toGlobalId('Member', insider.member.id) } })).titles).toEqual(['名前のある海星']);
    }
    const [kept] = await world.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM search_entry e JOIN post p ON p.tenant_id = e.tenant_id AND p.id = e.id JOIN search_segment s ON s.tenant_id = e.tenant_id AND s.nr = e.segment
       WHERE p.pseudonym_id IS NOT NULL AND e.keys && ARRAY(SELECT hashtext('a' || m.id) # s.seed FROM member m WHERE m.tenant_id = e.tenant_id)`,
    );
    expect(kept!.count).toBe(0);
  });

  it("is another community's, also by the function that reads the index", async () => {
    const other = await world.tenant();
    const stranger = await other.signIn('OWNER');
    await post('隣の鯱', 'OPEN', { text: '鯱の話' });
    await indexNow(tenant);
    await indexNow(other);
    expect((await ask(stranger, '鯱')).titles).toEqual([]);

    const seen = (who: TestTenant): Promise<object[]> => who.write((tx) => tx.query(`SELECT * FROM app.search_entries(ARRAY['g鯱'], NULL, '-infinity', 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 100)`));
    expect(await seen(tenant)).toHaveLength(1);
    expect(await seen(other)).toEqual([]);
  });
});

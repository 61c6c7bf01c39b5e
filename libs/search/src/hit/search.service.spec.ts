import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from '#kernel';
import { metered } from '../../../../test/support/metered.js';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { indexNow } from '../testing/index-now.js';

const SEARCH = `query Search($query: String!, $filter: SearchFilter, $orderBy: SearchOrder, $first: Int, $after: String) {
  search(query: $query, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { kind at title { text ranges { start end } } excerpt { text ranges { start end } } subject { __typename ... on Post { id author { id } } ... on Comment { id } ... on Member { id } ... on Event { id } } post { id } }
    edges { cursor }
    pageInfo { hasNextPage endCursor }
  }
}`;
const SPACE = 'mutation($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }';
const POST = 'mutation($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }';
const COMMENT = 'mutation($input: AddCommentInput!) { addComment(input: $input) { ... on Comment { id } } }';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close());

interface Hall {
  tenant: TestTenant;
  operator: Client;
  member: Client;
  space: string;
  post(title: string, text: string, by?: Client, spaceId?: string): Promise<string>;
  find(query: string, options?: Record<string, unknown>, by?: Client): Promise<string[]>;
}

async function hall(): Promise<Hall> {
  const tenant = await world.tenant();
  const operator = await tenant.signIn('OPERATOR');
  const member = await tenant.signIn('MEMBER');
  const space = await newSpace(operator, '広場', 'OPEN');
  return {
    tenant, operator, member, space,
    post: async (title, text, by = member, spaceId = space) => (await by.query(POST, { input: { spaceId, title, text } })).data!.createPost.id,
    find: async (query, options = {}, by = member) => titles((await by.query(SEARCH, { query, ...options })).data!.search),
  };
}

const newSpace = async (by: Client, name: string, access: string): Promise<string> => (await by.query(SPACE, { input: { name, access } })).data!.createSpace.id;
const titles = (search: { nodes: { title: { text: string } }[] }): string[] => search.nodes.map(({ title }) => title.text);

describe('a search', () => {
  it('finds words of one and of two characters, in any width and kana', async () => {
    const { tenant, post, find } = await hall();
    await post('試験の話', 'ＡＷＳの試験に合格しました。');
    await post('データ', 'ﾃﾞｰﾀを集めています。');
    await post('お知らせ', '会議室の予約について。');
    await indexNow(tenant);

    expect(await find('合格')).toEqual(['試験の話']);
    expect(await find('格')).toEqual(['試験の話']);
    expect(await find('でーた')).toEqual(['データ']);
    expect(await find('ﾃﾞｰﾀ')).toEqual(['データ']);
    expect(await find('AWS 合格')).toEqual(['試験の話']);
    expect(await find('aws 予約')).toEqual([]);
    expect(await find('格合')).toEqual([]);
    expect(await find('。')).toEqual([]);
  });

  it('finds words of Latin letters in all their forms, phrases as they stand, and IT', async () => {
    const { tenant, post, find } = await hall();
    await post('Notes', 'We were running small studies on machine learning.');
    await post('Other', 'A machine that is learning; it runs.');
    await indexNow(tenant);

    expect((await find('run')).sort()).toEqual(['Notes', 'Other']);
    expect(await find('study')).toEqual(['Notes']);
    expect(await find('"machine learning"')).toEqual(['Notes']);
    expect(await find('IT')).toEqual(['Other']);
    expect(await find('mach')).toEqual([]);
  });

  it('marks the words in the original text and hands out no markup', async () => {
    const { tenant, member, post } = await hall();
    await post('ﾃﾞｰﾀ分析', '<b>データ</b>を見る');
    await indexNow(tenant);

    const [hit] = (await member.query(SEARCH, { query: 'でーた' })).data!.search.nodes;

    expect(hit.title).toEqual({ text: 'ﾃﾞｰﾀ分析', ranges: [{ start: 0, end: 4 }] });
    expect(hit.excerpt).toEqual({ text: '<b>データ</b>を見る', ranges: [{ start: 3, end: 6 }] });
  });

  it('finds comments with their post, people by name, kana and department, and events', async () => {
    const { tenant, operator, member, post } = await hall();
    const about = await post('質問', '何かありますか。');
    await member.query(COMMENT, { input: { postId: about, text: '蓮根が届きました' } });
    const person = await tenant.member();
    await tenant.write((tx) => tx.execute(`UPDATE member SET display_name = '蓮見 花', kana = 'はすみ はな', department = '情報システム部' WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, person.id]));
    await operator.query(
      `mutation($input: CreateEventInput!) { createEvent(input: $input) { __typename } }`,
      { input: { title: '蓮の会', description: '池のまわりを歩く', mode: 'ONSITE', place: '大池公園', startsAt: '2030-05-01T01:00:00Z', endsAt: '2030-05-01T03:00:00Z', capacity: 9 } },
    );
    await indexNow(tenant);
    const kinds = async (query: string): Promise<string[]> => (await member.query(SEARCH, { query })).data!.search.nodes.map((n: { kind: string; subject: { __typename: string }; post: unknown }) => `${n.kind} ${n.subject.__typename}${n.post ? ' of a post' : ''}`);

    expect((await kinds('蓮')).sort()).toEqual(['COMMENT Comment of a post', 'EVENT Event', 'PERSON Member']);
    expect(await kinds('ハスミ')).toEqual(['PERSON Member']);
    expect(await kinds('蓮見花')).toEqual(['PERSON Member']);
    expect(await kinds('システム')).toEqual(['PERSON Member']);
    expect(await kinds('池のまわり')).toEqual(['EVENT Event']);
    expect(await kinds('大池')).toEqual([]); // the place is for those who come
  });

  it('finds names in whichever kanji they are written and typed', async () => {
    const { tenant, post, find } = await hall();
    const names = ['髙橋 渚', '渡邉 陸', '齋藤 空', '濵田 潮', '德永 森', '冨田 峰', '𠮷野 桜'];
    for (const name of names) {
      const { id } = await tenant.member();
      await tenant.write((tx) => tx.execute('UPDATE member SET display_name = $3 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, name]));
    }
    await post('担当', '窓口は山﨑さんです。');
    await indexNow(tenant);

    expect(await Promise.all(['高橋', '渡辺', '渡邊', '斉藤', '斎藤', '浜田', '濱田', '徳永', '富田', '吉野', '髙橋渚'].map((query) => find(query)))).toEqual(
      ['髙橋 渚', '渡邉 陸', '渡邉 陸', '齋藤 空', '齋藤 空', '濵田 潮', '濵田 潮', '德永 森', '冨田 峰', '𠮷野 桜', '髙橋 渚'].map((name) => [name]),
    );
    expect(await find('山崎')).toEqual(['担当']);
  });

  it('puts what has the words in its title first, or the newest', async () => {
    const { tenant, post, find } = await hall();
    await post('合格', '一つ目');
    await post('二つ目', '合格の話');
    await post('合格三つ目', '合格');
    await indexNow(tenant);

    expect(await find('合格')).toEqual(['合格三つ目', '合格', '二つ目']);
    expect(await find('合格', { orderBy: 'NEWEST' })).toEqual(['合格三つ目', '二つ目', '合格']);
  });

  it('filters by kind, space, author and time', async () => {
    const { tenant, operator, member, space, post, find } = await hall();
    const other = await newSpace(operator, '別の広場', 'OPEN');
    await post('林檎の一', '赤い', member, space);
    await post('林檎の二', '青い', operator, other);
    await tenant.write((tx) => tx.execute(`UPDATE post SET published_at = '2026-01-02T00:00:00Z' WHERE tenant_id = $1 AND title = '林檎の二'`, [tx.tenantId]));
    await indexNow(tenant);
    const filtered = (filter: object): Promise<string[]> => find('林檎', { filter });

    expect(await filtered({ spaceId: other })).toEqual(['林檎の二']);
    expect(await filtered({ authorId: toGlobalId('Member', member.member.id) })).toEqual(['林檎の一']);
    const [tagged] = await world.db.query<{ tag: string }>(
      `WITH t AS (INSERT INTO tag (tenant_id, id, name, folded, created_at) VALUES ($1, gen_random_uuid(), '果物', '果物', now()) RETURNING id)
       INSERT INTO post_tag (tenant_id, id, post_id, tag_id, position) SELECT p.tenant_id, gen_random_uuid(), p.id, t.id, 1 FROM post p, t WHERE p.tenant_id = $1 AND p.title = '林檎の一' RETURNING tag_id AS tag`,
      [tenant.row.id],
    );
    await indexNow(tenant);
    expect(await filtered({ tagId: toGlobalId('Tag', tagged!.tag) })).toEqual(['林檎の一']);
    expect(await filtered({ kind: 'POST' })).toEqual(['林檎の一', '林檎の二']);
    expect(await filtered({ kind: 'EVENT' })).toEqual([]);
    expect(await filtered({ to: '2026-01-03T00:00:00Z' })).toEqual(['林檎の二']);
    expect(await filtered({ from: '2026-01-03T00:00:00Z' })).toEqual(['林檎の一']);
    expect(await filtered({ from: '2026-01-02T00:00:00Z', to: '2026-01-02T00:00:01Z' })).toEqual(['林檎の二']);
    expect(await filtered({ to: '2026-01-02T00:00:00Z' })).toEqual([]);
  });

  it('goes on where a page ended, across segments and both steps of relevance', async () => {
    const { tenant, post, find, member } = await hall();
    for (let i = 0; i < 25; i++) await post(i % 3 ? `話 ${i}` : `合格 ${i}`, '合格の話');
    await indexNow(tenant);
    await tenant.write(async (tx) => {
      // As if the index had been written in segments of a few entries each.
      const rows = await tx.query<{ id: string; at: Date; segment: number }>('SELECT id, at, segment FROM search_entry WHERE tenant_id = $1 ORDER BY at, id', [tx.tenantId]);
      for (let nr = 2; nr * 4 < rows.length; nr++) {
        const from = rows[(nr - 1) * 4]!;
        await tx.execute(`INSERT INTO search_segment (tenant_id, id, nr, seed, starts_at, last_at, entry_count) SELECT tenant_id, gen_random_uuid(), $2::int + 100, $2::int * 77, $3, last_at, 4 FROM search_segment WHERE tenant_id = $1 AND nr = 1`, [tx.tenantId, nr, from.at]);
        await tx.execute(
          `UPDATE search_entry SET segment = $2::int + 100, keys = ARRAY(SELECT k # o.seed # n.seed FROM unnest(keys) k) FROM search_segment o, search_segment n
           WHERE search_entry.tenant_id = $1 AND o.tenant_id = $1 AND n.tenant_id = $1 AND o.nr = search_entry.segment AND n.nr = $2::int + 100 AND at >= $3`,
          [tx.tenantId, nr, from.at],
        );
      }
    });
    const whole = await find('合格', { first: 100 });
    expect(whole).toHaveLength(25);

    const paged: string[] = [];
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo }: { nodes: { title: { text: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (await member.query(SEARCH, { query: '合格', first: 4, after })).data!.search;
      paged.push(...nodes.map((n) => n.title.text));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(paged).toEqual(whole);
  });

  it('asks the database once for each step of its order, whatever it finds, and once for each kind of which more is selected', async () => {
    const { tenant, post, member } = await hall();
    for (let i = 0; i < 30; i++) await post(`合格 ${i}`, '合格の話 running');
    await indexNow(tenant);
    const plain = `query($query: String!) { search(query: $query) { nodes { kind title { text } excerpt { text } } } }`;
    const cost = async (document: string, query: string): Promise<number> => (await metered(world, tenant, member, document, { query })).texts.length;
    await cost(SEARCH, '合格 run');

    expect(await cost(plain, '合格')).toBe(1);
    // What is not in titles is looked for a second time.
    expect(await cost(plain, '合格 run')).toBe(2);
    expect(await cost(SEARCH, '合格')).toBe(2);
  });

  it.each([
    ['a text that is too long', { query: '合'.repeat(201) }, 'TOO_LONG'],
    ['a page that is too large', { query: '合', first: 101 }, 'OUT_OF_RANGE'],
    ['a cursor of something else', { query: '合', after: 'xyz' }, 'INVALID_CURSOR'],
    ['a lone surrogate', { query: '\ud800' }, 'INVALID_CHARACTER'],
  ])('refuses %s', async (_, variables, reason) => {
    const { member } = await hall();
    const answer = await member.query(SEARCH, variables);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', reason });
  });

  it('is not for guests and strangers', async () => {
    const { tenant, member } = await hall();
    const guest = await tenant.signIn('GUEST');
    expect((await guest.query(SEARCH, { query: '合' })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const other = await world.tenant();
    expect((await member.query(SEARCH, { query: '合' }, { tenant: other.slug })).errors).toBeDefined();
  });
});

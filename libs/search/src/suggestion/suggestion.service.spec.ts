import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { metered } from '../../../../test/support/metered.js';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { indexNow } from '../testing/index-now.js';

const SUGGEST = 'query($query: String!) { searchSuggestions(query: $query) { kind subjectId title { text ranges { start end } } detail } }';

let world: World;
let tenant: TestTenant;
let operator: Client;
let member: Client;
beforeAll(async () => {
  world = await startWorld();
  tenant = await world.tenant();
  operator = await tenant.signIn('OPERATOR');
  member = await tenant.signIn('MEMBER');
  const person = await tenant.member();
  await tenant.write((tx) => tx.execute(`UPDATE member SET display_name = '白鳥 渚', kana = 'しらとり なぎさ', department = '総務部' WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, person.id]));
  const space = async (name: string, access: string): Promise<string> => (await operator.query('mutation($input: CreateSpaceInput!) { createSpace(input: $input) { ... on Space { id } } }', { input: { name, access } })).data!.createSpace.id;
  const post = (spaceId: string, title: string): Promise<unknown> => operator.query('mutation($input: CreatePostInput!) { createPost(input: $input) { __typename } }', { input: { spaceId, title, text: '本文の白鳥' } });
  await post(await space('白鳥の湖', 'OPEN'), 'Kubernetesの白い本');
  await post(await space('白鳥の秘密', 'SECRET'), '白鳥の秘密の題');
  await indexNow(tenant);
}, 120_000);
afterAll(() => world.close());

const of = async (who: Client, query: string): Promise<string[]> => (await who.query(SUGGEST, { query })).data!.searchSuggestions.map((s: { kind: string; title: { text: string } }) => `${s.kind} ${s.title.text}`);

describe('suggestions while typing', () => {
  it('are people by name and kana, spaces, posts and events by title, of what one may read', async () => {
    expect(await of(member, '白')).toEqual(['PERSON 白鳥 渚', 'SPACE 白鳥の湖', 'POST Kubernetesの白い本']);
    expect(await of(member, '白鳥')).toEqual(['PERSON 白鳥 渚', 'SPACE 白鳥の湖']);
    expect(await of(operator, '白鳥')).toEqual(['PERSON 白鳥 渚', 'SPACE 白鳥の湖', 'SPACE 白鳥の秘密', 'POST 白鳥の秘密の題']);
    expect(await of(member, 'シラト')).toEqual(['PERSON 白鳥 渚']);
    expect(await of(member, '本文')).toEqual([]);
    expect(await of(member, '')).toEqual([]);
  });

  it('go on from the beginning of a word, and mark what was typed', async () => {
    expect(await of(member, 'kub')).toEqual(['POST Kubernetesの白い本']);
    expect(await of(member, 'ubern')).toEqual([]);
    const [post] = (await member.query(SUGGEST, { query: '白い kube' })).data!.searchSuggestions;
    expect(post.title.ranges).toEqual([{ start: 0, end: 4 }, { start: 11, end: 13 }]);
  });

  it('take two statements', async () => {
    await metered(world, tenant, member, SUGGEST, { query: '白鳥' });
    expect((await metered(world, tenant, member, SUGGEST, { query: '白鳥' })).texts).toHaveLength(2);
  });

  it('are for members, and of a length', async () => {
    const guest = await tenant.signIn('GUEST');
    expect((await guest.query(SUGGEST, { query: '白' })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await member.query(SUGGEST, { query: '白'.repeat(201) })).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', reason: 'TOO_LONG' });
  });
});

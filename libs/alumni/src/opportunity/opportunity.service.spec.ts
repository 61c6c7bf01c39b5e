import { type Client, type World, codeOf, startWorld, toGlobalId } from '../../../../test/support/world.js';
import { newId } from '#kernel';
import { aNetwork, aPerson } from '../testing/network.js';

const FIELDS = 'id kind title viewerIsInterested viewerIsAuthor interestCount interested { place displayName } withdrawnAt';
const POST = `mutation P($input: PostOpportunityInput!) { postOpportunity(input: $input) { __typename ... on Opportunity { ${FIELDS} } ... on Refusal { code } } }`;
const LIST = `query L($filter: OpportunityFilter) { opportunities(filter: $filter) { nodes { ${FIELDS} author { displayName } } } }`;
const ONE = `query O($id: ID!) { opportunity(id: $id) { ${FIELDS} } }`;
const mutation = (name: string, input: string): string => `mutation M($input: ${input}!) { ${name}(input: $input) { __typename ... on Opportunity { ${FIELDS} } ... on Refusal { code } } }`;
const INTEREST = mutation('showInterest', 'ShowInterestInput');
const NO_INTEREST = mutation('withdrawInterest', 'WithdrawInterestInput').replace('... on Refusal { code }', '');
const WITHDRAW = mutation('withdrawOpportunity', 'WithdrawOpportunityInput').replace('... on Refusal { code }', '');
const input = { kind: 'CONTRACT', title: '制度設計の相談役', text: '月2回、半年ほど。' };

describe('opportunities', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const post = async (client: Client, more: object = {}) => (await client.query(POST, { input: { ...input, ...more } })).data?.postOpportunity;
  const change = async (client: Client, document: string, opportunityId: string) => Object.values((await client.query(document, { input: { opportunityId } })).data ?? {})[0] as Record<string, unknown>;
  const events = (name: string, id: string) => world.db.query('SELECT 1 FROM outbox WHERE name = $1 AND payload->>\'opportunityId\' = (SELECT id::text FROM opportunity WHERE id = $2)', [name, Buffer.from(id, 'base64url').toString().split(':')[1]]);

  it('are read by verified members, newest first; interest is one step, once, and only its author sees who', async () => {
    const { verified, join } = await aNetwork(world);
    const [author, reader, other, newcomer] = [await verified({ name: '作者' }), await verified({ name: '読者' }), await verified({ name: '他人' }), await join(aPerson())];
    const made = await post(author);
    expect(made).toMatchObject({ viewerIsAuthor: true, interestCount: 0, interested: [] });
    expect((await reader.query(LIST)).data?.opportunities.nodes).toMatchObject([{ title: input.title, viewerIsInterested: false, interestCount: null, author: { displayName: '作者' } }]);
    expect((await newcomer.query(LIST)).data?.opportunities.nodes).toEqual([]);
    expect(codeOf(await newcomer.query(ONE, { id: made.id }))).toBe('NOT_FOUND');

    expect(await change(reader, INTEREST, made.id)).toMatchObject({ viewerIsInterested: true, interestCount: null, interested: [] });
    await Promise.all([change(reader, INTEREST, made.id), change(reader, INTEREST, made.id), change(other, INTEREST, made.id)]);
    expect((await author.query(ONE, { id: made.id })).data?.opportunity).toMatchObject({ interestCount: 2, interested: [{ place: 1, displayName: '読者' }, { place: 2, displayName: '他人' }] });
    expect(await change(reader, NO_INTEREST, made.id)).toMatchObject({ viewerIsInterested: false });
    expect((await author.query(ONE, { id: made.id })).data?.opportunity).toMatchObject({ interestCount: 1, interested: [{ displayName: '他人' }] });
    await change(reader, INTEREST, made.id);
    expect(await events('alumni.opportunity_interesting', made.id)).toHaveLength(2); // each is told once, also who comes back
  });

  it('that are withdrawn or over are no longer there, except for their author', async () => {
    const { verified } = await aNetwork(world);
    const [author, reader] = [await verified(), await verified()];
    const made = await post(author);
    expect(await change(author, WITHDRAW, made.id)).toMatchObject({ withdrawnAt: expect.any(String) });
    expect((await reader.query(LIST)).data?.opportunities.nodes).toEqual([]);
    expect(await change(reader, INTEREST, made.id)).toMatchObject({ code: 'OPPORTUNITY_CLOSED' });
    expect((await author.query(LIST, { filter: { mine: true } })).data?.opportunities.nodes).toHaveLength(1);
    const over = await post(author);
    await world.db.query(`UPDATE opportunity SET expires_at = now() - interval '1 hour' WHERE tenant_id = $1`, [author.member.tenantId]);
    expect(await change(reader, INTEREST, over.id)).toMatchObject({ code: 'OPPORTUNITY_CLOSED' });
  });

  it('refuse what they must', async () => {
    const { verified, join } = await aNetwork(world);
    const [author, newcomer] = [await verified(), await join(aPerson())];
    const made = await post(author);
    expect(await change(author, INTEREST, made.id)).toMatchObject({ code: 'OWN_OPPORTUNITY' });
    expect(await change(newcomer, INTEREST, made.id)).toMatchObject({ code: 'NOT_VERIFIED' });
    expect(await post(newcomer)).toMatchObject({ code: 'NOT_VERIFIED' });
    const late = await author.query(POST, { input: { ...input, expiresAt: new Date(Date.now() + 200 * 86_400_000) } });
    expect(late.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.expiresAt' });
    expect((await post(author, { idempotencyKey: 'k' })).id).toBe((await post(author, { idempotencyKey: 'k' })).id);
  });

  it("of another network, or somebody else's to withdraw, are not found", async () => {
    const [north, south] = [await aNetwork(world), await aNetwork(world)];
    const [author, neighbour, stranger] = [await north.verified(), await north.verified(), await south.verified()];
    const made = await post(author);
    for (const id of [made.id, toGlobalId('Opportunity', newId())]) {
      expect(codeOf(await stranger.query(ONE, { id }))).toBe('NOT_FOUND');
      for (const document of [INTEREST, NO_INTEREST, WITHDRAW]) expect(codeOf(await stranger.query(document, { input: { opportunityId: id } }))).toBe('NOT_FOUND');
    }
    expect(codeOf(await neighbour.query(WITHDRAW, { input: { opportunityId: made.id } }))).toBe('NOT_FOUND');
  });
});

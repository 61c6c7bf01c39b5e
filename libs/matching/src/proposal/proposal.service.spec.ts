import { Capability } from '#identity';
import { newId, toGlobalId } from '#kernel';
import { NotificationHandlersModule } from '#notifications';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { type Worker, federationOf, startWorker } from '../../../federation/src/testing/partners.js';
import { MatchingHandlersModule } from '../index.js';
import { RunRequested } from '../events.js';

const PUBLISH = `mutation ($input: PublishListingInput!) { publishListing(input: $input) { __typename ... on Listing { id } } }`;
const WITHDRAW = `mutation ($input: WithdrawListingInput!) { withdrawListing(input: $input) { __typename } }`;
const FIELDS = `id number federation { slug } partner { slug } title state reasons { kind text } suggestedAt expiresAt viewerAnswer collaboration { id title state partner { slug } federation { slug } }`;
const PROPOSALS = `query ($filter: ProposalFilter, $first: Int, $after: String, $last: Int) { proposals(filter: $filter, first: $first, after: $after, last: $last) { nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`;
const PROPOSAL = `query ($id: ID!) { proposal(id: $id) { ${FIELDS} } }`;
const INTERESTED = `mutation ($input: ExpressInterestInput!) { expressInterest(input: $input) { __typename ... on Proposal { ${FIELDS} } ... on Refusal { code message } } }`;
const DECLINE = `mutation ($input: DeclineProposalInput!) { declineProposal(input: $input) { __typename ... on Proposal { ${FIELDS} } ... on Refusal { code message } } }`;
const JOINT = `mutation ($input: CreateJointEventInput!) { createJointEvent(input: $input) { __typename ... on Event { id } ... on Refusal { code } } }`;
const NOTIFICATIONS = '{ notifications(first: 50) { nodes { kind text subjectId partner { slug } } } }';

const START = Date.now();
const inDays = (days: number): string => new Date(START + days * 86_400_000).toISOString();
const plain = (answer: Answer) => ({ data: answer.data, errors: answer.errors?.map(({ message, extensions: { code } }) => ({ message, code })) });
const rowId = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[1]!;

describe('a proposal', () => {
  let world: World;
  let worker: Worker;
  let federation: TestTenant;
  let communities: TestTenant[];
  let north: Client;
  let south: Client;
  beforeAll(async () => {
    world = await startWorld();
    worker = await startWorker(world, [MatchingHandlersModule, NotificationHandlersModule.forRoot({ from: 'no-reply@ekkyo.test', publicUrl: 'https://ekkyo.test' })]);
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });
  beforeEach(async () => {
    ({ federation, communities } = await federationOf(world, 3));
    [north, south] = await Promise.all([communities[0]!.signIn('OPERATOR'), communities[1]!.signIn('OPERATOR')]) as [Client, Client];
  });

  const publish = async (who: Client, direction: 'NEED' | 'OFFER', kind: string, title: string, change: Record<string, unknown> = {}): Promise<string> => {
    const input = { federationId: toGlobalId('Tenant', federation.row.id), direction, kind, title, description: '', mode: 'ANY', topics: ['AI'], availableFrom: inDays(1), availableUntil: inDays(60), ...change };
    return (await who.query(PUBLISH, { input })).data!.publishListing.id;
  };
  /** North has a venue and looks for a speaker; south the other way round. */
  const fit = async (): Promise<{ venue: string }> => {
    const venue = await publish(north, 'OFFER', 'VENUE', '駅前の会議室');
    await publish(north, 'NEED', 'SPEAKER', 'AIの登壇者');
    await publish(south, 'NEED', 'VENUE', '冬の会場');
    await publish(south, 'OFFER', 'SPEAKER', '製造業DXの登壇者', { quantity: 2 });
    await worker.settled();
    return { venue };
  };
  const all = async (who: Client, variables: Record<string, unknown> = {}) => (await who.query(PROPOSALS, variables)).data!.proposals.nodes;
  const only = async (who: Client) => {
    const nodes = await all(who);
    expect(nodes).toHaveLength(1);
    return nodes[0];
  };
  const interested = async (who: Client, id: string) => (await who.query(INTERESTED, { input: { proposalId: id } })).data!.expressInterest;
  const decline = async (who: Client, id: string, reason = 'NOT_NOW') => (await who.query(DECLINE, { input: { proposalId: id, reason } })).data!.declineProposal;
  const rerun = async () => {
    await federation.write((tx) => tx.publish(RunRequested, {}));
    await worker.settled();
  };
  const kinds = async (who: Client) => (await who.query(NOTIFICATIONS)).data!.notifications.nodes.map((n: { kind: string }) => n.kind).filter((k: string) => k.startsWith('PROPOSAL'));

  it('is no part of a community that has not switched matching on', async () => {
    const town = await (await world.tenant({ capabilities: [Capability.LEARNING] })).signIn('OPERATOR');
    const id = toGlobalId('Proposal', newId());
    for (const answer of [await town.query(PROPOSALS), await town.query(PROPOSAL, { id }), await town.query(INTERESTED, { input: { proposalId: id } }), await town.query(DECLINE, { input: { proposalId: id, reason: 'NOT_NOW' } })]) {
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'CAPABILITY_OFF' });
    }
  });

  it('comes to both sides by itself, each told in its own language what it gets and what it gives', async () => {
    await fit();
    const mine = await only(north);
    expect(mine).toMatchObject({ number: 1, federation: { slug: federation.slug }, partner: { slug: communities[1]!.slug }, state: 'SUGGESTED', viewerAnswer: null, collaboration: null });
    const theirs = await only(south);
    expect({ ...theirs, partner: null, reasons: null }).toEqual({ ...mine, partner: null, reasons: null });
    expect(theirs.partner.slug).toBe(communities[0]!.slug);
    const text = (p: { reasons: { kind: string; text: string }[] }, kind: string) => p.reasons.find((r) => r.kind === kind)!.text;
    expect(mine.reasons.map((r: { kind: string }) => r.kind)).toEqual(['YOU_GET', 'YOU_GIVE', 'WHY_NOW', 'WHAT_IS_NEW', 'CAPACITY']);
    expect(text(mine, 'YOU_GET')).toContain('製造業DXの登壇者');
    expect(text(mine, 'YOU_GIVE')).toContain('駅前の会議室');
    expect(text(theirs, 'YOU_GET')).toBe(text(mine, 'YOU_GIVE'));
    const english = (await north.query(PROPOSAL, { id: mine.id }, { locale: 'en' })).data!.proposal;
    expect(english.reasons.map((r: { text: string }) => r.text.replace(/“[^”]*”/g, '')).join()).not.toMatch(/[ぁ-ん]/);
    expect(english.title).not.toBe(mine.title);
    expect(await kinds(north)).toEqual(['PROPOSAL_SUGGESTED']);
    expect((await north.query('query ($id: ID!) { node(id: $id) { __typename } }', { id: mine.id })).data!.node).toEqual({ __typename: 'Proposal' });
    const [run] = await world.db.query<{ objective: string; upper_bound: string; proposal_count: number; seed: string }>('SELECT * FROM matching_run WHERE tenant_id = $1', [federation.row.id]);
    expect(run!.proposal_count).toBe(1);
    expect(Number(run!.upper_bound)).toBeGreaterThanOrEqual(Number(run!.objective));
  });

  it('is made once, however often and however close together the worker looks', async () => {
    await fit();
    await Promise.all([1, 2, 3, 4].map(() => federation.write((tx) => tx.publish(RunRequested, {}))));
    await worker.settled();
    expect(await all(north)).toHaveLength(1);
    expect(await kinds(south)).toEqual(['PROPOSAL_SUGGESTED']);
  });

  it.each([['INTERESTED'], ['DECLINED']])('shows the other side nothing at all of an answer (%s)', async (answer) => {
    await fit();
    const { id } = await only(north);
    const seen = async () => JSON.stringify([await all(south), (await south.query(PROPOSAL, { id })).data, (await south.query(NOTIFICATIONS)).data, (await south.query('{ collaborations { nodes { id } } viewer { unreadNotificationCount } }')).data]);
    const stored = async () =>
      JSON.stringify(await Promise.all(
        ['proposal WHERE audience_tenant_id', 'collaboration WHERE audience_tenant_id', 'notification WHERE tenant_id', 'shared_outbox WHERE audience_tenant_id', 'outbox WHERE tenant_id', 'sharing_grant WHERE audience_tenant_id', 'handled WHERE tenant_id'].map((from) =>
          world.db.query(`SELECT * FROM ${from} = $1 ORDER BY 1, 2`, [communities[1]!.row.id]),
        ),
      ));
    const before = [await seen(), await stored()];
    if (answer === 'INTERESTED') expect(await interested(north, id)).toMatchObject({ __typename: 'Proposal', state: 'SUGGESTED', viewerAnswer: 'INTERESTED' });
    else expect(await decline(north, id, 'COMPETITOR')).toMatchObject({ __typename: 'Proposal', state: 'DECLINED', viewerAnswer: 'DECLINED' });
    await worker.settled();
    expect([await seen(), await stored()]).toEqual(before);
    await rerun();
    expect([await seen(), await stored()]).toEqual(before);
    expect(await all(north, { filter: { state: answer === 'DECLINED' ? 'DECLINED' : 'SUGGESTED' } })).toHaveLength(1);
    expect(await all(south, { filter: { state: 'SUGGESTED' } })).toHaveLength(1);
  });

  it('becomes a collaboration when both are interested, also when they say so at the same moment', async () => {
    await fit();
    const { id } = await only(north);
    const answers = await Promise.all([interested(north, id), interested(south, id)]);
    expect(answers.map((a) => a.viewerAnswer)).toEqual(['INTERESTED', 'INTERESTED']);
    await worker.settled();
    const mine = await only(north);
    expect(mine).toMatchObject({ state: 'MUTUAL', collaboration: { state: 'INTRODUCED', partner: { slug: communities[1]!.slug }, federation: { slug: federation.slug }, title: mine.title } });
    expect((await only(south)).collaboration).toMatchObject({ id: mine.collaboration.id, partner: { slug: communities[0]!.slug } });
    expect(await kinds(north)).toEqual(['PROPOSAL_MUTUAL', 'PROPOSAL_SUGGESTED']);
    expect(await world.db.query(`SELECT 1 FROM sharing_grant WHERE scope = 'joint-events' AND audience_tenant_id = ANY ($1) AND owner_tenant_id = ANY ($1)`, [communities.map((c) => c.row.id)])).toHaveLength(2);
    expect(await world.db.query(`SELECT version FROM proposal WHERE id = $1`, [rowId(id)])).toEqual([{ version: 2 }, { version: 2 }]);

    const event = { collaborationId: mine.collaboration.id, title: '合同の夜', description: '', mode: 'ONLINE', startsAt: inDays(10), endsAt: inDays(11), capacity: 5 };
    expect((await north.query(JOINT, { input: event })).data!.createJointEvent.__typename).toBe('Event');
    await worker.settled();
    expect(await only(south)).toMatchObject({ state: 'COLLABORATION', collaboration: { state: 'ACTIVE' } });
    expect(await only(north)).toMatchObject({ state: 'COLLABORATION', collaboration: { state: 'ACTIVE' } });
    await rerun();
    expect(await all(north)).toHaveLength(1);
  });

  it('comes to nothing when one side declines, and the other one is not told', async () => {
    await fit();
    const { id } = await only(north);
    await decline(north, id);
    await interested(south, id);
    await worker.settled();
    expect(await only(south)).toMatchObject({ state: 'SUGGESTED', viewerAnswer: 'INTERESTED', collaboration: null });
    expect(await kinds(south)).toEqual(['PROPOSAL_SUGGESTED']);
  });

  it('is answered once by a community, whoever of it answers first', async () => {
    await fit();
    const { id } = await only(north);
    const colleague = await communities[0]!.signIn('OPERATOR');
    const answers = await Promise.all([interested(north, id), decline(colleague, id), interested(colleague, id)]);
    expect(answers.map((a) => a.__typename).sort()).toEqual(['AlreadyAnswered', 'AlreadyAnswered', 'Proposal']);
    expect(answers.find((a) => a.__typename === 'AlreadyAnswered')).toMatchObject({ code: 'ALREADY_ANSWERED', message: expect.any(String) });
    await world.db.query(`UPDATE proposal SET expires_at = now() - interval '1 minute' WHERE id = $1`, [rowId(id)]);
    expect(await interested(south, id)).toMatchObject({ __typename: 'ProposalClosed', code: 'PROPOSAL_CLOSED' });
    expect(await only(south)).toMatchObject({ state: 'EXPIRED' });
    expect(await all(south, { filter: { state: 'EXPIRED' } })).toHaveLength(1);
  });

  it('is not made again with a community that was declined, nor soon after it ran out', async () => {
    await fit();
    const { id } = await only(north);
    await decline(north, id, 'NOT_THIS_PARTNER');
    await world.db.query(`UPDATE proposal SET suggested_at = suggested_at - interval '400 days', expires_at = now() - interval '386 days' WHERE id = $1`, [rowId(id)]);
    await rerun();
    expect(await all(south)).toHaveLength(1);
    await world.db.query('DELETE FROM proposal_answer WHERE proposal_id = $1', [rowId(id)]);
    await world.db.query(`UPDATE proposal SET suggested_at = now() - interval '20 days', expires_at = now() - interval '6 days' WHERE id = $1`, [rowId(id)]);
    await rerun();
    expect(await all(south)).toHaveLength(1);
    await world.db.query(`UPDATE proposal SET suggested_at = now() - interval '70 days', expires_at = now() - interval '56 days' WHERE id = $1`, [rowId(id)]);
    await rerun();
    expect((await all(south)).map((p: { state: string; number: number }) => [p.number, p.state])).toEqual([[2, 'SUGGESTED'], [1, 'EXPIRED']]);
  });

  it('is never made with a community that one of the two has excluded, and does not become mutual after an exclusion', async () => {
    const exclude = (who: TestTenant, other: TestTenant) =>
      who.write((tx) => tx.execute('INSERT INTO exclusion (tenant_id, id, partner_tenant_id, created_at) VALUES ($1, $2, $3, now())', [who.row.id, newId(), other.row.id]));
    await fit();
    const { id } = await only(north);
    await interested(north, id);
    await exclude(communities[0]!, communities[1]!);
    await interested(south, id);
    await worker.settled();
    expect(await only(south)).toMatchObject({ state: 'SUGGESTED', collaboration: null });

    ({ federation, communities } = await federationOf(world, 2));
    [north, south] = (await Promise.all(communities.map((c) => c.signIn('OPERATOR')))) as [Client, Client];
    await exclude(communities[1]!, communities[0]!);
    await fit();
    expect(await all(north)).toEqual([]);
    expect(await all(south)).toEqual([]);
  });

  it('closes for both alike when what it rests on is withdrawn', async () => {
    const { venue } = await fit();
    const { id } = await only(south);
    await interested(south, id);
    await worker.settled();
    await north.query(WITHDRAW, { input: { listingId: venue } });
    await worker.settled();
    expect((await only(north)).state).toBe('EXPIRED');
    expect((await only(south)).state).toBe('EXPIRED');
    expect(await interested(north, id)).toMatchObject({ __typename: 'ProposalClosed' });
  });

  it('goes with the consent: a community that wants no proposals any more has none', async () => {
    await fit();
    const { id } = await only(north);
    const { row } = communities[0]!;
    await communities[0]!.write((tx) => tx.execute('DELETE FROM sharing_grant WHERE audience_tenant_id = $1 AND owner_tenant_id = $2', [row.id, federation.row.id]));
    expect(codeOf(await north.query(PROPOSAL, { id }))).toBe('NOT_FOUND');
    await interested(south, id);
    await worker.settled();
    expect(await only(south)).toMatchObject({ state: 'SUGGESTED' });
    await rerun();
    expect(await all(north)).toEqual([]);
  });

  it('of others cannot be told apart from one that never existed, and is for operators', async () => {
    await fit();
    const { id } = await only(north);
    const missing = toGlobalId('Proposal', newId());
    const stranger = await communities[2]!.signIn('OWNER');
    const keeper = await federation.signIn('OWNER');
    for (const who of [stranger, keeper]) {
      expect(codeOf(await who.query(PROPOSAL, { id }))).toBe('NOT_FOUND');
      for (const [query, variables] of [[PROPOSAL, (of: string) => ({ id: of })], [INTERESTED, (of: string) => ({ input: { proposalId: of } })], [DECLINE, (of: string) => ({ input: { proposalId: of, reason: 'OTHER' } })]] as const) {
        expect(plain(await who.query(query, variables(id)))).toEqual(plain(await who.query(query, variables(missing))));
      }
    }
    const member = await communities[0]!.signIn('MEMBER');
    expect(codeOf(await member.query(PROPOSALS))).toBe('FORBIDDEN');
    expect(codeOf(await member.query(INTERESTED, { input: { proposalId: id } }))).toBe('FORBIDDEN');
    expect((await member.query('query ($id: ID!) { node(id: $id) { id } }', { id })).data!.node).toBeNull();
  });

  it('says in its reasons nothing of small groups, answers or exclusions', async () => {
    await world.db.query(`UPDATE member SET department = '秘密の部署' WHERE tenant_id = ANY ($1)`, [communities.map((c) => c.row.id)]);
    await fit();
    await communities[0]!.write((tx) => tx.execute('INSERT INTO exclusion (tenant_id, id, partner_tenant_id, reason, created_at) VALUES ($1, $2, $3, $4, now())', [communities[0]!.row.id, newId(), communities[2]!.row.id, '競合']));
    const everything = JSON.stringify([await all(north), await all(south), await world.db.query('SELECT reasons, title FROM proposal')]);
    expect(everything).not.toMatch(/秘密の部署|競合/);
  });

  it('is listed newest first, in pages that survive newcomers', async () => {
    await fit();
    const third = await communities[2]!.signIn('OPERATOR');
    await publish(third, 'OFFER', 'KNOWLEDGE', '壁打ち');
    await publish(third, 'NEED', 'PUBLICITY', '告知のお願い');
    await publish(north, 'NEED', 'KNOWLEDGE', '運営の相談');
    await publish(north, 'OFFER', 'PUBLICITY', 'メールでの告知');
    await worker.settled();
    const first = (await north.query(PROPOSALS, { first: 1 })).data!.proposals;
    expect(first.nodes.map((p: { number: number }) => p.number)).toEqual([2]);
    const rest = (await north.query(PROPOSALS, { first: 5, after: first.pageInfo.endCursor })).data!.proposals;
    expect(rest.nodes.map((p: { number: number }) => p.number)).toEqual([1]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect((await all(north, { last: 1 })).map((p: { number: number }) => p.number)).toEqual([1]);
    expect(codeOf(await north.query(PROPOSALS, { first: 0 }))).toBe('INVALID_INPUT');
  });
});

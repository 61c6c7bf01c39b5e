import { newId, toGlobalId } from '#kernel';
import { type Answer, type Client, type TestTenant, type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { letPublish } from '../grants.js';
import { federationOf } from '../testing/partners.js';

const FIELDS = `id owner { slug } federation { slug } direction kind title description quantity mode region topics availableFrom availableUntil valueCredits state publishedAt expiresAt version place contact sharedFields`;
const PUBLISH = `mutation ($input: PublishListingInput!) { publishListing(input: $input) { __typename ... on Listing { ${FIELDS} } ... on Refusal { code message } } }`;
const WITHDRAW = `mutation ($input: WithdrawListingInput!) { withdrawListing(input: $input) { __typename ... on Listing { ${FIELDS} } ... on Refusal { code message } } }`;
const LISTING = `query ($id: ID!) { listing(id: $id) { ${FIELDS} } }`;
const LISTINGS = `query ($filter: ListingFilter, $first: Int, $after: String, $last: Int, $before: String) {
  listings(filter: $filter, first: $first, after: $after, last: $last, before: $before) { nodes { ${FIELDS} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const NODE = 'query ($id: ID!) { node(id: $id) { id __typename } }';

const START = Date.now();
const inDays = (days: number): string => new Date(START + days * 86_400_000).toISOString();
const plain = (answer: Answer) => ({ data: answer.data, errors: answer.errors?.map(({ message, extensions: { code } }) => ({ message, code })) });

describe('a need or an offer', () => {
  let world: World;
  let federation: TestTenant;
  let north: TestTenant;
  let south: TestTenant;
  let operator: Client;
  let boardKeeper: Client;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    const made = await federationOf(world, 2);
    federation = made.federation;
    [north, south] = made.communities as [TestTenant, TestTenant];
    operator = await north.signIn('OPERATOR');
    boardKeeper = await federation.signIn('MEMBER');
  });

  const input = (change: Record<string, unknown> = {}) => ({
    federationId: toGlobalId('Tenant', federation.row.id), direction: 'OFFER', kind: 'VENUE', title: '駅前の会議室', description: '80席、配信設備あり', mode: 'ONSITE',
    region: '東京都', topics: ['AI', 'DX', 'AI'], availableFrom: inDays(3), availableUntil: inDays(60), ...change,
  });
  const publish = async (change: Record<string, unknown> = {}, as = operator) => (await as.query(PUBLISH, { input: input(change) })).data!.publishListing;
  const titles = (answer: Answer) => answer.data!.listings.nodes.map((n: { title: string }) => n.title);
  const copies = () => world.db.query('SELECT id, version, title FROM listing_copy WHERE audience_tenant_id = $1', [federation.row.id]);
  const told = () => world.db.query<{ name: string; payload: Record<string, unknown>; owner_tenant_id: string }>('SELECT name, payload, owner_tenant_id FROM shared_outbox WHERE audience_tenant_id = $1 ORDER BY created_at, id', [federation.row.id]);

  it('is published with what was left out filled in, and the federation gets a copy and is told', async () => {
    const availableUntil = inDays(60);
    const listing = await publish({ region: undefined, availableUntil });
    expect(listing).toMatchObject({
      __typename: 'Listing', owner: { slug: north.slug }, federation: { slug: federation.slug }, direction: 'OFFER', kind: 'VENUE', title: '駅前の会議室', quantity: 1, mode: 'ONSITE', region: null,
      topics: ['AI', 'DX'], valueCredits: 6, state: 'PUBLISHED', version: 1, expiresAt: availableUntil,
    });
    const onBoard = (await boardKeeper.query(LISTING, { id: listing.id })).data!.listing;
    const { __typename: _, ...fields } = listing;
    expect(onBoard).toEqual(fields);
    expect(await told()).toEqual([{ name: 'federation.listing_published', payload: { listingId: expect.any(String), version: 1, isResumed: false }, owner_tenant_id: north.row.id }]);
    expect((await operator.query(NODE, { id: listing.id })).data!.node).toEqual({ id: listing.id, __typename: 'Listing' });
  });

  it('is no part of a community that has not switched matching on; only what it published before is taken back', async () => {
    const { id } = await publish();
    await world.db.query('UPDATE tenant SET capabilities = $2 WHERE id = $1', [north.row.id, ['LEARNING']]);
    const later = await north.signIn('OPERATOR');
    const off = { code: 'FORBIDDEN', reason: 'CAPABILITY_OFF' };
    for (const answer of [await later.query(PUBLISH, { input: input() }), await later.query(LISTINGS), await later.query('{ listingAudiences { id } }'), await later.query('{ receivedListings { nodes { id } } }')]) {
      expect(answer.errors?.[0]?.extensions).toMatchObject(off);
    }
    expect((await later.query(WITHDRAW, { input: { listingId: id } })).data!.withdrawListing).toMatchObject({ __typename: 'Listing', state: 'WITHDRAWN' });
    expect(titles(await boardKeeper.query(LISTINGS))).toEqual([]);
  });

  it('leaves the board with its withdrawal, and a tombstone with a higher version stays', async () => {
    const { id } = await publish();
    expect((await operator.query(WITHDRAW, { input: { listingId: id } })).data!.withdrawListing).toMatchObject({ state: 'WITHDRAWN', version: 2 });
    expect(await copies()).toEqual([]);
    expect(codeOf(await boardKeeper.query(LISTING, { id }))).toBe('NOT_FOUND');
    expect((await told()).at(-1)).toMatchObject({ name: 'federation.listing_withdrawn', payload: { version: 2 } });
    expect((await operator.query(LISTING, { id })).data!.listing).toMatchObject({ state: 'WITHDRAWN' });
    const again = await operator.query(WITHDRAW, { input: { listingId: id } });
    expect(again.data!.withdrawListing).toEqual({ __typename: 'ListingAlreadyWithdrawn', code: 'LISTING_ALREADY_WITHDRAWN', message: 'すでに取り下げられています。' });
  });

  it('is withdrawn once when two operators do it at the same time', async () => {
    const { id } = await publish();
    const answers = await Promise.all([1, 2, 3, 4].map(() => operator.query(WITHDRAW, { input: { listingId: id } })));
    expect(answers.map((a) => a.data!.withdrawListing.__typename).sort()).toEqual(['Listing', 'ListingAlreadyWithdrawn', 'ListingAlreadyWithdrawn', 'ListingAlreadyWithdrawn']);
    expect((await told()).filter((t) => t.name === 'federation.listing_withdrawn')).toHaveLength(1);
  });

  it('goes with the grant: when the federation ends the participation, no copy is left', async () => {
    const { id } = await publish();
    await federation.write((tx) => tx.execute('DELETE FROM sharing_grant WHERE audience_tenant_id = $1 AND owner_tenant_id = $2', [federation.row.id, north.row.id]));
    expect(await copies()).toEqual([]);
    expect((await operator.query(PUBLISH, { input: input() })).data!.publishListing).toMatchObject({ __typename: 'NotParticipating', code: 'NOT_PARTICIPATING' });
    expect((await operator.query(WITHDRAW, { input: { listingId: id } })).data!.withdrawListing).toMatchObject({ state: 'WITHDRAWN' });
  });

  it('cannot be published where the community takes no part, and an unknown federation looks the same', async () => {
    const elsewhere = await federationOf(world, 1);
    const foreign = await operator.query(PUBLISH, { input: input({ federationId: toGlobalId('Tenant', elsewhere.federation.row.id) }) });
    const missing = await operator.query(PUBLISH, { input: input({ federationId: toGlobalId('Tenant', newId()) }) });
    expect(foreign.data!.publishListing).toEqual({ __typename: 'NotParticipating', code: 'NOT_PARTICIPATING', message: 'この公開先には公開できません。連携グループへの参加か、相手の団体の了承が必要です。' });
    expect(plain(foreign)).toEqual(plain(missing));
    expect(await world.db.query('SELECT 1 FROM listing WHERE tenant_id = $1', [north.row.id])).toEqual([]);
  });

  it.each([
    [{ availableUntil: inDays(2) }, 'input.availableUntil', 'OUT_OF_RANGE'],
    [{ expiresAt: inDays(400) }, 'input.expiresAt', 'OUT_OF_RANGE'],
    [{ quantity: 0 }, 'input.quantity', 'OUT_OF_RANGE'],
    [{ valueCredits: 1_001 }, 'input.valueCredits', 'OUT_OF_RANGE'],
    [{ title: '' }, 'input.title', 'TOO_SHORT'],
    [{ topics: Array.from({ length: 11 }, (_, i) => `t${i}`) }, 'input.topics', 'TOO_MANY'],
    [{ topics: ['x'.repeat(51)] }, 'input.topics.0', 'TOO_LONG'],
    [{ federationId: 'x' }, 'input.federationId', 'INVALID_ID'],
  ])('is not made of %o', async (change, field, reason) => {
    const answer = await operator.query(PUBLISH, { input: input(change) });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field, reason });
    expect(await told()).toEqual([]);
  });

  it('is published once per key, and the key does not fit other arguments', async () => {
    const same = input({ idempotencyKey: 'k' });
    const answers = await Promise.all([1, 2, 3].map(() => operator.query(PUBLISH, { input: same })));
    expect(new Set(answers.map((a) => a.data!.publishListing.id)).size).toBe(1);
    expect(await copies()).toHaveLength(1);
    expect(await told()).toHaveLength(1);
    const other = await operator.query(PUBLISH, { input: { ...same, title: 'x' } });
    expect(other.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.idempotencyKey', reason: 'CONFLICT' });
  });

  it("of another community cannot be told apart from one that never existed, and its plain members do not see it either", async () => {
    const { id } = await publish();
    const stranger = await south.signIn('OWNER');
    const missing = toGlobalId('Listing', newId());
    expect(plain(await stranger.query(LISTING, { id }))).toEqual(plain(await stranger.query(LISTING, { id: missing })));
    expect(plain(await stranger.query(WITHDRAW, { input: { listingId: id } }))).toEqual(plain(await stranger.query(WITHDRAW, { input: { listingId: missing } })));
    expect(codeOf(await stranger.query(LISTING, { id }))).toBe('NOT_FOUND');
    const member = await north.signIn('MEMBER');
    expect(codeOf(await member.query(LISTING, { id }))).toBe('FORBIDDEN');
    expect(codeOf(await member.query(LISTINGS))).toBe('FORBIDDEN');
    expect(codeOf(await member.query(PUBLISH, { input: input() }))).toBe('FORBIDDEN');
    expect((await member.query(NODE, { id })).data!.node).toBeNull();
  });

  it('is found by direction, kind and state, on the board and at home', async () => {
    await publish({ title: 'a', direction: 'NEED', kind: 'SPEAKER' });
    const { id } = await publish({ title: 'b' });
    await publish({ title: 'c', kind: 'KNOWLEDGE' });
    await operator.query(WITHDRAW, { input: { listingId: id } });
    await world.db.query(`UPDATE listing SET expires_at = now() - interval '1 minute' WHERE title = 'c' AND tenant_id = $1`, [north.row.id]);
    await world.db.query(`UPDATE listing_copy SET expires_at = now() - interval '1 minute' WHERE title = 'c' AND owner_tenant_id = $1`, [north.row.id]);
    expect(titles(await operator.query(LISTINGS))).toEqual(['c', 'b', 'a']);
    expect(titles(await boardKeeper.query(LISTINGS))).toEqual(['a']);
    expect(titles(await operator.query(LISTINGS, { filter: { state: 'EXPIRED' } }))).toEqual(['c']);
    expect(titles(await operator.query(LISTINGS, { filter: { state: 'WITHDRAWN' } }))).toEqual(['b']);
    expect(titles(await operator.query(LISTINGS, { filter: { state: 'PUBLISHED', direction: 'NEED', kind: 'SPEAKER' } }))).toEqual(['a']);
    expect(titles(await boardKeeper.query(LISTINGS, { filter: { state: 'WITHDRAWN' } }))).toEqual([]);
    expect(titles(await boardKeeper.query(LISTINGS, { filter: { direction: 'OFFER' } }))).toEqual([]);
  });

  it('is listed in pages that survive what comes and goes, and only to its own side', async () => {
    const ids: string[] = [];
    for (const title of ['1', '2', '3', '4', '5']) ids.push((await publish({ title })).id);
    await publish({ title: 'south' }, await south.signIn('OPERATOR'));
    const first = await operator.query(LISTINGS, { first: 2 });
    expect(titles(first)).toEqual(['5', '4']);
    await publish({ title: '6' });
    await operator.query(WITHDRAW, { input: { listingId: ids[2] } });
    const { endCursor } = first.data!.listings.pageInfo;
    const second = await operator.query(LISTINGS, { first: 2, after: endCursor });
    expect(titles(second)).toEqual(['3', '2']);
    expect(second.data!.listings.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    expect(titles(await operator.query(LISTINGS, { last: 2, before: second.data!.listings.pageInfo.startCursor }))).toEqual(['5', '4']);
    expect(titles(await boardKeeper.query(LISTINGS))).toEqual(['6', 'south', '5', '4', '2', '1']);
    expect(codeOf(await operator.query(LISTINGS, { first: 101 }))).toBe('INVALID_INPUT');
  });

  it('takes along the fields that its community names, and keeps the others', async () => {
    const all = { place: '駅前1-2-3 5階', contact: '担当 佐藤' };
    const usual = await publish(all);
    expect(usual).toMatchObject({ ...all, sharedFields: ['DESCRIPTION', 'REGION', 'TOPICS'] });
    const seen = async (id: string) => (await boardKeeper.query(LISTING, { id })).data!.listing;
    expect(await seen(usual.id)).toMatchObject({ place: null, contact: null, region: '東京都', description: '80席、配信設備あり' });
    const some = await publish({ ...all, sharedFields: ['PLACE', 'PLACE'] });
    expect(await seen(some.id)).toMatchObject({ title: '駅前の会議室', place: '駅前1-2-3 5階', contact: null, region: null, description: '', topics: [], sharedFields: ['PLACE'] });
    const [copy] = await world.db.query('SELECT * FROM listing_copy WHERE title = $1 AND place IS NOT NULL', ['駅前の会議室']);
    expect(JSON.stringify(copy)).not.toMatch(/佐藤|東京都|配信/);
  });

  it('is paused and put back, off the board and on it again, with a higher version each time', async () => {
    const { id } = await publish();
    const change = async (name: string) => (await operator.query(`mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename ... on Listing { state version } ... on Refusal { code } ... on ListingStateUnfit { state } } }`, { input: { listingId: id } })).data![name];
    expect(await change('resumeListing')).toEqual({ __typename: 'ListingStateUnfit', code: 'LISTING_STATE_UNFIT', state: 'PUBLISHED' });
    expect(await change('pauseListing')).toEqual({ __typename: 'Listing', state: 'PAUSED', version: 2 });
    expect(codeOf(await boardKeeper.query(LISTING, { id }))).toBe('NOT_FOUND');
    expect(await change('pauseListing')).toMatchObject({ code: 'LISTING_STATE_UNFIT', state: 'PAUSED' });
    expect(await change('resumeListing')).toEqual({ __typename: 'Listing', state: 'PUBLISHED', version: 3 });
    expect((await boardKeeper.query(LISTING, { id })).data!.listing).toMatchObject({ version: 3 });
    await change('pauseListing');
    await world.db.query(`UPDATE listing SET expires_at = now() - interval '1 minute' WHERE tenant_id = $1`, [north.row.id]);
    expect(await change('resumeListing')).toMatchObject({ code: 'LISTING_STATE_UNFIT', state: 'EXPIRED' });
    expect((await told()).map((t) => [t.name.split('_')[1], t.payload.version, t.payload.isPaused ?? t.payload.isResumed])).toEqual([['published', 1, false], ['withdrawn', 2, true], ['published', 3, true], ['withdrawn', 4, true]]);
    const missing = toGlobalId('Listing', newId());
    const stranger = await south.signIn('OWNER');
    for (const name of ['PauseListing', 'ResumeListing']) {
      const document = `mutation ($input: ${name}Input!) { ${name[0]!.toLowerCase()}${name.slice(1)}(input: $input) { __typename } }`;
      expect(plain(await stranger.query(document, { input: { listingId: id } }))).toEqual(plain(await stranger.query(document, { input: { listingId: missing } })));
    }
  });

  it('may be for one partner alone, who lets it in; nobody else ever sees it', async () => {
    const toSouth = { federationId: undefined, partnerId: toGlobalId('Tenant', south.row.id) };
    expect(await publish(toSouth)).toMatchObject({ __typename: 'NotParticipating' });
    await south.write((tx) => letPublish(tx, north.row.id, 'listings'));
    const AUDIENCES = '{ listingAudiences { slug } federations { federation { slug } } }';
    expect((await operator.query(AUDIENCES)).data).toEqual({ listingAudiences: [{ slug: federation.slug }, { slug: south.slug }], federations: [{ federation: { slug: federation.slug } }] });
    const { id } = await publish(toSouth);
    const reader = await south.signIn('OPERATOR');
    expect((await reader.query(LISTING, { id })).data!.listing).toMatchObject({ title: '駅前の会議室', federation: null });
    expect((await reader.query('{ receivedListings { nodes { id audience { slug } } } }')).data!.receivedListings.nodes).toEqual([{ id, audience: { slug: south.slug } }]);
    expect(titles(await reader.query(LISTINGS))).toEqual([]);
    expect(titles(await boardKeeper.query(LISTINGS))).toEqual([]);
    expect(codeOf(await (await south.signIn('MEMBER')).query('{ receivedListings { nodes { id } } }'))).toBe('FORBIDDEN');
    await world.db.query(`UPDATE listing_copy SET expires_at = now() - interval '1 second' WHERE audience_tenant_id = $1`, [south.row.id]);
    expect(codeOf(await reader.query(LISTING, { id }))).toBe('NOT_FOUND');
    for (const wrong of [{ partnerId: toGlobalId('Tenant', south.row.id) }, { federationId: undefined }]) {
      expect((await operator.query(PUBLISH, { input: input(wrong) })).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input.federationId', reason: 'CONFLICT' });
    }
    expect(await publish({ federationId: toGlobalId('Tenant', south.row.id) })).toMatchObject({ __typename: 'NotParticipating' });
  });

  it('stands in "what do we share?" exactly as the others read it, and in the log of its community', async () => {
    const { id } = await publish({ place: '5階', sharedFields: ['DESCRIPTION'] });
    const ITEMS = '{ sharedItems { nodes { kind title subjectId audience { slug } since until fields { name value } } } sharingRecords { nodes { id direction action title fields version partner { slug } member { id } } } }';
    const { sharedItems, sharingRecords } = (await operator.query(ITEMS)).data!;
    const item = sharedItems.nodes.find((n: { kind: string }) => n.kind === 'LISTING');
    expect(item).toMatchObject({ title: '駅前の会議室', subjectId: id, audience: { slug: federation.slug } });
    const board = (await boardKeeper.query(LISTING, { id })).data!.listing;
    const fields = Object.fromEntries(item.fields.map((f: { name: string; value: string }) => [f.name, f.value]));
    expect(fields).toEqual({
      direction: 'OFFER', kind: 'VENUE', title: board.title, description: board.description, quantity: '1', mode: 'ONSITE', availableFrom: board.availableFrom, availableUntil: board.availableUntil,
      valueCredits: '6', publishedAt: board.publishedAt, expiresAt: board.expiresAt,
    });
    expect(sharedItems.nodes.map((n: { kind: string }) => n.kind).sort()).toEqual(['LISTING', 'SKETCH']);
    expect(sharingRecords.nodes).toMatchObject([{ direction: 'OUT', action: 'PUBLISHED', title: '駅前の会議室', fields: ['DESCRIPTION'], version: 1, partner: { slug: federation.slug }, member: { id: toGlobalId('Member', operator.member.id) } }]);
    await operator.query(WITHDRAW, { input: { listingId: id } });
    const after = (await operator.query(ITEMS)).data!;
    expect(after.sharedItems.nodes.map((n: { kind: string }) => n.kind)).toEqual(['SKETCH']);
    expect(after.sharingRecords.nodes.map((n: { action: string }) => n.action)).toEqual(['WITHDRAWN', 'PUBLISHED']);
    for (const denied of [await north.signIn('MEMBER')]) expect(codeOf(await denied.query(ITEMS))).toBe('FORBIDDEN');
    await expect(north.write((tx) => tx.execute('DELETE FROM sharing_record WHERE tenant_id = $1', [north.row.id]))).rejects.toThrow(/permission denied/);
    await expect(north.write((tx) => tx.execute(`UPDATE sharing_record SET title = 'x' WHERE tenant_id = $1`, [north.row.id]))).rejects.toThrow(/permission denied/);
  });

  it('comes with a sketch of its community that names no small group', async () => {
    await world.db.query(`UPDATE member SET department = '秘密の部署' WHERE tenant_id = $1`, [north.row.id]);
    await publish({ topics: ['AI'] });
    await publish({ topics: ['AI', 'DX'] });
    const sketches = await world.db.query('SELECT member_count, topics, departments FROM community_sketch WHERE audience_tenant_id = $1 AND owner_tenant_id = $2', [federation.row.id, north.row.id]);
    expect(sketches).toEqual([{ member_count: 0, topics: { AI: 2, DX: 1 }, departments: {} }]);
  });
});

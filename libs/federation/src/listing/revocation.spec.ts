import { newId, toGlobalId } from '#kernel';
import { MatchingDb, TenantDb, runInContext } from '#tenancy';
import { MatchingHandlersModule } from '#matching';
import { NotificationHandlersModule } from '#notifications';
import { ListingPublished } from '../events.js';
import { type Client, type TestTenant, type World, startWorld } from '../../../../test/support/world.js';
import { type Worker, federationOf, startWorker } from '../testing/partners.js';
import { ListingService } from './listing.service.js';

const RACES = 1_000;
const AT_ONCE = 20;

describe('a withdrawal', () => {
  let world: World;
  let federation: TestTenant;
  let communities: TestTenant[];
  beforeAll(async () => {
    world = await startWorld();
    ({ federation, communities } = await federationOf(world, 4));
  });
  afterAll(() => world.close());

  const day = (n: number): Date => new Date(Date.now() + n * 86_400_000);
  const put = (tenant: TestTenant, author: Client, count: number) =>
    world.db.query<{ id: string }>(
      `WITH made AS (
         INSERT INTO listing (tenant_id, id, direction, kind, title, description, quantity, mode, topics, available_from, available_until, value_credits, published_at, expires_at, federation_tenant_id, state, version, created_at, author_id)
         SELECT $1, gen_random_uuid(), 'OFFER', 'VENUE', 'r', '', 1, 'ANY', '{}', now(), now() + interval '90 days', 6, now(), now() + interval '90 days', $2, 'PUBLISHED', 1, now(), $3 FROM generate_series(1, $4) RETURNING *),
       copied AS (
         INSERT INTO listing_copy (audience_tenant_id, id, owner_tenant_id, scope, version, direction, kind, title, description, quantity, mode, topics, available_from, available_until, value_credits, published_at, expires_at)
         SELECT federation_tenant_id, id, tenant_id, 'listings', version, direction, kind, title, description, quantity, mode, topics, available_from, available_until, value_credits, published_at, expires_at FROM made)
       SELECT id FROM made`,
      [tenant.row.id, federation.row.id, author.member.id, count],
    );

  it(`holds from its commit on: of ${RACES} races no read that began afterwards finds the listing`, async () => {
    const db = world.app.get(TenantDb);
    const listings = world.app.get(ListingService);
    const queue: { tenant: TestTenant; actor: never; id: string }[] = [];
    for (const tenant of communities) {
      const author = await tenant.signIn('OPERATOR');
      for (const { id } of await put(tenant, author, RACES / communities.length)) queue.push({ tenant, id, actor: { id: author.member.id, tenantId: tenant.row.id } as never });
    }
    const find = (id: string): Promise<object[]> => runInContext({ tenantId: federation.row.id }, () => db.readOne('SELECT id FROM listing_copy WHERE audience_tenant_id = $1 AND id = $2', [federation.row.id, id]));
    let before = 0;
    const late: string[] = [];
    const race = async ({ tenant, actor, id }: (typeof queue)[number]): Promise<void> => {
      let committed = false;
      const withdrawal = runInContext({ tenantId: tenant.row.id }, () => listings.withdraw(actor, id)).then(() => (committed = true));
      for (let after = 0; after < 2; ) {
        const beganAfter = committed;
        const found = (await find(id)).length > 0;
        if (found && beganAfter) late.push(id);
        if (found) before += 1;
        if (beganAfter) after += 1;
      }
      await withdrawal;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let next = queue.pop(); next; next = queue.pop()) await race(next);
    }));
    expect(late).toEqual([]);
    expect(before).toBeGreaterThan(0); // otherwise nothing was raced
    expect(await world.db.query(`SELECT state, version, count(*)::int AS n FROM listing WHERE federation_tenant_id = $1 GROUP BY state, version`, [federation.row.id])).toEqual([{ state: 'WITHDRAWN', version: 2, n: RACES }]);
  }, 120_000);

  describe('while work about it is still queued', () => {
    let worker: Worker | undefined;
    afterAll(() => worker?.stop());

    const publish = 'mutation ($input: PublishListingInput!) { publishListing(input: $input) { ... on Listing { id } } }';
    const withdraw = 'mutation ($input: WithdrawListingInput!) { withdrawListing(input: $input) { ... on Listing { state version } } }';

    it('stays withdrawn: nobody is told of it any more, nothing is proposed on it, and the log of both sides ends with it', async () => {
      await world.db.query(`UPDATE shared_outbox SET state = 'CLOSED'`); // the races are told elsewhere
      const [north] = communities as [TestTenant];
      const operator = await north.signIn('OPERATOR');
      const steward = await federation.signIn('OPERATOR');
      const input = { federationId: toGlobalId('Tenant', federation.row.id), direction: 'OFFER', kind: 'VENUE', title: '取り下げる会場', description: '', mode: 'ANY', availableFrom: day(1), availableUntil: day(30) };
      const { id } = (await operator.query(publish, { input })).data!.publishListing;
      expect((await operator.query(withdraw, { input: { listingId: id } })).data!.withdrawListing).toEqual({ state: 'WITHDRAWN', version: 2 });
      const raw = Buffer.from(id, 'base64url').toString().split(':')[1]!;
      worker = await startWorker(world, [MatchingHandlersModule, NotificationHandlersModule.forRoot({ from: 'no-reply@ekkyo.test', publicUrl: 'https://ekkyo.test' })]);
      await worker.settled();
      // A fact that comes even later than that, as after a restored queue.
      await north.write((tx) => tx.publishTo(federation.row.id, 'listings', ListingPublished, { listingId: raw, version: 1 }));
      await worker.settled();
      expect(await world.db.query('SELECT state, version FROM listing WHERE id = $1', [raw])).toEqual([{ state: 'WITHDRAWN', version: 2 }]);
      expect(await world.db.query('SELECT 1 FROM listing_copy WHERE id = $1', [raw])).toEqual([]);
      expect((await steward.query('{ notifications { nodes { id } } }')).data!.notifications.nodes).toEqual([]);
      expect(await world.db.query('SELECT 1 FROM proposal WHERE $1 = ANY (listing_ids)', [raw])).toEqual([]);
      const log = await world.db.query(`SELECT tenant_id = $2 AS out, action, version FROM sharing_record WHERE subject_id = $1 ORDER BY version, out DESC`, [raw, north.row.id]);
      expect(log).toEqual([
        { out: true, action: 'PUBLISHED', version: 1 },
        { out: false, action: 'PUBLISHED', version: 1 },
        { out: true, action: 'WITHDRAWN', version: 2 },
        { out: false, action: 'WITHDRAWN', version: 2 },
      ]);
    });

    it('cannot be undone by what works for the others: matching may not write a copy at all', async () => {
      const matching = world.app.get(MatchingDb);
      await expect(matching.write((tx) => tx.execute(`UPDATE listing_copy SET title = 'late' WHERE id = $1`, [newId()]))).rejects.toThrow(/permission denied/);
      await expect(federation.write((tx) => tx.execute(`UPDATE listing_copy SET title = 'late' WHERE audience_tenant_id = $1`, [federation.row.id]))).resolves.toBe(0);
    });
  });
});

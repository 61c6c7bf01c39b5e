import { metered } from '../../../../test/support/metered.js';
import { type World, startWorld } from '../../../../test/support/world.js';

const RAIL = '{ me { email memberships { unreadNotificationCount tenant { slug name } } } }';
const COMMUNITIES = 50;

describe('the rail of communities', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('reads what is unread in fifty of them in one statement, of the account and no tenant', async () => {
    const home = await world.tenant();
    const hana = await home.signIn();
    const others = await world.tenants(COMMUNITIES - 1);
    const [ids, { accountId }] = [others.map(({ row }) => row.id), hana.member];
    await world.db.query('INSERT INTO membership (account_id, tenant_id, is_guest, created_at) SELECT $1, x.id, false, now() FROM unnest($2::uuid[]) AS x (id)', [accountId, ids]);
    await world.db.query('INSERT INTO notification_counter (account_id, tenant_id, unread) SELECT $1, x.id, x.n FROM unnest($2::uuid[]) WITH ORDINALITY AS x (id, n)', [accountId, ids]);
    await metered(world, home, hana, RAIL); // now the names of the communities are known

    const { data, texts } = await metered(world, home, hana, RAIL);
    expect(data.me.memberships).toHaveLength(COMMUNITIES);
    const unread = new Map(data.me.memberships.map((one: { tenant: { slug: string }; unreadNotificationCount: number }) => [one.tenant.slug, one.unreadNotificationCount]));
    expect([unread.get(home.slug), ...others.map(({ slug }) => unread.get(slug))]).toEqual(Array.from({ length: COMMUNITIES }, (_, n) => n));
    expect(texts.filter((text) => text.includes('notification_counter'))).toHaveLength(1);
    expect(texts).toHaveLength(2); // the other one is the person
  });
});

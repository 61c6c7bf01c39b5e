import { ParticipationMode, TenantKind } from '#identity';
import { type World, codeOf, startWorld } from '../../../../test/support/world.js';
import { ParticipationService } from '../index.js';
import { federationOf } from '../testing/partners.js';

const FEDERATIONS = '{ federations { federation { slug } mode since } }';
const PARTICIPATIONS = `query ($first: Int, $after: String, $last: Int) { participations(first: $first, after: $after, last: $last) { nodes { id community { slug } state since } pageInfo { hasNextPage endCursor } } }`;

describe('taking part in a federation', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('is seen from both sides, and rests on what each side said itself', async () => {
    const { federation, communities } = await federationOf(world, 1);
    const [north] = communities;
    const member = await north!.signIn();
    expect((await member.query(FEDERATIONS)).data!.federations).toEqual([{ federation: { slug: federation.slug }, mode: 'PERSONAL', since: expect.any(String) }]);
    const inside = await federation.signIn();
    const { nodes } = (await inside.query(PARTICIPATIONS)).data!.participations;
    expect(nodes).toEqual([{ id: expect.any(String), community: { slug: north!.slug }, state: 'ACTIVE', since: expect.any(String) }]);
    expect((await inside.query('query ($id: ID!) { node(id: $id) { id } }', { id: nodes[0].id })).data!.node).toEqual({ id: nodes[0].id });
    expect((await member.query('query ($id: ID!) { node(id: $id) { id } }', { id: nodes[0].id })).data!.node).toBeNull();
    const grants = await world.db.query('SELECT audience_tenant_id AS audience, scope FROM sharing_grant WHERE $1 IN (audience_tenant_id, owner_tenant_id) ORDER BY scope', [north!.row.id]);
    expect(grants).toEqual([{ audience: federation.row.id, scope: 'listings' }, { audience: north!.row.id, scope: 'proposals' }]);
  });

  it('may be said again without harm', async () => {
    const { federation, communities } = await federationOf(world, 1);
    await world.app.get(ParticipationService).participate(federation.row.id, communities[0]!.row.id);
    const inside = await federation.signIn();
    expect((await inside.query(PARTICIPATIONS)).data!.participations.nodes).toHaveLength(1);
  });

  it('is listed longest first, in pages that survive newcomers', async () => {
    const { federation, communities } = await federationOf(world, 3);
    const inside = await federation.signIn();
    const slugs = (page: { nodes: { community: { slug: string } }[] }) => page.nodes.map((n) => n.community.slug);
    const first = (await inside.query(PARTICIPATIONS, { first: 2 })).data!.participations;
    expect(slugs(first)).toEqual([communities[0]!.slug, communities[1]!.slug]);
    const late = await world.tenant();
    await world.app.get(ParticipationService).participate(federation.row.id, late.row.id);
    const second = (await inside.query(PARTICIPATIONS, { first: 2, after: first.pageInfo.endCursor })).data!.participations;
    expect(slugs(second)).toEqual([communities[2]!.slug, late.slug]);
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect(slugs((await inside.query(PARTICIPATIONS, { last: 1 })).data!.participations)).toEqual([late.slug]);
  });

  it('is no secret of the community, and none of the others is shown', async () => {
    const { communities } = await federationOf(world, 2);
    const organizational = await world.tenant({ kind: TenantKind.FEDERATION, participationMode: ParticipationMode.ORGANIZATIONAL });
    await world.app.get(ParticipationService).participate(organizational.row.id, communities[1]!.row.id);
    const south = await communities[1]!.signIn();
    expect((await south.query(FEDERATIONS)).data!.federations.map((f: { mode: string }) => f.mode)).toEqual(['PERSONAL', 'ORGANIZATIONAL']);
    expect((await south.query(PARTICIPATIONS)).data!.participations.nodes).toEqual([]);
    const guest = await communities[0]!.signIn('GUEST');
    expect(codeOf(await guest.query(FEDERATIONS))).toBe('FORBIDDEN');
  });
});

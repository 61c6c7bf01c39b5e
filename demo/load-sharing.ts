import { newId } from '#kernel';
import type { ParticipationService } from '#federation';
import type { Tenant } from '#identity';
import { RunRequested } from '#matching/events';
import { type TenantDb, type Tx, runInContext } from '#tenancy';
import type { DemoWorld } from './types.js';

/** Who takes part in which federation, who is never proposed to whom, and what each community needs and offers. */
export async function loadSharing(db: TenantDb, participations: ParticipationService, world: DemoWorld, tenants: ReadonlyMap<string, Tenant>): Promise<void> {
  const as = <T>(slug: string, fn: (tx: Tx) => Promise<T>): Promise<T> => runInContext({ tenantId: tenants.get(slug)!.id }, () => db.write(fn));
  const idOf = (slug: string): string => tenants.get(slug)!.id;

  for (const { federationSlug, tenantSlug } of world.participations) await participations.participate(idOf(federationSlug), idOf(tenantSlug));
  for (const [first, second] of world.exclusions) {
    await as(first, (tx) =>
      tx.execute('INSERT INTO exclusion (tenant_id, id, partner_tenant_id, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, partner_tenant_id) DO NOTHING', [tx.tenantId, newId(), idOf(second), tx.now]),
    );
  }
  for (const slug of new Set(world.listings.map((l) => l.ownerSlug))) {
    await as(slug, async (tx) => {
      if (await tx.first('SELECT 1 FROM listing WHERE tenant_id = $1 LIMIT 1', [tx.tenantId])) return;
      for (const listing of world.listings.filter((l) => l.ownerSlug === slug)) await publish(tx, listing, idOf(listing.federationSlug));
    });
  }
  // The worker looks for proposals as soon as it runs.
  for (const slug of new Set(world.listings.map((l) => l.federationSlug))) await as(slug, (tx) => tx.publish(RunRequested, {}));
}

async function publish(tx: Tx, l: DemoWorld['listings'][number], federationId: string): Promise<void> {
  const id = newId();
  const author = await tx.first<{ id: string }>(`SELECT id FROM member WHERE tenant_id = $1 AND role IN ('OWNER','ADMIN','OPERATOR') ORDER BY joined_at, id LIMIT 1`, [tx.tenantId]);
  const columns = 'direction, kind, title, description, quantity, mode, region, topics, available_from, available_until, value_credits, published_at, expires_at';
  const values = [l.direction, l.kind, l.title, l.description, l.quantity, l.mode, l.region, l.topics, l.availableFrom, l.availableUntil, l.valueCredits, l.publishedAt, l.expiresAt];
  const marks = (from: number): string => values.map((_, i) => `$${i + from}`).join(', ');
  await tx.execute(`INSERT INTO listing (tenant_id, id, federation_tenant_id, state, version, created_at, author_id, ${columns}) VALUES ($1, $2, $3, $4, 1, $5, $6, ${marks(7)})`, [tx.tenantId, id, federationId, l.state, l.publishedAt, author!.id, ...values]);
  if (l.state !== 'PUBLISHED') return;
  await tx.execute(`INSERT INTO listing_copy (audience_tenant_id, id, owner_tenant_id, scope, version, ${columns}) VALUES ($1, $2, $3, 'listings', 1, ${marks(4)})`, [federationId, id, tx.tenantId, ...values]);
}

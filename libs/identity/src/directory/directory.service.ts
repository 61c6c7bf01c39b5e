import { Injectable } from '@nestjs/common';
import { type TenantId, notFound } from '#kernel';
import { defineLoader } from '#graphql-kit';
import { IdentityDb } from '#tenancy';
import { Tenant } from './tenant.entity.js';

/** How long a directory entry may be old: it holds public names only, and they seldom change. */
const FRESH_FOR_MS = 10_000;

const COLUMNS: Record<keyof Tenant, string> = {
  id: 'id', slug: 'slug', name: 'name', kind: 'kind', mark: 'mark', color: 'color', timeZone: 'time_zone', capabilities: 'capabilities', participationMode: 'participation_mode', createdAt: 'created_at',
};
const ENTRY = `SELECT ${Object.entries(COLUMNS).map(([name, column]) => `${column} AS "${name}"`).join(', ')} FROM tenant`;

/** The public directory of tenants. Every process keeps what it has seen, for a short while. */
@Injectable()
export class TenantDirectory {
  /** Tenants by id for the fields of one request. */
  readonly loader = defineLoader<TenantId, Tenant>((ids) => this.byIds(ids));
  private readonly bySlugCache = new Map<string, { tenant: Tenant; until: number }>();
  private readonly byIdCache = new Map<string, { tenant: Tenant; until: number }>();

  constructor(private readonly db: IdentityDb) {}

  async bySlug(slug: string): Promise<Tenant | undefined> {
    const known = this.bySlugCache.get(slug);
    if (known && known.until > Date.now()) return known.tenant;
    return (await this.look(`${ENTRY} WHERE slug = $1`, slug, 'tenant_by_slug'))[0];
  }

  async byIds(ids: readonly TenantId[]): Promise<Map<TenantId, Tenant>> {
    const found = new Map<TenantId, Tenant>();
    const missing = new Set<TenantId>();
    for (const id of ids) {
      const known = this.byIdCache.get(id);
      if (known && known.until > Date.now()) found.set(id, known.tenant);
      else missing.add(id);
    }
    if (missing.size > 0) {
      for (const tenant of await this.look(`${ENTRY} WHERE id = ANY ($1)`, [...missing], 'tenants_by_id')) found.set(tenant.id, tenant);
    }
    return found;
  }

  /** @throws NOT_FOUND */
  async byId(id: TenantId): Promise<Tenant> {
    const tenant = (await this.byIds([id])).get(id);
    if (!tenant) throw notFound();
    return tenant;
  }

  async isEmpty(): Promise<boolean> {
    const [row] = await this.db.readOne<{ empty: boolean }>('SELECT NOT EXISTS (SELECT FROM tenant) AS empty');
    return row?.empty ?? true;
  }

  private async look(sql: string, asked: unknown, name: string): Promise<Tenant[]> {
    const tenants = (await this.db.readOne<Tenant>(sql, [asked], name)).map((row) => Object.assign(new Tenant(), row));
    for (const tenant of tenants) this.keep(tenant);
    return tenants;
  }

  private keep(tenant: Tenant): void {
    const entry = { tenant, until: Date.now() + FRESH_FOR_MS };
    this.bySlugCache.set(tenant.slug, entry);
    this.byIdCache.set(tenant.id, entry);
  }
}

import { In } from 'typeorm';
import { Injectable } from '@nestjs/common';
import { type TenantId, notFound } from '#kernel';
import { defineLoader } from '#graphql-kit';
import { IdentityDb } from '#tenancy';
import { Tenant } from './tenant.entity.js';

/** How long a directory entry may be old: it holds public names only, and they seldom change. */
const FRESH_FOR_MS = 10_000;

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
    const [tenant] = await this.db.read((tx) => tx.find(Tenant, { slug }));
    if (tenant) this.keep(tenant);
    return tenant;
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
      const rows = await this.db.read((tx) => tx.find(Tenant, { id: In([...missing]) }));
      for (const tenant of rows) {
        this.keep(tenant);
        found.set(tenant.id, tenant);
      }
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

  private keep(tenant: Tenant): void {
    const entry = { tenant, until: Date.now() + FRESH_FOR_MS };
    this.bySlugCache.set(tenant.slug, entry);
    this.byIdCache.set(tenant.id, entry);
  }
}

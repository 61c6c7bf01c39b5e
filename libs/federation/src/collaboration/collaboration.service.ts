import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, type TenantId, notFound } from '#kernel';
import { defineLoader } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import type { Collaboration, CollaborationId } from './collaboration.entity.js';
import { collaborationPage, collaborationsByIds } from './collaboration.queries.js';

@Injectable()
export class CollaborationService {
  /** Collaborations of the tenant that asks, one statement for all that a tick asks for. */
  readonly loader = defineLoader<CollaborationId, Collaboration>(async (ids, { caller: { actor } }) => (actor ? this.byIds(actor.tenantId, ids) : new Map()));

  constructor(private readonly db: TenantDb) {}

  page(tenantId: TenantId, args: PageArgs): Promise<Page<Collaboration>> {
    return collaborationPage(this.db, tenantId, args);
  }

  byIds(tenantId: TenantId, ids: readonly string[]): Promise<Map<CollaborationId, Collaboration>> {
    return collaborationsByIds(this.db, tenantId, ids);
  }

  /** @throws NOT_FOUND */
  async get(tenantId: TenantId, id: CollaborationId): Promise<Collaboration> {
    const collaboration = (await this.byIds(tenantId, [id])).get(id);
    if (!collaboration) throw notFound();
    return collaboration;
  }
}

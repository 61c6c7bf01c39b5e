import { Injectable } from '@nestjs/common';
import type { Page, PageArgs } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import type { RosterEntry } from './roster.entity.js';
import { entriesByIds, rosterPage } from './roster.queries.js';

@Injectable()
export class RosterService {
  constructor(private readonly db: TenantDb) {}

  page(actor: Actor, args: PageArgs, search: string | undefined): Promise<Page<RosterEntry>> {
    return rosterPage(this.db, actor.tenantId, args, search);
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<RosterEntry[]> {
    return entriesByIds(this.db, actor.tenantId, ids);
  }
}

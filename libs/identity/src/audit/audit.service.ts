import { Injectable } from '@nestjs/common';
import type { Page, PageArgs, TenantId } from '#kernel';
import { TenantDb } from '#tenancy';
import type { AuditEntry } from './audit-entry.entity.js';
import type { AuditCheck, AuditFilter } from './audit.graphql.js';
import { auditEntriesByIds, auditPage, checkChain } from './audit.queries.js';

/** Reads the audit log; it is written by `audit`, in the transaction of what is audited. */
@Injectable()
export class AuditService {
  constructor(private readonly db: TenantDb) {}

  page(tenantId: TenantId, args: PageArgs, filter: AuditFilter): Promise<Page<AuditEntry>> {
    return auditPage(this.db, tenantId, args, filter);
  }

  byIds(tenantId: TenantId, ids: readonly string[]): Promise<AuditEntry[]> {
    return auditEntriesByIds(this.db, tenantId, ids);
  }

  check(tenantId: TenantId): Promise<AuditCheck> {
    return checkChain(this.db, tenantId);
  }
}

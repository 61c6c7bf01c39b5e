import { Injectable } from '@nestjs/common';
import { Clock, type Page, type PageArgs, type TenantId } from '#kernel';
import { TenantDb, type Tx } from '#tenancy';
import { listingsByIds, within } from '../listing/listing.queries.js';
import type { SharedItem, SharingAction, SharingRecord } from './sharing.entity.js';
import { lastKnown, recordPage, recordSharing, recordsByIds, sharedPage } from './sharing.queries.js';

/** What this community shares, and the log of it. */
@Injectable()
export class SharingService {
  constructor(
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  items(tenantId: TenantId, args: PageArgs): Promise<Page<SharedItem>> {
    return sharedPage(this.db, tenantId, this.clock.now(), args);
  }

  records(tenantId: TenantId, args: PageArgs): Promise<Page<SharingRecord>> {
    return recordPage(this.db, tenantId, args);
  }

  recordsByIds(tenantId: TenantId, ids: readonly string[]): Promise<SharingRecord[]> {
    return recordsByIds(this.db, tenantId, ids);
  }

  /** The audience's side of the log. What was gone before this side read it has no title here. */
  async listingHeard(tx: Tx, partner: TenantId, subjectId: string, version: number, action: `${SharingAction}`): Promise<void> {
    const copy = (await listingsByIds(within(tx), 'received', tx.tenantId!, tx.now, [subjectId])).get(subjectId);
    const known = copy ? { title: copy.title, fields: copy.sharedFields } : await lastKnown(tx, partner, subjectId);
    await recordSharing(tx, { direction: 'IN', action, partner, subjectType: 'Listing', subjectId, version, title: known?.title ?? '', fields: known?.fields ?? [], memberId: null });
  }
}

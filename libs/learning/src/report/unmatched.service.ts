import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, type TenantId, notFound, refuse } from '#kernel';
import { TenantDb } from '#tenancy';
import { markRollupDue } from '../comparison/rollup.due.js';
import { within } from '../path/path.queries.js';
import { releaseWaiting } from './report.queries.js';
import { type LinkProviderUserInput, type ProviderUser, ProviderUserLinked } from './unmatched.graphql.js';
import { linkUser, providerUsersByIds, unmatchedPage } from './unmatched.queries.js';

/** Rows of reports about people whom nobody here knows: kept aside until a coordinator says who they are, once. */
@Injectable()
export class UnmatchedService {
  constructor(private readonly db: TenantDb) {}

  page(tenantId: TenantId, args: PageArgs): Promise<Page<ProviderUser>> {
    return unmatchedPage(this.db, tenantId, args);
  }

  byIds(tenantId: TenantId, ids: readonly string[]): Promise<ProviderUser[]> {
    return providerUsersByIds(this.db, tenantId, ids);
  }

  /** @throws NOT_FOUND; refuses with ProviderUserLinked */
  link({ providerUserId, memberId }: LinkProviderUserInput): Promise<ProviderUser> {
    return this.db.write(async (tx) => {
      const linked = await linkUser(tx, providerUserId, memberId);
      if (linked === undefined) throw notFound();
      const known = async (): Promise<ProviderUser> => (await providerUsersByIds(within(tx), tx.tenantId!, [providerUserId]))[0]!;
      if (!linked) refuse(ProviderUserLinked.with(await known()));
      await releaseWaiting(tx, [providerUserId]);
      await markRollupDue(tx);
      return known();
    });
  }
}

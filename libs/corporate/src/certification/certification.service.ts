import { Injectable } from '@nestjs/common';
import { MINIMUM_CELL, type Page, type PageArgs, notFound } from '#kernel';
import { type LoaderOf, defineLoader } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import { holderPages } from '../pass/holders.queries.js';
import type { VerifiedPass } from '../pass/verified-pass.js';
import { publishable } from '../statistics/suppression.rules.js';
import type { Certification, CertificationId } from './certification.entity.js';
import type { CertificationFilter, HolderStatistics } from './certification.graphql.js';
import { certificationPage, certificationsByIds, hasCatalogue, holdersByDepartment, stockCatalogue } from './certification.queries.js';

@Injectable()
export class CertificationService {
  readonly loader: LoaderOf<CertificationId, Certification | undefined> = defineLoader((ids, { caller }) => this.byIds(caller.actor!, ids));
  readonly statistics: LoaderOf<CertificationId, HolderStatistics | undefined> = defineLoader((ids, { caller }) => this.countHolders(caller.actor!, ids));

  /** By the keys of `holdersKey`. */
  readonly holders: LoaderOf<string, Page<VerifiedPass> | undefined> = defineLoader((keys, { caller }) => holderPages(this.db, caller.actor!.tenantId, keys));

  constructor(private readonly db: TenantDb) {}

  /** Whoever looks first where certifications were just switched on finds the starter catalogue. */
  async page(actor: Actor, args: PageArgs, filter: CertificationFilter): Promise<Page<Certification>> {
    const page = await certificationPage(this.db, actor.tenantId, args, filter);
    if (page.edges.length > 0) return page;
    if (!(await hasCatalogue(this.db, actor.tenantId))) await this.db.write(stockCatalogue);
    // Somebody else may have filled it since the page was read.
    return certificationPage(this.db, actor.tenantId, args, filter);
  }

  byIds({ tenantId }: Pick<Actor, 'tenantId'>, ids: readonly string[]): Promise<Map<CertificationId, Certification>> {
    return certificationsByIds(this.db, tenantId, ids);
  }

  /** @throws NOT_FOUND */
  async get(actor: Actor, id: CertificationId): Promise<Certification> {
    const certification = (await this.byIds(actor, [id])).get(id);
    if (!certification) throw notFound();
    return certification;
  }

  private async countHolders({ tenantId }: Actor, ids: readonly CertificationId[]): Promise<Map<CertificationId, HolderStatistics>> {
    const rows = await holdersByDepartment(this.db, tenantId, ids);
    return new Map(
      ids.map((id) => {
        const { total, cells, others } = publishable(rows.filter((row) => row.certificationId === id).map(({ department, count }) => ({ name: department, count })));
        return [id, { minimumCell: MINIMUM_CELL, total, departments: cells.map(({ name, count }) => ({ department: name, count })), others }];
      }),
    );
  }
}

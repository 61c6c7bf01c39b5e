import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, type TenantId, newId } from '#kernel';
import { ParticipationMode, TenantDirectory } from '#identity';
import { TenantDb, runInContext } from '#tenancy';
import { letPublish } from '../grants.js';
import { showOpenPools } from '../procurement/pool/pool.queries.js';
import { refreshSketch } from '../sketch/sketch.queries.js';
import type { Participation } from './participation.entity.js';
import type { FederationMembership } from './participation.graphql.js';
import { activate, federationsOf, participationPage, participationsByIds } from './participation.queries.js';

@Injectable()
export class ParticipationService {
  constructor(
    private readonly db: TenantDb,
    private readonly directory: TenantDirectory,
  ) {}

  page(tenantId: TenantId, args: PageArgs): Promise<Page<Participation>> {
    return participationPage(this.db, tenantId, args);
  }

  byIds(tenantId: TenantId, ids: readonly string[]): Promise<Participation[]> {
    return participationsByIds(this.db, tenantId, ids);
  }

  async federations(tenantId: TenantId): Promise<FederationMembership[]> {
    const grants = await federationsOf(this.db, tenantId);
    const tenants = await this.directory.byIds(grants.map((g) => g.id));
    return grants.flatMap(({ id, since }) => {
      const federation = tenants.get(id);
      return federation ? [{ federation, mode: federation.participationMode ?? ParticipationMode.PERSONAL, since }] : [];
    });
  }

  /**
   * Makes a community a participant: each side says its part in a transaction of its own. The community lets proposals
   * in; the federation takes it up and lets its listings in. Where communities themselves take part, each lets the other's side
   * of joint purchases in as well. For loading a world that exists already, and for tests.
   */
  async participate(federation: TenantId, community: TenantId): Promise<void> {
    const buysTogether = (await this.directory.byId(federation)).participationMode === ParticipationMode.ORGANIZATIONAL;
    await runInContext({ tenantId: community }, () =>
      this.db.write(async (tx) => {
        await letPublish(tx, federation, 'proposals');
        if (buysTogether) await letPublish(tx, federation, 'procurement');
      }),
    );
    await runInContext({ tenantId: federation }, () =>
      this.db.write(async (tx) => {
        await activate(tx, newId(tx.now.getTime()), community);
        await letPublish(tx, community, 'listings');
        if (buysTogether) for (const scope of ['procurement', 'learning'] as const) await letPublish(tx, community, scope);
        if (buysTogether) await showOpenPools(tx);
      }),
    );
    await runInContext({ tenantId: community }, () => this.db.write((tx) => refreshSketch(tx, federation)));
  }
}

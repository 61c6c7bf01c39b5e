import { Injectable } from '@nestjs/common';
import { type TenantId, notFound, refuse } from '#kernel';
import { TenantDb, type Tx } from '#tenancy';
import { SeatsGranted } from '../../events.js';
import { type GrantSeatsInput, MoreSeatsThanBought, SeatsNotTakenBack } from '../pool/pool.graphql.js';
import { type LicencePool, type LicencePoolId, LicencePoolState } from '../pool/pool.entity.js';
import { changePool, municipalities } from '../pool/pool.queries.js';
import { inState, poolIn } from '../pool/pool.service.js';
import { type Holding, holdings, setGranted } from './grant.queries.js';

/** Hands out what was bought. The pool is locked meanwhile, so that two together never hand out more than there is. */
@Injectable()
export class SeatGrantService {
  constructor(private readonly db: TenantDb) {}

  grant({ poolId, municipalityId, seats }: GrantSeatsInput): Promise<LicencePool> {
    return this.grantAll(poolId, (all) => {
      const one = all.find((h) => h.municipalityId === municipalityId);
      if (!one) throw notFound();
      if (seats < one.granted) refuse(Object.assign(new SeatsNotTakenBack(), { granted: one.granted }));
      return [{ ...one, granted: seats }];
    });
  }

  grantOrdered(poolId: LicencePoolId): Promise<LicencePool> {
    return this.grantAll(poolId, (all) => all.map((one) => ({ ...one, granted: Math.max(one.granted, one.ordered) })));
  }

  private grantAll(poolId: LicencePoolId, wish: (all: readonly Holding[]) => readonly Holding[]): Promise<LicencePool> {
    return this.db.write(async (tx) => {
      const { bought, granted } = await inState(tx, poolId, LicencePoolState.ORDERED);
      const before = await holdings(tx, poolId);
      const had = new Map(before.map((h) => [h.municipalityId, h.granted]));
      const more = wish(before).filter((h) => h.granted > had.get(h.municipalityId)!);
      const after = more.reduce((sum, h) => sum + h.granted - had.get(h.municipalityId)!, granted);
      if (after > bought) refuse(Object.assign(new MoreSeatsThanBought(), { bought, granted }));
      if (more.length > 0) await this.hand(tx, poolId, after, more);
      return poolIn(tx, poolId);
    });
  }

  private async hand(tx: Tx, poolId: LicencePoolId, granted: number, more: readonly Holding[]): Promise<void> {
    await setGranted(tx, poolId, more);
    await changePool(tx, poolId, ', granted = $3', [granted]);
    const listening = new Set<TenantId>(await municipalities(tx));
    for (const { municipalityId, granted: seats } of more) if (listening.has(municipalityId)) await tx.publishTo(municipalityId, 'procurement', SeatsGranted, { poolId, seats });
  }
}

import { Injectable } from '@nestjs/common';
import { type Heard, On, type PayloadOf } from '#messaging';
import type { Tx } from '#tenancy';
import { SeatsRequested } from '../events.js';
import { LicencePoolService } from './pool/pool.service.js';

/** What a consortium and its municipalities do about what they hear from each other, each in its own context. */
@Injectable()
export class ProcurementHandlers {
  constructor(private readonly pools: LicencePoolService) {}

  /** In the consortium: the municipalities see the new total. */
  @On(SeatsRequested, { handler: 'federation.recount_seats' })
  async seatsRequested(tx: Tx, { payload }: Heard<PayloadOf<typeof SeatsRequested>>): Promise<void> {
    await this.pools.recountInTx(tx, payload.poolId);
  }
}

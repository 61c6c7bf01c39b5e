import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { grantSeats } from '#learning';
import { type Heard, On, type PayloadOf } from '#messaging';
import type { Tx } from '#tenancy';
import { SeatsGranted, SeatsRequested } from '../events.js';
import { seatsOfYear } from './offer/offer.queries.js';
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

  /** In the municipality: its programmes may give these seats to learners, of all its pools of that year together. */
  @On(SeatsGranted, { handler: 'federation.take_seats' })
  async seatsGranted(tx: Tx, { payload }: Heard<PayloadOf<typeof SeatsGranted>>): Promise<void> {
    const year = await seatsOfYear(tx, payload.poolId);
    if (!year) return;
    try {
      await grantSeats(tx, year);
    } catch (error) {
      // The municipality has promised more seats than these by itself; what learners have been given stays.
      if (!(error instanceof Refused)) throw error;
    }
  }
}

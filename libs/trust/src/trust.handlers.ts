import { Injectable } from '@nestjs/common';
import { ConsultationThanked } from '#alumni/events';
import { type Heard, On, type PayloadOf } from '#messaging';
import type { Tx } from '#tenancy';
import { record } from './fact/ledger.queries.js';

/** What others confirmed to have been given. */
@Injectable()
export class TrustHandlers {
  @On(ConsultationThanked, { handler: 'trust.consultation_thanked' })
  async consultationThanked(tx: Tx, { payload }: Heard<PayloadOf<typeof ConsultationThanked>>): Promise<void> {
    const { consultationId, askerId, adviserId, metAt, thankedAt } = payload;
    await record(tx, { giverId: adviserId, receiverId: askerId, kind: 'ADVICE', sourceType: 'Consultation', sourceId: consultationId, happenedAt: new Date(metAt), confirmedAt: new Date(thankedAt) });
  }
}

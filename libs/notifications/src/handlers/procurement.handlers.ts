import { Injectable } from '@nestjs/common';
import { LicenceOffered, LicencesOrdered, SeatsGranted, SeatsRequested } from '#federation/events';
import { type Heard, On } from '#messaging';
import type { Tx } from '#tenancy';
import { Notifier } from '../delivery/notifier.service.js';
import { NotificationKind, type NotificationParams } from '../inbox/notification.entity.js';
import { type Of, content } from './content.js';
import { type LicenceFacts, admins, offerFacts, poolFacts } from './procurement.queries.js';

/** Who is told of a joint purchase: those who decide about it, on either side. */
@Injectable()
export class ProcurementHandlers {
  constructor(private readonly notifier: Notifier) {}

  @On(SeatsRequested, { handler: 'notifications.seats_requested' })
  async seatsRequested(tx: Tx, event: Of<typeof SeatsRequested>): Promise<void> {
    const { poolId, municipalityId, seats } = event.payload;
    const facts = await poolFacts(tx, poolId);
    if (!facts) return;
    const { title } = facts;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.SEATS_REQUESTED, { subject: { type: 'LicencePool', id: poolId }, partnerTenantId: municipalityId, params: { title, seats } }), to: await admins(tx) });
  }

  @On(LicenceOffered, { handler: 'notifications.licence_offered' })
  licenceOffered(tx: Tx, event: Of<typeof LicenceOffered>): Promise<void> {
    return this.tellTown(tx, event, NotificationKind.LICENCE_OFFERED, () => ({}));
  }

  @On(LicencesOrdered, { handler: 'notifications.licences_ordered' })
  licencesOrdered(tx: Tx, event: Of<typeof LicencesOrdered>): Promise<void> {
    return this.tellTown(tx, event, NotificationKind.LICENCES_ORDERED, ({ share }) => share && { seats: share.seats, yen: share.total });
  }

  @On(SeatsGranted, { handler: 'notifications.seats_granted' })
  seatsGranted(tx: Tx, event: Of<typeof SeatsGranted>): Promise<void> {
    return this.tellTown(tx, event, NotificationKind.SEATS_GRANTED, () => ({ seats: event.payload.seats }));
  }

  /** Nobody is told of what the municipality no longer sees. */
  private async tellTown(tx: Tx, event: Heard<{ poolId: string }>, kind: NotificationKind, params: (facts: LicenceFacts) => NotificationParams | null): Promise<void> {
    const { poolId } = event.payload;
    const facts = await offerFacts(tx, poolId);
    const words = facts && params(facts);
    if (!words) return;
    await this.notifier.notify(tx, { ...content(event, kind, { subject: { type: 'LicenceOffer', id: poolId }, partnerTenantId: event.ownerTenantId ?? null, params: { title: facts.title, ...words } }), to: await admins(tx) });
  }
}

import { Injectable } from '@nestjs/common';
import { EventCancelled, EventCreated, RegistrationChanged } from '#events/events';
import { On } from '#messaging';
import type { Tx } from '#tenancy';
import { Notifier } from '../delivery/notifier.service.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { toldOf } from '../registration.rules.js';
import { type Of, about, content } from './content.js';
import { attendees, eventFacts } from './events.queries.js';

/** Who is told of the community's own events. */
@Injectable()
export class EventsHandlers {
  constructor(private readonly notifier: Notifier) {}

  @On(EventCreated, { handler: 'notifications.event_announced' })
  async eventAnnounced(tx: Tx, event: Of<typeof EventCreated>): Promise<void> {
    const facts = await eventFacts(tx, event.payload.eventId);
    if (!facts) return;
    const { organizerId: actorId, partnerTenantId } = facts;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.EVENT_ANNOUNCED, { subject: { type: 'Event', id: event.payload.eventId }, actorId, partnerTenantId, params: about(facts) }), to: 'everyone' });
  }

  /** Who came by a guest pass is told by their own community, which hears of it as JointRegistrationChanged. */
  @On(RegistrationChanged, { handler: 'notifications.registration_changed' })
  async registrationChanged(tx: Tx, event: Of<typeof RegistrationChanged>): Promise<void> {
    const { eventId, memberId, state, previousState, guestPassId } = event.payload;
    const kind = guestPassId ? undefined : toldOf(state, previousState);
    const facts = kind && (await eventFacts(tx, eventId));
    if (!kind || !facts) return;
    await this.notifier.notify(tx, { ...content(event, kind, { subject: { type: 'Event', id: eventId }, partnerTenantId: facts.partnerTenantId, params: about(facts) }), to: [memberId] });
  }

  @On(EventCancelled, { handler: 'notifications.event_cancelled' })
  async eventCancelled(tx: Tx, event: Of<typeof EventCancelled>): Promise<void> {
    const { eventId } = event.payload;
    const facts = await eventFacts(tx, eventId);
    if (!facts) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.EVENT_CANCELLED, { subject: { type: 'Event', id: eventId }, partnerTenantId: facts.partnerTenantId, params: about(facts) }), to: await attendees(tx, eventId) });
  }
}

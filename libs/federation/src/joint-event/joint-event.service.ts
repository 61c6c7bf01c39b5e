import { Injectable } from '@nestjs/common';
import { Clock, type Page, type PageArgs, notFound, refuse } from '#kernel';
import { type Event, EventService } from '#events';
import type { Actor } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { collaborationsByIds } from '../collaboration/collaboration.queries.js';
import { JointEventAnnounced, JointEventCancelled, JointEventChanged } from '../events.js';
import { mayPublish } from '../grants.js';
import type { JointEvent, JointEventId, JointRegistration } from './joint-event.entity.js';
import { type CreateJointEventInput, PartnerNotReady } from './joint-event.graphql.js';
import { type JointEventReader, announce, callOff, changeCopies, jointEventPage, jointEventsByIds, jointRegistrationsByIds, within } from './joint-event.queries.js';

@Injectable()
export class JointEventService {
  constructor(
    private readonly db: TenantDb,
    private readonly events: EventService,
    private readonly clock: Clock,
  ) {}

  /** Those of one collaboration, or all that are not over yet. */
  page(reader: JointEventReader, args: PageArgs, of?: { collaborationId: string }): Promise<Page<JointEvent>> {
    return jointEventPage(this.db, reader, args, of ?? { endAfter: this.clock.now() });
  }

  byIds(reader: JointEventReader, ids: readonly string[]): Promise<Map<JointEventId, JointEvent>> {
    return jointEventsByIds(this.db, reader, ids);
  }

  registrationsByIds(reader: JointEventReader, ids: readonly string[]): Promise<JointRegistration[]> {
    return jointRegistrationsByIds(this.db, reader, ids);
  }

  /** @throws NOT_FOUND */
  async get(reader: JointEventReader, id: JointEventId): Promise<JointEvent> {
    const event = (await this.byIds(reader, [id])).get(id);
    if (!event) throw notFound();
    return event;
  }

  /** The event is the host's own row; the partner gets an announcement of it, or there is no event at all. */
  create(actor: Actor, input: CreateJointEventInput): Promise<Event> {
    return this.db.write(async (tx) => {
      const request = { memberId: actor.id, operation: 'createJointEvent', key: input.idempotencyKey, input };
      const id = await once(tx, request, () => this.createInTx(tx, actor, input));
      return this.events.get(actor, id, within(tx));
    });
  }

  private async createInTx(tx: Tx, actor: Actor, input: CreateJointEventInput): Promise<Event> {
    const { collaborationId } = input;
    const collaboration = (await collaborationsByIds(within(tx), actor.tenantId, [collaborationId])).get(collaborationId);
    if (!collaboration) throw notFound();
    const { partnerTenantId } = collaboration;
    if (!(await mayPublish(tx, partnerTenantId, 'joint-events'))) refuse(new PartnerNotReady());
    const event = await this.events.createEventInTx(tx, { organizerId: actor.id, input, collaborationId });
    await announce(tx, partnerTenantId, event);
    await tx.publishTo(partnerTenantId, 'joint-events', JointEventAnnounced, { jointEventId: event.id, collaborationId, hostTenantId: actor.tenantId });
    return event;
  }

  /** The host called an event off: so say the copies from now on. */
  async cancelledInTx(tx: Tx, eventId: string): Promise<void> {
    for (const partner of await callOff(tx, eventId)) {
      await tx.publishTo(partner, 'joint-events', JointEventCancelled, { jointEventId: eventId, hostTenantId: tx.tenantId! });
    }
  }

  /** The host changed an event: the copies say so from now on, and the partner's people who come are told what matters to them. */
  async changedInTx(tx: Tx, eventId: string, matters: readonly ('TIME' | 'PLACE')[]): Promise<void> {
    for (const partner of await changeCopies(tx, eventId)) {
      if (matters.length > 0) await tx.publishTo(partner, 'joint-events', JointEventChanged, { jointEventId: eventId, hostTenantId: tx.tenantId!, matters: [...matters] });
    }
  }
}

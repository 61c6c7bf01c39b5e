import { Injectable } from '@nestjs/common';
import { Clock, type Page, type PageArgs, newId, notFound, refuse } from '#kernel';
import { defineLoader } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { type Event, EventCancelled, EventService, NotRegistered, RegistrationClosed } from '#events';
import { once } from '#identity';
import { CollaborationService } from '#matching';
import { TenantDb } from '#tenancy';
import { GuestPassCancelled, GuestPassCreated, JointEventAnnounced } from '../events.js';
import { JOINT_EVENTS, hasGrantFrom } from '../participation/participation.queries.js';
import { cancelPass, issuePass } from './guest-pass.queries.js';
import { HostService, type PassRef } from './host.service.js';
import { ConsentRequired, type CreateJointEventInput, type JointEvent, type JointRegistration, PartnerNotReady, type RegisterForJointEventInput } from './joint-event.graphql.js';
import { type JointEventFilter, announce, jointEventIn, jointEventPage, jointEventsByIds, jointRegistrationsByIds, jointRegistrationsOf } from './joint-event.queries.js';

@Injectable()
export class JointEventService {
  readonly ofViewer = defineLoader<string, JointRegistration>(async (ids, { caller: { actor } }) => (actor ? jointRegistrationsOf(this.db, actor.tenantId, actor.id, ids) : new Map()));

  constructor(
    private readonly db: TenantDb,
    private readonly clock: Clock,
    private readonly events: EventService,
    private readonly collaborations: CollaborationService,
    private readonly host: HostService,
  ) {}

  page(actor: Actor, args: PageArgs, filter: JointEventFilter = { after: this.clock.now() }): Promise<Page<JointEvent>> {
    return jointEventPage(this.db, actor.tenantId, args, filter);
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<JointEvent[]> {
    return jointEventsByIds(this.db, actor.tenantId, ids);
  }

  registrationsByIds(actor: Actor, ids: readonly string[]): Promise<JointRegistration[]> {
    return jointRegistrationsByIds(this.db, actor.tenantId, actor.id, ids);
  }

  /** @throws NOT_FOUND */
  async get(actor: Actor, id: string): Promise<JointEvent> {
    const [event] = await this.byIds(actor, [id]);
    if (!event) throw notFound();
    return event;
  }

  /** An event of ours, announced to the partner in the same transaction. */
  async create(actor: Actor, input: CreateJointEventInput): Promise<Event> {
    const collaboration = await this.collaborations.get(actor, input.collaborationId);
    const partner = collaboration.partnerTenantId;
    const id = await this.db.write(async (tx) => {
      if (!(await hasGrantFrom(tx, partner, JOINT_EVENTS))) refuse(new PartnerNotReady());
      return once(tx, { memberId: actor.id, operation: 'createJointEvent', key: input.idempotencyKey, input }, async () => {
        const event = await this.events.createEventInTx(tx, { organizerId: actor.id, input, collaborationId: collaboration.id });
        await announce(tx, partner, event, collaboration.id);
        await tx.publishTo(partner, JOINT_EVENTS, JointEventAnnounced, { jointEventId: event.id, collaborationId: collaboration.id, hostTenantId: actor.tenantId });
        return event;
      });
    });
    return this.events.get(actor, id);
  }

  /**
   * Two transactions, each in its own community: here the consent and the pass, at the host the registration. If the process dies in between, the
   * handler of the pass goes on at the host.
   */
  async register(actor: Actor, input: RegisterForJointEventInput): Promise<JointRegistration> {
    if (!input.consent) refuse(new ConsentRequired());
    const ref = await this.db.write(async (tx): Promise<PassRef> => {
      const event = await jointEventIn(tx, input.jointEventId);
      if (!event) throw notFound();
      if (event.cancelledAt) refuse(new EventCancelled());
      if (event.registrationClosesAt <= tx.now) refuse(RegistrationClosed.at(event.registrationClosesAt));
      const host = event.hostTenantId;
      if (!(await hasGrantFrom(tx, host, JOINT_EVENTS))) refuse(new PartnerNotReady());
      const { id, version } = await issuePass(tx, { id: newId(tx.now.getTime()), host, eventId: event.id, accountId: actor.accountId, memberId: actor.id, displayName: actor.displayName });
      await tx.publishTo(host, JOINT_EVENTS, GuestPassCreated, { passId: id, version });
      return { host, passId: id, version };
    });
    await this.host.enterAsHost(ref, actor.accountId);
    return this.registrationOf(actor, ref.passId);
  }

  async cancel(actor: Actor, jointEventId: string): Promise<JointRegistration> {
    const ref = await this.db.write(async (tx): Promise<PassRef> => {
      const event = await jointEventIn(tx, jointEventId);
      if (!event) throw notFound();
      const host = event.hostTenantId;
      const cancelled = await cancelPass(tx, host, event.id, actor.id);
      if (!cancelled) refuse(new NotRegistered());
      await tx.publishTo(host, JOINT_EVENTS, GuestPassCancelled, { passId: cancelled.id, version: cancelled.version });
      return { host, passId: cancelled.id, version: cancelled.version };
    });
    await this.host.enterAsHost(ref, actor.accountId);
    return this.registrationOf(actor, ref.passId);
  }

  private async registrationOf(actor: Actor, passId: string): Promise<JointRegistration> {
    const [registration] = await this.registrationsByIds(actor, [passId]);
    if (!registration) throw notFound();
    return registration;
  }
}

import { Injectable } from '@nestjs/common';
import { Refused, newId, notFound, refuse } from '#kernel';
import { EventCancelled, NotRegistered, RegistrationClosed } from '#events';
import type { Actor } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb } from '#tenancy';
import { GuestPassCancelled, GuestPassCreated } from '../events.js';
import { mayPublish } from '../grants.js';
import type { GuestPassId, JointEvent, JointEventId, JointRegistration } from '../joint-event/joint-event.entity.js';
import { ConsentRequired, PartnerNotReady, type RegisterForJointEventInput } from '../joint-event/joint-event.graphql.js';
import { jointEventsByIds, jointRegistrationsByIds, within } from '../joint-event/joint-event.queries.js';
import { canCancel, stands, whyNotRegister } from '../joint-event/joint-event.rules.js';
import { sendPass, takeBackPass } from './guest.queries.js';
import { HostDesk } from './host-desk.service.js';

interface Sent {
  passId: GuestPassId;
  host: string;
  /** False when the host has it already. */
  isNew: boolean;
}

/**
 * A member goes to a partner's event. First their own community writes the pass, with their consent and nothing else;
 * then the host is entered and answers. A worker goes on where this process stops between the two.
 */
@Injectable()
export class GuestService {
  constructor(
    private readonly db: TenantDb,
    private readonly host: HostDesk,
  ) {}

  async register(actor: Actor, input: RegisterForJointEventInput): Promise<JointRegistration> {
    const sent = await this.db.write(async (tx): Promise<Sent> => {
      let made: Sent | undefined;
      const request = { memberId: actor.id, operation: 'registerForJointEvent', key: input.idempotencyKey, input };
      const event = await announcement(within(tx), actor, input.jointEventId);
      const passId = await once(tx, request, async () => {
        const why = whyNotRegister({ ...event, consents: input.consent, hostIsReady: await mayPublish(tx, event.hostTenantId, 'joint-events'), mine: event.viewerRegistration }, tx.now);
        if (why === 'CONSENT_REQUIRED') refuse(new ConsentRequired());
        if (why === 'EVENT_CANCELLED') refuse(new EventCancelled());
        if (why === 'REGISTRATION_CLOSED') refuse(RegistrationClosed.at(event.registrationClosesAt));
        if (why === 'PARTNER_NOT_READY') refuse(new PartnerNotReady());
        if (stands(event.viewerRegistration)) return { id: event.viewerRegistration!.id };
        const pass = await sendPass(tx, newId(tx.now.getTime()), actor, event);
        await tx.publishTo(event.hostTenantId, 'joint-events', GuestPassCreated, { passId: pass.id, version: pass.version });
        made = { passId: pass.id, host: event.hostTenantId, isNew: true };
        return { id: pass.id };
      });
      return made ?? { passId, host: event.hostTenantId, isNew: false };
    });
    if (sent.isNew) await this.knock(sent);
    return this.registration(actor, sent.passId);
  }

  async cancel(actor: Actor, id: JointEventId): Promise<JointRegistration> {
    const sent = await this.db.write(async (tx): Promise<Sent> => {
      const event = await announcement(within(tx), actor, id);
      const mine = event.viewerRegistration;
      if (!mine || !canCancel(mine)) refuse(new NotRegistered());
      const version = await takeBackPass(tx, mine.id);
      await tx.publishTo(event.hostTenantId, 'joint-events', GuestPassCancelled, { passId: mine.id, version });
      return { passId: mine.id, host: event.hostTenantId, isNew: true };
    });
    await this.knock(sent);
    return this.registration(actor, sent.passId);
  }

  /** What the host refuses is told to the person; what fails otherwise is taken up by the worker, and the answer is REQUESTED until then. */
  private async knock({ passId, host }: Sent): Promise<void> {
    try {
      const refusal = await this.host.enterAsHost(host, passId);
      if (refusal) refuse(refusal);
    } catch (error) {
      if (error instanceof Refused) throw error;
      process.emitWarning(`a host could not answer at once: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  }

  private async registration(actor: Actor, passId: GuestPassId): Promise<JointRegistration> {
    const [registration] = await jointRegistrationsByIds(this.db, actor, [passId]);
    if (!registration) throw notFound();
    return registration;
  }
}

/** @throws NOT_FOUND */
async function announcement(db: Pick<TenantDb, 'readOne'>, actor: Actor, id: JointEventId): Promise<JointEvent> {
  const event = (await jointEventsByIds(db, actor, [id])).get(id);
  if (!event) throw notFound();
  return event;
}

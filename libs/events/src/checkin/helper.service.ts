import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { newId, refuse } from '#kernel';
import { type Actor, defineLoader } from '#graphql-kit';
import { LinkKeys, hashOfSecret, linkToken, once } from '#identity';
import { TenantDb } from '#tenancy';
import type { EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { EventService } from '../event/event.service.js';
import { CheckInHelper, type CheckInHelperId } from './checkin.entity.js';
import { closesAt } from './checkin.rules.js';
import { CheckInClosed } from './desk.graphql.js';
import type { InviteCheckInHelperInput } from './helper.graphql.js';

const PURPOSE = 'events check-in helper';

/** Links for those who help at the door: without an account, without a role. */
@Injectable()
export class CheckInHelpers {
  /** Those that were not revoked; who may see them, the resolver says. */
  readonly ofEvents = defineLoader<EventId, CheckInHelper[]>(async (ids, { caller: { actor } }) => {
    const found = new Map<string, CheckInHelper[]>(ids.map((id) => [id, []]));
    if (!actor) return found;
    const helpers = await this.db.read((tx) => tx.find(CheckInHelper, { eventId: In([...ids]), revokedAt: IsNull() }, { order: { createdAt: 'ASC', id: 'ASC' } }));
    for (const helper of helpers) found.get(helper.eventId)!.push(helper);
    return found;
  });

  constructor(
    private readonly db: TenantDb,
    private readonly events: EventService,
    private readonly keys: LinkKeys,
  ) {}

  /** @throws NOT_FOUND, FORBIDDEN; refuses with CheckInClosed or EventCancelled */
  invite(actor: Actor, input: InviteCheckInHelperInput): Promise<CheckInHelper> {
    return this.db.write(async (tx) => {
      const id = await once(tx, { memberId: actor.id, operation: 'inviteCheckInHelper', key: input.idempotencyKey, input }, async () => {
        const event = await this.events.toLookAfter(tx, actor, input.eventId);
        if (event.cancelledAt) refuse(new EventCancelled());
        if (closesAt(event.endsAt) <= tx.now) refuse(CheckInClosed.at(closesAt(event.endsAt)));
        const made = newId(tx.now.getTime());
        return tx.insert(CheckInHelper, { id: made, eventId: event.id, label: input.label, secretHash: hashOfSecret(this.keys.secretOf(PURPOSE, made)), createdBy: actor.id, createdAt: tx.now, revokedAt: null, usedAt: null });
      });
      return tx.get(CheckInHelper, id);
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN */
  revoke(actor: Actor, id: CheckInHelperId): Promise<CheckInHelper> {
    return this.db.write(async (tx) => {
      const { eventId } = await tx.get(CheckInHelper, id);
      await this.events.toLookAfter(tx, actor, eventId);
      await tx.update(CheckInHelper, { id, revokedAt: IsNull() }, { revokedAt: tx.now });
      return tx.get(CheckInHelper, id);
    });
  }

  /** Where the page of the helper is, below the address of the console. */
  path({ tenantId, id }: CheckInHelper): string {
    return `/check-in/${linkToken(tenantId, this.keys.secretOf(PURPOSE, id))}`;
  }

  /** Those of events that the actor looks after. */
  async byIds(actor: Actor, ids: readonly string[]): Promise<CheckInHelper[]> {
    return this.db.read((tx) =>
      tx.query<CheckInHelper>(
        `SELECT h.id, h.tenant_id AS "tenantId", h.event_id AS "eventId", h.label, h.created_at AS "createdAt", h.revoked_at AS "revokedAt", h.used_at AS "usedAt"
         FROM check_in_helper h JOIN event e ON e.tenant_id = $1 AND e.id = h.event_id WHERE h.tenant_id = $1 AND h.id = ANY ($2) AND ($3 OR $4 IN (e.organizer_id, e.co_host_id))`,
        [actor.tenantId, [...ids], actor.permissions.has('events:manage'), actor.id],
      ).then((rows) => rows.map((row) => Object.assign(new CheckInHelper(), row))),
    );
  }
}

import { Injectable } from '@nestjs/common';
import { newId, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { Member } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import type { Event, EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { type Reader, changeEvent, within } from '../event/event.queries.js';
import { EventService } from '../event/event.service.js';
import { CoHosting, OrganizesAlready, type SetCoHostInput } from './co-host.graphql.js';
import { appointCoHost, findCoHost } from './co-host.queries.js';

/** Nobody prepares an event alone. */
@Injectable()
export class CoHosts {
  constructor(
    private readonly db: TenantDb,
    private readonly events: EventService,
  ) {}

  async of(actor: Actor, db: Reader = this.db): Promise<CoHosting> {
    const [row] = await db.readOne<CoHosting>(
      `SELECT count(*)::int AS "willingCount", coalesce(bool_or(w.member_id = $2), false) AS "viewerIsWilling" FROM co_host_willing w JOIN member m ON m.tenant_id = $1 AND m.id = w.member_id AND m.state = 'ACTIVE' WHERE w.tenant_id = $1`,
      [actor.tenantId, actor.id],
      'co_hosting',
    );
    return Object.assign(new CoHosting(), row);
  }

  offer(actor: Actor, isWilling: boolean): Promise<CoHosting> {
    return this.db.write(async (tx) => {
      if (isWilling) await tx.execute('INSERT INTO co_host_willing (tenant_id, id, member_id, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, member_id) DO NOTHING', [tx.tenantId, newId(tx.now.getTime()), actor.id, tx.now]);
      else await tx.execute('DELETE FROM co_host_willing WHERE tenant_id = $1 AND member_id = $2', [tx.tenantId, actor.id]);
      return this.of(actor, within(tx));
    });
  }

  /** @throws NOT_FOUND, FORBIDDEN; refuses with OrganizesAlready or EventCancelled */
  set(actor: Actor, { eventId, memberId }: SetCoHostInput): Promise<Event> {
    return this.db.write(async (tx) => {
      const event = await this.events.toLookAfter(tx, actor, eventId);
      if (event.cancelledAt) refuse(new EventCancelled());
      const member = await tx.findOne(Member, { id: memberId });
      if (member?.state !== 'ACTIVE' || member.role === 'GUEST') throw notFound();
      if (event.organizerId === memberId) refuse(new OrganizesAlready());
      if (event.coHostId !== memberId) await appointCoHost(tx, event, memberId, actor.id);
      return this.events.get(actor, eventId, within(tx));
    });
  }

  /** Somebody else is found. @throws NOT_FOUND unless I am the one; refuses with EventCancelled */
  stepBack(actor: Actor, eventId: EventId): Promise<CoHosting> {
    return this.db.write(async (tx) => {
      const event = await this.mine(tx, actor, eventId);
      if (event.cancelledAt) refuse(new EventCancelled());
      await changeEvent(tx, event, { coHostId: null });
      await findCoHost(tx, event, [actor.id]);
      return this.of(actor, within(tx));
    });
  }

  private async mine(tx: Tx, actor: Actor, eventId: EventId): Promise<Event> {
    const event = await this.events.toLookAfter(tx, actor, eventId);
    if (event.coHostId !== actor.id) throw notFound();
    return event;
  }
}

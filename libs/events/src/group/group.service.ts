import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type MemberId, type Page, type PageArgs, pageRequest, refuse, toPage } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import type { Event, EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { within } from '../event/event.queries.js';
import { looksAfter } from '../event/event.rules.js';
import { EventService } from '../event/event.service.js';
import { GroupsDrawn } from '../events.js';
import { EventOver } from '../hold/hold.graphql.js';
import { isComing } from '../registration/registration.rules.js';
import { type EventGroup, EventGroupSeat } from './group.entity.js';
import { type DrawEventGroupsInput, TooFewForGroups } from './group.graphql.js';
import { comers, groupPage } from './group.queries.js';
import { SMALLEST_GROUP, groupsOf } from './group.rules.js';

/** Who sits with whom, at lunch and elsewhere. */
@Injectable()
export class Groups {
  constructor(
    private readonly db: TenantDb,
    private readonly events: EventService,
  ) {}

  /** Anew for all who have a seat now; the event is locked, so that of two draws the later one counts. @throws NOT_FOUND, FORBIDDEN; refuses with TooFewForGroups, EventCancelled or EventOver */
  draw(actor: Actor, { eventId, seed = randomInt(2 ** 31 - 1) }: DrawEventGroupsInput): Promise<Event> {
    return this.db.write(async (tx) => {
      const event = await this.events.toLookAfter(tx, actor, eventId);
      if (event.cancelledAt) refuse(new EventCancelled());
      if (event.endsAt <= tx.now) refuse(new EventOver());
      const people = await comers(tx, eventId);
      if (people.length < SMALLEST_GROUP) refuse(new TooFewForGroups());
      await tx.delete(EventGroupSeat, { eventId });
      await tx.insertAll(EventGroupSeat, groupsOf(people, seed).flatMap((ids, i) => ids.map((id) => ({ eventId, memberId: id as MemberId, number: i + 1 }))));
      await tx.execute('UPDATE event SET group_seed = $3 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, eventId, seed]);
      await tx.publish(GroupsDrawn, { eventId, byMemberId: actor.id });
      return this.events.get(actor, eventId, within(tx));
    });
  }

  /** For those who come and for its organizers; nothing for all others. @throws NOT_FOUND */
  async page(actor: Actor, eventId: EventId, args: PageArgs): Promise<Page<EventGroup>> {
    const event = await this.events.get(actor, eventId);
    if (!looksAfter(event, actor) && !isComing(event.mine?.registration)) return toPage([], pageRequest(args, ['integer']), () => []);
    return groupPage(this.db, actor.tenantId, eventId, args);
  }
}

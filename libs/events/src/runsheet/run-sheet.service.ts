import { Injectable } from '@nestjs/common';
import { refuse } from '#kernel';
import { type Actor, defineLoader } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import type { Event, EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { within } from '../event/event.queries.js';
import { EventService } from '../event/event.service.js';
import { RunSheetItem } from './run-sheet.entity.js';
import type { SetRunSheetInput } from './run-sheet.graphql.js';
import type { RunSheetLine } from './template.rules.js';

@Injectable()
export class RunSheets {
  /** Whoever asks says who may see it. */
  readonly ofEvents = defineLoader<EventId, RunSheetItem[]>(async (ids, { caller: { actor } }) => {
    const found = new Map<EventId, RunSheetItem[]>(ids.map((id) => [id, []]));
    if (!actor) return found;
    const rows = await this.db.readOne<RunSheetItem>(
      'SELECT i.id, i.tenant_id AS "tenantId", i.event_id AS "eventId", i.position, i.minutes, i.what, i.who FROM run_sheet_item i WHERE i.tenant_id = $1 AND i.event_id = ANY ($2) ORDER BY i.position',
      [actor.tenantId, [...ids]],
      'run_sheets',
    );
    for (const row of rows) found.get(row.eventId)!.push(Object.assign(new RunSheetItem(), row));
    return found;
  });

  constructor(
    private readonly db: TenantDb,
    private readonly events: EventService,
  ) {}

  /** @throws NOT_FOUND, FORBIDDEN; refuses with EventCancelled */
  set(actor: Actor, { eventId, items }: SetRunSheetInput): Promise<Event> {
    return this.db.write(async (tx) => {
      const event = await this.events.toLookAfter(tx, actor, eventId);
      if (event.cancelledAt) refuse(new EventCancelled());
      await setInTx(tx, eventId, items);
      return this.events.get(actor, eventId, within(tx));
    });
  }
}

/** In place of what was there. */
export async function setInTx(tx: Tx, eventId: EventId, items: readonly RunSheetLine[]): Promise<void> {
  await tx.delete(RunSheetItem, { eventId });
  await tx.insertAll(RunSheetItem, items.map((item, i) => ({ ...item, eventId, position: i + 1 })));
}

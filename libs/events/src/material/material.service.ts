import { Injectable } from '@nestjs/common';
import { type Actor, defineLoader } from '#graphql-kit';
import { Files, StoredFile, fileColumns } from '#files';
import { TenantDb } from '#tenancy';
import type { Event, EventId } from '../event/event.entity.js';
import { within } from '../event/event.queries.js';
import { EventService } from '../event/event.service.js';
import { EventMaterial } from './material.entity.js';
import type { SetEventMaterialsInput } from './material.graphql.js';

@Injectable()
export class Materials {
  /** For events whose materials the caller may see. */
  readonly ofEvents = defineLoader<EventId, EventMaterial[]>(async (ids, { caller: { actor } }) => {
    const found = new Map<string, EventMaterial[]>(ids.map((id) => [id, []]));
    if (!actor) return found;
    type FileJson = Omit<StoredFile, 'createdAt'> & { createdAt: string };
    const rows = await this.db.readOne<EventMaterial & { kept: FileJson | null }>(
      `SELECT a.id, a.tenant_id AS "tenantId", a.event_id AS "eventId", a.position, a.title, a.url, a.file_id AS "fileId",
         (SELECT row_to_json(one) FROM (SELECT ${fileColumns('f')} FROM file f WHERE f.tenant_id = $1 AND f.id = a.file_id) one) AS kept
       FROM event_material a WHERE a.tenant_id = $1 AND a.event_id = ANY ($2) ORDER BY a.position`,
      [actor.tenantId, [...ids]],
      'event_materials',
    );
    for (const { kept, ...row } of rows) {
      const file = kept && Object.assign(new StoredFile(), kept, { createdAt: new Date(kept.createdAt), looseSince: null });
      found.get(row.eventId)!.push(Object.assign(new EventMaterial(), row, { file }));
    }
    return found;
  });

  constructor(
    private readonly db: TenantDb,
    private readonly events: EventService,
    private readonly files: Files,
  ) {}

  /** @throws NOT_FOUND also for a file that is missing, in use or somebody else's; FORBIDDEN */
  set(actor: Actor, { eventId, materials }: SetEventMaterialsInput): Promise<Event> {
    return this.db.write(async (tx) => {
      await this.events.toLookAfter(tx, actor, eventId);
      const before = await tx.find(EventMaterial, { eventId });
      const kept = new Set(before.flatMap(({ fileId }) => fileId ?? []));
      for (const [i, { fileId }] of materials.entries()) {
        if (fileId && !kept.delete(fileId)) await this.files.attach(tx, fileId, { memberId: actor.id, field: `input.materials.${i}.fileId` });
      }
      await tx.delete(EventMaterial, { eventId });
      await tx.insertAll(EventMaterial, materials.map((material, i) => ({ ...material, eventId, position: i + 1 })));
      if (kept.size > 0) await this.files.release(tx, [...kept]);
      return this.events.get(actor, eventId, within(tx));
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb } from '#tenancy';
import { parts } from '../delivery/notifier.queries.js';
import { PART } from '../delivery/notifier.service.js';
import { Announced as AnnouncedFact } from '../events.js';
import { type AnnounceInput, Announced } from './announcement.graphql.js';

@Injectable()
export class AnnouncementService {
  constructor(private readonly db: TenantDb) {}

  /** Says it to everyone; a worker tells them one by one. A repeated request gets the count of the first one. */
  announce(actor: Actor, input: AnnounceInput): Promise<Announced> {
    return this.db.write(async (tx) => {
      const request = { memberId: actor.id, operation: 'announce', key: input.idempotencyKey, input };
      const factId = await once(tx, request, async () => {
        const { count } = await parts(tx, actor.id, PART);
        return { id: await tx.publish(AnnouncedFact, { authorId: actor.id, text: input.text, recipientCount: count }) };
      });
      const fact = await tx.first<{ count: number }>(`SELECT (payload->>'recipientCount')::int AS count FROM outbox WHERE tenant_id = $1 AND id = $2`, [tx.tenantId, factId]);
      return Object.assign(new Announced(), { recipientCount: fact?.count ?? 0 });
    });
  }
}

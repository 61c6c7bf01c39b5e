import type { RelayDb, Tx } from '#tenancy';
import type { Handlers } from './handlers.js';

/** A tenant's own facts, and those that others published to it. */
export const SOURCES = ['outbox', 'shared_outbox'] as const;
export type Source = (typeof SOURCES)[number];

/** Whose context an event is handled in. */
const TENANT = { outbox: 'tenant_id', shared_outbox: 'audience_tenant_id' } as const;
/** Since when an event could have been handled. */
const SINCE = { outbox: 'coalesce(r.not_before, r.created_at)', shared_outbox: 'r.created_at' } as const;
const OWNER = { outbox: 'NULL::uuid', shared_outbox: 'owner_tenant_id' } as const;

/** One relay at a time takes rows, so that a tenant's share is counted once and not per process. */
const CLAIM_LOCK = 420_003;

export interface Claimed {
  id: string;
  name: string;
}
export interface Overdue extends Claimed {
  /** The handlers that are done. */
  done: string[];
}
export interface StoredEvent {
  id: string;
  tenantId: string;
  ownerTenantId: string | null;
  name: string;
  payload: unknown;
  createdAt: Date;
  since: Date;
  done: boolean;
}

/** The outbox tables as the relay role sees them. Times are the database's, so that clocks of machines do not matter. */
export class Outbox {
  constructor(
    private readonly db: RelayDb,
    private readonly handlers: Handlers,
  ) {}

  write<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.db.write(fn);
  }

  async mayClaim(tx: Tx): Promise<boolean> {
    return (await tx.first<{ got: boolean }>(`SELECT pg_try_advisory_xact_lock(${CLAIM_LOCK}) AS got`))?.got ?? false;
  }

  /** Opens facts whose time has come; until then they are in nobody's way. Returns how many. */
  async openDue(tx: Tx, atMost: number): Promise<number> {
    return tx.execute(
      `WITH due AS (SELECT tenant_id, id FROM outbox WHERE state = 'DELAYED' AND not_before <= now() ORDER BY not_before LIMIT $1 FOR UPDATE SKIP LOCKED)
       UPDATE outbox r SET state = 'OPEN' FROM due WHERE r.tenant_id = due.tenant_id AND r.id = due.id`,
      [atMost],
    );
  }

  /**
   * Takes open rows, at most so many per tenant that it has no more than `share` jobs under way, the tenants in turns.
   * A row that waits for its next attempt is not under way (its queued_at lies ahead): failing events hold nothing up.
   * What nobody hears is closed on the spot.
   */
  async claim(tx: Tx, source: Source, share: number, atMost: number): Promise<Claimed[]> {
    const tenant = TENANT[source];
    const rows = await tx.query<Claimed & { jobs: number; place: number }>(
      `WITH kind AS (SELECT * FROM unnest($1::text[], $2::int[]) AS kind (name, jobs)),
       lane AS (
         SELECT r.${tenant} AS tenant, $3 - coalesce(sum(kind.jobs) FILTER (WHERE r.state = 'QUEUED' AND r.queued_at <= now()), 0)::int AS room
         FROM ${source} r JOIN kind USING (name) WHERE r.state IN ('OPEN', 'QUEUED') GROUP BY 1 HAVING bool_or(r.state = 'OPEN')),
       picked AS (
         SELECT one.* FROM lane CROSS JOIN LATERAL (
           SELECT next.*, kind.jobs, sum(kind.jobs) OVER (ORDER BY next.created_at, next.id) - kind.jobs AS place
           FROM (SELECT ${tenant} AS tenant, id, name, created_at FROM ${source}
                 WHERE ${tenant} = lane.tenant AND state = 'OPEN' AND name = ANY ($1)
                 ORDER BY created_at, id LIMIT greatest(lane.room, 0) FOR UPDATE SKIP LOCKED) AS next JOIN kind USING (name)) AS one
         WHERE one.place < lane.room ORDER BY one.place, one.created_at LIMIT $4)
       UPDATE ${source} r SET state = CASE WHEN jobs > 0 THEN 'QUEUED' ELSE 'CLOSED' END, queued_at = now(), closed_at = CASE WHEN jobs = 0 THEN now() END
       FROM picked WHERE r.${tenant} = picked.tenant AND r.id = picked.id
       RETURNING r.id, r.name, picked.jobs, picked.place::int`,
      [this.handlers.known, this.handlers.jobsPerEvent, share, atMost],
    );
    return rows.filter((r) => r.jobs > 0).sort((a, b) => a.place - b.place);
  }

  /** Puts back what could not be handed to the queue. */
  async reopen(source: Source, ids: readonly string[]): Promise<void> {
    await this.db.write((tx) => tx.execute(`UPDATE ${source} SET state = 'OPEN' WHERE id = ANY ($1) AND state = 'QUEUED'`, [ids]));
  }

  /** Closes those of the events that every handler has handled. */
  async close(tx: Tx, source: Source, ids: readonly string[]): Promise<number> {
    return tx.execute(
      `UPDATE ${source} r SET state = 'CLOSED', closed_at = now()
       WHERE r.id = ANY ($1) AND r.state <> 'CLOSED' AND r.name = ANY ($4)
         AND NOT EXISTS (SELECT 1 FROM unnest($2::text[], $3::text[]) AS need (name, handler) WHERE need.name = r.name
           AND NOT EXISTS (SELECT 1 FROM handled h WHERE h.tenant_id = r.${TENANT[source]} AND h.id = r.id AND h.handler = need.handler))`,
      [ids, this.handlers.pairs.events, this.handlers.pairs.handlers, this.handlers.known],
    );
  }

  /** Events that were queued long ago; from now they count as queued now, so that the next look is as far away again. */
  async overdue(source: Source, afterMs: number, atMost: number): Promise<Overdue[]> {
    const tenant = TENANT[source];
    return this.db.write((tx) =>
      tx.query<Overdue>(
        `WITH late AS (
           SELECT ${tenant} AS tenant, id FROM ${source}
           WHERE state = 'QUEUED' AND queued_at < now() - make_interval(secs => $1) AND name = ANY ($2)
           ORDER BY queued_at LIMIT $3 FOR UPDATE SKIP LOCKED)
         UPDATE ${source} r SET queued_at = now() FROM late WHERE r.${tenant} = late.tenant AND r.id = late.id
         RETURNING r.id, r.name, ARRAY(SELECT h.handler FROM handled h WHERE h.tenant_id = late.tenant AND h.id = late.id) AS done`,
        [afterMs / 1000, this.handlers.known, atMost],
      ),
    );
  }

  /** The event waits for its next attempt and leaves its tenant's place to others meanwhile. */
  async park(source: Source, ids: readonly string[], forMs: number): Promise<void> {
    if (ids.length === 0) return;
    await this.db.write((tx) => tx.execute(`UPDATE ${source} SET queued_at = now() + make_interval(secs => $2) WHERE id = ANY ($1) AND state = 'QUEUED'`, [ids, forMs / 1000]));
  }

  async load(source: Source, id: string, handler: string): Promise<StoredEvent | undefined> {
    const rows = await this.db.readOne<StoredEvent>(
      `SELECT r.id, r.${TENANT[source]} AS "tenantId", ${OWNER[source]} AS "ownerTenantId", r.name, r.payload, r.created_at AS "createdAt", ${SINCE[source]} AS since,
              EXISTS (SELECT 1 FROM handled h WHERE h.tenant_id = r.${TENANT[source]} AND h.id = r.id AND h.handler = $2) AS done
       FROM ${source} r WHERE r.id = $1 AND r.state <> 'DELAYED'`,
      [id, handler],
    );
    if (rows.length > 1) throw new Error('one id, several events: it cannot be told whose is meant');
    return rows[0];
  }

  /** Names of open rows that this process does not know: a newer version's, or a module that was taken out. */
  async unknownNames(): Promise<string[]> {
    const one = (source: Source): string => `SELECT DISTINCT name FROM ${source} WHERE state = 'OPEN' AND name <> ALL ($1)`;
    return (await this.db.readOne<{ name: string }>(SOURCES.map(one).join(' UNION '), [this.handlers.known])).map((r) => r.name);
  }

  /** Seconds since the oldest event that waits to be handled could have been. */
  async lag(source: Source): Promise<number> {
    const rows = await this.db.readOne<{ seconds: number | null }>(
      `SELECT extract(epoch FROM now() - min(${SINCE[source]}))::float8 AS seconds FROM ${source} r WHERE r.state IN ('OPEN', 'QUEUED')`,
    );
    return Math.max(0, rows[0]?.seconds ?? 0);
  }
}

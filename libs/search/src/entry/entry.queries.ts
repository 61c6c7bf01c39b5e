import { newId } from '#kernel';
import type { Tx } from '#tenancy';
import type { Term } from '../text/terms.rules.js';
import { type Segment, place } from './segments.rules.js';

/** What the index knows four kinds of. */
export type EntryKind = 'POST' | 'COMMENT' | 'PERSON' | 'EVENT';

export interface Entry {
  kind: EntryKind;
  /** The id of what it is about. */
  id: string;
  /** By which it is ordered. */
  at: Date;
  terms: readonly Term[];
}

/** Writes entries, or writes them anew. What changes its time changes its segment too. */
export async function putEntries(tx: Tx, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  // One writer at a time in a tenant: two would both begin the next segment.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('search'), hashtext($1))`, [tx.tenantId]);
  const segments = await tx.query<Segment>(
    `SELECT nr, (extract(epoch FROM starts_at) * 1000)::float8 AS "startsAt", (extract(epoch FROM last_at) * 1000)::float8 AS "lastAt", entry_count AS count FROM search_segment WHERE tenant_id = $1`,
    [tx.tenantId],
  );
  const { of, changed } = place(segments, entries.map(({ at }) => at.getTime()));
  const column = <T>(read: (segment: Segment) => T): T[] => changed.map(read);
  await tx.execute(
    `INSERT INTO search_segment AS s (tenant_id, id, nr, seed, starts_at, last_at, entry_count)
     SELECT $1::uuid, x.id, x.nr, hashtext($1::uuid::text || '/' || x.nr), x.starts_at, x.last_at, x.entry_count FROM unnest($2::uuid[], $3::int[], $4::timestamptz[], $5::timestamptz[], $6::int[]) AS x (id, nr, starts_at, last_at, entry_count)
     ON CONFLICT (tenant_id, nr) DO UPDATE SET starts_at = excluded.starts_at, last_at = excluded.last_at, entry_count = excluded.entry_count`,
    [tx.tenantId, column(() => newId(tx.now.getTime())), column((s) => s.nr), column((s) => new Date(s.startsAt)), column((s) => new Date(s.lastAt)), column((s) => s.count)],
  );
  await tx.execute(
    `INSERT INTO search_entry AS e (tenant_id, id, kind, segment, at, keys)
     SELECT $1::uuid, (x.entry->>'id')::uuid, x.entry->>'kind', s.nr, (x.entry->>'at')::timestamptz, app.search_keys(ARRAY(SELECT jsonb_array_elements_text(x.entry->'terms')), s.seed)
     FROM unnest($2::jsonb[], $3::int[]) AS x (entry, nr) JOIN search_segment s ON s.tenant_id = $1 AND s.nr = x.nr
     ON CONFLICT (tenant_id, id) DO UPDATE SET segment = excluded.segment, at = excluded.at, keys = excluded.keys`,
    [tx.tenantId, entries.map((entry) => JSON.stringify(entry)), of],
  );
}

export async function removeEntries(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.execute('DELETE FROM search_entry WHERE tenant_id = $1 AND id = ANY ($2)', [tx.tenantId, [...ids]]);
}

import { newId } from '#kernel';
import type { Tx } from '#tenancy';
import { FROM_TEMPLATE, KIND_OF_POST } from './item.queries.js';

/**
 * When somebody else first reacted, and first said something; and whether moderators look at it, who decide first whether anybody is to be pleased by it. Of an anonymous post it is not known here who wrote it: any reaction
 * counts, and what was said under another pseudonym than that of the post, which everybody reads beside it.
 */
const FACTS = `SELECT p.id, ${KIND_OF_POST} AS kind, p.published_at, p.state = 'PUBLISHED' AND NOT ${FROM_TEMPLATE} AS is_there,
    EXISTS (SELECT FROM moderation_case c WHERE c.tenant_id = $1 AND c.subject_id = p.id AND c.subject_type = 'Post' AND c.handled_at IS NULL) AS is_looked_at,
    (SELECT min(r.created_at) FROM reaction r WHERE r.tenant_id = $1 AND r.post_id = p.id AND r.member_id IS DISTINCT FROM p.author_id) AS reacted_at,
    (SELECT min(c.created_at) FROM comment c WHERE c.tenant_id = $1 AND c.post_id = p.id AND c.state = 'PUBLISHED'
       AND ((c.author_id IS NOT NULL AND c.author_id IS DISTINCT FROM p.author_id) OR (c.author_id IS NULL AND c.pseudonym_id IS DISTINCT FROM p.pseudonym_id))) AS answered_at
  FROM post p WHERE p.tenant_id = $1 AND p.id = ANY ($2)`;

/** Brings the queue and the first responses in line with what is true of these posts. In any order, and as often as one likes. */
export async function settle(tx: Tx, postIds: readonly string[]): Promise<void> {
  if (postIds.length === 0) return;
  // Whoever acts holds the item first and what is measured afterwards; in the other order the two would wait for each other.
  await tx.query('SELECT FROM today_item WHERE tenant_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE', [tx.tenantId, [...postIds]]);
  await tx.execute(
    `WITH facts AS MATERIALIZED (SELECT *, CASE WHEN NOT is_there OR is_looked_at THEN false WHEN kind = 'QUESTION' THEN answered_at IS NULL ELSE least(reacted_at, answered_at) IS NULL END AS waits FROM (${FACTS}) f),
     measured AS (INSERT INTO first_response AS m (tenant_id, id, published_at, responded_at) SELECT $1, id, published_at, least(reacted_at, answered_at) FROM facts WHERE is_there
       ON CONFLICT (tenant_id, id) DO UPDATE SET published_at = excluded.published_at, responded_at = excluded.responded_at
       WHERE (m.published_at, m.responded_at) IS DISTINCT FROM (excluded.published_at, excluded.responded_at)),
     unmeasured AS (DELETE FROM first_response m USING facts WHERE m.tenant_id = $1 AND m.id = facts.id AND NOT facts.is_there),
     opened AS (INSERT INTO today_item AS i (tenant_id, id, kind, post_id, since) SELECT $1, id, kind, id, published_at FROM facts WHERE waits
       ON CONFLICT (tenant_id, id) DO UPDATE SET closed_at = NULL, action = NULL, reaction = NULL, acted_by = NULL, acted_at = NULL WHERE i.closed_at IS NOT NULL)
     UPDATE today_item i SET closed_at = $3, assigned_to = NULL FROM facts WHERE i.tenant_id = $1 AND i.id = facts.id AND NOT facts.waits AND i.closed_at IS NULL`,
    [tx.tenantId, [...postIds], tx.now],
  );
}

/** How long the queue looks back for what it never heard of: both spans that are compared. */
const LOOK_BACK = `interval '56 days'`;

/** What a fact was missed of: lately published posts that were never measured, and everything that waits. */
export async function reconcile(tx: Tx): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    `SELECT p.id FROM post p WHERE p.tenant_id = $1 AND p.state = 'PUBLISHED' AND p.published_at > $2::timestamptz - ${LOOK_BACK} AND NOT ${FROM_TEMPLATE} AND NOT EXISTS (SELECT FROM first_response m WHERE m.tenant_id = $1 AND m.id = p.id)
     UNION SELECT i.post_id FROM today_item i WHERE i.tenant_id = $1 AND i.closed_at IS NULL AND i.post_id IS NOT NULL`,
    [tx.tenantId, tx.now],
  );
  await settle(tx, rows.map((row) => row.id));
}

/** More than this on one day came with a list, and are not congratulated one by one. */
const ON_ONE_DAY = 10;

/** Whoever joined years ago on the day of that moment; those of a 29 February on the 28th, in years without one. */
export async function noteAnniversaries(tx: Tx, now: Date): Promise<void> {
  const people = await tx.query<{ id: string; years: number; since: Date }>(
    `SELECT m.id, y.years, d.day::timestamp AT TIME ZONE d.zone AS since
     FROM (SELECT ($2::timestamptz AT TIME ZONE t.time_zone)::date AS day, t.time_zone AS zone FROM tenant t WHERE t.id = $1) d
     JOIN member m ON m.tenant_id = $1 AND m.state = 'ACTIVE' AND m.role <> 'GUEST'
     CROSS JOIN LATERAL (SELECT (m.joined_at AT TIME ZONE d.zone)::date AS day) j
     CROSS JOIN LATERAL (SELECT (extract(year FROM d.day) - extract(year FROM j.day))::int AS years) y
     WHERE y.years > 0 AND (j.day + make_interval(years => y.years))::date = d.day
       AND NOT EXISTS (SELECT FROM today_item i WHERE i.tenant_id = $1 AND i.member_id = m.id AND i.kind = 'ANNIVERSARY' AND i.years = y.years)
     ORDER BY m.joined_at, m.id LIMIT ${ON_ONE_DAY + 1}`,
    [tx.tenantId, now],
  );
  if (people.length > ON_ONE_DAY) return;
  for (const { id, years, since } of people) {
    await tx.execute(`INSERT INTO today_item (tenant_id, id, kind, member_id, years, since) VALUES ($1, $2, 'ANNIVERSARY', $3, $4, $5)`, [tx.tenantId, newId(tx.now.getTime()), id, years, since]);
  }
}

/** Greetings that nobody sent in time, and what was done long ago. */
export async function tidy(tx: Tx): Promise<void> {
  await tx.execute(
    `DELETE FROM today_item WHERE tenant_id = $1 AND (closed_at < $2::timestamptz - interval '30 days' OR (closed_at IS NULL AND ((kind = 'WELCOME' AND since < $2::timestamptz - interval '7 days') OR (kind = 'ANNIVERSARY' AND since < $2::timestamptz - interval '3 days'))))`,
    [tx.tenantId, tx.now],
  );
}

import type { RelayDb } from '#tenancy';

/** How long it can be looked up what happened, and who handled it. */
const KEEP_DAYS = 14;
/** Rows per statement: each is over in moments, and nobody waits for its locks. */
const BATCH = 5_000;

const STATEMENTS = [
  ...['outbox', 'shared_outbox'].map((table) => `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE state = 'CLOSED' AND closed_at < $1 LIMIT ${BATCH}))`),
  // What was handled is forgotten after the event, never before: it would be handled again.
  `DELETE FROM handled WHERE ctid = ANY (ARRAY(
     SELECT h.ctid FROM handled h WHERE h.handled_at < $1
       AND NOT EXISTS (SELECT FROM outbox o WHERE o.id = h.id AND o.tenant_id = h.tenant_id)
       AND NOT EXISTS (SELECT FROM shared_outbox s WHERE s.id = h.id AND s.audience_tenant_id = h.tenant_id) LIMIT ${BATCH}))`,
  `DELETE FROM job_slot WHERE slot < $1::timestamptz - interval '46 days'`,
];

/** Forgets what is closed for long. What is still open stays, however old it is. */
export async function retire(db: RelayDb, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEEP_DAYS * 86_400_000);
  for (const statement of STATEMENTS) {
    while ((await db.write((tx) => tx.execute(statement, [before]))) === BATCH);
  }
}

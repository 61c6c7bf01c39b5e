import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A fact can say when it may be heard at the earliest. Until then it is none of those that the relay counts and takes turns among, so that
 * hundreds of thousands of them cost it one look at an index.
 */
export class NotBefore1730000000036 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE outbox ADD COLUMN not_before timestamptz(3), DROP CONSTRAINT outbox_state_check,
      ADD CONSTRAINT outbox_state_check CHECK (state IN ('DELAYED','OPEN','QUEUED','CLOSED')),
      ADD CONSTRAINT outbox_delayed CHECK (state <> 'DELAYED' OR not_before IS NOT NULL)`);
    await q.query('DROP INDEX outbox_open, outbox_lane');
    await q.query(`CREATE INDEX outbox_open ON outbox (coalesce(not_before, created_at)) WHERE state IN ('OPEN','QUEUED')`);
    await q.query(`CREATE INDEX outbox_lane ON outbox (tenant_id, state, created_at, id) WHERE state IN ('OPEN','QUEUED')`);
    await q.query(`CREATE INDEX outbox_due ON outbox (not_before) WHERE state = 'DELAYED'`);

    // Scheduled posts were looked for every minute in every community; from now on each has a fact of its own.
    for (const table of ['outbox', 'post']) await q.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await q.query(`UPDATE outbox SET state = 'CLOSED', closed_at = now() WHERE state <> 'CLOSED' AND name = 'community.publish_due_posts'`);
    await q.query(`INSERT INTO outbox (tenant_id, id, name, payload, created_at, state, not_before)
      SELECT tenant_id, gen_random_uuid(), 'community.post_due', jsonb_build_object('postId', id, 'at', to_char(scheduled_for AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), now(), 'DELAYED', scheduled_for
      FROM post WHERE state = 'SCHEDULED'`);
    for (const table of ['outbox', 'post']) await q.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await q.query('DROP INDEX post_due');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

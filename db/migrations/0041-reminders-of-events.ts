import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reminders were looked for every five minutes in every community; from now on each has a fact of its own, which is heard when its time has come. */
export class RemindersOfEvents1730000000041 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const table of ['outbox', 'event']) await q.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await q.query(`UPDATE outbox SET state = 'CLOSED', closed_at = now() WHERE state <> 'CLOSED' AND name = 'events.remind'`);
    await q.query(`INSERT INTO outbox (tenant_id, id, name, payload, created_at, state, not_before)
      SELECT e.tenant_id, gen_random_uuid(), 'events.event_near',
        jsonb_build_object('eventId', e.id, 'before', r.before, 'startsAt', to_char(e.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), now(), 'DELAYED', e.starts_at - r.ahead
      FROM event e CROSS JOIN (VALUES ('DAY', interval '24 hours'), ('HOUR', interval '1 hour')) AS r (before, ahead)
      WHERE e.published_at IS NOT NULL AND e.cancelled_at IS NULL AND e.starts_at - r.ahead > now()`);
    for (const table of ['outbox', 'event']) await q.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await q.query('ALTER TABLE event DROP COLUMN day_reminder_at, DROP COLUMN hour_reminder_at');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction, grantUpdate } from '#tenancy';

/**
 * Numbers each person's inbox, so that a live stream can go on from the last number it has shown. Times would not do: a
 * transaction that began earlier may commit later. A number is drawn under the lock of the person's counter, which is
 * held until the commit, so whoever sees a number has seen every smaller one.
 */
export class Inbox1730000000007 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE notification_counter ADD COLUMN last_number integer NOT NULL DEFAULT 0`);
    await grantUpdate(q, 'notification_counter', 'definer');
    // 0: came in bulk (a restored or generated history), and nobody is told of it live.
    await q.query(`ALTER TABLE notification ADD COLUMN number integer NOT NULL DEFAULT 0`);
    await q.query(`CREATE INDEX notification_by_number ON notification (tenant_id, member_id, number)`);
    // Counting and marking the unread ones must not walk through years of read ones.
    await q.query(`CREATE INDEX notification_unread ON notification (tenant_id, member_id) WHERE read_at IS NULL`);
    await definerFunction(
      q,
      'app.next_in_inbox(accounts uuid[])',
      `RETURNS TABLE (account uuid, number integer) LANGUAGE sql VOLATILE AS $$
         INSERT INTO public.notification_counter (account_id, tenant_id, unread, last_number)
         SELECT a, app.tenant_id(), 0, 1 FROM unnest(accounts) AS a ORDER BY a
         ON CONFLICT (account_id, tenant_id) DO UPDATE SET last_number = notification_counter.last_number + 1
         RETURNING account_id, last_number
       $$`,
      ['tenant'],
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '#tenancy';

/** Addresses by which a calendar program reads a member's events, or the community's, without a sign-in. */
export class CalendarFeeds1730000000040 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(
      q,
      'calendar_feed',
      `member_id uuid NOT NULL, scope text NOT NULL CHECK (scope IN ('MINE','COMMUNITY')), secret_hash text NOT NULL, created_at timestamptz(3) NOT NULL, revoked_at timestamptz(3), read_at timestamptz(3),
       UNIQUE (tenant_id, secret_hash), FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    await q.query(`CREATE UNIQUE INDEX calendar_feed_open ON calendar_feed (tenant_id, member_id, scope) WHERE revoked_at IS NULL`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

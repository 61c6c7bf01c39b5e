import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate } from '#tenancy';

/** How long somebody who accepted the rules before may go on under new ones; and a way to what people were told about a post that is gone. */
export class RulesAndAbsences1730000000034 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE moderation_settings ADD COLUMN rules_grace_days integer NOT NULL DEFAULT 0 CHECK (rules_grace_days BETWEEN 0 AND 30)');
    await grantUpdate(q, 'moderation_settings', 'tenant');
    await q.query(`CREATE INDEX notification_about_post ON notification (tenant_id, subject_id) WHERE subject_type = 'Post' AND read_at IS NULL`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

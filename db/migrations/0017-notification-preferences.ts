import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate, tenantTable } from '#tenancy';

/** How each member wishes to be told of what, and mails that gather a day. */
export class NotificationPreferences1730000000017 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // Without a row the topic's usual way holds.
    await tenantTable(
      q,
      'notification_preference',
      `member_id uuid NOT NULL, topic text NOT NULL, channel text NOT NULL CHECK (channel IN ('OFF','IN_APP','DIGEST','EMAIL')), changed_at timestamptz(3) NOT NULL,
       UNIQUE (tenant_id, member_id, topic), FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)`,
    );
    // Where the person's morning is; null: where the community's is.
    await q.query(`ALTER TABLE member ADD COLUMN time_zone text`);
    await grantUpdate(q, 'member', 'tenant');
    await q.query(`ALTER TABLE delivery DROP CONSTRAINT delivery_channel_check, ADD CONSTRAINT delivery_channel_check CHECK (channel IN ('EMAIL','DIGEST'))`);
    // The digest that took it: a delivery is in one, so that no digest repeats another.
    await q.query(`ALTER TABLE delivery ADD COLUMN digest_id uuid`);
    await grantUpdate(q, 'delivery', 'tenant');
    await q.query(`CREATE INDEX delivery_for_digest ON delivery (tenant_id, digest_id, created_at) WHERE channel = 'DIGEST' AND state = 'QUEUED'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

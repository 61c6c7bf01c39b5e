import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '#tenancy';

/** What people are told, and how it reached them. */
export class Notifications1730000000006 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(
      q,
      'notification',
      `member_id uuid NOT NULL, kind text NOT NULL, subject_type text, subject_id uuid, actor_id uuid, partner_tenant_id uuid, params jsonb NOT NULL DEFAULT '{}',
       event_id uuid NOT NULL, read_at timestamptz(3), created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, event_id, member_id, kind),
       FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)`,
    );
    await q.query(`CREATE INDEX notification_inbox ON notification (tenant_id, member_id, created_at DESC, id DESC)`);
    await tenantTable(
      q,
      'delivery',
      `notification_id uuid NOT NULL, channel text NOT NULL CHECK (channel IN ('EMAIL')), state text NOT NULL CHECK (state IN ('QUEUED','SENT','SUPPRESSED','FAILED')),
       reason text, attempts integer NOT NULL DEFAULT 0, created_at timestamptz(3) NOT NULL, changed_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, notification_id, channel),
       FOREIGN KEY (tenant_id, notification_id) REFERENCES notification (tenant_id, id) ON DELETE CASCADE`,
    );
    // Only where no SMTP server is configured: each person reads their own, an admin reads nobody's.
    await tenantTable(
      q,
      'captured_mail',
      `member_id uuid NOT NULL, recipient text NOT NULL, subject text NOT NULL, text text NOT NULL, html text NOT NULL, created_at timestamptz(3) NOT NULL,
       FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)`,
    );
    await q.query(`CREATE INDEX ON captured_mail (tenant_id, member_id, created_at DESC, id DESC)`);
    // The addresses of accounts are the identity role's; deliveries ask for those of one tenant's members only.
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate, tenantTable } from '#tenancy';

/** How people come in: how often each invitation was mailed, and the one link of a community by which people invite themselves. */
export class Invitations1730000000032 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;

    // Known by its hash only, like an invitation. An empty list of domains lets every address in.
    await tenantTable(
      q,
      'invitation_link',
      `secret_hash text NOT NULL, domains text[] NOT NULL DEFAULT '{}', opened_by uuid NOT NULL, opened_at timestamptz(3) NOT NULL, closed_at timestamptz(3), closed_by uuid,
       UNIQUE (tenant_id, secret_hash), ${byMember('opened_by')}, ${byMember('closed_by')}`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    await q.query(`CREATE UNIQUE INDEX invitation_link_open ON invitation_link (tenant_id) WHERE closed_at IS NULL`);

    // link_id: the person asked for it by the link of the community, and invited_by is who opened that.
    await q.query(
      `ALTER TABLE invitation ADD sent_at timestamptz(3) NOT NULL DEFAULT now(), ADD sent_count integer NOT NULL DEFAULT 1, ADD link_id uuid,
         ADD FOREIGN KEY (tenant_id, link_id) REFERENCES invitation_link (tenant_id, id)`,
    );
    await grantUpdate(q, 'invitation', 'tenant');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '#tenancy';

/** Whom and what members follow: nobody but they themselves sees it. */
export class Follows1730000000031 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;
    const ofSpace = 'FOREIGN KEY (tenant_id, space_id) REFERENCES space (tenant_id, id) ON DELETE CASCADE';
    await tenantTable(
      q,
      'follow',
      `member_id uuid NOT NULL, space_id uuid, followed_id uuid, tag_id uuid, created_at timestamptz(3) NOT NULL,
       UNIQUE NULLS NOT DISTINCT (tenant_id, member_id, space_id, followed_id, tag_id), CHECK (num_nonnulls(space_id, followed_id, tag_id) = 1),
       ${byMember('member_id')}, ${byMember('followed_id')}, ${ofSpace}, FOREIGN KEY (tenant_id, tag_id) REFERENCES tag (tenant_id, id) ON DELETE CASCADE`,
    );
    await q.query('CREATE INDEX follow_list ON follow (tenant_id, member_id, created_at DESC, id DESC)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

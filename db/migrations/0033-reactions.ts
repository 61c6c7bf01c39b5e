import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate, tenantTable } from '#tenancy';

/** Comments can be reacted to, like posts; what one may say is each community's own set (`reaction_option`), whose keys stand in `kind`. */
export class Reactions1730000000033 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE comment ADD reaction_counts jsonb NOT NULL DEFAULT '{}'`);
    await grantUpdate(q, 'comment', 'tenant');

    // Apart from the reactions to posts: those decide whether a post still waits for somebody, these do not.
    await tenantTable(
      q,
      'comment_reaction',
      `comment_id uuid NOT NULL, member_id uuid NOT NULL, kind text NOT NULL, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, comment_id, member_id, kind),
       FOREIGN KEY (tenant_id, comment_id) REFERENCES comment (tenant_id, id) ON DELETE CASCADE, FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

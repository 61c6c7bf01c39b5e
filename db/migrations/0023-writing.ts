import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate, tenantTable } from '#tenancy';

const ofPost = 'post_id uuid NOT NULL, FOREIGN KEY (tenant_id, post_id) REFERENCES post (tenant_id, id) ON DELETE CASCADE';
const ofComment = 'comment_id uuid, FOREIGN KEY (tenant_id, comment_id) REFERENCES comment (tenant_id, id) ON DELETE CASCADE';

/** What was written before, whom it mentions, what it is about, and what changes while somebody reads it. */
export class Writing1730000000023 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE post ADD COLUMN withdrawn_at timestamptz(3), ADD COLUMN withdrawn_reason text, ADD COLUMN change_count integer NOT NULL DEFAULT 0`);
    await q.query(`CREATE INDEX post_pinned ON post (tenant_id, space_id, pinned_at DESC, id DESC) WHERE pinned_at IS NOT NULL AND state = 'PUBLISHED'`);
    await grantUpdate(q, 'post', 'tenant');

    // An answer stands below what it answers: it carries the moment of that one, so that a conversation is one range of one index.
    await q.query(`ALTER TABLE comment ADD COLUMN thread_at timestamptz(3), ADD COLUMN withdrawn_at timestamptz(3), ADD COLUMN withdrawn_reason text,
      ADD CONSTRAINT comment_thread CHECK (thread_at IS NULL OR parent_id IS NOT NULL)`);
    await q.query('DROP INDEX comment_by_post');
    await q.query('CREATE INDEX comment_by_post ON comment (tenant_id, post_id, (coalesce(thread_at, created_at)), (coalesce(parent_id, id)), created_at, id)');
    await grantUpdate(q, 'comment', 'tenant');

    await tenantTable(
      q,
      'post_revision',
      `${ofPost}, ${ofComment}, version integer NOT NULL, title text, text text NOT NULL, body jsonb, written_at timestamptz(3) NOT NULL, created_at timestamptz(3) NOT NULL,
       UNIQUE NULLS NOT DISTINCT (tenant_id, post_id, comment_id, version)`,
      { tenantCommands: ['SELECT', 'INSERT'] },
    );
    await tenantTable(q, 'mention', `${ofPost}, ${ofComment}, member_id uuid NOT NULL, created_at timestamptz(3) NOT NULL, UNIQUE NULLS NOT DISTINCT (tenant_id, post_id, comment_id, member_id), FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)`);
    await q.query('CREATE INDEX mention_of ON mention (tenant_id, member_id, created_at DESC, id DESC)');

    await tenantTable(q, 'tag', 'name text NOT NULL, folded text NOT NULL, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, folded)');
    await tenantTable(q, 'post_tag', `${ofPost}, tag_id uuid NOT NULL, position smallint NOT NULL, UNIQUE (tenant_id, post_id, tag_id), FOREIGN KEY (tenant_id, tag_id) REFERENCES tag (tenant_id, id)`);
    await q.query('CREATE INDEX post_tag_by_tag ON post_tag (tenant_id, tag_id, post_id)');

    await tenantTable(q, 'thread_change', `${ofPost}, number integer NOT NULL, what text NOT NULL, comment_id uuid, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, post_id, number)`);
    await q.query('CREATE INDEX thread_change_age ON thread_change (tenant_id, created_at)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

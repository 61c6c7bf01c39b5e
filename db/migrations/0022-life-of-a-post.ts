import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate } from '#tenancy';

/** A post has a life (drafted, scheduled, published, hidden, removed), rich words, and perhaps no name on it; so has a comment, which may answer another one. */
export class LifeOfAPost1730000000022 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE post
      ADD COLUMN state text NOT NULL DEFAULT 'PUBLISHED' CHECK (state IN ('DRAFT','SCHEDULED','PUBLISHED','HIDDEN','REMOVED')),
      ADD COLUMN published_at timestamptz(3), ADD COLUMN scheduled_for timestamptz(3), ADD COLUMN pinned_at timestamptz(3),
      ADD COLUMN body jsonb, ADD COLUMN version integer NOT NULL DEFAULT 1, ADD COLUMN edited_at timestamptz(3), ADD COLUMN pseudonym_id uuid,
      ALTER COLUMN author_id DROP NOT NULL,
      DROP CONSTRAINT post_kind_check, ADD CONSTRAINT post_kind_check CHECK (kind IN ('TALK','QUESTION','CELEBRATION','STORY','KUDOS'))`);
    // The migrator is no superuser: forced row-level security would hide every row from this step.
    await q.query('ALTER TABLE post NO FORCE ROW LEVEL SECURITY');
    await q.query('UPDATE post SET published_at = created_at');
    await q.query('ALTER TABLE post FORCE ROW LEVEL SECURITY');
    await q.query(`ALTER TABLE post
      ADD CONSTRAINT post_published CHECK (state <> 'PUBLISHED' OR published_at IS NOT NULL),
      ADD CONSTRAINT post_scheduled CHECK (state <> 'SCHEDULED' OR scheduled_for IS NOT NULL),
      ADD CONSTRAINT post_byline CHECK ((author_id IS NULL) <> (pseudonym_id IS NULL))`);
    await grantUpdate(q, 'post', 'tenant');
    // The feed is read by the moment of publication, and only what is published is in its indexes.
    await q.query('DROP INDEX post_feed, post_by_space, post_by_author');
    await q.query(`CREATE INDEX post_feed ON post (tenant_id, published_at DESC, id DESC) WHERE state = 'PUBLISHED'`);
    await q.query(`CREATE INDEX post_by_space ON post (tenant_id, space_id, published_at DESC, id DESC) WHERE state = 'PUBLISHED'`);
    await q.query(`CREATE INDEX post_by_author ON post (tenant_id, author_id, published_at DESC, id DESC) WHERE state = 'PUBLISHED'`);
    await q.query(`CREATE INDEX post_unpublished ON post (tenant_id, author_id, created_at DESC, id DESC) WHERE state IN ('DRAFT','SCHEDULED')`);
    await q.query(`CREATE INDEX post_due ON post (tenant_id, scheduled_for, id) WHERE state = 'SCHEDULED'`);

    await q.query(`ALTER TABLE comment
      ADD COLUMN parent_id uuid, ADD COLUMN state text NOT NULL DEFAULT 'PUBLISHED' CHECK (state IN ('PUBLISHED','HIDDEN','REMOVED')),
      ADD COLUMN body jsonb, ADD COLUMN version integer NOT NULL DEFAULT 1, ADD COLUMN edited_at timestamptz(3), ADD COLUMN pseudonym_id uuid,
      ALTER COLUMN author_id DROP NOT NULL,
      ADD CONSTRAINT comment_byline CHECK ((author_id IS NULL) <> (pseudonym_id IS NULL)),
      ADD CONSTRAINT comment_parent FOREIGN KEY (tenant_id, parent_id) REFERENCES comment (tenant_id, id) ON DELETE CASCADE`);
    await q.query(`CREATE INDEX comment_replies ON comment (tenant_id, parent_id, created_at, id) WHERE parent_id IS NOT NULL`);
    await grantUpdate(q, 'comment', 'tenant');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

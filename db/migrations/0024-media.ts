import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate, tenantTable } from '#tenancy';

/** What stands beside the words of a post: pictures and files, the preview of a link, a poll, whom it thanks; and each community's own reactions. */
export class Media1730000000024 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;
    const ofPost = 'FOREIGN KEY (tenant_id, post_id) REFERENCES post (tenant_id, id) ON DELETE CASCADE';

    // Nobody brought the file of an anonymous post, as far as this table knows.
    await q.query(
      `ALTER TABLE file ADD width integer, ADD height integer, ADD thumbnails jsonb NOT NULL DEFAULT '{}', ALTER uploader_id DROP NOT NULL,
         ADD CHECK ((width IS NULL) = (height IS NULL))`,
    );
    await grantUpdate(q, 'file', 'tenant');

    await tenantTable(
      q,
      'attachment',
      `post_id uuid, comment_id uuid, file_id uuid NOT NULL, position integer NOT NULL, alt text NOT NULL DEFAULT '',
       CHECK (num_nonnulls(post_id, comment_id) = 1), UNIQUE (tenant_id, file_id), FOREIGN KEY (tenant_id, file_id) REFERENCES file (tenant_id, id),
       ${ofPost}, FOREIGN KEY (tenant_id, comment_id) REFERENCES comment (tenant_id, id) ON DELETE CASCADE`,
    );
    await q.query(`CREATE INDEX attachment_of_post ON attachment (tenant_id, post_id, position) WHERE post_id IS NOT NULL`);
    await q.query(`CREATE INDEX attachment_of_comment ON attachment (tenant_id, comment_id, position) WHERE comment_id IS NOT NULL`);

    await tenantTable(
      q,
      'link_preview',
      `post_id uuid NOT NULL, url text NOT NULL, title text NOT NULL, description text, site_name text NOT NULL, fetched_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, post_id), ${ofPost}`,
    );

    // Counts stand on the options, so that a page of posts counts no votes; whoever votes holds the poll's row.
    await tenantTable(
      q,
      'poll',
      `post_id uuid NOT NULL, is_multiple boolean NOT NULL, closes_at timestamptz(3), voter_count integer NOT NULL DEFAULT 0, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, post_id), ${ofPost}`,
    );
    const ofPoll = 'FOREIGN KEY (tenant_id, poll_id) REFERENCES poll (tenant_id, id) ON DELETE CASCADE';
    await tenantTable(q, 'poll_option', `poll_id uuid NOT NULL, position integer NOT NULL, text text NOT NULL, vote_count integer NOT NULL DEFAULT 0 CHECK (vote_count >= 0), UNIQUE (tenant_id, poll_id, position), ${ofPoll}`);
    await tenantTable(
      q,
      'poll_vote',
      `poll_id uuid NOT NULL, option_id uuid NOT NULL, member_id uuid NOT NULL, UNIQUE (tenant_id, poll_id, member_id, option_id), ${ofPoll},
       FOREIGN KEY (tenant_id, option_id) REFERENCES poll_option (tenant_id, id) ON DELETE CASCADE, ${byMember('member_id')}`,
    );

    await tenantTable(q, 'kudos', `post_id uuid NOT NULL, member_id uuid NOT NULL, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, post_id, member_id), ${ofPost}, ${byMember('member_id')}`);
    await q.query(`CREATE INDEX kudos_of_member ON kudos (tenant_id, member_id, created_at DESC, id DESC)`);

    // A community without rows here has the reactions that the product comes with.
    await tenantTable(
      q,
      'reaction_option',
      `key text NOT NULL CHECK (key ~ '^[A-Z][A-Z0-9_]{0,39}$'), icon text NOT NULL, word_ja text NOT NULL, word_en text NOT NULL, position integer NOT NULL, retired_at timestamptz(3), UNIQUE (tenant_id, key)`,
    );
    await q.query(`ALTER TABLE reaction DROP CONSTRAINT reaction_kind_check`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '#tenancy';

/**
 * How far each member has read each space, and when they were last here. One row per member and space, none per post: a post says
 * nothing of who has read it, and what is unread follows from the posts that are newer.
 */
export class Reading1730000000026 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;
    const ofSpace = 'FOREIGN KEY (tenant_id, space_id) REFERENCES space (tenant_id, id) ON DELETE CASCADE';
    await tenantTable(q, 'space_read', `member_id uuid NOT NULL, space_id uuid NOT NULL, read_to timestamptz(3) NOT NULL, UNIQUE (tenant_id, member_id, space_id), ${byMember('member_id')}, ${ofSpace}`);
    await tenantTable(q, 'visit', `member_id uuid NOT NULL, seen_at timestamptz(3) NOT NULL, away_since timestamptz(3), UNIQUE (tenant_id, member_id), ${byMember('member_id')}`);
    // What is worth telling somebody who was away: celebrations, and answers to their own posts.
    await q.query(`CREATE INDEX post_celebrations ON post (tenant_id, published_at DESC, id DESC) WHERE kind = 'CELEBRATION' AND state = 'PUBLISHED'`);
    await q.query('CREATE INDEX comment_by_author ON comment (tenant_id, author_id, created_at DESC, id DESC)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '#tenancy';

/** Spaces, posts, comments, reactions; events and registrations. */
export class CommunityAndEvents1730000000004 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;
    await tenantTable(
      q,
      'space',
      `name text NOT NULL, description text, access text NOT NULL CHECK (access IN ('OPEN','CLOSED','SECRET')), position integer NOT NULL,
       post_count integer NOT NULL DEFAULT 0, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, name)`,
    );
    await tenantTable(q, 'space_member', `space_id uuid NOT NULL, member_id uuid NOT NULL, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, space_id, member_id), FOREIGN KEY (tenant_id, space_id) REFERENCES space (tenant_id, id) ON DELETE CASCADE, ${byMember('member_id')}`);
    // Counts stand on the post, so that a page of posts does not count its comments.
    await tenantTable(
      q,
      'post',
      `space_id uuid NOT NULL, author_id uuid NOT NULL, title text NOT NULL, text text NOT NULL, created_at timestamptz(3) NOT NULL,
       comment_count integer NOT NULL DEFAULT 0, reaction_counts jsonb NOT NULL DEFAULT '{}',
       FOREIGN KEY (tenant_id, space_id) REFERENCES space (tenant_id, id), ${byMember('author_id')}`,
    );
    await q.query(`CREATE INDEX post_feed ON post (tenant_id, created_at DESC, id DESC)`);
    await q.query(`CREATE INDEX post_by_space ON post (tenant_id, space_id, created_at DESC, id DESC)`);
    await q.query(`CREATE INDEX post_by_author ON post (tenant_id, author_id, created_at DESC, id DESC)`);
    await tenantTable(
      q,
      'comment',
      `post_id uuid NOT NULL, author_id uuid NOT NULL, text text NOT NULL, created_at timestamptz(3) NOT NULL,
       FOREIGN KEY (tenant_id, post_id) REFERENCES post (tenant_id, id) ON DELETE CASCADE, ${byMember('author_id')}`,
    );
    await q.query(`CREATE INDEX comment_by_post ON comment (tenant_id, post_id, created_at, id)`);
    await tenantTable(
      q,
      'reaction',
      `post_id uuid NOT NULL, member_id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('CELEBRATE','APPLAUSE','THANKS','ME_TOO','INSIGHT')), created_at timestamptz(3) NOT NULL,
       UNIQUE (tenant_id, post_id, member_id, kind), FOREIGN KEY (tenant_id, post_id) REFERENCES post (tenant_id, id) ON DELETE CASCADE, ${byMember('member_id')}`,
    );

    await tenantTable(
      q,
      'event',
      `title text NOT NULL, description text NOT NULL, mode text NOT NULL CHECK (mode IN ('ONLINE','ONSITE','HYBRID')), place text, online_url text,
       starts_at timestamptz(3) NOT NULL, ends_at timestamptz(3) NOT NULL, time_zone text NOT NULL, registration_closes_at timestamptz(3) NOT NULL,
       capacity integer NOT NULL CHECK (capacity > 0), registered_count integer NOT NULL DEFAULT 0, waitlisted_count integer NOT NULL DEFAULT 0,
       last_ticket integer NOT NULL DEFAULT 0, cancelled_at timestamptz(3), organizer_id uuid NOT NULL, collaboration_id uuid,
       created_at timestamptz(3) NOT NULL, CHECK (ends_at > starts_at), CHECK (registered_count BETWEEN 0 AND capacity), ${byMember('organizer_id')}`,
    );
    await q.query(`CREATE INDEX event_by_start ON event (tenant_id, starts_at, id)`);
    await q.query(`CREATE INDEX event_by_collaboration ON event (tenant_id, collaboration_id, starts_at, id) WHERE collaboration_id IS NOT NULL`);
    // ticket is the order of arrival at the event: the waitlist is first come, and a promotion takes the smallest.
    await tenantTable(
      q,
      'registration',
      `event_id uuid NOT NULL, member_id uuid NOT NULL, state text NOT NULL CHECK (state IN ('REQUESTED','REGISTERED','WAITLISTED','DECLINED','CANCELLED','ATTENDED')),
       ticket integer NOT NULL, guest_pass_id uuid, created_at timestamptz(3) NOT NULL, changed_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, event_id, member_id),
       FOREIGN KEY (tenant_id, event_id) REFERENCES event (tenant_id, id), ${byMember('member_id')}`,
    );
    await q.query(`CREATE INDEX registration_queue ON registration (tenant_id, event_id, state, ticket, id)`);
    await q.query(`CREATE INDEX registration_by_member ON registration (tenant_id, member_id, event_id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

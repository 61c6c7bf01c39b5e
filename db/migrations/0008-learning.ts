import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '#tenancy';

/** Courses of a learning provider, and how far each learner is in each, as the provider's report tells it. */
export class Learning1730000000008 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(q, 'course', `provider_course_id text NOT NULL, title text NOT NULL, category text, minutes integer, UNIQUE (tenant_id, provider_course_id)`);
    await tenantTable(
      q,
      'course_progress',
      `member_id uuid NOT NULL, course_id uuid NOT NULL, completion_ratio numeric(5,2) NOT NULL CHECK (completion_ratio BETWEEN 0 AND 100), video_minutes numeric(10,2) NOT NULL,
       enrolled_at timestamptz(3), started_at timestamptz(3), first_completed_at timestamptz(3), last_accessed_at timestamptz(3), updated_at timestamptz(3) NOT NULL,
       UNIQUE (tenant_id, member_id, course_id), FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id), FOREIGN KEY (tenant_id, course_id) REFERENCES course (tenant_id, id)`,
    );
    await q.query(`CREATE INDEX ON course_progress (tenant_id, member_id, updated_at DESC, id DESC)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

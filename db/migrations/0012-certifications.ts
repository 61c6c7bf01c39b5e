import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate, tenantTable } from '#tenancy';

/** The certifications that members work for, their pass reports, and which certification is often followed by which. */
export class Certifications1730000000012 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;
    // Every post was somebody's talk until now; a celebration and a story are shown in their own way.
    await q.query(`ALTER TABLE post ADD COLUMN kind text NOT NULL DEFAULT 'TALK' CHECK (kind IN ('TALK','CELEBRATION','STORY'))`);
    await grantUpdate(q, 'post', 'tenant');
    // The product finds the space for celebrations by its purpose, so that a community may rename it.
    await q.query(`ALTER TABLE space ADD COLUMN purpose text`);
    await q.query(`CREATE UNIQUE INDEX space_by_purpose ON space (tenant_id, purpose) WHERE purpose IS NOT NULL`);
    await grantUpdate(q, 'space', 'tenant');

    await tenantTable(
      q,
      'certification',
      `code text NOT NULL, name jsonb NOT NULL, issuer jsonb NOT NULL, field text NOT NULL CHECK (field IN ('IT','CLOUD','DATA','BUSINESS')), version text, position integer NOT NULL,
       holder_count integer NOT NULL DEFAULT 0, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, code)`,
    );
    await q.query(`CREATE INDEX certification_in_order ON certification (tenant_id, position, id)`);

    await tenantTable(
      q,
      'pass_report',
      `member_id uuid NOT NULL, certification_id uuid NOT NULL, attempt integer NOT NULL CHECK (attempt > 0), version text NOT NULL DEFAULT '', result text NOT NULL CHECK (result IN ('PASSED','FAILED')),
       exam_on date NOT NULL, study_hours integer CHECK (study_hours BETWEEN 0 AND 10000), what_worked text, evidence_file_id uuid, is_shared boolean NOT NULL DEFAULT false,
       shows_attempt boolean NOT NULL DEFAULT false, state text NOT NULL CHECK (state IN ('DRAFT','SUBMITTED','VERIFIED','RETURNED')), return_reason text,
       created_at timestamptz(3) NOT NULL, submitted_at timestamptz(3), decided_at timestamptz(3), decided_by uuid, celebration_id uuid, story_id uuid,
       UNIQUE (tenant_id, member_id, certification_id, attempt), FOREIGN KEY (tenant_id, certification_id) REFERENCES certification (tenant_id, id), ${byMember('member_id')}, ${byMember('decided_by')},
       FOREIGN KEY (tenant_id, evidence_file_id) REFERENCES file (tenant_id, id), FOREIGN KEY (tenant_id, celebration_id) REFERENCES post (tenant_id, id), FOREIGN KEY (tenant_id, story_id) REFERENCES post (tenant_id, id),
       CHECK (result = 'PASSED' OR state = 'DRAFT'), CHECK (state IN ('DRAFT','RETURNED') OR submitted_at IS NOT NULL), CHECK ((state = 'VERIFIED') <= (decided_at IS NOT NULL AND decided_by IS NOT NULL AND decided_by <> member_id))`,
    );
    // Passing the same version twice is one pass: the second report is refused before it meets this.
    await q.query(`CREATE UNIQUE INDEX pass_once ON pass_report (tenant_id, member_id, certification_id, version) WHERE result = 'PASSED'`);
    await q.query(`CREATE INDEX pass_report_by_member ON pass_report (tenant_id, member_id, created_at DESC, id DESC)`);
    await q.query(`CREATE INDEX pass_report_queue ON pass_report (tenant_id, submitted_at, id) WHERE state = 'SUBMITTED'`);
    await q.query(`CREATE INDEX pass_report_holders ON pass_report (tenant_id, certification_id, exam_on DESC, id DESC) WHERE state = 'VERIFIED'`);
    await q.query(`CREATE INDEX pass_report_celebration ON pass_report (tenant_id, celebration_id) WHERE celebration_id IS NOT NULL`);
    await q.query(`CREATE INDEX pass_report_story ON pass_report (tenant_id, story_id) WHERE story_id IS NOT NULL`);

    // Computed anew from the verified passes: a page never joins all passes with all passes.
    await tenantTable(
      q,
      'certification_path',
      `from_id uuid NOT NULL, to_id uuid NOT NULL, people integer NOT NULL, confidence real NOT NULL, lift real NOT NULL, support real NOT NULL, median_months integer NOT NULL, computed_at timestamptz(3) NOT NULL,
       UNIQUE (tenant_id, from_id, to_id), FOREIGN KEY (tenant_id, from_id) REFERENCES certification (tenant_id, id), FOREIGN KEY (tenant_id, to_id) REFERENCES certification (tenant_id, id)`,
    );
    await q.query(`CREATE INDEX certification_path_in_order ON certification_path (tenant_id, people DESC, id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

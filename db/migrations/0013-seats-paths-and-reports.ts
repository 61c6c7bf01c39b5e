import type { MigrationInterface, QueryRunner } from 'typeorm';
import { allow, definerFunction, sharedTable, tenantTable } from '#tenancy';

/** Who may learn what on a shared licence: paths, programmes, seats and applications; whose activity a report tells; and the rates that towns compare. */
export class SeatsPathsAndReports1730000000013 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;
    await tenantTable(
      q,
      'learning_path',
      `title text NOT NULL, description text NOT NULL, talent_type text NOT NULL CHECK (talent_type IN ('ICT','BUSINESS_DX')),
       level text NOT NULL CHECK (level IN ('INTRODUCTION','IT_PASSPORT','FUNDAMENTAL_IT')), due_at timestamptz(3), created_at timestamptz(3) NOT NULL`,
    );
    await q.query(`CREATE INDEX ON learning_path (tenant_id, created_at, id)`);
    await tenantTable(
      q,
      'path_course',
      `path_id uuid NOT NULL, course_id uuid NOT NULL, requirement text NOT NULL CHECK (requirement IN ('REQUIRED','RECOMMENDED')), position integer NOT NULL,
       UNIQUE (tenant_id, path_id, course_id), FOREIGN KEY (tenant_id, path_id) REFERENCES learning_path (tenant_id, id) ON DELETE CASCADE,
       FOREIGN KEY (tenant_id, course_id) REFERENCES course (tenant_id, id)`,
    );
    await tenantTable(
      q,
      'programme',
      `title text NOT NULL, description text NOT NULL, licence_year integer NOT NULL CHECK (licence_year BETWEEN 2000 AND 2100), path_id uuid NOT NULL,
       supervisor_mode text NOT NULL CHECK (supervisor_mode IN ('INFORM','APPROVE')), applications_close_at timestamptz(3) NOT NULL, created_at timestamptz(3) NOT NULL,
       FOREIGN KEY (tenant_id, path_id) REFERENCES learning_path (tenant_id, id)`,
    );
    await q.query(`CREATE INDEX ON programme (tenant_id, created_at DESC, id DESC)`);
    // The seats of a licence year are one pot for all its programmes; the row is the lock that keeps more people out than there are seats.
    await tenantTable(
      q,
      'seat_allotment',
      `licence_year integer NOT NULL, seats integer NOT NULL, taken_count integer NOT NULL DEFAULT 0, last_ticket integer NOT NULL DEFAULT 0, changed_at timestamptz(3) NOT NULL,
       UNIQUE (tenant_id, licence_year), CHECK (taken_count BETWEEN 0 AND seats)`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    await tenantTable(
      q,
      'seat_application',
      `programme_id uuid NOT NULL, member_id uuid NOT NULL, wish text NOT NULL, supervisor_name text NOT NULL, supervisor_email text NOT NULL,
       state text NOT NULL CHECK (state IN ('DRAFT','SUBMITTED','RETURNED','REJECTED','SELECTED','WAITLISTED','SEAT_GRANTED','RECLAIMED','WITHDRAWN')),
       supervisor_step text CHECK (supervisor_step IN ('INFORMED','ASKED','ACKNOWLEDGED','APPROVED','RETURNED','REJECTED')), supervisor_comment text,
       supervisor_answered_at timestamptz(3), submitted_at timestamptz(3), ticket integer, created_at timestamptz(3) NOT NULL, changed_at timestamptz(3) NOT NULL,
       UNIQUE (tenant_id, programme_id, member_id), FOREIGN KEY (tenant_id, programme_id) REFERENCES programme (tenant_id, id), ${byMember('member_id')}`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    await q.query(`CREATE INDEX ON seat_application (tenant_id, created_at, id)`);
    await q.query(`CREATE INDEX seat_application_waitlist ON seat_application (tenant_id, ticket) WHERE state = 'WAITLISTED'`);
    await q.query(`CREATE INDEX ON seat_application (tenant_id, member_id)`);
    // A link is known by the hash of its secret. The row stays after its use, so that a second visit can be told what was decided.
    await tenantTable(
      q,
      'supervisor_link',
      `application_id uuid NOT NULL, hash text NOT NULL, created_at timestamptz(3) NOT NULL, expires_at timestamptz(3) NOT NULL, superseded_at timestamptz(3), decision text, decided_at timestamptz(3),
       UNIQUE (tenant_id, hash), FOREIGN KEY (tenant_id, application_id) REFERENCES seat_application (tenant_id, id)`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    await q.query(`CREATE INDEX ON supervisor_link (tenant_id, application_id)`);

    // Whom the provider's user is. Without a member the rows wait in unmatched_activity; the link is made once and holds for later reports.
    await tenantTable(
      q,
      'provider_user',
      `provider_user_id text NOT NULL, name text NOT NULL, email text, external_id text, member_id uuid, created_at timestamptz(3) NOT NULL, linked_at timestamptz(3),
       UNIQUE (tenant_id, provider_user_id), ${byMember('member_id')}`,
    );
    await q.query(`CREATE INDEX provider_user_unmatched ON provider_user (tenant_id, created_at, id) WHERE member_id IS NULL`);
    await q.query(`CREATE INDEX provider_user_by_member ON provider_user (tenant_id, member_id)`);
    const figures = `completion_ratio numeric(5,2) NOT NULL CHECK (completion_ratio BETWEEN 0 AND 100), video_minutes numeric(10,2) NOT NULL,
       enrolled_at timestamptz(3), started_at timestamptz(3), first_completed_at timestamptz(3), last_accessed_at timestamptz(3)`;
    await tenantTable(
      q,
      'unmatched_activity',
      `provider_user_id uuid NOT NULL, course_id uuid NOT NULL, ${figures}, UNIQUE (tenant_id, provider_user_id, course_id),
       FOREIGN KEY (tenant_id, provider_user_id) REFERENCES provider_user (tenant_id, id), FOREIGN KEY (tenant_id, course_id) REFERENCES course (tenant_id, id)`,
    );
    await q.query(`CREATE INDEX member_by_external_id ON member (tenant_id, external_id) WHERE external_id IS NOT NULL`);

    // Set while a roll-up is to be made again, so that a thousand changes ask for it once.
    await tenantTable(q, 'learning_rollup_due', `since timestamptz(3) NOT NULL`);
    // What a town lets its consortium know of its learning: counts of people per level of path, no names.
    await sharedTable(
      q,
      'learning_rollup',
      `licence_year integer NOT NULL, level text NOT NULL, seat_count integer NOT NULL, invited_count integer NOT NULL, joined_count integer NOT NULL, enrolled_count integer NOT NULL,
       started_count integer NOT NULL, completed_count integer NOT NULL, finished_count integer NOT NULL, updated_at timestamptz(3) NOT NULL, UNIQUE (audience_tenant_id, owner_tenant_id, licence_year, level)`,
    );

    // A mail to somebody without an account has no member who could read it here.
    await q.query(`ALTER TABLE captured_mail ALTER COLUMN member_id DROP NOT NULL`);

    // A report names people by address, and addresses are the identity role's. This tells a tenant of its own members only, inside its transaction.
    await allow(q, 'account', 'definer', { role: 'definer', commands: ['SELECT'] });
    await definerFunction(
      q,
      'app.members_by_email(emails text[])',
      `RETURNS TABLE (email text, account uuid) LANGUAGE sql STABLE AS $$
         SELECT a.email, a.id FROM public.account a JOIN public.membership m ON m.account_id = a.id AND m.tenant_id = app.tenant_id() WHERE a.email = ANY (emails)
       $$`,
      ['tenant'],
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

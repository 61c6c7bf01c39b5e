import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate, tenantTable } from '#tenancy';

/** Who was at an event, how that was found out, and links by which helpers without an account find it out. */
export class CheckIn1730000000043 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;
    const ofEvent = 'FOREIGN KEY (tenant_id, event_id) REFERENCES event (tenant_id, id)';

    await q.query('ALTER TABLE event ADD walk_ins_take_seats boolean NOT NULL DEFAULT false');
    await grantUpdate(q, 'event', 'tenant');
    await q.query('ALTER TABLE registration ADD attended_at timestamptz(3)');
    await grantUpdate(q, 'registration', 'tenant');

    await tenantTable(
      q,
      'check_in_helper',
      `event_id uuid NOT NULL, label text NOT NULL, secret_hash text NOT NULL, created_by uuid NOT NULL, created_at timestamptz(3) NOT NULL, revoked_at timestamptz(3), used_at timestamptz(3),
       UNIQUE (tenant_id, secret_hash), ${ofEvent}, ${byMember('created_by')}`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    await q.query('CREATE INDEX check_in_helper_of_event ON check_in_helper (tenant_id, event_id, created_at, id)');

    // One row per person and event. An invitation that is taken back later leaves who was there, so hold_id is no foreign key.
    await tenantTable(
      q,
      'attendance',
      `event_id uuid NOT NULL, registration_id uuid, hold_id uuid, member_id uuid, name text, email text, takes_seat boolean NOT NULL DEFAULT false, attended_at timestamptz(3) NOT NULL,
       claimed_at timestamptz(3), noted_at timestamptz(3) NOT NULL, helper_id uuid, noted_by uuid, undone_at timestamptz(3), changed_at timestamptz(3) NOT NULL,
       CHECK (member_id IS NOT NULL OR name IS NOT NULL), CHECK (registration_id IS NULL OR member_id IS NOT NULL), UNIQUE (tenant_id, event_id, member_id), UNIQUE (tenant_id, event_id, hold_id),
       ${ofEvent}, ${byMember('member_id')}, ${byMember('noted_by')}, FOREIGN KEY (tenant_id, registration_id) REFERENCES registration (tenant_id, id),
       FOREIGN KEY (tenant_id, helper_id) REFERENCES check_in_helper (tenant_id, id)`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    await q.query('CREATE INDEX attendance_of_member ON attendance (tenant_id, member_id, event_id) WHERE undone_at IS NULL');
    await q.query('CREATE INDEX attendance_by_email ON attendance (tenant_id, lower(email), event_id) WHERE undone_at IS NULL AND member_id IS NULL');

    // What was sent is answered alike when it is sent again: each by the id that the device gave it.
    await tenantTable(
      q,
      'check_in_scan',
      `event_id uuid NOT NULL, client_id text NOT NULL, kind text NOT NULL CHECK (kind IN ('CHECK_IN','UNDO','WALK_IN')), outcome text NOT NULL, person_id uuid, claimed_at timestamptz(3) NOT NULL,
       received_at timestamptz(3) NOT NULL, helper_id uuid, noted_by uuid, UNIQUE (tenant_id, event_id, client_id), ${ofEvent}, ${byMember('noted_by')},
       FOREIGN KEY (tenant_id, helper_id) REFERENCES check_in_helper (tenant_id, id)`,
      { tenantCommands: ['SELECT', 'INSERT'] },
    );

    // Whoever was noted as having been there before there was a time for it, was there when it began.
    for (const table of ['event', 'registration', 'attendance']) await q.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await q.query(`UPDATE registration r SET attended_at = e.starts_at FROM event e WHERE e.tenant_id = r.tenant_id AND e.id = r.event_id AND r.state = 'ATTENDED'`);
    await q.query(
      `INSERT INTO attendance (tenant_id, id, event_id, registration_id, member_id, attended_at, noted_at, changed_at)
       SELECT tenant_id, gen_random_uuid(), event_id, id, member_id, attended_at, attended_at, attended_at FROM registration WHERE state = 'ATTENDED'`,
    );
    for (const table of ['event', 'registration', 'attendance']) await q.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await q.query(`ALTER TABLE registration ADD CHECK ((state = 'ATTENDED') = (attended_at IS NOT NULL))`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

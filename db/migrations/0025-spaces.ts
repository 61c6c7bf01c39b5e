import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate, secretTable, tenantTable } from '#tenancy';

/** People of a space, requests to join, how much of it each wishes to hear, the archive; and communities that are started from a template. */
export class Spaces1730000000025 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;
    const ofSpace = 'FOREIGN KEY (tenant_id, space_id) REFERENCES space (tenant_id, id) ON DELETE CASCADE';
    const level = (column: string): string => `${column} text NOT NULL CHECK (${column} IN ('ALL','MENTIONS','NONE'))`;

    await q.query(`ALTER TABLE space ADD ${level('level')} DEFAULT 'MENTIONS', ADD archived_at timestamptz(3)`);
    await grantUpdate(q, 'space', 'tenant');
    await q.query(`ALTER TABLE space_member ADD role text NOT NULL DEFAULT 'MEMBER' CHECK (role IN ('KEEPER','MEMBER'))`);
    await grantUpdate(q, 'space_member', 'tenant');
    await q.query(`CREATE INDEX space_member_list ON space_member (tenant_id, space_id, created_at, id)`);

    // Apart from space_member: an open space has no people of its own, and each member may still choose.
    await tenantTable(q, 'space_level', `space_id uuid NOT NULL, member_id uuid NOT NULL, ${level('level')}, UNIQUE (tenant_id, space_id, member_id), ${ofSpace}, ${byMember('member_id')}`);

    await tenantTable(
      q,
      'space_request',
      `space_id uuid NOT NULL, member_id uuid NOT NULL, reason text, state text NOT NULL CHECK (state IN ('SUBMITTED','APPROVED','REJECTED','WITHDRAWN')), answer text,
       decided_by uuid, created_at timestamptz(3) NOT NULL, changed_at timestamptz(3) NOT NULL, ${ofSpace}, ${byMember('member_id')}, ${byMember('decided_by')}`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    await q.query(`CREATE UNIQUE INDEX space_request_open ON space_request (tenant_id, space_id, member_id) WHERE state = 'SUBMITTED'`);
    await q.query(`CREATE INDEX space_request_list ON space_request (tenant_id, state, created_at, id)`);
    await q.query(`CREATE INDEX space_request_of ON space_request (tenant_id, member_id, space_id, created_at DESC)`);

    // Who starts a community is nobody there yet: what was asked for, and under which id it comes to be, is kept beside the accounts.
    await secretTable(
      q,
      'founding',
      `account_id uuid NOT NULL REFERENCES account, key text NOT NULL, fingerprint text NOT NULL, tenant_id uuid NOT NULL UNIQUE, created_at timestamptz(3) NOT NULL, PRIMARY KEY (account_id, key)`,
    );
    // What a community was started with, until its operators have taken the first steps.
    await tenantTable(
      q,
      'community_start',
      `locale text NOT NULL CHECK (locale IN ('ja','en')), kind text NOT NULL, started_by uuid NOT NULL, first_event_on timestamptz(3) NOT NULL, started_at timestamptz(3) NOT NULL, finished_at timestamptz(3),
       UNIQUE (tenant_id), ${byMember('started_by')}`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );

    // An invitation is known by its hash only; the address is the tenant's own list, not a person's account.
    await tenantTable(
      q,
      'invitation',
      `email text NOT NULL CHECK (email = lower(email)), role text NOT NULL CHECK (role IN ('ADMIN','OPERATOR','MEMBER')), message text, locale text NOT NULL CHECK (locale IN ('ja','en')), secret_hash text NOT NULL,
       state text NOT NULL CHECK (state IN ('OPEN','ACCEPTED','REVOKED')), invited_by uuid NOT NULL, created_at timestamptz(3) NOT NULL, expires_at timestamptz(3) NOT NULL, changed_at timestamptz(3) NOT NULL, accepted_by uuid,
       UNIQUE (tenant_id, secret_hash), ${byMember('invited_by')}, ${byMember('accepted_by')}`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    await q.query(`CREATE UNIQUE INDEX invitation_open ON invitation (tenant_id, email) WHERE state = 'OPEN'`);
    await q.query(`CREATE INDEX invitation_list ON invitation (tenant_id, created_at DESC, id DESC)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

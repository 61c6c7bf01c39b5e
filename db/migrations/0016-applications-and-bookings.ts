import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accountTable, definerFunction, globalTable, grantUpdate, sharedTable, tenantTable } from '#tenancy';

/** How a community comes into a federation, what exactly it shares there and with whom, and venues that others book. */
export class ApplicationsAndBookings1730000000016 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await applications(q);
    await listings(q);
    await bookings(q);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

async function applications(q: QueryRunner): Promise<void> {
  // What a federation tells the world about itself: read before anybody has a tenant, so it stands beside the directory.
  await globalTable(q, 'federation_profile', `introduction text NOT NULL, criteria text[] NOT NULL, is_open boolean NOT NULL, updated_at timestamptz(3) NOT NULL, FOREIGN KEY (id) REFERENCES tenant`);

  // Not a participation yet: the community of an external applicant has no tenant before it is approved, only the id that the tenant will get.
  await tenantTable(
    q,
    'application',
    `account_id uuid NOT NULL REFERENCES account, member_id uuid, applicant_name text NOT NULL, applicant_role text NOT NULL,
     community_tenant_id uuid NOT NULL, community_name text NOT NULL, community_kind text NOT NULL CHECK (community_kind IN ('CORPORATE','LEARNING','ALUMNI')), is_external boolean NOT NULL,
     member_count integer NOT NULL CHECK (member_count > 0), activity text NOT NULL, recognition text NOT NULL CHECK (recognition IN ('OFFICIAL','KNOWN','NONE')), membership text NOT NULL,
     state text NOT NULL CHECK (state IN ('APPLIED','SCREENING','APPROVED','CONDITIONAL','REJECTED','WITHDRAWN')), note text, key text, fingerprint text NOT NULL,
     applied_at timestamptz(3) NOT NULL, changed_at timestamptz(3) NOT NULL, decided_by uuid, exception text CHECK (exception IN ('ONLY_APPROVER')), entered_at timestamptz(3),
     FOREIGN KEY (tenant_id, decided_by) REFERENCES member (tenant_id, id)`,
    { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
  );
  const open = `WHERE state IN ('APPLIED','SCREENING','CONDITIONAL')`;
  await q.query(`CREATE UNIQUE INDEX application_open_of_account ON application (tenant_id, account_id) ${open}`);
  await q.query(`CREATE UNIQUE INDEX application_open_of_community ON application (tenant_id, community_tenant_id) ${open}`);
  await q.query(`CREATE INDEX ON application (tenant_id, applied_at DESC, id DESC)`);
  await q.query(`CREATE INDEX ON application (tenant_id, account_id, key) WHERE key IS NOT NULL`);

  // What the applicant is told, by account: somebody without any tenant reads it too.
  await accountTable(
    q,
    'application_answer',
    `tenant_id uuid NOT NULL, application_id uuid NOT NULL, community_name text NOT NULL, is_external boolean NOT NULL, state text NOT NULL, note text,
     applied_at timestamptz(3) NOT NULL, changed_at timestamptz(3) NOT NULL, PRIMARY KEY (account_id, tenant_id, application_id)`,
  );
  await definerFunction(
    q,
    'app.answer_application(applicant uuid, application uuid, community text, external boolean, status text, said text, applied timestamptz, changed timestamptz)',
    `RETURNS void LANGUAGE sql VOLATILE AS $$
       INSERT INTO public.application_answer (account_id, tenant_id, application_id, community_name, is_external, state, note, applied_at, changed_at)
       VALUES (applicant, app.tenant_id(), application, community, external, status, said, applied, changed)
       ON CONFLICT (account_id, tenant_id, application_id) DO UPDATE SET state = excluded.state, note = excluded.note, changed_at = excluded.changed_at
     $$`,
    ['tenant'],
  );
}

async function listings(q: QueryRunner): Promise<void> {
  const optional = `ADD place text, ADD contact text, ADD shared_fields text[] NOT NULL DEFAULT '{DESCRIPTION,REGION,TOPICS}'`;
  for (const table of ['listing', 'listing_copy']) {
    await q.query(`ALTER TABLE ${table} ${optional}`);
    await grantUpdate(q, table, 'tenant');
  }
  // For the board of a federation, or for one partner alone.
  await q.query(`ALTER TABLE listing ADD partner_tenant_id uuid REFERENCES tenant, ALTER federation_tenant_id DROP NOT NULL, ADD CHECK (num_nonnulls(federation_tenant_id, partner_tenant_id) = 1)`);

  // Who shared what with whom, from when to when: each side keeps its own, and nobody changes it afterwards.
  await tenantTable(
    q,
    'sharing_record',
    `direction text NOT NULL CHECK (direction IN ('OUT','IN')), action text NOT NULL CHECK (action IN ('PUBLISHED','PAUSED','RESUMED','WITHDRAWN')), partner_tenant_id uuid NOT NULL REFERENCES tenant,
     subject_type text NOT NULL, subject_id uuid NOT NULL, version integer NOT NULL, title text NOT NULL, fields text[] NOT NULL, member_id uuid, happened_at timestamptz(3) NOT NULL,
     UNIQUE (tenant_id, subject_id, partner_tenant_id, version, action)`,
    { tenantCommands: ['SELECT', 'INSERT'] },
  );
  await q.query(`CREATE INDEX ON sharing_record (tenant_id, happened_at DESC, id DESC)`);
}

async function bookings(q: QueryRunner): Promise<void> {
  await q.query(`CREATE EXTENSION IF NOT EXISTS btree_gist`);
  // The owner's row decides: of two that want the same hour the exclusion lets one in, whatever the processes that ask.
  await tenantTable(
    q,
    'booking',
    `listing_id uuid NOT NULL, requester_tenant_id uuid NOT NULL REFERENCES tenant, request_version integer NOT NULL, starts_at timestamptz(3) NOT NULL, ends_at timestamptz(3) NOT NULL CHECK (ends_at > starts_at),
     state text NOT NULL CHECK (state IN ('HELD','CONFIRMED','CANCELLED')), title text NOT NULL, purpose text NOT NULL, head_count integer NOT NULL CHECK (head_count > 0), requested_by text NOT NULL,
     note text, decided_by uuid, created_at timestamptz(3) NOT NULL, changed_at timestamptz(3) NOT NULL,
     FOREIGN KEY (tenant_id, listing_id) REFERENCES listing (tenant_id, id), FOREIGN KEY (tenant_id, decided_by) REFERENCES member (tenant_id, id),
     CONSTRAINT booking_one_at_a_time EXCLUDE USING gist (tenant_id WITH =, listing_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state IN ('HELD','CONFIRMED'))`,
    { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
  );
  await q.query(`CREATE INDEX ON booking (tenant_id, starts_at, id)`);
  // The wish of the one who asks, and the owner's answer, addressed back under the same id.
  await sharedTable(
    q,
    'booking_request',
    `listing_id uuid NOT NULL, title text NOT NULL, starts_at timestamptz(3) NOT NULL, ends_at timestamptz(3) NOT NULL CHECK (ends_at > starts_at), purpose text NOT NULL, head_count integer NOT NULL,
     requested_by text NOT NULL, member_id uuid NOT NULL, requested_at timestamptz(3) NOT NULL, cancelled_at timestamptz(3)`,
  );
  await q.query(`CREATE INDEX ON booking_request (owner_tenant_id, starts_at, id)`);
  await sharedTable(q, 'booking_reply', `state text NOT NULL CHECK (state IN ('HELD','CONFIRMED','DECLINED','CANCELLED')), note text, answered_at timestamptz(3) NOT NULL`);
}

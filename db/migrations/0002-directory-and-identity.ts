import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accountTable, definerFunction, globalTable, secretTable, tenantTable } from '#tenancy';

/** Tenants, the people who sign in, and who is a member where. */
export class DirectoryAndIdentity1730000000002 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await globalTable(
      q,
      'tenant',
      `slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$'),
       name text NOT NULL, kind text NOT NULL CHECK (kind IN ('CORPORATE','LEARNING','ALUMNI','FEDERATION')),
       mark text NOT NULL, color text NOT NULL CHECK (color ~ '^#[0-9a-f]{6}$'),
       time_zone text NOT NULL DEFAULT 'Asia/Tokyo', capabilities text[] NOT NULL DEFAULT '{}',
       participation_mode text CHECK (participation_mode IN ('PERSONAL','ORGANIZATIONAL')),
       created_at timestamptz(3) NOT NULL`,
    );

    await secretTable(q, 'account', `id uuid PRIMARY KEY, email text NOT NULL UNIQUE CHECK (email = lower(email)), locale text NOT NULL DEFAULT 'ja' CHECK (locale IN ('ja','en')), created_at timestamptz(3) NOT NULL`);
    await secretTable(q, 'credential', `account_id uuid PRIMARY KEY REFERENCES account, password_hash text NOT NULL, changed_at timestamptz(3) NOT NULL`);
    await secretTable(
      q,
      'session',
      `id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES account, method text NOT NULL CHECK (method IN ('PASSWORD')),
       created_at timestamptz(3) NOT NULL, expires_at timestamptz(3) NOT NULL, ended_at timestamptz(3), ended_reason text`,
    );
    await q.query(`CREATE INDEX ON session (account_id)`);
    // A token is known by its hash only. The row stays after its use: a second use tells that it was stolen.
    await secretTable(
      q,
      'refresh_token',
      `hash text PRIMARY KEY, session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE, created_at timestamptz(3) NOT NULL,
       expires_at timestamptz(3) NOT NULL, used_at timestamptz(3), replaced_by text`,
    );
    await q.query(`CREATE INDEX ON refresh_token (session_id)`);
    await secretTable(q, 'signing_key', `id text PRIMARY KEY, private_key text NOT NULL, public_key text NOT NULL, created_at timestamptz(3) NOT NULL, retires_at timestamptz(3) NOT NULL`);
    await secretTable(q, 'setup_code', `hash text PRIMARY KEY, created_at timestamptz(3) NOT NULL, used_at timestamptz(3)`);
    await secretTable(q, 'attempt_limit', `key text PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint`);

    await tenantTable(
      q,
      'member',
      `account_id uuid NOT NULL REFERENCES account, display_name text NOT NULL, family_name text, given_name text, kana text,
       department text, external_id text, role text NOT NULL CHECK (role IN ('OWNER','ADMIN','OPERATOR','MEMBER','GUEST')),
       state text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE','SUSPENDED','LEFT')), home_tenant_id uuid,
       joined_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, account_id)`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    await q.query(`CREATE INDEX member_directory ON member (tenant_id, joined_at DESC, id DESC) WHERE state = 'ACTIVE' AND role <> 'GUEST'`);

    // A pointer, so that a person's communities can be listed; whether one may enter is the member row's to say.
    await accountTable(q, 'membership', `tenant_id uuid NOT NULL, is_guest boolean NOT NULL, created_at timestamptz(3) NOT NULL, PRIMARY KEY (account_id, tenant_id)`);
    await accountTable(q, 'notification_counter', `tenant_id uuid NOT NULL, unread integer NOT NULL CHECK (unread >= 0), PRIMARY KEY (account_id, tenant_id)`);

    await definerFunction(
      q,
      'app.link_membership(accounts uuid[], guest boolean)',
      `RETURNS void LANGUAGE sql VOLATILE AS $$
         INSERT INTO public.membership (account_id, tenant_id, is_guest, created_at)
         SELECT a, app.tenant_id(), guest, now() FROM unnest(accounts) AS a
         ON CONFLICT (account_id, tenant_id) DO UPDATE SET is_guest = membership.is_guest AND excluded.is_guest
       $$`,
      ['tenant'],
    );
    await definerFunction(
      q,
      'app.unlink_membership(account uuid)',
      `RETURNS void LANGUAGE sql VOLATILE AS $$ DELETE FROM public.membership WHERE account_id = account AND tenant_id = app.tenant_id() $$`,
      ['tenant'],
    );
    await definerFunction(
      q,
      'app.add_unread(accounts uuid[], amount integer)',
      `RETURNS void LANGUAGE sql VOLATILE AS $$
         INSERT INTO public.notification_counter (account_id, tenant_id, unread)
         SELECT a, app.tenant_id(), greatest(amount, 0) FROM unnest(accounts) AS a ORDER BY a
         ON CONFLICT (account_id, tenant_id) DO UPDATE SET unread = greatest(notification_counter.unread + amount, 0)
       $$`,
      ['tenant'],
    );
    await definerFunction(
      q,
      'app.set_unread(account uuid, amount integer)',
      `RETURNS void LANGUAGE sql VOLATILE AS $$
         INSERT INTO public.notification_counter (account_id, tenant_id, unread) VALUES (account, app.tenant_id(), amount)
         ON CONFLICT (account_id, tenant_id) DO UPDATE SET unread = excluded.unread
       $$`,
      ['tenant'],
    );
    await definerFunction(
      q,
      'app.unread(account uuid)',
      `RETURNS integer LANGUAGE sql STABLE AS $$
         SELECT coalesce((SELECT unread FROM public.notification_counter WHERE account_id = account AND tenant_id = app.tenant_id()), 0)
       $$`,
      ['tenant'],
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

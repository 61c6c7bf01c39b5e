import type { Queryable } from '../support/database.js';

/** Which table has which class; a new table is added here, so that review sees it. */
export const TABLES: Record<string, readonly string[]> = {
  tenant: [
    'anonymous_bar', 'appeal', 'audit_entry', 'moderation_case', 'moderation_decision', 'moderation_settings', 'newcomer_hour', 'report', 'rules_acceptance', 'rules_version', 'word_filter',
    'anonymity_rule', 'anonymous_request', 'faq_entry', 'named_space', 'official_answerer', 'pseudonym', 'question', 'question_saved', 'question_want', 'unmasking',
    'certification', 'certification_path', 'pass_report',
    'licence_pool', 'licence_share',
    'today_item', 'first_response', 'operator_action', 'rota', 'rota_swap', 'operator_week_off', 'handover_note', 'handover_seen',
    'alumni_claim', 'alumni_profile', 'consultation', 'consultation_offer', 'directory_count', 'directory_entry', 'directory_key', 'opportunity', 'opportunity_interest', 'roster_entry', 'trust_fact',
    'captured_mail', 'comment', 'course', 'course_progress', 'delivery', 'event', 'exchange_entry', 'exclusion', 'file', 'handled', 'idempotency', 'import', 'import_problem', 'listing', 'matching_run', 'member', 'application', 'booking',
    'notification', 'notification_preference', 'outbox', 'participation', 'post', 'proposal_answer', 'reaction', 'registration', 'space', 'space_member', 'sharing_record',
    'community_start', 'invitation', 'invitation_link', 'space_level', 'space_request', 'space_read', 'visit', 'follow',
    'mention', 'post_revision', 'post_tag', 'tag', 'thread_change',
    'learning_path', 'learning_rollup_due', 'path_course', 'programme', 'provider_user', 'search_entry', 'search_segment', 'seat_allotment', 'seat_application', 'supervisor_link', 'unmatched_activity',
    'attachment', 'kudos', 'link_preview', 'poll', 'poll_option', 'poll_vote', 'reaction_option', 'comment_reaction',
    'attendance', 'calendar_feed', 'check_in_helper', 'check_in_scan', 'event_group_seat', 'event_material', 'work_declaration', 'event_series', 'event_speaker', 'seat_hold', 'seat_offer',
    'co_host_willing', 'date_poll', 'date_poll_answer', 'date_poll_option', 'event_proposal', 'run_sheet_item', 'wish_offer', 'wish_rule', 'wish_theme', 'wish_vote',
    'attendance', 'calendar_feed', 'check_in_helper', 'check_in_scan', 'event_group_seat', 'event_material', 'work_declaration', 'event_series', 'event_speaker', 'event_survey_answer', 'event_survey_reply', 'seat_hold', 'seat_offer',
  ],
  account: ['application_answer', 'membership', 'notification_counter', 'trust_story'],
  secret: ['account', 'attempt_limit', 'credential', 'founding', 'refresh_token', 'session', 'setup_code', 'signing_key'],
  shared: ['learning_rollup', 'licence_offer', 'seat_request', 'collaboration', 'community_sketch', 'guest_pass', 'guest_reply', 'joint_event', 'listing_copy', 'proposal', 'shared_outbox', 'sharing_grant', 'booking_reply', 'booking_request'],
  global: ['job_slot', 'tenant', 'federation_profile'],
  infrastructure: ['migration'],
};

const OWN = '(tenant_id = app.tenant_id())';
const AUDIENCE = '(audience_tenant_id = app.tenant_id())';
const OWNER = '(owner_tenant_id = app.tenant_id())';
const ACCOUNT = '(account_id = app.account_id())';

/** The rows that a role may ever see in a table of a class; anything else is a finding. */
const ROWS: Record<string, Record<string, readonly string[]>> = {
  // The definer reads the search index alone, by a function that asks for the tenant itself.
  tenant: { ekkyo_tenant: [OWN], ekkyo_relay: ['true'], ekkyo_matching: ['true'], ekkyo_definer: [OWN, 'true'] },
  account: { ekkyo_identity: [ACCOUNT], ekkyo_definer: [OWN] },
  secret: { ekkyo_identity: ['true'], ekkyo_definer: ['true'] },
  shared: { ekkyo_tenant: [AUDIENCE, OWNER], ekkyo_matching: ['true'], ekkyo_relay: ['true'] },
  global: { ekkyo_tenant: ['true'], ekkyo_identity: ['true'], ekkyo_relay: ['true'], ekkyo_matching: ['true'], ekkyo_platform: ['true'] },
  infrastructure: {},
};

/** Access beyond the class, named table by table. */
const FURTHER: Record<string, readonly string[]> = {
  // Addresses of a tenant's own members, for the functions that find people by them.
  ekkyo_definer: ['account', 'application_answer', 'membership', 'notification_counter', 'search_entry', 'search_segment', 'trust_story'],
  ekkyo_relay: ['handled', 'job_slot', 'outbox', 'shared_outbox', 'tenant', 'federation_profile'],
  ekkyo_matching: [
    'collaboration', 'community_sketch', 'exchange_entry', 'exclusion', 'federation_profile', 'handled', 'job_slot', 'listing_copy', 'matching_run', 'participation', 'proposal',
    'proposal_answer', 'shared_outbox', 'sharing_grant', 'tenant',
  ],
};

const KEYS: Record<string, string> = { tenant: 'tenant_id', account: 'account_id', shared: 'audience_tenant_id' };

interface Table { name: string; comment: string | null; owner: string; rls: boolean; forced: boolean }
interface Policy { table: string; policy: string; permissive: string; roles: string[]; cmd: string; using: string | null; check: string | null }
interface Constraint { table: string; target: string | null; type: string; columns: string[]; target_columns: string[] | null; name: string }

/** Everything in the database that is not as its class says; empty when all is well. */
export async function catalogFindings(db: Queryable): Promise<string[]> {
  const findings: string[] = [];
  const classOf = Object.fromEntries(Object.entries(TABLES).flatMap(([c, names]) => names.map((n) => [n, c])));
  const tables = await db.query<Table>(
    `SELECT c.relname AS name, obj_description(c.oid) AS comment, r.rolname AS owner, c.relrowsecurity AS rls, c.relforcerowsecurity AS forced
     FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE c.relnamespace IN ('public'::regnamespace, 'app'::regnamespace) AND c.relkind IN ('r','p')`,
  );
  for (const table of tables) {
    const tableClass = classOf[table.name];
    if (!tableClass) findings.push(`${table.name}: has no declared class`);
    if (table.comment !== `class=${tableClass}`) findings.push(`${table.name}: its comment says ${table.comment}, declared is ${tableClass}`);
    if (table.owner !== 'ekkyo_migrator') findings.push(`${table.name}: owned by ${table.owner}`);
    if (tableClass !== 'infrastructure' && !(table.rls && table.forced)) findings.push(`${table.name}: row-level security is not enabled and forced`);
  }
  for (const name of Object.keys(classOf)) if (!tables.some((t) => t.name === name)) findings.push(`${name}: declared, but does not exist`);

  const policies = await db.query<Policy>(
    `SELECT tablename AS table, policyname AS policy, permissive, roles::text[] AS roles, cmd, qual AS using, with_check AS check FROM pg_policies WHERE schemaname = 'public'`,
  );
  for (const p of policies) {
    const at = `${p.table}.${p.policy}`;
    const allowed = ROWS[classOf[p.table] ?? '']?.[p.roles[0] ?? ''] ?? [];
    if (p.permissive !== 'PERMISSIVE' || p.roles.length !== 1) findings.push(`${at}: is not a permissive policy of one role`);
    if (p.cmd !== 'INSERT' && !allowed.includes(p.using ?? '')) findings.push(`${at}: USING ${p.using} is not allowed for ${p.roles.join()}`);
    if (p.cmd !== 'SELECT' && p.cmd !== 'DELETE' && !allowed.includes(p.check ?? '')) findings.push(`${at}: WITH CHECK ${p.check} is not allowed for ${p.roles.join()}`);
    const further = FURTHER[p.roles[0] ?? ''];
    if (further && !further.includes(p.table)) findings.push(`${at}: ${p.roles.join()} has no business here`);
    if (p.roles[0] === 'ekkyo_tenant' && p.using === AUDIENCE && p.table !== 'sharing_grant' && p.cmd !== 'SELECT') findings.push(`${at}: an audience only reads`);
  }
  for (const [name, tableClass] of Object.entries(classOf)) {
    const own = policies.filter((p) => p.table === name).map((p) => p.roles[0]);
    const needed = { tenant: 'ekkyo_tenant', account: 'ekkyo_identity', secret: 'ekkyo_identity', shared: 'ekkyo_tenant', global: 'ekkyo_platform' }[tableClass];
    if (needed && !own.includes(needed)) findings.push(`${name}: the policy of ${needed} is missing`);
  }

  findings.push(...(await keyFindings(db, classOf)), ...(await grantFindings(db, classOf)), ...(await roleFindings(db)), ...(await functionFindings(db)));
  return findings;
}

async function keyFindings(db: Queryable, classOf: Record<string, string>): Promise<string[]> {
  const constraints = await db.query<Constraint>(
    `SELECT c.conrelid::regclass::text AS table, nullif(c.confrelid, 0)::regclass::text AS target, c.contype AS type, c.conname AS name,
            ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k(n, i) JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.n ORDER BY k.i) AS columns,
            ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY k(n, i) JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.n ORDER BY k.i) AS target_columns
     FROM pg_constraint c WHERE c.connamespace = 'public'::regnamespace AND c.contype IN ('p','u','f')`,
  );
  const unique = await db.query<{ table: string; column: string; name: string }>(
    `SELECT i.indrelid::regclass::text AS table, i.indexrelid::regclass::text AS name,
            (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[0]) AS column
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace`,
  );
  const findings: string[] = [];
  for (const index of unique) {
    const key = KEYS[classOf[index.table] ?? ''];
    if (key && index.column !== key) findings.push(`${index.name}: unique, but does not start with ${key}`);
  }
  for (const c of constraints) {
    const key = KEYS[classOf[c.table] ?? ''];
    if (!key || c.type !== 'f' || !c.target) continue;
    const target = classOf[c.target] ?? '';
    if (target === 'secret' || target === 'global') continue;
    if (c.columns[0] !== key || c.target_columns?.[0] !== KEYS[target]) findings.push(`${c.name}: a foreign key between tenants' tables must start with ${key}`);
  }
  return findings;
}

async function grantFindings(db: Queryable, classOf: Record<string, string>): Promise<string[]> {
  const grants = await db.query<{ role: string; table: string; privilege: string }>(
    `SELECT grantee AS role, table_name AS table, privilege_type AS privilege FROM information_schema.role_table_grants
     WHERE table_schema IN ('public','app') AND grantee <> 'ekkyo_migrator'`,
  );
  const columns = await db.query<{ role: string; table: string; column: string }>(
    `SELECT grantee AS role, table_name AS table, column_name AS column FROM information_schema.column_privileges
     WHERE table_schema = 'public' AND privilege_type = 'UPDATE' AND grantee <> 'ekkyo_migrator'`,
  );
  const findings: string[] = [];
  for (const g of grants) {
    if (!['SELECT', 'INSERT', 'DELETE'].includes(g.privilege)) findings.push(`${g.table}: ${g.role} holds ${g.privilege} on the whole table`);
    if (!ROWS[classOf[g.table] ?? '']?.[g.role]) findings.push(`${g.table}: ${g.role} may ${g.privilege}, which its class does not give`);
  }
  for (const c of columns) {
    if (['tenant_id', 'id', 'audience_tenant_id', 'owner_tenant_id', 'account_id'].includes(c.column)) findings.push(`${c.table}.${c.column}: ${c.role} may move rows`);
  }
  return findings;
}

async function roleFindings(db: Queryable): Promise<string[]> {
  const roles = await db.query<{ name: string; super: boolean; bypass: boolean; login: boolean; memberships: string[] }>(
    `SELECT r.rolname AS name, r.rolsuper AS super, r.rolbypassrls AS bypass, r.rolcanlogin AS login,
            ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid) AS memberships
     FROM pg_roles r WHERE r.rolname LIKE 'ekkyo\\_%'`,
  );
  const owned = await db.query<{ owner: string; name: string }>(
    `SELECT r.rolname AS owner, c.relname AS name FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
     WHERE r.rolname LIKE 'ekkyo\\_%' AND r.rolname <> 'ekkyo_migrator' AND c.relpersistence = 'p'`,
  );
  const views = await db.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relkind IN ('v','m') AND c.relnamespace IN ('public'::regnamespace, 'app'::regnamespace)
       AND NOT coalesce(c.reloptions @> ARRAY['security_invoker=true'], false)`,
  );
  const findings = [...owned.map((o) => `${o.name}: owned by the runtime role ${o.owner}`), ...views.map((v) => `${v.name}: a view without security_invoker`)];
  for (const role of roles) {
    if (role.super || role.bypass) findings.push(`${role.name}: superuser or BYPASSRLS`);
    const expected = role.name === 'ekkyo_migrator' ? ['ekkyo_definer'] : [];
    if (role.memberships.join() !== expected.join()) findings.push(`${role.name}: is a member of ${role.memberships.join()}`);
    if (role.login !== (role.name !== 'ekkyo_definer')) findings.push(`${role.name}: login is ${role.login}`);
  }
  return findings;
}

async function functionFindings(db: Queryable): Promise<string[]> {
  const functions = await db.query<{ name: string; owner: string; definer: boolean; config: string[] | null; public: boolean }>(
    `SELECT p.proname AS name, r.rolname AS owner, p.prosecdef AS definer, p.proconfig AS config,
            coalesce((SELECT bool_or(x.grantee = 0) FROM aclexplode(p.proacl) x), true) AS public
     FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner WHERE p.pronamespace IN ('public'::regnamespace, 'app'::regnamespace)`,
  );
  return functions
    .filter((f) => f.definer)
    .flatMap((f) => [
      ...(f.owner === 'ekkyo_definer' ? [] : [`${f.name}: SECURITY DEFINER as ${f.owner}`]),
      ...(f.config?.some((c) => c.startsWith('search_path=pg_catalog')) ? [] : [`${f.name}: search_path is not pinned`]),
      ...(f.public ? [`${f.name}: everyone may call it`] : []),
    ]);
}

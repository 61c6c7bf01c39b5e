import pg from 'pg';
import { RUNTIME_ROLES, type LoginRole, roleName, rolePassword } from '#tenancy';

/** Limits that belong to a role, because start-up parameters do not pass PgBouncer. */
const LIMITS = { statement_timeout: '5s', lock_timeout: '1s', idle_in_transaction_session_timeout: '10s' };

/**
 * Makes the roles and gives the schemas to `migrator`. It is the only step that needs a role which may create roles;
 * everything afterwards is done by the migrator, which is no superuser. Safe to repeat.
 */
export async function bootstrap(adminUrl: string, secret: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('SELECT pg_advisory_lock(420001)');
    const { rows } = await admin.query<{ rolname: string }>(`SELECT rolname FROM pg_roles WHERE rolname LIKE 'ekkyo\\_%'`);
    const existing = new Set(rows.map((r) => r.rolname));
    if (!existing.has(roleName('definer'))) await admin.query(`CREATE ROLE ${roleName('definer')} NOLOGIN`);
    for (const role of ['migrator', ...RUNTIME_ROLES] as LoginRole[]) {
      const name = roleName(role);
      const password = admin.escapeLiteral(rolePassword(secret, role));
      await admin.query(`${existing.has(name) ? 'ALTER' : 'CREATE'} ROLE ${name} LOGIN PASSWORD ${password} NOSUPERUSER NOCREATEDB NOCREATEROLE`);
      if (role === 'migrator') continue;
      for (const [setting, value] of Object.entries(LIMITS)) await admin.query(`ALTER ROLE ${name} SET ${setting} = '${value}'`);
    }
    await admin.query(`GRANT ${roleName('definer')} TO ${roleName('migrator')}`);
    // Which database this is comes from the URL; the migrator may make schemas in it and owns `public`.
    const database = admin.escapeIdentifier(admin.database ?? '');
    await admin.query(`GRANT CREATE, CONNECT ON DATABASE ${database} TO ${roleName('migrator')}`);
    await admin.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC`);
    await admin.query(`GRANT CREATE, USAGE ON SCHEMA public TO ${roleName('migrator')} WITH GRANT OPTION`);
  } finally {
    await admin.end();
  }
}

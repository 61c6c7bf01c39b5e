import type { QueryRunner } from 'typeorm';
import { type RuntimeRole, roleName } from './roles.js';

/**
 * Every table has one declared class, made by the helper of that class and written down in the table's comment; the
 * catalog check compares the comment with what the database really enforces. There is no table without a class.
 */
export type TableClass = 'tenant' | 'account' | 'secret' | 'shared' | 'global' | 'infrastructure';

type Command = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
/** A further role's access to a table, beyond what its class gives. */
export interface Access {
  role: RuntimeRole | 'definer';
  commands: readonly Command[];
  /** Which rows; every one by default. Plain comparisons only: Citus refuses sub-selects in policies. */
  rows?: string;
}

export interface TableOptions {
  access?: readonly Access[];
  /** Which commands the tenant role gets at all, e.g. no DELETE on what must stay. */
  tenantCommands?: readonly Command[];
}

const ALL: readonly Command[] = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];
const KEYS = ['tenant_id', 'id', 'audience_tenant_id', 'owner_tenant_id', 'account_id'];
const OWN = 'tenant_id = app.tenant_id()';

/** `columns` is the inside of CREATE TABLE after `tenant_id` and `id`: columns, constraints, foreign keys by (tenant_id, …). */
export async function tenantTable(q: QueryRunner, name: string, columns: string, options: TableOptions = {}): Promise<void> {
  await q.query(`CREATE TABLE ${name} (tenant_id uuid NOT NULL, id uuid NOT NULL, ${columns}, PRIMARY KEY (tenant_id, id))`);
  await protect(q, name, 'tenant');
  await allow(q, name, 'own', { role: 'tenant', commands: options.tenantCommands ?? ALL, rows: OWN });
  await allowAll(q, name, options);
}

/** A pointer of a person across communities: key (account_id, …); read by its owner, written by definer functions alone. */
export async function accountTable(q: QueryRunner, name: string, columns: string, options: TableOptions = {}): Promise<void> {
  await q.query(`CREATE TABLE ${name} (account_id uuid NOT NULL, ${columns})`);
  await protect(q, name, 'account');
  await allow(q, name, 'own', { role: 'identity', commands: ['SELECT'], rows: 'account_id = app.account_id()' });
  await allow(q, name, 'definer', { role: 'definer', commands: ALL, rows: OWN });
  await allowAll(q, name, options);
}

/** Sign-in material: the identity role alone. `columns` names the key. */
export async function secretTable(q: QueryRunner, name: string, columns: string, options: TableOptions = {}): Promise<void> {
  await q.query(`CREATE TABLE ${name} (${columns})`);
  await protect(q, name, 'secret');
  await allow(q, name, 'identity', { role: 'identity', commands: ALL, rows: 'true' });
  await allowAll(q, name, options);
}

/**
 * A published copy, one row per audience. It rests on the grant that the audience made: when the grant goes, the copy
 * goes. `owner_tenant_id` writes it, unless `options.writer` says that a role does (proposals are written by matching).
 */
export async function sharedTable(
  q: QueryRunner,
  name: string,
  columns: string,
  options: TableOptions & { writtenByRole?: RuntimeRole } = {},
): Promise<void> {
  await q.query(
    `CREATE TABLE ${name} (
       audience_tenant_id uuid NOT NULL, id uuid NOT NULL, owner_tenant_id uuid NOT NULL, scope text NOT NULL,
       version integer NOT NULL, ${columns},
       PRIMARY KEY (audience_tenant_id, id),
       FOREIGN KEY (audience_tenant_id, owner_tenant_id, scope)
         REFERENCES sharing_grant (audience_tenant_id, owner_tenant_id, scope) ON DELETE CASCADE)`,
  );
  await q.query(`CREATE INDEX ON ${name} (owner_tenant_id, id)`);
  await protect(q, name, 'shared');
  await allow(q, name, 'audience', { role: 'tenant', commands: ['SELECT'], rows: 'audience_tenant_id = app.tenant_id()' });
  if (options.writtenByRole) await allow(q, name, options.writtenByRole, { role: options.writtenByRole, commands: ALL, rows: 'true' });
  else await allow(q, name, 'owner', { role: 'tenant', commands: ALL, rows: 'owner_tenant_id = app.tenant_id()' });
  await allowAll(q, name, options);
}

/** Facts about the platform that everyone may read, such as the tenant directory. */
export async function globalTable(q: QueryRunner, name: string, columns: string, options: TableOptions = {}): Promise<void> {
  await q.query(`CREATE TABLE ${name} (id uuid NOT NULL PRIMARY KEY, ${columns})`);
  await protect(q, name, 'global');
  for (const role of ['tenant', 'identity', 'relay', 'matching'] as const) await allow(q, name, `read_${role}`, { role, commands: ['SELECT'], rows: 'true' });
  await allow(q, name, 'platform', { role: 'platform', commands: ALL, rows: 'true' });
  await allowAll(q, name, options);
}

/** Tables of a library (queues, migrations): one role, and nothing of the others. */
export async function infrastructureTable(q: QueryRunner, name: string, role?: RuntimeRole): Promise<void> {
  await q.query(`COMMENT ON TABLE ${name} IS 'class=infrastructure${role ? ` role=${role}` : ''}'`);
  if (role) await q.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO ${roleName(role)}`);
}

/** Further access to an existing table (a later migration's). */
export const allow = async (q: QueryRunner, table: string, policy: string, access: Access): Promise<void> => {
  const rows = access.rows ?? 'true';
  const to = roleName(access.role);
  if (access.commands.length === ALL.length) {
    await q.query(`CREATE POLICY ${policy} ON ${table} TO ${to} USING (${rows}) WITH CHECK (${rows})`);
  } else {
    for (const command of access.commands) {
      const suffix = access.commands.length > 1 ? `_${command.toLowerCase()}` : '';
      const using = command === 'INSERT' ? '' : ` USING (${rows})`;
      const check = command === 'INSERT' || command === 'UPDATE' ? ` WITH CHECK (${rows})` : '';
      await q.query(`CREATE POLICY ${policy}${suffix} ON ${table} FOR ${command} TO ${to}${using}${check}`);
    }
  }
  const plain = access.commands.filter((c) => c !== 'UPDATE');
  if (plain.length > 0) await q.query(`GRANT ${plain.join(', ')} ON ${table} TO ${to}`);
  if (access.commands.includes('UPDATE')) await grantUpdate(q, table, access.role);
};

/** UPDATE on every column but the keys: a row can never be moved to another tenant. Call again after adding columns. */
export async function grantUpdate(q: QueryRunner, table: string, role: Access['role']): Promise<void> {
  const columns: { name: string }[] = await q.query(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
     WHERE attrelid = '${table}'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> ALL ($1)`,
    [KEYS],
  );
  if (columns.length > 0) await q.query(`GRANT UPDATE (${columns.map((c) => c.name).join(', ')}) ON ${table} TO ${roleName(role)}`);
}

async function allowAll(q: QueryRunner, name: string, { access = [] }: TableOptions): Promise<void> {
  for (const one of access) await allow(q, name, one.role, one);
}

async function protect(q: QueryRunner, name: string, tableClass: TableClass): Promise<void> {
  await q.query(`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`);
  await q.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
  await q.query(`COMMENT ON TABLE ${name} IS 'class=${tableClass}'`);
}

/**
 * A function that runs with the rights of the definer role, which has policies of its own and no more. It is called in
 * the caller's own transaction, and only by the roles named.
 */
export async function definerFunction(q: QueryRunner, signature: string, rest: string, callers: readonly RuntimeRole[]): Promise<void> {
  await q.query(`CREATE FUNCTION ${signature} ${rest}`);
  const types = signature.replace(/(\w+) (uuid\[\]|uuid|integer|boolean|text|timestamptz)/g, '$2');
  await q.query(`ALTER FUNCTION ${types} SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp`);
  await q.query(`REVOKE ALL ON FUNCTION ${types} FROM PUBLIC`);
  for (const role of callers) await q.query(`GRANT EXECUTE ON FUNCTION ${types} TO ${roleName(role)}`);
  await q.query(`ALTER FUNCTION ${types} OWNER TO ${roleName('definer')}`);
}

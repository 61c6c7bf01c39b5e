import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RUNTIME_ROLES, roleName } from '#tenancy';

/** Who is asking: the two settings that every policy compares with. Unset means nobody, so no rows and refused writes. */
export class Foundation1730000000001 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE SCHEMA app`);
    // A custom setting that was used once in a session reads '' afterwards, not NULL: hence nullif.
    for (const name of ['tenant_id', 'account_id']) {
      await q.query(
        `CREATE FUNCTION app.${name}() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
         AS $$ SELECT nullif(current_setting('app.${name}', true), '')::uuid $$`,
      );
    }
    for (const role of [...RUNTIME_ROLES, 'definer'] as const) {
      await q.query(`GRANT USAGE ON SCHEMA public, app TO ${roleName(role)}`);
    }
    // A function's owner must be allowed to make functions where the function stands.
    await q.query(`GRANT CREATE ON SCHEMA app TO ${roleName('definer')}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

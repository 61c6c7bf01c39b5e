import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sharedTable, tenantTable, allow } from '#tenancy';

/** What happened (outbox), what was done about it (handled), and the ground on which anything is shared (grants). */
export class Messaging1730000000003 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const relayed = `name text NOT NULL, payload jsonb NOT NULL, created_at timestamptz(3) NOT NULL,
      state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN','QUEUED','CLOSED')), queued_at timestamptz(3), closed_at timestamptz(3)`;
    const relayAccess = { role: 'relay', commands: ['SELECT', 'UPDATE'] } as const;
    await tenantTable(q, 'outbox', relayed, { tenantCommands: ['SELECT', 'INSERT'], access: [relayAccess] });
    await tenantTable(q, 'handled', `handler text NOT NULL, handled_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, id, handler)`, {
      tenantCommands: ['SELECT', 'INSERT'],
      access: [
        { role: 'relay', commands: ['SELECT'] },
        { role: 'matching', commands: ['SELECT', 'INSERT'] },
      ],
    });
    // id is the event's, so one event has a row per handler.
    await q.query(`ALTER TABLE handled DROP CONSTRAINT handled_pkey, ADD PRIMARY KEY (tenant_id, id, handler)`);
    await q.query(`ALTER TABLE handled DROP CONSTRAINT handled_tenant_id_id_handler_key`);

    // The audience makes the grant in its own transaction; every copy refers to it and goes with it.
    await q.query(
      `CREATE TABLE sharing_grant (audience_tenant_id uuid NOT NULL, owner_tenant_id uuid NOT NULL, scope text NOT NULL,
         created_at timestamptz(3) NOT NULL, PRIMARY KEY (audience_tenant_id, owner_tenant_id, scope),
         CHECK (audience_tenant_id <> owner_tenant_id))`,
    );
    await q.query(`CREATE INDEX ON sharing_grant (owner_tenant_id)`);
    await q.query(`ALTER TABLE sharing_grant ENABLE ROW LEVEL SECURITY`);
    await q.query(`ALTER TABLE sharing_grant FORCE ROW LEVEL SECURITY`);
    await q.query(`COMMENT ON TABLE sharing_grant IS 'class=shared'`);
    const audience = 'audience_tenant_id = app.tenant_id()';
    await allow(q, 'sharing_grant', 'audience', { role: 'tenant', commands: ['SELECT', 'INSERT', 'DELETE'], rows: audience });
    await allow(q, 'sharing_grant', 'owner', { role: 'tenant', commands: ['SELECT'], rows: 'owner_tenant_id = app.tenant_id()' });
    await allow(q, 'sharing_grant', 'matching', { role: 'matching', commands: ['SELECT'] });

    await sharedTable(q, 'shared_outbox', relayed, { access: [relayAccess, { role: 'matching', commands: ['INSERT'] }] });
    for (const table of ['outbox', 'shared_outbox']) {
      await q.query(`CREATE INDEX ${table}_open ON ${table} (created_at) WHERE state <> 'CLOSED'`);
      await q.query(`CREATE INDEX ${table}_by_id ON ${table} (id)`);
    }
    // Rows of a retried request, found by the caller's key: the answer is given again, nothing happens twice.
    await tenantTable(q, 'idempotency', `key text NOT NULL, operation text NOT NULL, member_id uuid NOT NULL, fingerprint text NOT NULL, result_id uuid NOT NULL, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, member_id, operation, key)`, {
      tenantCommands: ['SELECT', 'INSERT'],
    });
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

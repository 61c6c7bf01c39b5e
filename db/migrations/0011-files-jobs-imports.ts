import type { MigrationInterface, QueryRunner } from 'typeorm';
import { allow, globalTable, tenantTable } from '#tenancy';

/** Files that people bring, work at set times, and the import of tables. */
export class FilesJobsImports1730000000011 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;

    // Since loose_since nothing refers to the file, and a day later it is gone; null while something does.
    await tenantTable(
      q,
      'file',
      `name text NOT NULL, media_type text NOT NULL, byte_length integer NOT NULL, storage_key text NOT NULL, uploader_id uuid NOT NULL,
       loose_since timestamptz(3), created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, storage_key), ${byMember('uploader_id')}`,
    );
    await q.query(`CREATE INDEX file_loose ON file (tenant_id, loose_since) WHERE loose_since IS NOT NULL`);

    // Whoever writes the row of a slot does its work; no worker does it a second time. It says nothing of any tenant.
    await globalTable(q, 'job_slot', `job text NOT NULL, slot timestamptz(3) NOT NULL, UNIQUE (job, slot)`, { access: [{ role: 'relay', commands: ['INSERT', 'DELETE'] }] });
    await allow(q, 'outbox', 'relay_work', { role: 'relay', commands: ['INSERT', 'DELETE'] });
    await allow(q, 'shared_outbox', 'relay_retire', { role: 'relay', commands: ['DELETE'] });
    await allow(q, 'handled', 'relay_retire', { role: 'relay', commands: ['DELETE'] });
    await q.query(`CREATE INDEX outbox_closed ON outbox (closed_at) WHERE state = 'CLOSED'`);
    await q.query(`CREATE INDEX shared_outbox_closed ON shared_outbox (closed_at) WHERE state = 'CLOSED'`);
    await q.query(`CREATE INDEX handled_by_time ON handled (handled_at)`);
    await allow(q, 'idempotency', 'retire', { role: 'tenant', commands: ['DELETE'], rows: 'tenant_id = app.tenant_id()' });
    await q.query(`CREATE INDEX idempotency_by_time ON idempotency (tenant_id, created_at)`);

    // One worker at a time holds the run; what it has done through which row is kept with what it did.
    await tenantTable(
      q,
      'import',
      `kind text NOT NULL, file_id uuid NOT NULL, failed_rows_file_id uuid, importer_id uuid NOT NULL,
       state text NOT NULL CHECK (state IN ('VALIDATING','VALIDATED','APPLYING','APPLIED','FAILED')),
       encoding text, columns jsonb NOT NULL DEFAULT '[]', mapping jsonb NOT NULL DEFAULT '{}', run_id uuid, attempts integer NOT NULL DEFAULT 0,
       row_count integer NOT NULL DEFAULT 0, done_count integer NOT NULL DEFAULT 0, done_through integer NOT NULL DEFAULT 0,
       create_count integer NOT NULL DEFAULT 0, change_count integer NOT NULL DEFAULT 0, same_count integer NOT NULL DEFAULT 0, skip_count integer NOT NULL DEFAULT 0, bad_count integer NOT NULL DEFAULT 0,
       created_at timestamptz(3) NOT NULL, changed_at timestamptz(3) NOT NULL, applied_at timestamptz(3),
       FOREIGN KEY (tenant_id, file_id) REFERENCES file (tenant_id, id), FOREIGN KEY (tenant_id, failed_rows_file_id) REFERENCES file (tenant_id, id), ${byMember('importer_id')}`,
    );
    await q.query(`CREATE INDEX import_by_time ON import (tenant_id, created_at DESC, id DESC)`);
    await tenantTable(
      q,
      'import_problem',
      `import_id uuid NOT NULL, number integer NOT NULL, line integer NOT NULL, column_number integer, heading text, value text, code text NOT NULL, message jsonb NOT NULL,
       UNIQUE (tenant_id, import_id, number), FOREIGN KEY (tenant_id, import_id) REFERENCES import (tenant_id, id) ON DELETE CASCADE`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

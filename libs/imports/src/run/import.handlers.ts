import { Injectable } from '@nestjs/common';
import { type Due, type Heard, On, type PayloadOf, defineJob } from '#messaging';
import { Files } from '#files';
import type { Tx } from '#tenancy';
import { ImportDue } from '../events.js';
import { ImportRunner } from './runner.js';

const RetireImports = defineJob('imports.retire', { cron: '50 3 * * *', zone: 'tenant' });
/** A roster is a list of people: it is not kept longer than somebody may ask what happened. */
const KEEP_MS = 90 * 86_400_000;

@Injectable()
export class ImportHandlers {
  constructor(
    private readonly runner: ImportRunner,
    private readonly files: Files,
  ) {}

  @On(ImportDue, { handler: 'imports.run', outside: true })
  run({ payload: { importId, step } }: Heard<PayloadOf<typeof ImportDue>>): Promise<void> {
    return step === 'VALIDATE' ? this.runner.validate(importId) : this.runner.apply(importId);
  }

  @On(RetireImports, { handler: 'imports.retire' })
  async retire(tx: Tx, { payload: { slot } }: Due): Promise<void> {
    const gone = await tx.query<{ files: (string | null)[] }>(
      `DELETE FROM import WHERE tenant_id = $1 AND changed_at < $2 AND state NOT IN ('VALIDATING', 'APPLYING') RETURNING ARRAY[file_id, failed_rows_file_id] AS files`,
      [tx.tenantId, new Date(Date.parse(slot) - KEEP_MS)],
    );
    await this.files.release(tx, gone.flatMap(({ files }) => files.filter((id) => id !== null)));
  }
}

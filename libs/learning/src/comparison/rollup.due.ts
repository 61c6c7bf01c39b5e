import type { Tx } from '#tenancy';
import { RollupDue } from '../events.js';

/** Asks for the roll-up to be made again. Until it is, further wishes are the same wish: an import of many files makes one roll-up. */
export async function markRollupDue(tx: Tx): Promise<void> {
  // One row per tenant: its id is the tenant's.
  const added = await tx.execute('INSERT INTO learning_rollup_due (tenant_id, id, since) VALUES ($1, $1, $2) ON CONFLICT (tenant_id, id) DO NOTHING', [tx.tenantId, tx.now]);
  if (added > 0) await tx.publish(RollupDue, {});
}

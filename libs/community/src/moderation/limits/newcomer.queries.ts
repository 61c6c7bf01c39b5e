import { type MemberId, newId } from '#kernel';
import type { Tx } from '#tenancy';
import { HOUR, hourOf } from './newcomer.rules.js';

/**
 * Counts one more in this hour of the clock. Undefined when there is room; when there is none, the time at which there is again. Who writes
 * several at once waits here for the row. A finer time would say when somebody wrote without a name.
 */
export async function countForNewcomer(tx: Tx, memberId: MemberId, kind: 'POST' | 'COMMENT', perHour: number): Promise<Date | undefined> {
  const hour = hourOf(tx.now);
  const row = await tx.first<{ count: number }>(
    `INSERT INTO newcomer_hour AS h (tenant_id, id, member_id, kind, began_at, count) VALUES ($1, $2, $3, $4, $5, 1)
     ON CONFLICT (tenant_id, member_id, kind) DO UPDATE SET count = CASE WHEN h.began_at < $5 THEN 1 ELSE h.count + 1 END, began_at = $5 RETURNING h.count`,
    [tx.tenantId, newId(hour.getTime()), memberId, kind, hour],
  );
  return row!.count > perHour ? new Date(hour.getTime() + HOUR) : undefined;
}

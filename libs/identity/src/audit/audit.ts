import { createHash } from 'node:crypto';
import type { MemberId } from '#kernel';
import type { Tx } from '#tenancy';
import { AuditEntry } from './audit-entry.entity.js';

export interface Audited {
  /** Null when the product did it by itself, and for what somebody does anonymously. */
  actorId: MemberId | null;
  /** A stable word: `<area>.<what was done>`. */
  action: string;
  subject?: { type: string; id: string } | undefined;
  reason?: string | null | undefined;
  /** Further facts; ids and words of the product, never what a person wrote about themselves. */
  details?: Record<string, string>;
}

type Hashed = Pick<AuditEntry, 'number' | 'at' | 'actorId' | 'action' | 'subjectType' | 'subjectId' | 'reason' | 'details'>;

/** What the first entry of every chain follows. */
export const BEGINNING = '0'.repeat(64);

/** Covers everything that the entry says and, by the hash before it, everything that was said earlier. */
export function hashOf(entry: Hashed, previousHash: string): string {
  const details = Object.entries(entry.details).sort(([a], [b]) => (a < b ? -1 : 1));
  const said = [previousHash, Number(entry.number), entry.at.toISOString(), entry.actorId, entry.action, entry.subjectType, entry.subjectId, entry.reason, details];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** Writes into the tenant's audit log, in the transaction of what is audited: both are there or neither. */
export async function audit(tx: Tx, { actorId, action, subject, reason = null, details = {} }: Audited): Promise<void> {
  // Entries of a tenant are numbered one after the other; whoever comes second waits here and then sees the first.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1::text, 28))', [tx.tenantId]);
  const last = await tx.first<{ number: string; hash: string }>('SELECT number, hash FROM audit_entry WHERE tenant_id = $1 ORDER BY number DESC LIMIT 1', [tx.tenantId]);
  const previousHash = last?.hash ?? BEGINNING;
  const entry = { number: Number(last?.number ?? 0) + 1, at: tx.now, actorId, action, subjectType: subject?.type ?? null, subjectId: subject?.id ?? null, reason, details };
  await tx.insert(AuditEntry, { ...entry, previousHash, hash: hashOf(entry, previousHash) });
}

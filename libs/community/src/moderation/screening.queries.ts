import type { MemberId } from '#kernel';
import type { Tx } from '#tenancy';
import type { ModerationSettings } from './limits/settings.graphql.js';
import { ASKED_RULES, type AskedRules } from './rules/rules.queries.js';
import { settingsColumns } from './limits/settings.service.js';

/** Everything that screening asks of the database, in one statement. */
export interface Standing {
  role: string;
  joinedAt: Date;
  /** Null when there is nothing to accept. */
  askedRules: AskedRules | null;
  settings: Partial<ModerationSettings> | null;
  filters: { folded: string; pattern: string; action: 'HOLD' | 'REFUSE' }[] | null;
}

export async function standingOf(tx: Tx, memberId: MemberId): Promise<Standing> {
  const row = await tx.first<Standing>(
    `SELECT m.role, m.joined_at AS "joinedAt",
       ${ASKED_RULES} AS "askedRules",
       (SELECT to_json(one) FROM (SELECT ${settingsColumns('s')} FROM moderation_settings s WHERE s.tenant_id = $1) one) AS settings,
       (SELECT json_agg(json_build_object('folded', f.folded, 'pattern', f.pattern, 'action', f.action)) FROM word_filter f WHERE f.tenant_id = $1) AS filters
     FROM member m WHERE m.tenant_id = $1 AND m.id = $2`,
    [tx.tenantId, memberId],
  );
  return row!;
}

/** A pseudonym that may not write for the time being. */
export interface Barred {
  threadId: string;
  authorKey: string;
  until: Date | null;
}

/** The bars that hold now. */
export const anonymousBars = (tx: Tx): Promise<Barred[]> =>
  tx.query(
    `SELECT p.thread_id AS "threadId", encode(p.author_key, 'hex') AS "authorKey", b.until FROM anonymous_bar b JOIN pseudonym p ON p.tenant_id = $1 AND p.id = b.pseudonym_id
     WHERE b.tenant_id = $1 AND (b.until IS NULL OR b.until > $2)`,
    [tx.tenantId, tx.now],
  );

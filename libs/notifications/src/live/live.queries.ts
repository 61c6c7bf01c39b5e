import { type AccountId, type MemberId, type TenantId } from '#kernel';
import { PER_LOOK, type Place } from '#graphql-kit';
import type { TenantDb } from '#tenancy';
import { NAMES, NOTIFICATION } from '../inbox/notification.queries.js';
import type { Notification } from '../inbox/notification.entity.js';

/** Where a listener stands: `after` is the number of the last notification that was shown. */
export interface InboxPlace extends Place {
  memberId: MemberId;
  accountId: AccountId;
}
export interface News {
  /** Which of the places it belongs to, from 0. */
  place: number;
  unreadCount: number;
}

/** What is new at each place, in one statement for all who listen in this tenant. */
export function newsAt(db: TenantDb, tenantId: TenantId, places: readonly InboxPlace[]): Promise<(Notification & News)[]> {
  return db.readOne(
    `SELECT ${NOTIFICATION}, f.place::int - 1 AS place, app.unread(f.account_id) AS "unreadCount"
     FROM unnest($2::uuid[], $3::uuid[], $4::int[]) WITH ORDINALITY AS f(member_id, account_id, after, place)
       CROSS JOIN LATERAL (SELECT * FROM notification WHERE tenant_id = $1 AND member_id = f.member_id AND number > f.after ORDER BY number LIMIT ${PER_LOOK}) n
       ${NAMES}
     ORDER BY f.place, n.number`,
    [tenantId, places.map((p) => p.memberId), places.map((p) => p.accountId), places.map((p) => p.after)],
    'inbox_news',
  );
}

/** Where an inbox stands now. */
export async function lastNumber(db: TenantDb, tenantId: TenantId, memberId: MemberId): Promise<number> {
  const [row] = await db.readOne<{ last: number }>('SELECT coalesce(max(number), 0)::int AS last FROM notification WHERE tenant_id = $1 AND member_id = $2', [tenantId, memberId], 'inbox_last');
  return row?.last ?? 0;
}

import type { MemberId } from '#kernel';
import type { Tx } from '#tenancy';

/** The theme of the board of which an event was made; undefined when it was not. */
export const themeOf = (tx: Tx, eventId: string): Promise<{ id: string } | undefined> =>
  tx.first('SELECT id FROM wish_theme WHERE tenant_id = $1 AND event_id = $2 AND merged_into IS NULL', [tx.tenantId, eventId]);

const ids = async (tx: Tx, sql: string, params: readonly unknown[]): Promise<MemberId[]> => (await tx.query<{ id: MemberId }>(sql, params)).map((row) => row.id);

/** Who wishes to hear of a theme, by name or not: each is told alone. */
export const votersOf = (tx: Tx, themeId: string): Promise<MemberId[]> => ids(tx, 'SELECT member_id AS id FROM wish_vote WHERE tenant_id = $1 AND theme_id = $2', [tx.tenantId, themeId]);

export const respondentsOf = (tx: Tx, pollId: string): Promise<MemberId[]> => ids(tx, 'SELECT DISTINCT member_id AS id FROM date_poll_answer WHERE tenant_id = $1 AND poll_id = $2', [tx.tenantId, pollId]);

interface PollFacts {
  eventId: string;
  title: string;
  startsAt: Date;
  timeZone: string;
  hosts: MemberId[];
}
/** Its event, with those who prepare it. */
export const pollFacts = (tx: Tx, pollId: string): Promise<PollFacts | undefined> =>
  tx.first(
    `SELECT e.id AS "eventId", e.title, e.starts_at AS "startsAt", e.time_zone AS "timeZone", array_remove(ARRAY[e.organizer_id, e.co_host_id], NULL) AS hosts
     FROM date_poll p JOIN event e ON e.tenant_id = $1 AND e.id = p.event_id WHERE p.tenant_id = $1 AND p.id = $2`,
    [tx.tenantId, pollId],
  );

export const proposalTitle = async (tx: Tx, id: string): Promise<string | undefined> => (await tx.first<{ title: string }>('SELECT title FROM event_proposal WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id]))?.title;

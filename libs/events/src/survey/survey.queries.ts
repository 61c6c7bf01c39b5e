import { randomUUID } from 'node:crypto';
import type { MemberId } from '#kernel';
import type { Tx } from '#tenancy';
import type { Event, EventId } from '../event/event.entity.js';
import type { AnswerEventSurveyInput } from './survey.graphql.js';
import { TOGETHER } from './survey.rules.js';

/** Which of these events the member was at, and whether they answered. */
export const standings = (tx: Tx, memberId: MemberId, eventIds: readonly EventId[]): Promise<{ eventId: EventId; hasAnswered: boolean }[]> =>
  tx.query(
    `SELECT a.event_id AS "eventId", EXISTS (SELECT FROM event_survey_reply r WHERE r.tenant_id = $1 AND r.event_id = a.event_id AND r.member_id = $2) AS "hasAnswered"
     FROM attendance a WHERE a.tenant_id = $1 AND a.member_id = $2 AND a.event_id = ANY ($3) AND a.undone_at IS NULL`,
    [tx.tenantId, memberId, [...eventIds]],
  );

/** Of a locked event. A third answer that is not shown yet shows all of them. */
export async function keepAnswer(tx: Tx, memberId: MemberId, { eventId, usefulness, takeaway, nextTopic, mayQuote }: AnswerEventSurveyInput): Promise<void> {
  // Ids that sort by time would say in which order people answered.
  await tx.execute('INSERT INTO event_survey_reply (tenant_id, id, event_id, member_id) VALUES ($1, $2, $3, $4)', [tx.tenantId, randomUUID(), eventId, memberId]);
  await tx.execute('INSERT INTO event_survey_answer (tenant_id, id, event_id, usefulness, takeaway, next_topic, may_quote) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
    tx.tenantId, randomUUID(), eventId, usefulness, takeaway || null, nextTopic || null, Boolean(mayQuote && takeaway),
  ]);
  await tx.execute(
    `UPDATE event_survey_answer SET is_shown = true WHERE tenant_id = $1 AND event_id = $2 AND NOT is_shown
       AND (SELECT count(*) FROM event_survey_answer w WHERE w.tenant_id = $1 AND w.event_id = $2 AND NOT w.is_shown) >= $3`,
    [tx.tenantId, eventId, TOGETHER],
  );
}

export interface Answer {
  usefulness: number;
  takeaway: string | null;
  nextTopic: string | null;
  mayQuote: boolean;
}

/** The answers that are shown, by their random ids. */
export const shownAnswers = (tx: Tx, eventId: EventId): Promise<Answer[]> =>
  tx.query(`SELECT usefulness, takeaway, next_topic AS "nextTopic", may_quote AS "mayQuote" FROM event_survey_answer WHERE tenant_id = $1 AND event_id = $2 AND is_shown ORDER BY id`, [tx.tenantId, eventId]);

export const countAnswers = async (tx: Tx, eventId: EventId): Promise<number> =>
  (await tx.first<{ count: number }>('SELECT count(*)::int AS count FROM event_survey_reply WHERE tenant_id = $1 AND event_id = $2', [tx.tenantId, eventId]))!.count;

/** Notes that the question is on its way for this end of the event; false when it was already. */
export const plansToAsk = async (tx: Tx, { id, endsAt }: Event): Promise<boolean> =>
  (await tx.execute('UPDATE event SET survey_due_for = $3 WHERE tenant_id = $1 AND id = $2 AND survey_due_for IS DISTINCT FROM $3', [tx.tenantId, id, endsAt])) > 0;

/** The members who were there and were not asked yet; from now on they were. */
export const askAll = async (tx: Tx, eventId: string): Promise<MemberId[]> =>
  (
    await tx.query<{ id: MemberId }>(
      'UPDATE attendance SET survey_asked_at = $3 WHERE tenant_id = $1 AND event_id = $2 AND survey_asked_at IS NULL AND undone_at IS NULL AND member_id IS NOT NULL RETURNING member_id AS id',
      [tx.tenantId, eventId, tx.now],
    )
  ).map(({ id }) => id);

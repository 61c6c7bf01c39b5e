import { reactionOptions } from '#community';
import type { Tx } from '#tenancy';

/** Nobody keeps more than this of a year, no more than this of one kind, and of the newest week a few are still to be read. */
const KEPT = 45;
const OF_A_KIND = 14;
const UNREAD = 4;

/**
 * What these members were told in the year, from what happened: the facts themselves were never heard. Written past the
 * inboxes' own numbers, as history is: nobody is told of it live, and nothing is mailed.
 */
export async function fillInboxes(tx: Tx, readers: readonly string[]): Promise<void> {
  const words = Object.fromEntries((await reactionOptions(tx)).map(({ key, wordJa, wordEn }) => [key, { ja: wordJa, en: wordEn }]));
  await tx.execute(
    `WITH told AS (
       SELECT p.author_id AS member_id, 'POST_COMMENTED' AS kind, 'Post' AS subject_type, p.id AS subject_id, c.author_id AS actor_id, jsonb_build_object('title', p.title, 'commentId', c.id, 'isAnonymous', c.author_id IS NULL) AS params, c.created_at AS at
         FROM comment c JOIN post p ON p.tenant_id = $1 AND p.id = c.post_id AND p.author_id = ANY ($2) AND p.state = 'PUBLISHED' WHERE c.tenant_id = $1 AND c.state = 'PUBLISHED' AND c.author_id IS DISTINCT FROM p.author_id
       UNION ALL
       (SELECT DISTINCT ON (r.post_id, r.member_id) p.author_id, 'POST_REACTED', 'Post', p.id, r.member_id, jsonb_build_object('title', p.title, 'words', $3::jsonb -> r.kind), r.created_at
         FROM reaction r JOIN post p ON p.tenant_id = $1 AND p.id = r.post_id AND p.author_id = ANY ($2) AND p.state = 'PUBLISHED' WHERE r.tenant_id = $1 AND r.member_id <> p.author_id AND $3::jsonb ? r.kind ORDER BY r.post_id, r.member_id, r.created_at)
       UNION ALL
       SELECT k.member_id, 'KUDOS_GIVEN', 'Post', p.id, p.author_id, jsonb_build_object('title', p.title), p.published_at FROM kudos k JOIN post p ON p.tenant_id = $1 AND p.id = k.post_id WHERE k.tenant_id = $1 AND k.member_id = ANY ($2)
       UNION ALL
       SELECT p.author_id, 'QUESTION_ANSWERED', 'Post', p.id, CASE WHEN c.official_at IS NOT NULL THEN c.author_id END, jsonb_strip_nulls(jsonb_build_object('title', p.title, 'commentId', c.id, 'outcome', CASE WHEN c.official_at IS NOT NULL THEN 'OFFICIAL' END)), coalesce(c.official_at, c.accepted_at)
         FROM comment c JOIN post p ON p.tenant_id = $1 AND p.id = c.post_id AND p.author_id = ANY ($2) WHERE c.tenant_id = $1 AND (c.official_at IS NOT NULL OR c.accepted_at IS NOT NULL) AND c.author_id IS DISTINCT FROM p.author_id
       UNION ALL
       SELECT g.member_id, 'REGISTRATION_CONFIRMED', 'Event', e.id, NULL, jsonb_build_object('title', e.title, 'startsAt', to_char(e.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'timeZone', e.time_zone), g.created_at
         FROM registration g JOIN event e ON e.tenant_id = $1 AND e.id = g.event_id WHERE g.tenant_id = $1 AND g.member_id = ANY ($2) AND g.state IN ('REGISTERED', 'ATTENDED')
       UNION ALL
       SELECT r.id, 'EVENT_ANNOUNCED', 'Event', e.id, e.organizer_id, jsonb_build_object('title', e.title, 'startsAt', to_char(e.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'timeZone', e.time_zone), e.created_at
         FROM event e CROSS JOIN unnest($2::uuid[]) AS r (id) WHERE e.tenant_id = $1 AND e.cancelled_at IS NULL AND e.organizer_id <> r.id
       UNION ALL
       SELECT m.id, 'CASE_OPENED', 'ModerationCase', k.id, NULL, jsonb_build_object('title', coalesce(p.title, '')), k.opened_at
         FROM moderation_case k JOIN member m ON m.tenant_id = $1 AND m.id = ANY ($2) AND m.role IN ('OPERATOR', 'ADMIN', 'OWNER') AND m.id IS DISTINCT FROM k.author_id LEFT JOIN post p ON p.tenant_id = $1 AND p.id = k.subject_id WHERE k.tenant_id = $1
       UNION ALL
       SELECT m.id, 'APPEAL_MADE', 'ModerationDecision', d.id, NULL, jsonb_build_object('title', coalesce(d.title, '')), a.created_at
         FROM appeal a JOIN moderation_decision d ON d.tenant_id = $1 AND d.id = a.decision_id JOIN member m ON m.tenant_id = $1 AND m.id = ANY ($2) AND m.role IN ('OPERATOR', 'ADMIN', 'OWNER') AND m.id <> d.decided_by WHERE a.tenant_id = $1
       UNION ALL
       SELECT m.id, 'UNMASKING_REQUESTED', 'Unmasking', u.id, u.requested_by, jsonb_build_object('title', p.title), u.requested_at
         FROM unmasking u JOIN post p ON p.tenant_id = $1 AND p.id = u.post_id JOIN member m ON m.tenant_id = $1 AND m.id = ANY ($2) AND m.role IN ('OPERATOR', 'ADMIN', 'OWNER') AND m.id <> u.requested_by WHERE u.tenant_id = $1
       UNION ALL
       SELECT m.id, 'PASS_SUBMITTED', 'PassReport', r.id, r.member_id, jsonb_build_object('title', c.name ->> 'ja'), r.submitted_at
         FROM pass_report r JOIN certification c ON c.tenant_id = $1 AND c.id = r.certification_id JOIN member m ON m.tenant_id = $1 AND m.id = ANY ($2) AND m.role IN ('OPERATOR', 'ADMIN', 'OWNER') AND m.id <> r.member_id WHERE r.tenant_id = $1 AND r.state = 'SUBMITTED'),
     varied AS (
       SELECT t.*, row_number() OVER (PARTITION BY t.member_id, t.kind ORDER BY t.at DESC, t.subject_id) AS of_kind FROM told t JOIN member m ON m.tenant_id = $1 AND m.id = t.member_id WHERE t.at BETWEEN m.joined_at AND $4),
     newest AS (SELECT v.*, row_number() OVER (PARTITION BY v.member_id ORDER BY v.at DESC, v.subject_id) AS n FROM varied v WHERE v.of_kind <= $7),
     put AS (
       INSERT INTO notification (tenant_id, id, member_id, number, kind, subject_type, subject_id, actor_id, partner_tenant_id, params, event_id, read_at, created_at)
       SELECT $1, gen_random_uuid(), member_id, 0, kind, subject_type, subject_id, actor_id, NULL, params, gen_random_uuid(), CASE WHEN n > CASE WHEN at > $4::timestamptz - interval '8 days' THEN $6::int ELSE 2 END OR at < $4::timestamptz - interval '40 days' THEN least(at + interval '7 hours', $4) END, at
       FROM newest WHERE n <= $5 RETURNING member_id, read_at),
     unread AS (SELECT m.account_id, count(*)::int AS n FROM put JOIN member m ON m.tenant_id = $1 AND m.id = put.member_id WHERE put.read_at IS NULL GROUP BY 1)
     SELECT app.add_unread(ARRAY[account_id], n) FROM unread ORDER BY account_id`,
    [tx.tenantId, readers, JSON.stringify(words), tx.now, KEPT, UNREAD, OF_A_KIND],
  );
}

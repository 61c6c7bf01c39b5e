/** Communities of learners beside the other tenants, made by SQL like them: operators and readers are people of `bench-1`, `bench-2` …, who have a session. */
export const LICENCE_YEAR = 2026;
const EPOCH = '2026-04-01T00:00:00Z';
const HELPERS = `
-- A community where learning is switched on; \`kind\` also tells its ids from those of others.
CREATE OR REPLACE FUNCTION bench.community(community_kind text, n int, tenant_kind text) RETURNS uuid LANGUAGE sql AS $$
  INSERT INTO tenant (id, slug, name, kind, participation_mode, mark, color, capabilities, created_at)
  VALUES (bench.of(community_kind, n, 0), 'bench-' || community_kind || '-' || n, community_kind || ' ' || n, tenant_kind, CASE WHEN tenant_kind = 'FEDERATION' THEN 'ORGANIZATIONAL' END, '学', '#274b8f', '{LEARNING}', '${EPOCH}') RETURNING id $$;
CREATE OR REPLACE FUNCTION bench.join(tenant uuid, account uuid, member uuid, label text, member_role text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO member (tenant_id, id, account_id, display_name, kana, role, joined_at) VALUES (tenant, member, account, label, 'そくてい', member_role, '${EPOCH}');
  INSERT INTO membership (account_id, tenant_id, is_guest, created_at) VALUES (account, tenant, false, '${EPOCH}') $$;
-- People who only learn: they have an account, and never sign in.
CREATE OR REPLACE FUNCTION bench.learners(community_kind text, n int, people int) RETURNS void LANGUAGE sql AS $$
  INSERT INTO account (id, email, created_at) SELECT bench.of(community_kind || ' account', n, p), 'learner-' || p || '@bench-' || community_kind || '-' || n || '.example', '${EPOCH}' FROM generate_series(1, people) AS p;
  INSERT INTO member (tenant_id, id, account_id, display_name, kana, role, joined_at)
    SELECT bench.of(community_kind, n, 0), bench.of(community_kind || ' member', n, p), bench.of(community_kind || ' account', n, p), '受講 ' || p, 'じゅこう', 'MEMBER', '${EPOCH}' FROM generate_series(1, people) AS p;
  INSERT INTO membership (account_id, tenant_id, is_guest, created_at) SELECT bench.of(community_kind || ' account', n, p), bench.of(community_kind, n, 0), false, '${EPOCH}' FROM generate_series(1, people) AS p $$;
`;

const behindTheChecks = (sql) => `${HELPERS} SET session_replication_role = replica; ${sql} SET session_replication_role = origin;`;

/** One community with learners, of whose activity nothing is known, and an operator. */
export const schoolSql = (learners) =>
  behindTheChecks(`
SELECT bench.community('school', 1, 'LEARNING');
SELECT bench.learners('school', 1, ${learners});
SELECT bench.join(bench.of('school', 1, 0), account_id, bench.of('school operator', 1, 1), '担当', 'OPERATOR') FROM bench.person WHERE tenant = 1 AND n = 1;
`);

/** A consortium that lets its towns' roll-ups in. Everyone in a town has a seat; how far somebody got depends on who it is and on the course. */
export const consortiumSql = ({ towns, learners, courses, readers }) =>
  behindTheChecks(`
SELECT bench.community('consortium', 1, 'FEDERATION');
SELECT bench.join(bench.of('consortium', 1, 0), account_id, bench.of('consortium member', 1, tenant), '読者 ' || tenant, 'MEMBER') FROM bench.person WHERE tenant BETWEEN 1 AND ${readers} AND n = 2;
CREATE TABLE bench.town AS SELECT t AS n, bench.community('town', t, 'LEARNING') AS id FROM generate_series(1, ${towns}) AS t;
SELECT bench.learners('town', n, ${learners}) FROM bench.town;
SELECT bench.join(t.id, p.account_id, bench.of('town operator', t.n, 1), '担当', 'OPERATOR') FROM bench.town t JOIN bench.person p ON p.tenant = t.n AND p.n = 1;
INSERT INTO sharing_grant (audience_tenant_id, owner_tenant_id, scope, created_at) SELECT bench.of('consortium', 1, 0), id, 'learning', '${EPOCH}' FROM bench.town;
INSERT INTO course (tenant_id, id, provider_course_id, title, category, minutes) SELECT t.id, bench.of('course', t.n, c), 'c-' || c, '講座 ' || c, '基礎', 90 FROM bench.town t CROSS JOIN generate_series(1, ${courses}) AS c;
INSERT INTO learning_path (tenant_id, id, title, description, talent_type, level, due_at, created_at) SELECT id, bench.of('path', n, 1), 'DXの入口', '', 'BUSINESS_DX', 'IT_PASSPORT', NULL, '${EPOCH}' FROM bench.town;
INSERT INTO path_course (tenant_id, id, path_id, course_id, requirement, position)
  SELECT t.id, bench.of('path course', t.n, c), bench.of('path', t.n, 1), bench.of('course', t.n, c), CASE WHEN c <= 6 THEN 'REQUIRED' ELSE 'RECOMMENDED' END, c FROM bench.town t CROSS JOIN generate_series(1, 12) AS c;
INSERT INTO programme (tenant_id, id, title, description, licence_year, path_id, supervisor_mode, applications_close_at, created_at)
  SELECT id, bench.of('programme', n, 1), '今年度の募集', '', ${LICENCE_YEAR}, bench.of('path', n, 1), 'INFORM', '${EPOCH}', '${EPOCH}' FROM bench.town;
INSERT INTO seat_allotment (tenant_id, id, licence_year, seats, taken_count, last_ticket, changed_at) SELECT id, bench.of('allotment', n, 1), ${LICENCE_YEAR}, ${learners}, ${learners}, ${learners}, '${EPOCH}' FROM bench.town;
INSERT INTO seat_application (tenant_id, id, programme_id, member_id, wish, supervisor_name, supervisor_email, state, created_at, changed_at)
  SELECT t.id, bench.of('application', t.n, p), bench.of('programme', t.n, 1), bench.of('town member', t.n, p), '窓口の待ち時間を減らしたい。', '上司', 'boss@town.example', 'SEAT_GRANTED', '${EPOCH}', '${EPOCH}' FROM bench.town t CROSS JOIN generate_series(1, ${learners}) AS p;
INSERT INTO course_progress (tenant_id, id, member_id, course_id, completion_ratio, video_minutes, enrolled_at, started_at, first_completed_at, updated_at)
  SELECT l.tenant_id, bench.id('${EPOCH}'::timestamptz + l.p * interval '1 second', 'progress ' || l.tenant || ' ' || c.n), l.member_id, c.id, CASE WHEN reached > 60 THEN 100 ELSE reached END, reached, '${EPOCH}',
    CASE WHEN reached > 20 THEN '${EPOCH}'::timestamptz END, CASE WHEN reached > 60 THEN '${EPOCH}'::timestamptz END, '${EPOCH}'
  FROM (SELECT t.n AS tenant, t.id AS tenant_id, p, bench.of('town member', t.n, p) AS member_id FROM bench.town t CROSS JOIN generate_series(1, ${learners}) AS p) l
  JOIN (SELECT t.id AS tenant_id, c AS n, bench.of('course', t.n, c) AS id FROM bench.town t CROSS JOIN generate_series(1, ${courses}) AS c) c ON c.tenant_id = l.tenant_id
  CROSS JOIN LATERAL (SELECT (l.p * 7 + l.tenant * 13 + CASE WHEN c.n <= 6 THEN 0 ELSE c.n * 11 END) % 100 AS reached) r;
`);

const HEADINGS = [
  'user_id', 'user_name', 'user_surname', 'user_email', 'user_role', 'user_external_id', 'course_id', 'course_title', 'course_category', 'course_duration', 'completion_ratio', 'num_video_consumed_minutes',
  'course_enroll_date', 'course_start_date', 'course_completion_date', 'course_first_completion_date', 'course_last_accessed_date', 'last_activity_date', 'is_assigned', 'assigned_by', 'user_is_deactivated',
];

/** The provider's report about them, as bytes with CRLF and the mark of UTF-8. Every 40th learner is one whom the community does not know. */
export function activityReport({ learners, courses }) {
  const lines = [HEADINGS.join(',')];
  const day = (n) => `2026-${String(4 + (n % 6)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')} ${String(n % 24).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00`;
  for (let p = 1; p <= learners; p++) {
    const email = p % 40 === 0 ? `nobody-${p}@elsewhere.example` : `learner-${p}@bench-school-1.example`;
    for (let c = 1; c <= courses; c++) {
      const reached = (p * 7 + c * 11) % 100;
      const [started, completed] = [reached > 20 ? day(p + c) : '', reached > 60 ? day(p + c + 5) : ''];
      lines.push([
        700_000 + p, '健吾', '沢渡', email, 'member', '', 40_000 + c, `"${c}. 個人情報の扱い, 窓口から考える"`, '情報セキュリティ', 95, completed ? 100 : reached, reached,
        day(p), started, completed, completed, started, started, 'true', '', 'false',
      ].join(','));
    }
  }
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`);
}

/**
 * The data that everything is measured on, made by SQL from numbers alone, so that every run has the same: tenants
 * `bench-1` … `bench-<n>` with members, posts, comments, reactions and events, and `bench-crowd` with many members for
 * the fan-out. Ids begin with a time, as the product's own do.
 */
export const EPOCH = '2026-01-01T00:00:00Z';
const KINDS = ['CELEBRATE', 'APPLAUSE', 'THANKS', 'ME_TOO', 'INSIGHT'];

/** Who signs in: members 1 to `people` of each tenant, and the first of the crowd, who is an operator as the first of every tenant is. */
export const SIZES = { tenants: 100, members: 100, crowd: 10_001, posts: 300, comments: 6, reactions: 5, events: 60, people: 20 };

export function dataSql({ tenants, members, crowd, posts, comments, reactions, events, people }) {
  const spread = (text, max) => `(1 + ('x' || substr(md5(${text}), 1, 6))::bit(24)::int % ${max})`;
  const text = (label, repeat) => `${label} || repeat('手を動かした人の話が聞けて、次に試すことが決まりました。', ${repeat})`;
  const own = (label) => `FROM bench.tenant t CROSS JOIN generate_series(1, ${label})`;
  return `
CREATE SCHEMA bench;
-- Version 7 of the first 48 bits' time, the rest from a label.
CREATE FUNCTION bench.id(at timestamptz, label text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(label), 1, 3) || '8' || substr(md5(label), 4, 15))::uuid $$;
CREATE FUNCTION bench.of(kind text, tenant int, n int) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT bench.id('${EPOCH}'::timestamptz + n * interval '1 second', kind || ' ' || tenant || ' ' || n) $$;
SET session_replication_role = replica; -- the rows fit each other, so nothing is to be checked row by row

CREATE TABLE bench.tenant AS
  SELECT n, CASE WHEN n = 0 THEN 'bench-crowd' ELSE 'bench-' || n END AS slug, bench.of('tenant', n, 0) AS id, CASE WHEN n = 0 THEN ${crowd} ELSE ${members} END AS members
  FROM generate_series(0, ${tenants}) AS n;
INSERT INTO tenant (id, slug, name, kind, mark, color, capabilities, created_at) SELECT id, slug, '計測 ' || n, 'CORPORATE', '測', '#274b8f', '{}', '${EPOCH}' FROM bench.tenant;

CREATE TABLE bench.person AS
  SELECT t.n AS tenant, m AS n, t.id AS tenant_id, t.slug, bench.of('account', t.n, m) AS account_id, bench.of('member', t.n, m) AS member_id, bench.of('session', t.n, m) AS session_id
  FROM bench.tenant t CROSS JOIN LATERAL generate_series(1, t.members) AS m;
INSERT INTO account (id, email, created_at) SELECT account_id, 'person-' || n || '@' || slug || '.example', '${EPOCH}' FROM bench.person;
INSERT INTO member (tenant_id, id, account_id, display_name, kana, department, role, joined_at)
  SELECT tenant_id, member_id, account_id, '測定 ' || n || '号', 'そくてい', '第' || n % 7 || '課', CASE WHEN n = 1 THEN 'OPERATOR' ELSE 'MEMBER' END, '${EPOCH}'::timestamptz + n * interval '1 minute' FROM bench.person;
INSERT INTO membership (account_id, tenant_id, is_guest, created_at) SELECT account_id, tenant_id, false, '${EPOCH}' FROM bench.person;
INSERT INTO session (id, account_id, method, created_at, expires_at) SELECT session_id, account_id, 'PASSWORD', now(), now() + interval '1 day' FROM bench.person WHERE n <= ${people};

INSERT INTO space (tenant_id, id, name, access, position, post_count, created_at)
  SELECT t.id, bench.of('space', t.n, s), '広場 ' || s, 'OPEN', s, ${posts / 3}, '${EPOCH}' ${own(3)} AS s WHERE t.n > 0;
CREATE TABLE bench.post AS
  SELECT t.n AS tenant, t.id AS tenant_id, p AS n, bench.of('post', t.n, p) AS id, ${spread("'pc' || p", comments * 2 - 1)} - 1 AS comments, ${spread("'pr' || p", reactions * 2 - 1)} - 1 AS reactions ${own(posts)} AS p WHERE t.n > 0;
INSERT INTO post (tenant_id, id, space_id, author_id, title, text, created_at, published_at, comment_count, reaction_counts)
  SELECT p.tenant_id, p.id, bench.of('space', tenant, 1 + n % 3), bench.of('member', tenant, ${spread("'pa' || n", members)}), '勉強会の記録 ' || n, ${text("'第' || n || '回。'", 4)},
    '${EPOCH}'::timestamptz + n * interval '1 hour', '${EPOCH}'::timestamptz + n * interval '1 hour', comments,
    coalesce((SELECT jsonb_object_agg(kind, count) FROM (SELECT (${sqlArray(KINDS)})[1 + r % 5] AS kind, count(*) FROM generate_series(1, reactions) AS r GROUP BY 1) k), '{}') FROM bench.post p;
INSERT INTO comment (tenant_id, id, post_id, author_id, text, created_at)
  SELECT p.tenant_id, bench.of('comment', tenant, n * 100 + c), p.id, bench.of('member', tenant, ${spread("'ca' || n || c", members)}), ${text("'コメント' || c || '。'", 1)}, '${EPOCH}'::timestamptz + n * interval '1 hour' + c * interval '1 minute'
  FROM bench.post p CROSS JOIN LATERAL generate_series(1, comments) AS c;
INSERT INTO reaction (tenant_id, id, post_id, member_id, kind, created_at)
  SELECT p.tenant_id, bench.of('reaction', tenant, n * 100 + r), p.id, bench.of('member', tenant, 1 + (n + r) % ${people}), (${sqlArray(KINDS)})[1 + r % 5], '${EPOCH}' FROM bench.post p CROSS JOIN LATERAL generate_series(1, reactions) AS r;

-- One event a day around today: a third is over. Every tenth person comes to the n-th of ten.
INSERT INTO event (tenant_id, id, title, description, mode, starts_at, ends_at, time_zone, registration_closes_at, capacity, registered_count, last_ticket, organizer_id, created_at)
  SELECT t.id, bench.of('event', t.n, e), '定例会 ' || e, ${text("'第' || e || '回。'", 3)}, 'ONSITE', starts, starts + interval '2 hours', 'Asia/Tokyo', starts, ${members}, ${members / 10}, ${members / 10}, bench.of('member', t.n, 1), '${EPOCH}'
  ${own(events)} AS e CROSS JOIN LATERAL (SELECT date_trunc('day', now()) + (e - ${events / 3}) * interval '1 day' AS starts) s WHERE t.n > 0;
INSERT INTO registration (tenant_id, id, event_id, member_id, state, ticket, created_at, changed_at)
  SELECT t.id, bench.of('registration', t.n, e * 1000 + m), bench.of('event', t.n, e), bench.of('member', t.n, m), 'REGISTERED', (m + 9) / 10, '${EPOCH}', '${EPOCH}'
  ${own(events)} AS e CROSS JOIN generate_series(1, ${members}) AS m WHERE t.n > 0 AND m % 10 = e % 10;
SET session_replication_role = origin;

-- What a register benchmark goes back to.
CREATE TABLE bench.event_before AS SELECT tenant_id, id, registered_count, waitlisted_count, last_ticket FROM event;
CREATE TABLE bench.registration_before AS SELECT tenant_id, id FROM registration;
`;
}

const sqlArray = (values) => `ARRAY['${values.join("','")}']`;

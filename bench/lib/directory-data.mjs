/** A network of 100,000 verified people beside the other tenants, as the product itself would have written them: a row for each kind of reader, keys, counts. */
export const directorySql = (people = 100_000) => `
SET session_replication_role = replica; -- only readers are members; the others need be nothing but what the directory shows
UPDATE tenant SET kind = 'ALUMNI', capabilities = '{ALUMNI}' WHERE slug = 'bench-crowd';
INSERT INTO alumni_claim (tenant_id, id, member_id, employee_number, number_key, kana, name_key, joined_month, left_month, state, created_at)
  SELECT tenant_id, bench.of('claim', 0, n), member_id, n, n, 'ソクテイ', 'そくてい', '2010-04', '2015-03', 'VERIFIED', now() FROM bench.person WHERE tenant = 0 AND n <= 100;
CREATE TABLE bench.alumnus AS
  SELECT p AS n, t.id AS tenant_id, bench.of('alumnus', 0, p) AS member_id, bench.of('profile', 0, p) AS profile_id,
    (ARRAY['おおの','さとう','すずき','たかはし','わたなべ','いとう','こうづき','ふかまち'])[1 + p % 8] AS family, (ARRAY['みさき','しんいち','はるか','りょう','ちひろ','けんた','あおい'])[1 + p % 7] AS given,
    (1980 + 10 * (p % 5)) AS decade, '第' || p % 12 || '部' AS department, (ARRAY['東京都','長野県','京都府','福岡県','北海道','大阪府','広島県','愛知県','兵庫県','静岡県'])[1 + p % 10] AS region, (p % 32) AS open_mask
  FROM bench.tenant t CROSS JOIN generate_series(1, ${people}) AS p WHERE t.n = 0;
CREATE TABLE bench.shown AS
  SELECT a.*, level, level > 0 AS sees FROM bench.alumnus a CROSS JOIN generate_series(0, 2) AS level;
INSERT INTO directory_entry (tenant_id, id, level, member_id, sort_key, decade, department, region, open_mask, shown)
  SELECT tenant_id, bench.id('2026-01-01T00:00:00Z', 'entry ' || n || ' ' || level), level, member_id, CASE WHEN sees THEN family || ' ' || given ELSE '測定 ' || n END, CASE WHEN sees THEN decade END, CASE WHEN sees THEN department END,
    CASE WHEN sees THEN region END, CASE WHEN sees THEN open_mask ELSE 0 END,
    jsonb_build_object('id', profile_id, 'memberId', member_id, 'displayName', '測定 ' || n, 'kana', CASE WHEN sees THEN family || ' ' || given END, 'employedFrom', NULL, 'employedUntil', CASE WHEN sees THEN decade || '-03' END,
      'lastDepartment', CASE WHEN sees THEN department END, 'headline', CASE WHEN sees THEN '中小企業の事業計画をつくっています' END, 'about', NULL, 'region', CASE WHEN sees THEN region END, 'openTo', '[]'::jsonb, 'knownFor', '["資金繰り"]'::jsonb)
  FROM bench.shown;
INSERT INTO directory_count (tenant_id, id, level, decade, department, region, open_mask, count)
  SELECT tenant_id, gen_random_uuid(), level, decade, department, region, open_mask, count(*) FROM directory_entry WHERE tenant_id = (SELECT id FROM bench.tenant WHERE n = 0) GROUP BY 1, 3, 4, 5, 6, 7;
INSERT INTO directory_key (tenant_id, id, level, member_id, key)
  SELECT tenant_id, gen_random_uuid(), 1, member_id, key FROM bench.alumnus CROSS JOIN LATERAL (VALUES (CASE family WHEN 'おおの' THEN 'ono' WHEN 'さとう' THEN 'sato' ELSE md5(family) END), (md5(given)), (md5(family || given))) AS k(key);
SET session_replication_role = origin;
`;

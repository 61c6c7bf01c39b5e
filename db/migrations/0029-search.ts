import type { MigrationInterface, QueryRunner } from 'typeorm';
import { allow, definerFunction, tenantTable } from '#tenancy';

/** The index of search: one entry for each thing that can be found, in segments of time (docs/decisions/search-index.md). */
export class Search1730000000029 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // Entries of about the same time. A search reads the newest segment first and stops when it has a page; a key means something in its segment alone.
    await tenantTable(q, 'search_segment', `nr integer NOT NULL, seed integer NOT NULL, starts_at timestamptz(3) NOT NULL, last_at timestamptz(3) NOT NULL, entry_count integer NOT NULL, UNIQUE (tenant_id, nr)`);
    await q.query(`CREATE INDEX search_segment_newest ON search_segment (tenant_id, starts_at DESC)`);
    await tenantTable(
      q,
      'search_entry',
      `kind text NOT NULL CHECK (kind IN ('POST','COMMENT','PERSON','EVENT')), segment integer NOT NULL, at timestamptz(3) NOT NULL, keys integer[] NOT NULL`,
    );
    // Only the index reads the keys: those of long texts (from 2 KB on) are kept out of the way. Hashes cannot be compressed.
    await q.query(`ALTER TABLE search_entry ALTER COLUMN keys SET STORAGE EXTERNAL`);
    await q.query(`ALTER TABLE search_entry SET (toast_tuple_target = 128)`);
    // Without a list of pending keys: every search of every tenant would have to read it.
    await q.query(`CREATE INDEX search_entry_keys ON search_entry USING gin (keys) WITH (fastupdate = off)`);

    // English stems of all words, stop words too: "IT" is a word that people here look for.
    await q.query(`CREATE TEXT SEARCH DICTIONARY app.word_stems (TEMPLATE = snowball, Language = english)`);
    await q.query(`CREATE FUNCTION app.search_stems(words text[]) RETURNS TABLE (word text, stem text) LANGUAGE sql STABLE AS $$
      SELECT w, coalesce((ts_lexize('app.word_stems', w))[1], w) FROM unnest(words) AS w $$`);
    await q.query(`CREATE FUNCTION app.search_keys(terms text[], seed integer) RETURNS integer[] LANGUAGE sql STABLE AS $$
      SELECT coalesce(array_agg(DISTINCT hashtext(t) # seed), '{}') FROM unnest(terms) AS t $$`);

    // Row-level security does not let an index answer what is asked by an operator that might leak (@>, &&) before the policy was: the
    // tenant role would read all of its entries. This function reads with rights of its own and asks for the tenant itself.
    await allow(q, 'search_segment', 'definer', { role: 'definer', commands: ['SELECT'], rows: 'tenant_id = app.tenant_id()' });
    await allow(q, 'search_entry', 'definer', { role: 'definer', commands: ['SELECT'] });
    await definerFunction(
      q,
      'app.search_entries(terms text[], any_terms text[], since timestamptz, before_at timestamptz, before_id uuid, wanted integer)',
      `RETURNS TABLE (kind text, id uuid, at timestamptz) LANGUAGE plpgsql STABLE ROWS 50 SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
         #variable_conflict use_column
         DECLARE
           segment record;
           all_keys integer[] := app.search_keys(terms, 0);
           some_keys integer[] := app.search_keys(any_terms, 0);
           here_all integer[];
           here_some integer[];
           missing integer := wanted;
           found_here integer;
         BEGIN
           FOR segment IN SELECT s.nr, s.seed, s.starts_at FROM public.search_segment s WHERE s.tenant_id = app.tenant_id() AND s.starts_at <= before_at AND s.last_at >= since ORDER BY s.starts_at DESC LOOP
             here_all := ARRAY(SELECT k # segment.seed FROM unnest(all_keys) AS k);
             IF any_terms IS NULL THEN
               RETURN QUERY SELECT e.kind, e.id, e.at::timestamptz FROM public.search_entry e
                 WHERE e.keys @> here_all AND (e.tenant_id = app.tenant_id()) IS TRUE AND e.segment = segment.nr AND (e.at, e.id) < (before_at, before_id) AND e.at >= since
                 ORDER BY e.at DESC, e.id DESC LIMIT missing;
             ELSE
               here_some := ARRAY(SELECT k # segment.seed FROM unnest(some_keys) AS k);
               RETURN QUERY SELECT e.kind, e.id, e.at::timestamptz FROM public.search_entry e
                 WHERE e.keys @> here_all AND e.keys && here_some AND (e.tenant_id = app.tenant_id()) IS TRUE AND e.segment = segment.nr AND (e.at, e.id) < (before_at, before_id) AND e.at >= since
                 ORDER BY e.at DESC, e.id DESC LIMIT missing;
             END IF;
             GET DIAGNOSTICS found_here = ROW_COUNT;
             missing := missing - found_here;
             EXIT WHEN missing <= 0;
           END LOOP;
         END $$`,
      ['tenant'],
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

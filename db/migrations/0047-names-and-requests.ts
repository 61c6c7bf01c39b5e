import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KANJI_VARIANTS } from '#kernel';
import { grantUpdate } from '#tenancy';

/** Names are found in whichever kanji they are written; a closed space may ask those who would like to join; and an invitation keeps the name beside the address. */
export class NamesAndRequests1730000000047 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE space ADD question text');
    await grantUpdate(q, 'space', 'tenant');
    // As it was asked then: the space may ask something else later.
    await q.query('ALTER TABLE space_request ADD question text');
    await grantUpdate(q, 'space_request', 'tenant');
    await q.query('ALTER TABLE invitation ADD display_name text');
    await grantUpdate(q, 'invitation', 'tenant');

    const tables = ['directory_key', 'search_segment', 'outbox'];
    for (const table of tables) await q.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    const [from, to] = [[...KANJI_VARIANTS.keys()].join(''), [...KANJI_VARIANTS.values()].join('')];
    await q.query(`UPDATE directory_key SET key = translate(key, $1, $2) WHERE key <> translate(key, $1, $2)`, [from, to]);
    // The index of search is made anew in stretches by the workers; until they come to it, an old entry is found by what it was written with in kana and common kanji.
    await q.query(`INSERT INTO outbox (tenant_id, id, name, payload, created_at, state)
      SELECT tenant_id, gen_random_uuid(), 'search.rebuild_due', jsonb_build_object('after', '00000000-0000-0000-0000-000000000000'), now(), 'OPEN' FROM search_segment GROUP BY tenant_id`);
    for (const table of tables) await q.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

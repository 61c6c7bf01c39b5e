import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A supervisor's link keeps the words with which it was sent: the application can be written anew, for somebody else, and what was confirmed
 * does not change with it. Links whose words are gone already stay without. Whoever learns in two programmes of a year has one seat, so seats are counted again.
 */
export class WordsOfALink1730000000021 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE supervisor_link ADD wish text NOT NULL DEFAULT '', ADD supervisor_name text NOT NULL DEFAULT '', ADD supervisor_email text NOT NULL DEFAULT ''`);
    const tables = ['supervisor_link', 'seat_application', 'programme', 'seat_allotment'];
    // The migrator owns the tables and is bound by their policies, of which none is for it.
    for (const table of tables) await q.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await q.query(
      `UPDATE supervisor_link l SET wish = a.wish, supervisor_name = a.supervisor_name, supervisor_email = a.supervisor_email
       FROM seat_application a WHERE a.tenant_id = l.tenant_id AND a.id = l.application_id AND l.created_at >= a.submitted_at`,
    );
    await q.query(
      `UPDATE seat_allotment s SET taken_count = (SELECT count(DISTINCT a.member_id) FROM seat_application a JOIN programme p ON p.tenant_id = a.tenant_id AND p.id = a.programme_id
         WHERE a.tenant_id = s.tenant_id AND p.licence_year = s.licence_year AND a.state IN ('SELECTED', 'SEAT_GRANTED'))`,
    );
    for (const table of tables) await q.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await q.query('ALTER TABLE supervisor_link ALTER wish DROP DEFAULT, ALTER supervisor_name DROP DEFAULT, ALTER supervisor_email DROP DEFAULT');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate, tenantTable } from '#tenancy';

/** What those who were there say afterwards. Who answered and what was answered are two tables, and nothing leads from one to the other. */
export class AfterAnEvent1730000000044 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const ofEvent = 'FOREIGN KEY (tenant_id, event_id) REFERENCES event (tenant_id, id)';

    // For which end the question is on its way: an event that is moved is asked about after its new end.
    await q.query('ALTER TABLE event ADD survey_due_for timestamptz(3)');
    await grantUpdate(q, 'event', 'tenant');
    await q.query('ALTER TABLE attendance ADD survey_asked_at timestamptz(3)');
    await grantUpdate(q, 'attendance', 'tenant');

    await tenantTable(q, 'event_survey_reply', `event_id uuid NOT NULL, member_id uuid NOT NULL, UNIQUE (tenant_id, event_id, member_id), ${ofEvent}, FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)`, {
      tenantCommands: ['SELECT', 'INSERT'],
    });
    // No time and no author; the id is drawn at random. Answers are shown three at a time, so that the one that came last is not told from the others.
    await tenantTable(
      q,
      'event_survey_answer',
      `event_id uuid NOT NULL, usefulness smallint NOT NULL CHECK (usefulness BETWEEN 1 AND 5), takeaway text, next_topic text, may_quote boolean NOT NULL, is_shown boolean NOT NULL DEFAULT false, ${ofEvent}`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    await q.query('CREATE INDEX event_survey_answer_of_event ON event_survey_answer (tenant_id, event_id, id)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

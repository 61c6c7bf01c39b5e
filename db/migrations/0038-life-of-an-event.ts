import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate, tenantTable } from '#tenancy';

/** Drafts and edits of events, series with their recurrence, speakers who were asked, and materials. */
export class LifeOfAnEvent1730000000038 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;
    const ofEvent = 'FOREIGN KEY (tenant_id, event_id) REFERENCES event (tenant_id, id)';

    // Without a rule its events are made one by one. With a rule they were all made when it was: it ends within two years.
    await tenantTable(
      q,
      'event_series',
      `title text NOT NULL, kind text NOT NULL CHECK (kind IN ('INTERVIEW','LUNCH','MOKUMOKU','STUDY','OTHER')), rule text, except_on text[] NOT NULL DEFAULT '{}', starts_local text, time_zone text,
       created_by uuid NOT NULL, created_at timestamptz(3) NOT NULL, CHECK ((rule IS NULL) = (starts_local IS NULL) AND (rule IS NULL) = (time_zone IS NULL)), ${byMember('created_by')}`,
    );
    await q.query(`CREATE INDEX event_series_newest ON event_series (tenant_id, created_at DESC, id DESC)`);

    // A row that does not say otherwise is published; a draft says NULL. The version counts changes that calendars must hear of too.
    await q.query(
      `ALTER TABLE event ADD published_at timestamptz(3) DEFAULT now(), ADD version integer NOT NULL DEFAULT 1, ADD changed_at timestamptz(3) NOT NULL DEFAULT now(),
         ADD fee text, ADD counts_as_training boolean NOT NULL DEFAULT false, ADD work_time_agreed_by text, ADD needs_approval boolean NOT NULL DEFAULT false, ADD questions jsonb NOT NULL DEFAULT '[]',
         ADD series_id uuid, ADD slot text, ADD is_moved boolean NOT NULL DEFAULT false, ADD clock_change text CHECK (clock_change IN ('GAP','OVERLAP')),
         ADD host_left_at timestamptz(3), ADD day_reminder_at timestamptz(3), ADD hour_reminder_at timestamptz(3),
         ADD FOREIGN KEY (tenant_id, series_id) REFERENCES event_series (tenant_id, id), ADD CHECK (slot IS NULL OR series_id IS NOT NULL)`,
    );
    await q.query('ALTER TABLE event NO FORCE ROW LEVEL SECURITY');
    await q.query('UPDATE event SET published_at = created_at, changed_at = coalesce(cancelled_at, created_at)');
    await q.query('ALTER TABLE event FORCE ROW LEVEL SECURITY');
    await grantUpdate(q, 'event', 'tenant');
    await q.query(`CREATE UNIQUE INDEX event_of_series ON event (tenant_id, series_id, slot) WHERE slot IS NOT NULL`);
    await q.query(`CREATE INDEX event_in_series ON event (tenant_id, series_id, starts_at, id) WHERE series_id IS NOT NULL`);
    await q.query(`CREATE INDEX event_of_host ON event (tenant_id, organizer_id, ends_at)`);

    await tenantTable(
      q,
      'event_speaker',
      `event_id uuid NOT NULL, member_id uuid NOT NULL, topic text NOT NULL, state text NOT NULL CHECK (state IN ('ASKED','AGREED','DECLINED')), asked_by uuid NOT NULL, asked_at timestamptz(3) NOT NULL,
       answered_at timestamptz(3), UNIQUE (tenant_id, event_id, member_id), ${ofEvent}, ${byMember('member_id')}, ${byMember('asked_by')}`,
    );
    await q.query(`CREATE INDEX event_speaker_of_member ON event_speaker (tenant_id, member_id, event_id)`);

    await tenantTable(
      q,
      'event_material',
      `event_id uuid NOT NULL, position integer NOT NULL, title text NOT NULL, url text, file_id uuid, CHECK ((url IS NULL) <> (file_id IS NULL)), UNIQUE (tenant_id, event_id, position),
       ${ofEvent}, FOREIGN KEY (tenant_id, file_id) REFERENCES file (tenant_id, id)`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

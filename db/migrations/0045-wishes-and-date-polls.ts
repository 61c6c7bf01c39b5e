import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate, tenantTable } from '#tenancy';

/** What members wish to hear and can talk about, the dates that people can, what happens when at an event, and who prepares it together with its organizer. */
export class WishesAndDatePolls1730000000045 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;
    const ofEvent = 'FOREIGN KEY (tenant_id, event_id) REFERENCES event (tenant_id, id)';
    const ofTheme = 'FOREIGN KEY (tenant_id, theme_id) REFERENCES wish_theme (tenant_id, id)';

    await q.query(`ALTER TABLE event ADD co_host_id uuid, ADD ${byMember('co_host_id')}, ADD CHECK (co_host_id <> organizer_id)`);
    await grantUpdate(q, 'event', 'tenant');
    await q.query(`CREATE INDEX event_of_co_host ON event (tenant_id, co_host_id, ends_at) WHERE co_host_id IS NOT NULL`);

    // The words are hashed together with the tenant: one index over all communities never meets another one's.
    await tenantTable(
      q,
      'wish_theme',
      `title text NOT NULL, text text NOT NULL DEFAULT '', kind text NOT NULL CHECK (kind IN ('HEAR','TALK')), proposed_by uuid NOT NULL, created_at timestamptz(3) NOT NULL,
       vote_count integer NOT NULL DEFAULT 0 CHECK (vote_count >= 0), words integer[] NOT NULL DEFAULT '{}', event_id uuid, merged_into uuid, closed_at timestamptz(3), closed_by uuid,
       CHECK ((closed_at IS NULL) = (closed_by IS NULL)), CHECK (merged_into <> id), ${byMember('proposed_by')}, ${byMember('closed_by')}, ${ofEvent},
       FOREIGN KEY (tenant_id, merged_into) REFERENCES wish_theme (tenant_id, id)`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    await q.query(`CREATE INDEX wish_theme_wanted ON wish_theme (tenant_id, vote_count DESC, id DESC) WHERE merged_into IS NULL`);
    await q.query(`CREATE INDEX wish_theme_newest ON wish_theme (tenant_id, created_at DESC, id DESC) WHERE merged_into IS NULL`);
    await q.query(`CREATE INDEX wish_theme_words ON wish_theme USING gin (words)`);
    await q.query(`CREATE INDEX wish_theme_event ON wish_theme (tenant_id, event_id) WHERE event_id IS NOT NULL`);
    await q.query(`CREATE INDEX wish_theme_merged ON wish_theme (tenant_id, merged_into) WHERE merged_into IS NOT NULL`);
    await tenantTable(
      q,
      'wish_vote',
      `theme_id uuid NOT NULL, member_id uuid NOT NULL, is_named boolean NOT NULL DEFAULT false, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, theme_id, member_id), ${ofTheme}, ${byMember('member_id')}`,
    );
    await tenantTable(
      q,
      'wish_offer',
      `theme_id uuid NOT NULL, member_id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('TALK','HOST')), note text, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, theme_id, member_id, kind), ${ofTheme}, ${byMember('member_id')}`,
    );
    await tenantTable(q, 'wish_rule', `threshold integer NOT NULL CHECK (threshold BETWEEN 1 AND 100), changed_by uuid NOT NULL, changed_at timestamptz(3) NOT NULL, UNIQUE (tenant_id), ${byMember('changed_by')}`);

    // A decided poll is closed as well. One at a time can be answered for an event.
    await tenantTable(
      q,
      'date_poll',
      `event_id uuid NOT NULL, time_zone text NOT NULL, minutes integer NOT NULL CHECK (minutes > 0), closes_at timestamptz(3) NOT NULL, closed_at timestamptz(3), chosen_option_id uuid, created_by uuid NOT NULL,
       created_at timestamptz(3) NOT NULL, CHECK (chosen_option_id IS NULL OR closed_at IS NOT NULL), ${ofEvent}, ${byMember('created_by')}`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    await q.query(`CREATE UNIQUE INDEX date_poll_undecided ON date_poll (tenant_id, event_id) WHERE closed_at IS NULL`);
    await q.query(`CREATE INDEX date_poll_of_event ON date_poll (tenant_id, event_id, created_at DESC)`);
    await q.query(`CREATE INDEX date_poll_open ON date_poll (tenant_id, closes_at, id) WHERE closed_at IS NULL`);
    await tenantTable(
      q,
      'date_poll_option',
      `poll_id uuid NOT NULL, starts_at timestamptz(3) NOT NULL, clock_change text CHECK (clock_change IN ('GAP','OVERLAP')), UNIQUE (tenant_id, poll_id, starts_at),
       FOREIGN KEY (tenant_id, poll_id) REFERENCES date_poll (tenant_id, id)`,
    );
    await q.query(`ALTER TABLE date_poll ADD FOREIGN KEY (tenant_id, chosen_option_id) REFERENCES date_poll_option (tenant_id, id)`);
    await tenantTable(
      q,
      'date_poll_answer',
      `poll_id uuid NOT NULL, option_id uuid NOT NULL, member_id uuid NOT NULL, answer text NOT NULL CHECK (answer IN ('YES','MAYBE','NO')), answered_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, option_id, member_id),
       FOREIGN KEY (tenant_id, poll_id) REFERENCES date_poll (tenant_id, id), FOREIGN KEY (tenant_id, option_id) REFERENCES date_poll_option (tenant_id, id), ${byMember('member_id')}`,
    );
    await q.query(`CREATE INDEX date_poll_answer_of_poll ON date_poll_answer (tenant_id, poll_id, member_id)`);

    await tenantTable(q, 'run_sheet_item', `event_id uuid NOT NULL, position integer NOT NULL, minutes integer NOT NULL CHECK (minutes >= 0), what text NOT NULL, who text, UNIQUE (tenant_id, event_id, position), ${ofEvent}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '#tenancy';

/** Today's ten minutes: what waits for an operator, how soon people were answered, who is on duty, and what each operator does. */
export class Today1730000000030 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;

    // Only what waits, or was done lately: the queue reads the open rows alone, however many posts there are. The id is the post's, or
    // that of the newcomer; so a thing is in the queue once, whoever brings it there.
    await tenantTable(
      q,
      'today_item',
      `kind text NOT NULL CHECK (kind IN ('POST','QUESTION','CELEBRATION','WELCOME','ANNIVERSARY')), post_id uuid, member_id uuid, years integer, since timestamptz(3) NOT NULL,
       snoozed_until timestamptz(3), assigned_to uuid, closed_at timestamptz(3), action text CHECK (action IN ('REACT','ANSWER','GREET','SKIP','HAND')), reaction text, acted_by uuid, acted_at timestamptz(3),
       CHECK ((post_id IS NOT NULL) = (kind IN ('POST','QUESTION','CELEBRATION'))), CHECK ((member_id IS NOT NULL) = (kind IN ('WELCOME','ANNIVERSARY'))),
       FOREIGN KEY (tenant_id, post_id) REFERENCES post (tenant_id, id) ON DELETE CASCADE, ${byMember('member_id')}, ${byMember('assigned_to')}, ${byMember('acted_by')}`,
    );
    await q.query(`CREATE INDEX today_item_open ON today_item (tenant_id, since, id) WHERE closed_at IS NULL`);
    await q.query(`CREATE INDEX today_item_closed ON today_item (tenant_id, closed_at) WHERE closed_at IS NOT NULL`);

    // One row per published post, with the post's id. Nothing here says who wrote it or who answered.
    await tenantTable(q, 'first_response', `published_at timestamptz(3) NOT NULL, responded_at timestamptz(3), FOREIGN KEY (tenant_id, id) REFERENCES post (tenant_id, id) ON DELETE CASCADE`);
    await q.query(`CREATE INDEX first_response_by_time ON first_response (tenant_id, published_at)`);

    await tenantTable(
      q,
      'operator_action',
      `member_id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('REACT','ANSWER','GREET','DECIDE')), subject_id uuid NOT NULL, happened_at timestamptz(3) NOT NULL,
       UNIQUE (tenant_id, member_id, kind, subject_id), ${byMember('member_id')}`,
    );
    await q.query(`CREATE INDEX operator_action_by_time ON operator_action (tenant_id, happened_at)`);

    // One row per community; it is the lock of those who change the rota at the same moment.
    await tenantTable(
      q,
      'rota',
      `rhythm text NOT NULL CHECK (rhythm IN ('WEEKDAY','WEEK')), slots uuid[] NOT NULL, from_on date NOT NULL, changed_by uuid NOT NULL, changed_at timestamptz(3) NOT NULL,
       UNIQUE (tenant_id), ${byMember('changed_by')}`,
    );
    await tenantTable(q, 'rota_swap', `starts_on date NOT NULL, member_id uuid NOT NULL, asked_by uuid NOT NULL, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, starts_on), ${byMember('member_id')}, ${byMember('asked_by')}`);
    await tenantTable(q, 'operator_week_off', `member_id uuid NOT NULL, week_on date NOT NULL CHECK (extract(isodow FROM week_on) = 1), created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, week_on, member_id), ${byMember('member_id')}`);

    await tenantTable(q, 'handover_note', `author_id uuid NOT NULL, text text NOT NULL, created_at timestamptz(3) NOT NULL, ${byMember('author_id')}`, { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] });
    await q.query(`CREATE INDEX handover_note_newest ON handover_note (tenant_id, created_at DESC, id DESC)`);
    await tenantTable(
      q,
      'handover_seen',
      `note_id uuid NOT NULL, member_id uuid NOT NULL, seen_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, note_id, member_id),
       FOREIGN KEY (tenant_id, note_id) REFERENCES handover_note (tenant_id, id), ${byMember('member_id')}`,
    );

    // Counted on the page of every operator, so they must not cost all applications there ever were.
    await q.query(`CREATE INDEX seat_application_waiting ON seat_application (tenant_id, submitted_at) WHERE state = 'SUBMITTED'`);
    await q.query(`CREATE INDEX booking_held ON booking (tenant_id, created_at) WHERE state = 'HELD'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

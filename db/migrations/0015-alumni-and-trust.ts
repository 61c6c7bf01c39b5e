import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accountTable, definerFunction, tenantTable } from '#tenancy';

/** Former members of an organization: who they were (roster), who says so (claim), what they show (profile), what they give each other. */
export class AlumniAndTrust1730000000015 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;

    // The keys are what claims are compared by: width, kind of kana, spaces and leading zeros do not count.
    await tenantTable(
      q,
      'roster_entry',
      `employee_number text NOT NULL, number_key text NOT NULL, family_name text, given_name text, name text NOT NULL, kana text, name_keys text[] NOT NULL,
       joined_on date NOT NULL, left_on date NOT NULL, last_department text, created_at timestamptz(3) NOT NULL, changed_at timestamptz(3) NOT NULL,
       UNIQUE (tenant_id, number_key), CHECK (left_on >= joined_on)`,
    );
    await q.query(`CREATE INDEX roster_entry_by_name ON roster_entry USING gin (name_keys)`);
    await tenantTable(
      q,
      'alumni_claim',
      `member_id uuid NOT NULL, employee_number text NOT NULL, number_key text NOT NULL, kana text NOT NULL, name_key text NOT NULL, joined_month text NOT NULL, left_month text NOT NULL,
       state text NOT NULL CHECK (state IN ('CLAIMED','MATCHED','MANUAL_REVIEW','VERIFIED','RETURNED','SUSPENDED')), roster_entry_id uuid,
       decided_by uuid, decided_at timestamptz(3), reason text, created_at timestamptz(3) NOT NULL,
       ${byMember('member_id')}, ${byMember('decided_by')}, FOREIGN KEY (tenant_id, roster_entry_id) REFERENCES roster_entry (tenant_id, id)`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    // One account for a record, and one claim of a person at a time: held here, whoever comes at the same moment.
    await q.query(`CREATE UNIQUE INDEX alumni_claim_one_per_record ON alumni_claim (tenant_id, roster_entry_id) WHERE state = 'VERIFIED'`);
    await q.query(`CREATE UNIQUE INDEX alumni_claim_one_at_a_time ON alumni_claim (tenant_id, member_id) WHERE state <> 'RETURNED'`);
    await q.query(`CREATE INDEX alumni_claim_queue ON alumni_claim (tenant_id, state, created_at, id)`);
    await q.query(`CREATE INDEX alumni_claim_by_number ON alumni_claim (tenant_id, number_key)`);
    await q.query(`CREATE INDEX alumni_claim_by_member ON alumni_claim (tenant_id, member_id, created_at DESC)`);

    await tenantTable(
      q,
      'alumni_profile',
      `member_id uuid NOT NULL, kana text, employed_from text, employed_until text, last_department text, headline text, about text, region text,
       open_to text[] NOT NULL, known_for text[] NOT NULL, visibility jsonb NOT NULL, created_at timestamptz(3) NOT NULL, changed_at timestamptz(3) NOT NULL,
       UNIQUE (tenant_id, member_id), ${byMember('member_id')}`,
    );
    // For each kind of reader (0 everyone, 1 verified, 2 operators) a row that holds just what they may see: lists, order, facets and
    // search read nothing else, so there is nothing hidden that they could tell.
    await tenantTable(
      q,
      'directory_entry',
      `level smallint NOT NULL CHECK (level BETWEEN 0 AND 2), member_id uuid NOT NULL, sort_key text COLLATE "C" NOT NULL, decade smallint, department text, region text, open_mask smallint NOT NULL,
       shown jsonb NOT NULL, UNIQUE (tenant_id, level, member_id), ${byMember('member_id')}`,
    );
    await q.query(`CREATE INDEX directory_entry_order ON directory_entry (tenant_id, level, sort_key, id)`);
    await q.query(`CREATE INDEX directory_entry_department ON directory_entry (tenant_id, level, department, sort_key, id)`);
    await q.query(`CREATE INDEX directory_entry_region ON directory_entry (tenant_id, level, region, sort_key, id)`);
    // What a reader of at least this level may search by: beginnings of readings, and of names from each of their characters on.
    await tenantTable(q, 'directory_key', `level smallint NOT NULL, member_id uuid NOT NULL, key text COLLATE "C" NOT NULL, ${byMember('member_id')}`);
    await q.query(`CREATE INDEX directory_key_search ON directory_key (tenant_id, key, level, member_id)`);
    await q.query(`CREATE INDEX directory_key_member ON directory_key (tenant_id, member_id)`);
    // How many entries are alike in all facets: the counts of a page without a search are sums of these.
    await tenantTable(
      q,
      'directory_count',
      `level smallint NOT NULL, decade smallint, department text, region text, open_mask smallint NOT NULL, count integer NOT NULL,
       UNIQUE NULLS NOT DISTINCT (tenant_id, level, decade, department, region, open_mask)`,
    );

    await tenantTable(
      q,
      'opportunity',
      `author_id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('JOB','CONTRACT','SIDE_WORK','COME_BACK','MENTORING','SPEAKING')), title text NOT NULL, text text NOT NULL, region text,
       expires_at timestamptz(3) NOT NULL, withdrawn_at timestamptz(3), interest_count integer NOT NULL DEFAULT 0 CHECK (interest_count >= 0), created_at timestamptz(3) NOT NULL, ${byMember('author_id')}`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    await q.query(`CREATE INDEX opportunity_newest ON opportunity (tenant_id, created_at DESC, id DESC)`);
    await q.query(`CREATE INDEX opportunity_by_author ON opportunity (tenant_id, author_id, created_at DESC, id DESC)`);
    await tenantTable(
      q,
      'opportunity_interest',
      `opportunity_id uuid NOT NULL, member_id uuid NOT NULL, withdrawn_at timestamptz(3), created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, opportunity_id, member_id),
       FOREIGN KEY (tenant_id, opportunity_id) REFERENCES opportunity (tenant_id, id), ${byMember('member_id')}`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );

    await tenantTable(
      q,
      'consultation',
      `asker_id uuid NOT NULL, title text NOT NULL, text text NOT NULL, topics text[] NOT NULL, state text NOT NULL CHECK (state IN ('ASKED','OFFERED','ACCEPTED','MET','THANKED','CLOSED')),
       offer_count integer NOT NULL DEFAULT 0, adviser_id uuid, thanks text, asked_at timestamptz(3) NOT NULL, accepted_at timestamptz(3), met_at timestamptz(3), thanked_at timestamptz(3),
       ${byMember('asker_id')}, ${byMember('adviser_id')}`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    await q.query(`CREATE INDEX consultation_newest ON consultation (tenant_id, asked_at DESC, id DESC)`);
    await q.query(`CREATE INDEX consultation_by_asker ON consultation (tenant_id, asker_id, asked_at DESC, id DESC)`);
    await tenantTable(
      q,
      'consultation_offer',
      `consultation_id uuid NOT NULL, member_id uuid NOT NULL, text text NOT NULL, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, consultation_id, member_id),
       FOREIGN KEY (tenant_id, consultation_id) REFERENCES consultation (tenant_id, id), ${byMember('member_id')}`,
      { tenantCommands: ['SELECT', 'INSERT'] },
    );
    await q.query(`CREATE INDEX consultation_offer_by_member ON consultation_offer (tenant_id, member_id)`);

    // The ledger of giving: what is written stays, for every role. A correction is a further row.
    await tenantTable(
      q,
      'trust_fact',
      `giver_id uuid NOT NULL, receiver_id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('ADVICE')), source_type text NOT NULL, source_id uuid NOT NULL, weight numeric(4,2) NOT NULL,
       happened_at timestamptz(3) NOT NULL, confirmed_at timestamptz(3) NOT NULL, recorded_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, kind, source_type, source_id),
       CHECK (giver_id <> receiver_id), CHECK (confirmed_at >= happened_at), ${byMember('giver_id')}, ${byMember('receiver_id')}`,
      { tenantCommands: ['SELECT', 'INSERT'] },
    );
    await q.query(`CREATE INDEX trust_fact_by_giver ON trust_fact (tenant_id, giver_id, happened_at)`);
    // Whom a person helped where, across communities: read by that person alone, so that no community learns of another one.
    await accountTable(
      q,
      'trust_story',
      `tenant_id uuid NOT NULL, kind text NOT NULL, receiver_account_id uuid NOT NULL, times integer NOT NULL CHECK (times > 0), last_at timestamptz(3) NOT NULL,
       PRIMARY KEY (account_id, tenant_id, kind, receiver_account_id)`,
    );
    await definerFunction(
      q,
      'app.tell_trust_story(giver uuid, receiver uuid, help text, happened timestamptz)',
      `RETURNS void LANGUAGE sql VOLATILE AS $$
         INSERT INTO public.trust_story (account_id, tenant_id, kind, receiver_account_id, times, last_at) VALUES (giver, app.tenant_id(), help, receiver, 1, happened)
         ON CONFLICT (account_id, tenant_id, kind, receiver_account_id) DO UPDATE SET times = trust_story.times + 1, last_at = greatest(trust_story.last_at, excluded.last_at)
       $$`,
      ['tenant'],
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

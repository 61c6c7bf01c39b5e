import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sharedTable, tenantTable } from '#tenancy';

/** What communities offer and need, what the worker proposes, and what crosses the border between them. */
export class FederationAndMatching1730000000005 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tenantTable(
      q,
      'participation',
      `community_tenant_id uuid NOT NULL REFERENCES tenant, state text NOT NULL
         CHECK (state IN ('APPLIED','SCREENING','APPROVED','CONDITIONAL','REJECTED','ACTIVE','REVIEW_DUE','SUSPENDED','LEFT')),
       since timestamptz(3) NOT NULL, UNIQUE (tenant_id, community_tenant_id)`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'], access: [{ role: 'matching', commands: ['SELECT'] }] },
    );
    await q.query(`CREATE INDEX ON participation (tenant_id, since, id)`);

    const listing = `direction text NOT NULL CHECK (direction IN ('NEED','OFFER')),
       kind text NOT NULL CHECK (kind IN ('VENUE','PUBLICITY','CONTENT','SPEAKER','AUDIENCE','KNOWLEDGE','OPPORTUNITY','SEATS')),
       title text NOT NULL, description text NOT NULL, quantity integer NOT NULL CHECK (quantity > 0),
       mode text NOT NULL CHECK (mode IN ('ONLINE','ONSITE','ANY')), region text, topics text[] NOT NULL,
       available_from timestamptz(3) NOT NULL, available_until timestamptz(3) NOT NULL CHECK (available_until > available_from),
       value_credits integer NOT NULL CHECK (value_credits BETWEEN 0 AND 1000), published_at timestamptz(3), expires_at timestamptz(3) NOT NULL`;
    // The owner's row stays after a withdrawal, with a higher version: it is the tombstone that late work is compared with.
    await tenantTable(q, 'listing', `${listing}, federation_tenant_id uuid NOT NULL REFERENCES tenant, state text NOT NULL
       CHECK (state IN ('DRAFT','PUBLISHED','PAUSED','EXPIRED','WITHDRAWN')), version integer NOT NULL, created_at timestamptz(3) NOT NULL, author_id uuid NOT NULL,
       FOREIGN KEY (tenant_id, author_id) REFERENCES member (tenant_id, id)`, { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] });
    await q.query(`CREATE INDEX ON listing (tenant_id, created_at DESC, id DESC)`);
    await sharedTable(q, 'listing_copy', listing, { access: [{ role: 'matching', commands: ['SELECT'] }] });
    await q.query(`CREATE INDEX ON listing_copy (audience_tenant_id, published_at DESC, id DESC)`);
    await q.query(`CREATE INDEX ON listing_copy (audience_tenant_id, kind, direction)`);

    // Who must never be proposed to each other: private to the tenant that says it, and symmetric in its effect.
    await tenantTable(q, 'exclusion', `partner_tenant_id uuid NOT NULL REFERENCES tenant, reason text, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, partner_tenant_id)`, {
      access: [{ role: 'matching', commands: ['SELECT'] }],
    });
    // What a community lets the federation know about itself for matching: no names, no people.
    await sharedTable(q, 'community_sketch', `member_count integer NOT NULL, topics jsonb NOT NULL, departments jsonb NOT NULL, updated_at timestamptz(3) NOT NULL`, {
      access: [{ role: 'matching', commands: ['SELECT'] }],
    });

    await tenantTable(
      q,
      'proposal_answer',
      `proposal_id uuid NOT NULL, answer text NOT NULL CHECK (answer IN ('INTERESTED','DECLINED')), reason text, member_id uuid NOT NULL, answered_at timestamptz(3) NOT NULL,
       UNIQUE (tenant_id, proposal_id), FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)`,
      { tenantCommands: ['SELECT', 'INSERT'], access: [{ role: 'matching', commands: ['SELECT'] }] },
    );
    // One copy per side, owned by the federation and written by matching alone. Nothing in it moves when one side answers.
    await sharedTable(
      q,
      'proposal',
      `number integer NOT NULL, partner_tenant_id uuid NOT NULL, run_id uuid NOT NULL, state text NOT NULL CHECK (state IN ('SUGGESTED','MUTUAL','COLLABORATION','DECLINED','EXPIRED')),
       title jsonb NOT NULL, reasons jsonb NOT NULL, listing_ids uuid[] NOT NULL, score integer NOT NULL, suggested_at timestamptz(3) NOT NULL, expires_at timestamptz(3) NOT NULL,
       collaboration_id uuid`,
      { writtenByRole: 'matching' },
    );
    await q.query(`CREATE INDEX ON proposal (audience_tenant_id, suggested_at DESC, id DESC)`);
    await q.query(`CREATE INDEX ON proposal (owner_tenant_id, state)`);
    await sharedTable(q, 'collaboration', `partner_tenant_id uuid NOT NULL, title jsonb NOT NULL, state text NOT NULL CHECK (state IN ('INTRODUCED','ACTIVE','ENDED')), started_at timestamptz(3) NOT NULL`, {
      writtenByRole: 'matching',
    });
    await q.query(`CREATE INDEX ON collaboration (audience_tenant_id, started_at DESC, id DESC)`);
    // What a run saw and decided, so that it can be repeated and checked.
    await tenantTable(q, 'matching_run', `snapshot_hash text NOT NULL, parameters_hash text NOT NULL, seed text NOT NULL, candidate_count integer NOT NULL, proposal_count integer NOT NULL, objective bigint NOT NULL, upper_bound bigint NOT NULL, ran_at timestamptz(3) NOT NULL`, {
      tenantCommands: ['SELECT'],
      access: [{ role: 'matching', commands: ['SELECT', 'INSERT'] }],
    });
    // Credits given and received between communities of a federation; append-only.
    await tenantTable(q, 'exchange_entry', `giver_tenant_id uuid NOT NULL, receiver_tenant_id uuid NOT NULL, collaboration_id uuid NOT NULL, credits integer NOT NULL CHECK (credits > 0), happened_at timestamptz(3) NOT NULL`, {
      tenantCommands: ['SELECT', 'INSERT'],
      access: [{ role: 'matching', commands: ['SELECT'] }],
    });

    await sharedTable(
      q,
      'joint_event',
      `collaboration_id uuid NOT NULL, title text NOT NULL, description text NOT NULL, mode text NOT NULL, place text, starts_at timestamptz(3) NOT NULL, ends_at timestamptz(3) NOT NULL,
       time_zone text NOT NULL, registration_closes_at timestamptz(3) NOT NULL, capacity integer NOT NULL, cancelled_at timestamptz(3)`,
    );
    await q.query(`CREATE INDEX ON joint_event (audience_tenant_id, starts_at, id)`);
    // A person's wish to come, from their own community to the host: the fields named here are all that crosses.
    await sharedTable(q, 'guest_pass', `event_id uuid NOT NULL, account_id uuid NOT NULL, member_id uuid NOT NULL, display_name text NOT NULL, consented_at timestamptz(3) NOT NULL, cancelled_at timestamptz(3),
       UNIQUE (audience_tenant_id, owner_tenant_id, event_id, member_id)`);
    // The host's answer, addressed back: same id as the pass.
    await sharedTable(q, 'guest_reply', `event_id uuid NOT NULL, state text NOT NULL, waitlist_position integer, answered_at timestamptz(3) NOT NULL`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

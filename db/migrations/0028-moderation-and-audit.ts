import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate, tenantTable } from '#tenancy';

/** The rules of a community, reports and what was decided about them, word filters and limits for new members; and the audit log that keeps all of it. */
export class ModerationAndAudit1730000000028 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;
    // Reads on, writes nothing until then; whoever is banned does not enter.
    await q.query(`ALTER TABLE member ADD suspended_until timestamptz(3), DROP CONSTRAINT member_state_check, ADD CONSTRAINT member_state_check CHECK (state IN ('ACTIVE','SUSPENDED','BANNED','LEFT'))`);
    await grantUpdate(q, 'member', 'tenant');

    // Each row's hash covers the row and the hash before it: an edited row breaks the chain at its number. No role may change or delete one.
    await tenantTable(
      q,
      'audit_entry',
      `number bigint NOT NULL, at timestamptz(3) NOT NULL, actor_id uuid, action text NOT NULL, subject_type text, subject_id uuid, reason text, details jsonb NOT NULL DEFAULT '{}',
       previous_hash text NOT NULL, hash text NOT NULL, UNIQUE (tenant_id, number)`,
      { tenantCommands: ['SELECT', 'INSERT'] },
    );
    await q.query('CREATE INDEX audit_by_actor ON audit_entry (tenant_id, actor_id, number DESC) WHERE actor_id IS NOT NULL');
    await q.query('CREATE INDEX audit_by_subject ON audit_entry (tenant_id, subject_id, number DESC) WHERE subject_id IS NOT NULL');

    // consented_version: the newest version up to this one that asked for consent; whoever accepted that one or a later one may write.
    await tenantTable(
      q,
      'rules_version',
      `version integer NOT NULL, consented_version integer NOT NULL, ja text NOT NULL, en text NOT NULL, summary text, published_by uuid, published_at timestamptz(3) NOT NULL,
       UNIQUE (tenant_id, version), ${byMember('published_by')}`,
    );
    await tenantTable(q, 'rules_acceptance', `member_id uuid NOT NULL, version integer NOT NULL, accepted_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, member_id, version), ${byMember('member_id')}`, { tenantCommands: ['SELECT', 'INSERT'] });

    await tenantTable(
      q,
      'moderation_settings',
      `appeals_are_open boolean NOT NULL, newcomer_days integer NOT NULL CHECK (newcomer_days BETWEEN 0 AND 90), posts_per_hour integer NOT NULL CHECK (posts_per_hour BETWEEN 1 AND 1000),
       comments_per_hour integer NOT NULL CHECK (comments_per_hour BETWEEN 1 AND 1000), links_per_text integer NOT NULL CHECK (links_per_text BETWEEN 0 AND 100),
       mentions_per_text integer NOT NULL CHECK (mentions_per_text BETWEEN 0 AND 100), changed_at timestamptz(3) NOT NULL, UNIQUE (tenant_id)`,
    );
    // What a new member wrote in the hour that began then; a row counts, it does not say what was written.
    await tenantTable(q, 'newcomer_hour', `member_id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('POST','COMMENT')), began_at timestamptz(3) NOT NULL, count integer NOT NULL, UNIQUE (tenant_id, member_id, kind), ${byMember('member_id')}`);
    await tenantTable(
      q,
      'word_filter',
      `pattern text NOT NULL, folded text NOT NULL, action text NOT NULL CHECK (action IN ('HOLD','REFUSE')), note text, created_by uuid, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, folded), ${byMember('created_by')}`,
    );

    // One open case per thing: reports gather in it. author_id is null when it was written anonymously.
    await tenantTable(
      q,
      'moderation_case',
      `subject_type text NOT NULL CHECK (subject_type IN ('Post','Comment','Member')), subject_id uuid NOT NULL, author_id uuid, is_held boolean NOT NULL DEFAULT false, held_for text, report_count integer NOT NULL DEFAULT 0,
       taken_by uuid, taken_at timestamptz(3), opened_at timestamptz(3) NOT NULL, handled_at timestamptz(3), handled_by uuid, outcome text,
       ${byMember('author_id')}, ${byMember('taken_by')}, ${byMember('handled_by')}`,
    );
    await q.query('CREATE UNIQUE INDEX moderation_case_open ON moderation_case (tenant_id, subject_id) WHERE handled_at IS NULL');
    await q.query('CREATE INDEX moderation_case_waiting ON moderation_case (tenant_id, opened_at, id) WHERE handled_at IS NULL');
    await q.query('CREATE INDEX moderation_case_handled ON moderation_case (tenant_id, handled_at DESC, id DESC) WHERE handled_at IS NOT NULL');
    await tenantTable(
      q,
      'report',
      `case_id uuid NOT NULL, reporter_id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('SPAM','ABUSE','PRIVACY','FALSEHOOD','COPYRIGHT','OFF_TOPIC','OTHER')), words text, created_at timestamptz(3) NOT NULL,
       UNIQUE (tenant_id, case_id, reporter_id), FOREIGN KEY (tenant_id, case_id) REFERENCES moderation_case (tenant_id, id), ${byMember('reporter_id')}`,
    );
    // Who it is about stands in member_id, or in pseudonym_id when it was written anonymously; decided_by is null when a word filter decided.
    await tenantTable(
      q,
      'moderation_decision',
      `case_id uuid, subject_type text NOT NULL CHECK (subject_type IN ('Post','Comment','Member')), subject_id uuid NOT NULL, member_id uuid, pseudonym_id uuid, title text,
       action text NOT NULL CHECK (action IN ('HOLD','HIDE','REMOVE','RESTORE','WARN','SUSPEND','BAN','LIFT')), reason text, until timestamptz(3), decided_by uuid, decided_at timestamptz(3) NOT NULL, overturned_at timestamptz(3),
       FOREIGN KEY (tenant_id, case_id) REFERENCES moderation_case (tenant_id, id), ${byMember('member_id')}, ${byMember('decided_by')}`,
    );
    await q.query('CREATE INDEX moderation_decision_by_member ON moderation_decision (tenant_id, member_id, decided_at DESC, id DESC) WHERE member_id IS NOT NULL');
    await q.query('CREATE INDEX moderation_decision_by_pseudonym ON moderation_decision (tenant_id, pseudonym_id, decided_at DESC, id DESC) WHERE pseudonym_id IS NOT NULL');
    await q.query('CREATE INDEX moderation_decision_by_subject ON moderation_decision (tenant_id, subject_id, decided_at DESC, id DESC)');
    await tenantTable(
      q,
      'appeal',
      `decision_id uuid NOT NULL, words text NOT NULL, state text NOT NULL CHECK (state IN ('OPEN','UPHELD','OVERTURNED')), answer text, created_at timestamptz(3) NOT NULL, decided_by uuid, decided_at timestamptz(3),
       UNIQUE (tenant_id, decision_id), FOREIGN KEY (tenant_id, decision_id) REFERENCES moderation_decision (tenant_id, id), ${byMember('decided_by')}`,
    );
    await q.query(`CREATE INDEX appeal_open ON appeal (tenant_id, created_at, id) WHERE state = 'OPEN'`);
    // Bars a pseudonym's writer from writing anonymously, and from nothing else: otherwise a silence would tell who it is.
    await tenantTable(q, 'anonymous_bar', `pseudonym_id uuid NOT NULL, until timestamptz(3), UNIQUE (tenant_id, pseudonym_id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

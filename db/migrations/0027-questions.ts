import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate, tenantTable } from '#tenancy';

/** Questions with their accepted and official answers, the answers that are kept as FAQ entries, and what is written without a name. */
export class Questions1730000000027 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;
    const ofPost = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES post (tenant_id, id) ON DELETE CASCADE`;
    const kept = { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] } as const;

    await q.query(`ALTER TABLE comment ADD accepted_at timestamptz(3), ADD official_label jsonb, ADD official_at timestamptz(3),
      ADD CONSTRAINT comment_official_named CHECK ((official_label IS NULL) = (official_at IS NULL) AND (official_label IS NULL OR author_id IS NOT NULL))`);
    await q.query(`CREATE UNIQUE INDEX comment_accepted ON comment (tenant_id, post_id) WHERE accepted_at IS NOT NULL`);
    await q.query(`CREATE INDEX comment_answers ON comment (tenant_id, post_id, created_at, id) WHERE accepted_at IS NOT NULL OR official_at IS NOT NULL`);
    await grantUpdate(q, 'comment', 'tenant');

    // What belongs to a post because it is a question; its id is the post's. The words are hashed together with the tenant, so that
    // one index over the words of all communities never meets another community's.
    await tenantTable(q, 'question', `want_count integer NOT NULL DEFAULT 0, saved_count integer NOT NULL DEFAULT 0, words integer[] NOT NULL DEFAULT '{}', ${ofPost('id')}`);
    await q.query(`CREATE INDEX question_words ON question USING gin (words)`);
    await q.query(`CREATE INDEX post_questions ON post (tenant_id, published_at DESC, id DESC) WHERE kind = 'QUESTION' AND state = 'PUBLISHED'`);
    await tenantTable(q, 'question_want', `post_id uuid NOT NULL, member_id uuid NOT NULL, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, post_id, member_id), ${ofPost('post_id')}, ${byMember('member_id')}`);
    await tenantTable(q, 'question_saved', `post_id uuid NOT NULL, member_id uuid NOT NULL, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, post_id, member_id), ${ofPost('post_id')}, ${byMember('member_id')}`);
    await q.query(`CREATE INDEX question_saved_lately ON question_saved (tenant_id, created_at)`);
    await tenantTable(q, 'official_answerer', `member_id uuid NOT NULL, label jsonb NOT NULL, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, member_id), ${byMember('member_id')}`);

    await tenantTable(
      q,
      'faq_entry',
      `post_id uuid NOT NULL, comment_id uuid NOT NULL, question text NOT NULL, answer text NOT NULL, owner_id uuid NOT NULL, review_on date NOT NULL, version integer NOT NULL DEFAULT 1,
       created_at timestamptz(3) NOT NULL, reviewed_at timestamptz(3) NOT NULL, retired_at timestamptz(3), retired_because text, reminded_on date, ${ofPost('post_id')},
       FOREIGN KEY (tenant_id, comment_id) REFERENCES comment (tenant_id, id), ${byMember('owner_id')}, CHECK ((retired_at IS NULL) = (retired_because IS NULL))`,
      kept,
    );
    await q.query(`CREATE UNIQUE INDEX faq_entry_of_question ON faq_entry (tenant_id, post_id) WHERE retired_at IS NULL`);
    await q.query(`CREATE INDEX faq_entry_by_review ON faq_entry (tenant_id, review_on, id) WHERE retired_at IS NULL`);

    // Nobody may read who it was but the person: the key of an author follows from the installation's secret, the thread and the
    // member, so the same person has another one in each thread. A member's id stands here only where the community had said,
    // before this was written, that it can be unmasked.
    await tenantTable(
      q,
      'pseudonym',
      `thread_id uuid NOT NULL, number integer NOT NULL, is_asker boolean NOT NULL, author_key bytea NOT NULL, member_id uuid, UNIQUE (tenant_id, thread_id, number), UNIQUE (tenant_id, thread_id, author_key),
       FOREIGN KEY (tenant_id, thread_id) REFERENCES post (tenant_id, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, ${byMember('member_id')}`,
      kept,
    );
    for (const table of ['post', 'comment']) await q.query(`ALTER TABLE ${table} ADD CONSTRAINT ${table}_pseudonym FOREIGN KEY (tenant_id, pseudonym_id) REFERENCES pseudonym (tenant_id, id)`);
    // In place of the rows that remember a member's requests.
    await tenantTable(q, 'anonymous_request', `request_key bytea NOT NULL, fingerprint text NOT NULL, result_id uuid NOT NULL, UNIQUE (tenant_id, request_key)`);
    await tenantTable(q, 'anonymity_rule', `is_possible boolean NOT NULL, can_be_unmasked boolean NOT NULL, changed_at timestamptz(3) NOT NULL, UNIQUE (tenant_id)`, kept);
    await tenantTable(q, 'named_space', `space_id uuid NOT NULL, UNIQUE (tenant_id, space_id), FOREIGN KEY (tenant_id, space_id) REFERENCES space (tenant_id, id) ON DELETE CASCADE`);
    await tenantTable(
      q,
      'unmasking',
      `pseudonym_id uuid NOT NULL, post_id uuid NOT NULL, comment_id uuid, reason text NOT NULL, state text NOT NULL CHECK (state IN ('REQUESTED','CONFIRMED','DECLINED')), requested_by uuid NOT NULL,
       requested_at timestamptz(3) NOT NULL, decided_by uuid, decided_at timestamptz(3), FOREIGN KEY (tenant_id, pseudonym_id) REFERENCES pseudonym (tenant_id, id), ${ofPost('post_id')},
       FOREIGN KEY (tenant_id, comment_id) REFERENCES comment (tenant_id, id), ${byMember('requested_by')}, ${byMember('decided_by')},
       CHECK ((state = 'REQUESTED') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)), CHECK (state <> 'CONFIRMED' OR decided_by <> requested_by)`,
      kept,
    );
    await q.query(`CREATE UNIQUE INDEX unmasking_open ON unmasking (tenant_id, pseudonym_id) WHERE state = 'REQUESTED'`);
    await q.query(`CREATE INDEX unmasking_list ON unmasking (tenant_id, requested_at DESC, id DESC)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '#tenancy';

/** Events that members propose, and who likes to prepare the events of others with them. */
export class EventProposals1730000000046 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;
    await tenantTable(
      q,
      'event_proposal',
      `member_id uuid NOT NULL, title text NOT NULL, what text NOT NULL, for_whom text NOT NULL, minutes integer NOT NULL CHECK (minutes > 0), mode text NOT NULL CHECK (mode IN ('ONLINE','ONSITE','HYBRID')),
       kind text NOT NULL CHECK (kind IN ('INTERVIEW','LUNCH','MOKUMOKU','STUDY','OTHER')), help text NOT NULL DEFAULT '', may_celebrate boolean NOT NULL,
       state text NOT NULL CHECK (state IN ('PROPOSED','RETURNED','APPROVED','WITHDRAWN')), created_at timestamptz(3) NOT NULL, proposed_at timestamptz(3) NOT NULL,
       decided_by uuid, decided_at timestamptz(3), return_reason text, event_id uuid, theme_id uuid, CHECK ((state = 'APPROVED') = (event_id IS NOT NULL)), CHECK (state <> 'RETURNED' OR return_reason IS NOT NULL),
       ${byMember('member_id')}, ${byMember('decided_by')}, FOREIGN KEY (tenant_id, event_id) REFERENCES event (tenant_id, id), FOREIGN KEY (tenant_id, theme_id) REFERENCES wish_theme (tenant_id, id)`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    await q.query(`CREATE INDEX event_proposal_waiting ON event_proposal (tenant_id, proposed_at, id) WHERE state = 'PROPOSED'`);
    await q.query(`CREATE INDEX event_proposal_newest ON event_proposal (tenant_id, created_at DESC, id DESC)`);
    await q.query(`CREATE INDEX event_proposal_of_member ON event_proposal (tenant_id, member_id, created_at DESC, id DESC)`);
    await q.query(`CREATE UNIQUE INDEX event_proposal_event ON event_proposal (tenant_id, event_id) WHERE event_id IS NOT NULL`);

    await tenantTable(q, 'co_host_willing', `member_id uuid NOT NULL, created_at timestamptz(3) NOT NULL, UNIQUE (tenant_id, member_id), ${byMember('member_id')}`, { tenantCommands: ['SELECT', 'INSERT', 'DELETE'] });
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

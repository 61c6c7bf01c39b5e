import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate, tenantTable } from '#tenancy';

/** Groups that are drawn for lunch, and what people say that they do, and did, where everybody works on what is theirs. */
export class GroupsAndDeclarations1730000000042 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const ofEvent = 'FOREIGN KEY (tenant_id, event_id) REFERENCES event (tenant_id, id)';
    const byMember = 'FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)';
    await q.query('ALTER TABLE event ADD stays_in_room boolean NOT NULL DEFAULT false, ADD takes_declarations boolean NOT NULL DEFAULT false, ADD group_seed integer');
    await grantUpdate(q, 'event', 'tenant');

    await tenantTable(q, 'event_group_seat', `event_id uuid NOT NULL, member_id uuid NOT NULL, number integer NOT NULL CHECK (number > 0), UNIQUE (tenant_id, event_id, member_id), ${ofEvent}, ${byMember}`);
    await q.query('CREATE INDEX event_group_seat_by_number ON event_group_seat (tenant_id, event_id, number)');

    await tenantTable(
      q,
      'work_declaration',
      `event_id uuid NOT NULL, member_id uuid NOT NULL, plan text NOT NULL, done text, planned_at timestamptz(3) NOT NULL, done_at timestamptz(3), CHECK ((done IS NULL) = (done_at IS NULL)),
       UNIQUE (tenant_id, event_id, member_id), ${ofEvent}, ${byMember}`,
    );
    await q.query('CREATE INDEX work_declaration_of_event ON work_declaration (tenant_id, event_id, planned_at, id)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

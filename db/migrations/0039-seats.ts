import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantUpdate, tenantTable } from '#tenancy';

/** Seats that are kept for some, answers at sign-up, seats that are passed on, and guests by a link. */
export class Seats1730000000039 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const byMember = (column: string): string => `FOREIGN KEY (tenant_id, ${column}) REFERENCES member (tenant_id, id)`;
    const ofEvent = 'FOREIGN KEY (tenant_id, event_id) REFERENCES event (tenant_id, id)';

    // Kept seats that nobody took yet: all others know from the event's own row how many are left for them.
    await q.query(`ALTER TABLE event ADD kept_count integer NOT NULL DEFAULT 0 CHECK (kept_count >= 0), ADD CHECK (registered_count + kept_count <= capacity)`);
    await grantUpdate(q, 'event', 'tenant');

    // A guest's invitation is a seat that is kept for whoever has the link; of the link there is a hash only.
    await tenantTable(
      q,
      'seat_hold',
      `event_id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('ROLE','DEPARTMENT','TENANT','MEMBER','GUEST')), value text, member_id uuid, seats integer NOT NULL CHECK (seats > 0), taken integer NOT NULL DEFAULT 0,
       secret_hash text, note text, guest_name text, guest_email text, accepted_at timestamptz(3), created_by uuid NOT NULL, created_at timestamptz(3) NOT NULL,
       CHECK (taken BETWEEN 0 AND seats), CHECK ((kind IN ('ROLE','DEPARTMENT','TENANT')) = (value IS NOT NULL)), CHECK ((kind = 'MEMBER') = (member_id IS NOT NULL)),
       CHECK ((kind = 'GUEST') = (secret_hash IS NOT NULL)), CHECK (kind NOT IN ('MEMBER','GUEST') OR seats = 1), UNIQUE (tenant_id, secret_hash), ${ofEvent}, ${byMember('member_id')}, ${byMember('created_by')}`,
    );
    await q.query(`CREATE INDEX seat_hold_of_event ON seat_hold (tenant_id, event_id, created_at, id)`);

    await q.query(`ALTER TABLE registration ADD answers jsonb, ADD hold_id uuid, ADD decline_reason text, ADD FOREIGN KEY (tenant_id, hold_id) REFERENCES seat_hold (tenant_id, id)`);
    await grantUpdate(q, 'registration', 'tenant');

    await tenantTable(
      q,
      'seat_offer',
      `event_id uuid NOT NULL, from_member_id uuid NOT NULL, to_member_id uuid NOT NULL, state text NOT NULL CHECK (state IN ('OFFERED','ACCEPTED','DECLINED','WITHDRAWN')), created_at timestamptz(3) NOT NULL,
       answered_at timestamptz(3), CHECK (from_member_id <> to_member_id), ${ofEvent}, ${byMember('from_member_id')}, ${byMember('to_member_id')}`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    // A seat is offered to one person at a time.
    await q.query(`CREATE UNIQUE INDEX seat_offer_open ON seat_offer (tenant_id, event_id, from_member_id) WHERE state = 'OFFERED'`);
    await q.query(`CREATE INDEX seat_offer_to ON seat_offer (tenant_id, to_member_id, event_id) WHERE state = 'OFFERED'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

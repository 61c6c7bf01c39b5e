import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sharedTable, tenantTable } from '#tenancy';

/** A consortium buys licences once for many municipalities: what they ask for, what is ordered, who pays and gets what. */
export class Procurement1730000000014 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const offered = `provider text NOT NULL, licence_year integer NOT NULL CHECK (licence_year BETWEEN 2000 AND 2100), state text NOT NULL CHECK (state IN ('OPEN','ORDERED','CLOSED')),
       tiers jsonb NOT NULL, fixed_fee bigint NOT NULL CHECK (fixed_fee >= 0), fee_split text NOT NULL CHECK (fee_split IN ('EQUAL','POPULATION')), purchase jsonb`;
    // The last check makes more seats granted than bought impossible, whoever asks for it.
    await tenantTable(
      q,
      'licence_pool',
      `${offered}, version integer NOT NULL, opened_at timestamptz(3) NOT NULL, ordered_at timestamptz(3), closed_at timestamptz(3), granted integer NOT NULL DEFAULT 0,
       UNIQUE (tenant_id, provider, licence_year),
       CHECK ((state = 'OPEN') = (purchase IS NULL)), CHECK (granted BETWEEN 0 AND coalesce((purchase ->> 'quantity')::integer, 0))`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    await q.query('CREATE INDEX ON licence_pool (tenant_id, licence_year DESC, id DESC)');
    // What each municipality ordered and pays: written once by the order; only the granted seats change afterwards.
    await tenantTable(
      q,
      'licence_share',
      `pool_id uuid NOT NULL, municipality_tenant_id uuid NOT NULL REFERENCES tenant, share jsonb NOT NULL, granted integer NOT NULL DEFAULT 0 CHECK (granted >= 0), granted_at timestamptz(3),
       UNIQUE (tenant_id, pool_id, municipality_tenant_id), FOREIGN KEY (tenant_id, pool_id) REFERENCES licence_pool (tenant_id, id)`,
      { tenantCommands: ['SELECT', 'INSERT', 'UPDATE'] },
    );
    // A pool as one municipality may know it: what all together ask for, its own share, and nothing of any single other one.
    await sharedTable(
      q,
      'licence_offer',
      `${offered}, total_seats integer NOT NULL, counted_seats integer NOT NULL, buyer_count integer NOT NULL, share jsonb, granted integer NOT NULL, granted_at timestamptz(3), changed_at timestamptz(3) NOT NULL`,
    );
    await q.query('CREATE INDEX ON licence_offer (audience_tenant_id, licence_year DESC, id DESC)');
    // The municipality's own word, addressed to the consortium.
    await sharedTable(
      q,
      'seat_request',
      `pool_id uuid NOT NULL, seats integer NOT NULL CHECK (seats >= 0), population integer CHECK (population > 0), requested_at timestamptz(3) NOT NULL,
       UNIQUE (audience_tenant_id, pool_id, owner_tenant_id), FOREIGN KEY (audience_tenant_id, pool_id) REFERENCES licence_pool (tenant_id, id)`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

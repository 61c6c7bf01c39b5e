import { Column, Entity } from 'typeorm';
import type { MemberId, TenantId } from '#kernel';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

/** What one person gave another one, as the recipient confirmed it. The row stays as it is, for everybody. */
@Entity('trust_fact')
export class TrustFact {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: string;

  @Column('uuid')
  giverId!: MemberId;

  @Column('uuid')
  receiverId!: MemberId;

  @Column('text')
  kind!: 'ADVICE';

  /** What it came from: one source is recorded once. */
  @Column('text')
  sourceType!: string;

  @Column('uuid')
  sourceId!: string;

  /** What one such fact counts before anything else is known: half of it inside one community. */
  @Column('numeric', { precision: 4, scale: 2 })
  weight!: string;

  @TimeColumn()
  happenedAt!: Date;

  @TimeColumn()
  confirmedAt!: Date;

  @TimeColumn()
  recordedAt!: Date;
}

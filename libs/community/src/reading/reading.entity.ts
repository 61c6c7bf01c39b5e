import { Column, Entity } from 'typeorm';
import type { MemberId, TenantId } from '#kernel';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

/** When a member was here. How far they have read each space stands in `space_read`, which is only written by statements. */
@Entity('visit')
export class Visit {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: string;

  @Column('uuid')
  memberId!: MemberId;

  @TimeColumn()
  seenAt!: Date;

  @TimeColumn({ nullable: true })
  awaySince!: Date | null;
}

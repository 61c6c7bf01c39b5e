import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { TenantId } from '#kernel';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import type { CertificationId } from '../certification/certification.entity.js';

@Entity('certification_path')
@ObjectType({
  description: 'That one certification is often followed by another one, counted over the first passes of people who have had 24 months to go on. It says what people did, not what anybody should do.',
})
export class CertificationPath {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: string;

  @Column('uuid')
  fromId!: CertificationId;

  @Column('uuid')
  toId!: CertificationId;

  @Column('int')
  @Field(() => Int, { description: 'How many people passed the second one within 24 months after the first; never fewer than the minimum cell.' })
  people!: number;

  @Column('real')
  @Field(() => Float, { description: 'Which share of everybody with a verified pass they are, 0 to 1.' })
  support!: number;

  @Column('real')
  @Field(() => Float, { description: 'Of those who passed the first one at least 24 months ago, the share who went on to the second, 0 to 1; smoothed, so that few people do not look certain.' })
  confidence!: number;

  @Column('real')
  @Field(() => Float, { description: 'How many times likelier the second one is after the first than among everybody; always above 1.' })
  lift!: number;

  @Column('int')
  @Field(() => Int, { description: 'The median of the months between the two.' })
  medianMonths!: number;

  @TimeColumn()
  @Field({ description: 'As of when it was counted, in UTC.' })
  computedAt!: Date;
}

import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, Localized, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

export type CertificationId = Brand<'Certification'>;

export enum CertificationField {
  IT = 'IT',
  CLOUD = 'CLOUD',
  DATA = 'DATA',
  BUSINESS = 'BUSINESS',
}
registerEnumType(CertificationField, {
  name: 'CertificationField',
  description: 'What a certification is about.',
  valuesMap: {
    IT: { description: 'Information technology and its security.' },
    CLOUD: { description: 'Cloud platforms.' },
    DATA: { description: 'Statistics, data and machine learning.' },
    BUSINESS: { description: 'Accounting, marketing and other business skills.' },
  },
});

@Entity('certification')
@ObjectType({ implements: () => Node, description: 'A certification in the catalogue of a community. Its members see it.' })
export class Certification implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: CertificationId;

  @Column('text')
  @Field({ description: 'Short name that stays the same, e.g. aws-saa; no two certifications of a community have the same.' })
  code!: string;

  @Column('jsonb')
  name!: Localized;

  @Column('jsonb')
  issuer!: Localized;

  @Column('text')
  @Field(() => CertificationField, { description: 'What it is about.' })
  field!: CertificationField;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The version that is examined now, as its issuer names it; null where passing once is passing for good.' })
  version!: string | null;

  /** Its place in the catalogue. */
  @Column('int')
  position!: number;

  @Column('int')
  @Field(() => Int, { description: 'How many members hold it and agreed to be shown: the length of `holders`.' })
  holderCount!: number;

  @TimeColumn()
  createdAt!: Date;
}

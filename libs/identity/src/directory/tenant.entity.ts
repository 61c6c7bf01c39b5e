import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TimeColumn } from '#tenancy';

export enum TenantKind {
  CORPORATE = 'CORPORATE',
  LEARNING = 'LEARNING',
  ALUMNI = 'ALUMNI',
  FEDERATION = 'FEDERATION',
}
export enum Capability {
  CERTIFICATIONS = 'CERTIFICATIONS',
  LEARNING = 'LEARNING',
  ALUMNI = 'ALUMNI',
  LENDING = 'LENDING',
  PROCUREMENT = 'PROCUREMENT',
  MATCHING = 'MATCHING',
}
export enum ParticipationMode {
  PERSONAL = 'PERSONAL',
  ORGANIZATIONAL = 'ORGANIZATIONAL',
}
registerEnumType(TenantKind, {
  name: 'TenantKind',
  description: 'What kind of community a tenant is: a preset of capabilities.',
  valuesMap: {
    CORPORATE: { description: 'A community inside a company.' },
    LEARNING: { description: 'A learning cohort of a municipality.' },
    ALUMNI: { description: 'A network of former employees or graduates.' },
    FEDERATION: { description: 'A community whose participants are communities.' },
  },
});
registerEnumType(Capability, {
  name: 'Capability',
  description: 'A part of the product that a tenant has switched on.',
  valuesMap: {
    CERTIFICATIONS: { description: 'Certifications, pass reports and stories.' },
    LEARNING: { description: 'Learning paths, programmes and seats.' },
    ALUMNI: { description: 'Alumni directory, opportunities and consultations.' },
    LENDING: { description: 'Lending of books.' },
    PROCUREMENT: { description: 'Joint procurement of licences.' },
    MATCHING: { description: 'Needs, offers and proposals.' },
  },
});
registerEnumType(ParticipationMode, {
  name: 'ParticipationMode',
  description: 'How communities take part in a federation.',
  valuesMap: {
    PERSONAL: { description: 'Operators join as individuals and name the community they run.' },
    ORGANIZATIONAL: { description: 'The community itself takes part.' },
  },
});

@Entity('tenant')
@ObjectType({ implements: () => Node, description: 'One organization\'s community, as the public directory knows it.' })
export class Tenant implements Node {
  @IdColumn()
  id!: TenantId;

  @Column('text')
  @Field({ description: 'Short name in addresses: what X-Tenant takes.' })
  slug!: string;

  @Column('text')
  @Field({ description: 'Its name, in its own language.' })
  name!: string;

  @Column('text')
  @Field(() => TenantKind, { description: 'Its kind.' })
  kind!: TenantKind;

  @Column('text')
  @Field({ description: 'One or two characters that stand for it, for a rail or a badge.' })
  mark!: string;

  @Column('text')
  @Field({ description: 'Its accent colour, #rrggbb.' })
  color!: string;

  @Column('text')
  @Field({ description: 'IANA time zone in which its own times are meant.' })
  timeZone!: string;

  @Column('text', { array: true })
  @Field(() => [Capability], { description: 'What it has switched on.' })
  capabilities!: Capability[];

  @Column('text', { nullable: true })
  participationMode!: ParticipationMode | null;

  @TimeColumn()
  createdAt!: Date;
}

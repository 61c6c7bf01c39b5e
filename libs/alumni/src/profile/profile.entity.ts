import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

export type ProfileId = Brand<'AlumniProfile'>;

/** Who may see a field of a profile; each includes those after it. */
export enum Audience {
  EVERYONE = 'EVERYONE',
  VERIFIED = 'VERIFIED',
  OPERATORS = 'OPERATORS',
  ONLY_ME = 'ONLY_ME',
}
registerEnumType(Audience, {
  name: 'ProfileAudience',
  description: 'Who may see a field of a profile; each includes those after it.',
  valuesMap: {
    EVERYONE: { description: 'Every member of this network, also before they are verified.' },
    VERIFIED: { description: 'Members whose record has been verified.' },
    OPERATORS: { description: 'The operators of this network.' },
    ONLY_ME: { description: 'Nobody but the person.' },
  },
});

export enum OpenTo {
  REHIRE = 'REHIRE',
  CONTRACT = 'CONTRACT',
  REFERRAL = 'REFERRAL',
  MENTOR = 'MENTOR',
  SPEAK = 'SPEAK',
}
registerEnumType(OpenTo, {
  name: 'OpenTo',
  description: 'What a person is open to.',
  valuesMap: {
    REHIRE: { description: 'Coming back to the company.' },
    CONTRACT: { description: 'Contracts and side work.' },
    REFERRAL: { description: 'Being referred to a job.' },
    MENTOR: { description: 'Advising others.' },
    SPEAK: { description: 'Giving a talk.' },
  },
});

export enum ProfileField {
  KANA = 'KANA',
  PERIOD = 'PERIOD',
  LAST_DEPARTMENT = 'LAST_DEPARTMENT',
  HEADLINE = 'HEADLINE',
  ABOUT = 'ABOUT',
  REGION = 'REGION',
  OPEN_TO = 'OPEN_TO',
  KNOWN_FOR = 'KNOWN_FOR',
}
registerEnumType(ProfileField, {
  name: 'ProfileField',
  description: 'A field of a profile whose readers its person chooses.',
  valuesMap: {
    KANA: { description: 'The reading of the name.' },
    PERIOD: { description: 'From when until when the person was there.' },
    LAST_DEPARTMENT: { description: 'The last department, or the class of a school.' },
    HEADLINE: { description: 'What the person does today, in a line.' },
    ABOUT: { description: 'About the person, in their own words.' },
    REGION: { description: 'Where the person lives or works.' },
    OPEN_TO: { description: 'What the person is open to.' },
    KNOWN_FOR: { description: 'What one may ask the person about.' },
  },
});

export type Visibility = Record<ProfileField, Audience>;

/** What a profile says, or as much of it as a reader may see: what is hidden is null or empty, like what was never said. */
export interface ProfileFacts {
  kana: string | null;
  employedFrom: string | null;
  employedUntil: string | null;
  lastDepartment: string | null;
  headline: string | null;
  about: string | null;
  region: string | null;
  openTo: OpenTo[];
  knownFor: string[];
}

@Entity('alumni_profile')
@ObjectType({ implements: () => Node, description: 'A verified former member as others may see them. What its person hides is null or empty, and cannot be told from what was never said.' })
export class AlumniProfile implements Node, ProfileFacts {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: ProfileId;

  @Column('uuid')
  memberId!: MemberId;

  /** Brought along from the member. */
  @Field({ description: 'The name shown here. Every member of the network sees it.' })
  displayName!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The reading of the name; null when hidden or unknown.' })
  kana!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The month in which the person joined, YYYY-MM; null when hidden or unknown.' })
  employedFrom!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The month in which the person left, YYYY-MM; null when hidden or unknown.' })
  employedUntil!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The last department, or the class of a school; null when hidden or unknown.' })
  lastDepartment!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What the person does today, in a line; null when hidden or not said.' })
  headline!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'About the person, in their own words; null when hidden or not said.' })
  about!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Where the person lives or works; null when hidden or not said.' })
  region!: string | null;

  @Column('text', { array: true })
  @Field(() => [OpenTo], { description: 'What the person is open to; empty when hidden.' })
  openTo!: OpenTo[];

  @Column('text', { array: true })
  @Field(() => [String], { description: 'What one may ask the person about; empty when hidden.' })
  knownFor!: string[];

  @Column('jsonb')
  visibility!: Visibility;

  @TimeColumn()
  createdAt!: Date;

  @TimeColumn()
  changedAt!: Date;
}

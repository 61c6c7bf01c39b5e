import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import type { RosterEntry, RosterEntryId } from '../roster/roster.entity.js';

export type AlumniClaimId = Brand<'AlumniClaim'>;

export enum ClaimState {
  CLAIMED = 'CLAIMED',
  MATCHED = 'MATCHED',
  MANUAL_REVIEW = 'MANUAL_REVIEW',
  VERIFIED = 'VERIFIED',
  RETURNED = 'RETURNED',
  SUSPENDED = 'SUSPENDED',
}
registerEnumType(ClaimState, {
  name: 'AlumniClaimState',
  description: 'How it stands with what a person says about their time there.',
  valuesMap: {
    CLAIMED: { description: 'Said, and not compared yet.' },
    MATCHED: { description: 'Fits the roster, and is about to be verified.' },
    MANUAL_REVIEW: { description: 'An operator looks at it.' },
    VERIFIED: { description: 'The person is known to have been there.' },
    RETURNED: { description: 'Given back; the person may say it again.' },
    SUSPENDED: { description: 'Was verified, and is not any more.' },
  },
});

@Entity('alumni_claim')
@ObjectType({ implements: () => Node, description: 'What a member says about their time there. The person sees their own, operators see all.' })
export class AlumniClaim implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: AlumniClaimId;

  @Column('uuid')
  memberId!: MemberId;

  @Column('text')
  @Field({ description: 'The employee or student number, as the person wrote it.' })
  employeeNumber!: string;

  @Column('text')
  numberKey!: string;

  @Column('text')
  @Field({ description: 'The reading of the name then, as the person wrote it.' })
  kana!: string;

  @Column('text')
  nameKey!: string;

  @Column('text')
  @Field({ description: 'The month in which the person joined, YYYY-MM.' })
  joinedMonth!: string;

  @Column('text')
  @Field({ description: 'The month in which the person left, YYYY-MM.' })
  leftMonth!: string;

  @Column('text')
  @Field(() => ClaimState, { description: 'How it stands.' })
  state!: ClaimState;

  @Column('uuid', { nullable: true })
  rosterEntryId!: RosterEntryId | null;

  @Column('uuid', { nullable: true })
  decidedBy!: MemberId | null;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was decided, in UTC; null while it is not.' })
  decidedAt!: Date | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @TimeColumn()
  @Field({ description: 'When the person said it, in UTC.' })
  createdAt!: Date;

  /** Brought along by the statement of the operators' page. */
  candidates?: RosterEntry[];
  rivals?: AlumniClaim[];
}

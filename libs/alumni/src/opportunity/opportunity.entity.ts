import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import type { Member } from '#identity';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

export type OpportunityId = Brand<'Opportunity'>;

export enum OpportunityKind {
  JOB = 'JOB',
  CONTRACT = 'CONTRACT',
  SIDE_WORK = 'SIDE_WORK',
  COME_BACK = 'COME_BACK',
  MENTORING = 'MENTORING',
  SPEAKING = 'SPEAKING',
}
registerEnumType(OpportunityKind, {
  name: 'OpportunityKind',
  description: 'What kind of opportunity it is.',
  valuesMap: {
    JOB: { description: 'A position.' },
    CONTRACT: { description: 'A piece of work under contract.' },
    SIDE_WORK: { description: 'Work beside another job.' },
    COME_BACK: { description: 'A way back to the company.' },
    MENTORING: { description: 'Somebody to advise.' },
    SPEAKING: { description: 'A talk to give.' },
  },
});

@Entity('opportunity')
@ObjectType({ implements: () => Node, description: 'Something that a member offers to the others. Verified members see it.' })
export class Opportunity implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: OpportunityId;

  @Column('uuid')
  authorId!: MemberId;

  @Column('text')
  @Field(() => OpportunityKind, { description: 'What kind it is.' })
  kind!: OpportunityKind;

  @Column('text')
  @Field({ description: 'What it is, in a line.' })
  title!: string;

  @Column('text')
  @Field({ description: 'What it is about; may have several lines.' })
  text!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Where it is; null when that does not matter.' })
  region!: string | null;

  @TimeColumn()
  @Field({ description: 'Until when one can be interested, in UTC.' })
  expiresAt!: Date;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was withdrawn, in UTC; null while it is not. Only its author and those who are interested still see it then.' })
  withdrawnAt!: Date | null;

  @Column('int')
  interestCount!: number;

  @TimeColumn()
  @Field({ description: 'When it was posted, in UTC.' })
  createdAt!: Date;

  /** Brought along by the statement that read it. */
  author?: Member;
  mine?: boolean;
  interested?: Interested[];
}

@ObjectType({ description: 'Somebody who is interested.' })
export class Interested {
  @Field(() => Int, { description: 'Their place in the order in which they came, from 1.' })
  place!: number;
  @Field({ description: 'The name shown here.' })
  displayName!: string;
  @Field({ description: 'When they said so, in UTC.' })
  since!: Date;
}

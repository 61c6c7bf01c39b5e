import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import { Member } from '../member/member.entity.js';

@ObjectType({ description: 'One further fact of an audit entry.' })
export class AuditDetail {
  @Field({ description: 'Which fact, a stable word for programs.' })
  name!: string;
  @Field({ description: 'What it was.' })
  value!: string;
}

@Entity('audit_entry')
@ObjectType({ implements: () => Node, description: 'Something that somebody with rights over others did. It can be neither changed nor deleted. For admins.' })
export class AuditEntry implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: string;

  /** The column is a bigint, which the driver gives as text. */
  @Column('bigint')
  @Field(() => Int, { description: 'Its place in the log: 1, 2, 3 and so on, without gaps.' })
  number!: number;

  @TimeColumn()
  @Field({ description: 'When it was done, in UTC.' })
  at!: Date;

  @Column('uuid', { nullable: true })
  actorId!: MemberId | null;

  @Column('text')
  @Field({ description: 'What was done, a stable word for programs, e.g. moderation.content_removed.' })
  action!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What kind of thing it was done to, e.g. Post; null when it was done to nothing in particular.' })
  subjectType!: string | null;

  @Column('uuid', { nullable: true })
  subjectId!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The reason that was given; null when none was.' })
  reason!: string | null;

  @Column('jsonb')
  details!: Record<string, string>;

  @Column('text')
  previousHash!: string;

  @Column('text')
  hash!: string;

  /** Brought along by the statement that reads entries. */
  @Field(() => Member, { nullable: true, description: 'Who did it; null when the product did it by itself.' })
  actor?: Member | null;
  @Field(() => Member, { nullable: true, description: 'The member that it was done to; null when it was done to something else, or they have left.' })
  subjectMember?: Member | null;
}

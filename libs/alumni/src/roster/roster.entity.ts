import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

export type RosterEntryId = Brand<'RosterEntry'>;

@Entity('roster_entry')
@ObjectType({ implements: () => Node, description: "A person in the organization's list of former employees or graduates, whether or not they are a member here. For operators only." })
export class RosterEntry implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: RosterEntryId;

  @Column('text')
  @Field({ description: 'The employee or student number, as the list has it.' })
  employeeNumber!: string;

  /** As it is compared. */
  @Column('text')
  numberKey!: string;

  @Column('text', { nullable: true })
  familyName!: string | null;

  @Column('text', { nullable: true })
  givenName!: string | null;

  @Column('text')
  @Field({ description: 'The name, family and given name in the order of its language.' })
  name!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The reading; null when the list has none.' })
  kana!: string | null;

  /** All forms under which the person may write their name. */
  @Column('text', { array: true })
  nameKeys!: string[];

  @Column('date')
  @Field({ description: 'The first day there, YYYY-MM-DD.' })
  joinedOn!: string;

  @Column('date')
  @Field({ description: 'The last day there, YYYY-MM-DD.' })
  leftOn!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The last department or class; null when the list has none.' })
  lastDepartment!: string | null;

  @TimeColumn()
  createdAt!: Date;

  @TimeColumn()
  @Field({ description: 'When an import last wrote it, in UTC.' })
  changedAt!: Date;
}

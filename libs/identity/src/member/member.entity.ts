import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { AccountId, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

export enum Role {
  OWNER = 'OWNER',
  ADMIN = 'ADMIN',
  OPERATOR = 'OPERATOR',
  MEMBER = 'MEMBER',
  GUEST = 'GUEST',
}
registerEnumType(Role, {
  name: 'Role',
  description: 'What a member is in a tenant.',
  valuesMap: {
    OWNER: { description: 'Answers for the community.' },
    ADMIN: { description: 'Configures it and approves what crosses its border.' },
    OPERATOR: { description: 'Runs it.' },
    MEMBER: { description: 'Takes part in it.' },
    GUEST: { description: 'A member of another community, let in for one event.' },
  },
});

@Entity('member')
@ObjectType({ implements: () => Node, description: 'A person inside one tenant. Members of the tenant see it.' })
export class Member implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: MemberId;

  @Column('uuid')
  accountId!: AccountId;

  @Column('text')
  @Field({ description: 'The name shown here, family and given name in the order of its language.' })
  displayName!: string;

  @Column('text', { nullable: true })
  familyName!: string | null;

  @Column('text', { nullable: true })
  givenName!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The name in kana; null when it is not known.' })
  kana!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The department or affiliation; null when it is not known.' })
  department!: string | null;

  /** Read when it is asked for: most pages that name somebody do not show it. */
  @Column('text', { nullable: true })
  introduction?: string | null;

  @Column('text', { nullable: true })
  externalId!: string | null;

  @Column('text')
  @Field(() => Role, { description: 'What the person is here.' })
  role!: Role;

  @Column('text')
  state!: 'ACTIVE' | 'SUSPENDED' | 'BANNED' | 'LEFT';

  /** Until then the member reads and does nothing else; null or past when there is no suspension. */
  @TimeColumn({ nullable: true })
  suspendedUntil?: Date | null;

  @Column('uuid', { nullable: true })
  homeTenantId!: TenantId | null;

  @TimeColumn()
  @Field({ description: 'When the person joined, in UTC.' })
  joinedAt!: Date;
}

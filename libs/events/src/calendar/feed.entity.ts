import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

export type CalendarFeedId = Brand<'CalendarFeed'>;

export enum CalendarScope {
  MINE = 'MINE',
  COMMUNITY = 'COMMUNITY',
}
registerEnumType(CalendarScope, {
  name: 'CalendarScope',
  description: 'What a calendar shows.',
  valuesMap: {
    MINE: { description: 'Events that I come to, wait for, organize or speak at, with the place and the address of those at which I have a seat.' },
    COMMUNITY: { description: 'All announced events of the community, without places and addresses.' },
  },
});

@Entity('calendar_feed')
@ObjectType({ implements: () => Node, description: 'An address by which a calendar program reads events without a sign-in, until it is revoked. The member sees it.' })
export class CalendarFeed implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: CalendarFeedId;

  @Column('uuid')
  memberId!: MemberId;

  @Column('text')
  @Field(() => CalendarScope, { description: 'What it shows.' })
  scope!: CalendarScope;

  @Column('text')
  secretHash!: string;

  @TimeColumn()
  @Field({ description: 'When it was made, in UTC.' })
  createdAt!: Date;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was revoked, in UTC; null while it can be read.' })
  revokedAt!: Date | null;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When a program read it last, in UTC, to the hour; null when none did.' })
  readAt!: Date | null;
}

import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import type { EventId } from '../event/event.entity.js';

export type CheckInHelperId = Brand<'CheckInHelper'>;

@Entity('check_in_helper')
@ObjectType({ implements: () => Node, description: 'A link by which somebody without an account checks people in at one event, until a day after its end. The organizers see it.' })
export class CheckInHelper implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: CheckInHelperId;

  @Column('uuid')
  eventId!: EventId;

  @Column('text')
  @Field({ description: 'Whom it is for, in the words of the organizer.' })
  label!: string;

  /** What the database knows of the link. */
  @Column('text')
  secretHash!: string;

  @Column('uuid')
  createdBy!: MemberId;

  @TimeColumn()
  @Field({ description: 'When it was made, in UTC.' })
  createdAt!: Date;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was revoked, in UTC; null while it was not.' })
  revokedAt!: Date | null;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When something was last sent by it, in UTC; null when nothing was.' })
  usedAt!: Date | null;
}

import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import type { Member } from '#identity';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import type { EventId } from '../event/event.entity.js';

export type WorkDeclarationId = Brand<'WorkDeclaration'>;

@Entity('work_declaration')
@ObjectType({ implements: () => Node, description: 'What somebody does at an event at which everybody works on what is theirs: said at the beginning, and what came of it at the end. Those who come and its organizers see it.' })
export class WorkDeclaration implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: WorkDeclarationId;

  @Column('uuid')
  eventId!: EventId;

  @Column('uuid')
  memberId!: MemberId;

  @Column('text')
  @Field({ description: 'What they are going to do.' })
  plan!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What they got done; null until they say so.' })
  done!: string | null;

  @TimeColumn()
  @Field({ description: 'When they first said what they are going to do, in UTC.' })
  plannedAt!: Date;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When they said what they got done, in UTC; null until then.' })
  doneAt!: Date | null;

  /** Brought along by the statement that read it. */
  member?: Member;
}

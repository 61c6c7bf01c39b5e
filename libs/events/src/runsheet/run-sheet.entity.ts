import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, TenantId } from '#kernel';
import { IdColumn, TenantColumn } from '#tenancy';
import type { EventId } from '../event/event.entity.js';

@Entity('run_sheet_item')
@ObjectType('RunSheetItem', { description: 'A part of what happens at an event. Its organizers and speakers see it.' })
export class RunSheetItem {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: Brand<'RunSheetItem'>;

  @Column('uuid')
  eventId!: EventId;

  @Column('int')
  position!: number;

  @Column('int')
  @Field(() => Int, { description: 'How long it takes, in minutes.' })
  minutes!: number;

  @Column('text')
  @Field({ description: 'What happens.' })
  what!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who sees to it, in words; null when that is open.' })
  who!: string | null;
}

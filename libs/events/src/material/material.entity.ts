import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, TenantId } from '#kernel';
import { type FileId, StoredFile } from '#files';
import { IdColumn, TenantColumn } from '#tenancy';
import type { EventId } from '../event/event.entity.js';

export type EventMaterialId = Brand<'EventMaterial'>;

@Entity('event_material')
@ObjectType('EventMaterial', { description: 'Something to read or to see about an event: an address or a file. Those who come and the organizers see it.' })
export class EventMaterial {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: EventMaterialId;

  @Column('uuid')
  eventId!: EventId;

  @Column('int')
  position!: number;

  @Column('text')
  @Field({ description: 'What it is.' })
  title!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Where it is on the net; null for a file.' })
  url!: string | null;

  @Column('uuid', { nullable: true })
  fileId!: FileId | null;

  @Field(() => StoredFile, { nullable: true, description: 'The file; null for an address.' })
  file?: StoredFile | null;
}

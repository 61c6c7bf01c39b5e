import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

export type FileId = Brand<'File'>;

/** Not a Node: a file is seen by whoever sees the thing that it belongs to, and in no other way. */
@Entity('file')
@ObjectType('File', { description: 'A file that somebody brought. Whoever sees the thing that it belongs to sees it.' })
export class StoredFile {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: FileId;

  @Column('text')
  @Field({ description: 'What its owner called it, without a path.' })
  name!: string;

  @Column('text')
  @Field({ description: 'Its media type, found by looking into it, e.g. image/png; not what its name or its sender says.' })
  mediaType!: string;

  @Column('int')
  @Field(() => Int, { description: 'How long it is, in bytes.' })
  byteLength!: number;

  @Column('text')
  storageKey!: string;

  @Column('uuid')
  uploaderId!: MemberId;

  /** Since when nothing refers to it; null while something does. */
  @TimeColumn({ nullable: true })
  looseSince!: Date | null;

  @TimeColumn()
  createdAt!: Date;
}

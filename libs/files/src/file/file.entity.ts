import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import { ThumbnailSize } from '../picture/picture.rules.js';

export type FileId = Brand<'File'>;

registerEnumType(ThumbnailSize, {
  name: 'ThumbnailSize',
  description: 'How large a smaller picture is.',
  valuesMap: { SMALL: { description: 'At most 320 pixels wide: for a list.' }, LARGE: { description: 'At most 1,280 pixels wide: for a page.' } },
});

/** Not a Node: a file is seen by whoever sees the thing that it belongs to, and in no other way. */
@Entity('file')
@ObjectType('File', { description: 'A file that somebody brought. Whoever sees the thing that it belongs to sees it.' })
export class StoredFile {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: FileId;

  @Column('text')
  @Field({ description: 'What its owner called it, without a path; a neutral name when it belongs to something that was written anonymously.' })
  name!: string;

  @Column('text')
  @Field({ description: 'Its media type, found by looking into it, e.g. image/png; not what its name or its sender says.' })
  mediaType!: string;

  @Column('int')
  @Field(() => Int, { description: 'How long it is, in bytes.' })
  byteLength!: number;

  @Column('text')
  storageKey!: string;

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'Of a picture: how wide it is, in pixels. Null for everything else, and for pictures brought before they were measured.' })
  width!: number | null;

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'Of a picture: how high it is, in pixels; null when `width` is.' })
  height!: number | null;

  /** What there is of it in smaller sizes; their keys are made of its own. */
  @Column('jsonb')
  thumbnails!: Partial<Record<ThumbnailSize, { width: number; height: number; byteLength: number }>>;

  /** Null when nobody may learn it. */
  @Column('uuid', { nullable: true })
  uploaderId!: MemberId | null;

  /** Since when nothing refers to it; null while something does. */
  @TimeColumn({ nullable: true })
  looseSince!: Date | null;

  @TimeColumn()
  createdAt!: Date;
}

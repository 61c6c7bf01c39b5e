import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { TenantId } from '#kernel';
import { type FileId, StoredFile } from '#files';
import { IdColumn, TenantColumn } from '#tenancy';
import type { CommentId } from '../comment/comment.entity.js';
import type { PostId } from '../post/post.entity.js';

@Entity('attachment')
@ObjectType({ description: 'A picture or another file of a post or a comment. Whoever reads that sees it.' })
export class Attachment {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: string;

  @Column('uuid', { nullable: true })
  postId!: PostId | null;

  @Column('uuid', { nullable: true })
  commentId!: CommentId | null;

  @Column('uuid')
  fileId!: FileId;

  /** From 1, in the order in which their author put them. */
  @Column('int')
  position!: number;

  @Column('text')
  @Field({ description: 'What is to be seen, for those who cannot see it; empty when nobody wrote it down.' })
  alt!: string;

  @Field(() => StoredFile, { description: 'The file.' })
  file?: StoredFile;
}

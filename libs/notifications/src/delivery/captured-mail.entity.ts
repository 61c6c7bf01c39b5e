import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { MemberId, TenantId } from '#kernel';
import { Connection, Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

@Entity('captured_mail')
@ObjectType({ implements: () => Node, description: 'A mail that was kept here because no mail server is configured. Only its recipient sees it.' })
export class CapturedMail implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  /** The delivery's, so that a mail is kept once. */
  @IdColumn()
  id!: string;

  @Column('uuid')
  memberId!: MemberId;

  @Column({ name: 'recipient', type: 'text' })
  @Field({ description: 'The address that it would have gone to.' })
  to!: string;

  @Column('text')
  @Field({ description: 'The subject line.' })
  subject!: string;

  @Column('text')
  @Field({ description: 'The plain part.' })
  text!: string;

  @Column('text')
  @Field({ description: 'The HTML part: a whole document with inline styles, without scripts or remote content. Show it in a sandbox.' })
  html!: string;

  @TimeColumn()
  @Field({ description: 'When it was kept, in UTC.' })
  createdAt!: Date;
}

@ObjectType({ description: 'A page of captured mails.' })
export class CapturedMailConnection extends Connection(CapturedMail) {}

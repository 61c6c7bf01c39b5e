import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { TextListField, outcome } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';

export type InvitationLinkId = Brand<'InvitationLink'>;

@Entity('invitation_link')
@ObjectType({ description: "The community's link, by which people have themselves invited. For operators." })
export class InvitationLink {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: InvitationLinkId;

  @Column('text')
  secretHash!: string;

  @Column('text', { array: true })
  @Field(() => [String], { description: 'The domains whose addresses may ask, e.g. example.co.jp; every address may when it is empty.' })
  domains!: string[];

  @Column('uuid')
  openedBy!: MemberId;

  @TimeColumn()
  @Field({ description: 'When this link was made, in UTC.' })
  openedAt!: Date;

  @TimeColumn({ nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was closed, in UTC; null while it is open.' })
  closedAt!: Date | null;

  @Column('uuid', { nullable: true })
  closedBy!: MemberId | null;

  /** Written out again for those who may pass it on. */
  @Field({ description: 'The last part of its address, which begins with /join/.' })
  secret?: string;

  @Field(() => Int, { description: 'How many people have joined by it.' })
  joinedCount?: number;
}

@InputType({ description: 'Who may use the link.' })
export class OpenInvitationLinkInput {
  @TextListField({ min: 1, max: 253 }, 50, { nullable: true, description: 'The domains whose addresses may ask, at most 50; every address may without them.' })
  domains?: string[];
  @Field({ nullable: true, description: 'True makes a new link, and the old one leads nowhere from then on. Without it an open link stays and only its domains change.' })
  renews?: boolean;
}

export const OpenInvitationLinkResult = outcome('OpenInvitationLinkResult', [InvitationLink]);
export const CloseInvitationLinkResult = outcome('CloseInvitationLinkResult', [InvitationLink]);

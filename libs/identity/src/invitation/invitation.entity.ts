import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Node } from '#graphql-kit';
import { IdColumn, TenantColumn, TimeColumn } from '#tenancy';
import { Member, Role } from '../member/member.entity.js';

export type InvitationId = Brand<'Invitation'>;

export enum InvitationState {
  OPEN = 'OPEN',
  ACCEPTED = 'ACCEPTED',
  EXPIRED = 'EXPIRED',
  REVOKED = 'REVOKED',
}
registerEnumType(InvitationState, {
  name: 'InvitationState',
  description: 'How it stands with an invitation.',
  valuesMap: {
    OPEN: { description: 'Its link can be used, once.' },
    ACCEPTED: { description: 'The person has joined.' },
    EXPIRED: { description: 'Its two weeks are over. It can be sent again.' },
    REVOKED: { description: 'It was taken back: its link leads nowhere.' },
  },
});

@Entity('invitation')
@ObjectType({ implements: () => Node, description: 'An invitation to one address. For operators; its link is known to whoever receives the mail and to nobody else.' })
export class Invitation implements Node {
  @TenantColumn()
  tenantId!: TenantId;

  @IdColumn()
  id!: InvitationId;

  @Column('text')
  @Field({ description: 'The address that is invited, in lower case.' })
  email!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The name that was pasted beside the address, which is suggested to the person; null when there was none.' })
  displayName!: string | null;

  @Column('text')
  @Field(() => Role, { description: 'What the person becomes by accepting.' })
  role!: Role;

  @Column('text', { nullable: true })
  @Field(() => String, { name: 'note', nullable: true, description: 'What the mail says beside the invitation; null when nothing was added.' })
  message!: string | null;

  @Column('text')
  locale!: 'ja' | 'en';

  @Column('text')
  secretHash!: string;

  /** What is written down; whether an open one has expired is said by the clock. */
  @Column('text')
  @Field(() => InvitationState, { description: 'How it stands.' })
  state!: InvitationState;

  @Column('uuid')
  invitedBy!: MemberId;

  @TimeColumn()
  @Field({ description: 'When the person was invited, in UTC.' })
  createdAt!: Date;

  @TimeColumn()
  @Field({ description: 'When it was mailed last, in UTC.' })
  sentAt!: Date;

  @Column('int')
  @Field(() => Int, { description: 'How often it was mailed.' })
  sentCount!: number;

  @TimeColumn()
  @Field({ description: 'Until when its link can be used, in UTC.' })
  expiresAt!: Date;

  @TimeColumn()
  changedAt!: Date;

  @Column('uuid', { nullable: true })
  acceptedBy!: MemberId | null;

  @Column('uuid', { nullable: true })
  linkId!: string | null;

  @Field({ description: "True when the person asked for it by the community's link." })
  get isByLink(): boolean {
    return this.linkId !== null;
  }

  /** Brought along by the statement that reads invitations. */
  @Field(() => Member, { nullable: true, description: 'Who invited; null when the person asked for it by the link of the community.' })
  inviter?: Member | null;

  @Field(() => Member, { nullable: true, description: 'Who joined by it; null before.' })
  joined?: Member | null;
}

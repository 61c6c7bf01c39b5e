import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { Connection, IdField, Refusal, TextField, outcome } from '#graphql-kit';
import { LocaleName } from '../account/account.entity.js';
import { Role } from '../member/member.entity.js';
import { Invitation, type InvitationId, InvitationState } from './invitation.entity.js';

@ObjectType({ description: 'A page of invitations.' })
export class InvitationConnection extends Connection(Invitation) {}

@InputType({ description: 'Which invitations.' })
export class InvitationFilter {
  @Field(() => InvitationState, { nullable: true, description: 'Only those that stand so.' })
  state?: InvitationState;
  @TextField({ max: 100 }, { nullable: true, description: 'Part of an address; case does not matter.' })
  search?: string;
}

export enum InvitedAs {
  INVITED = 'INVITED',
  ALREADY_INVITED = 'ALREADY_INVITED',
  ALREADY_MEMBER = 'ALREADY_MEMBER',
  BARRED = 'BARRED',
  REPEATED = 'REPEATED',
  UNREADABLE = 'UNREADABLE',
}
registerEnumType(InvitedAs, {
  name: 'InvitedAs',
  description: 'What came of a pasted address.',
  valuesMap: {
    INVITED: { description: 'A mail is on its way.' },
    ALREADY_INVITED: { description: 'There is an open invitation to it, which can be sent again.' },
    ALREADY_MEMBER: { description: 'The person belongs here already.' },
    BARRED: { description: 'The person was excluded from this community. Lift that first.' },
    REPEATED: { description: 'An earlier line has the same address.' },
    UNREADABLE: { description: 'There is no address in the line.' },
  },
});

@ObjectType({ description: 'What came of one pasted address.' })
export class InvitedLine {
  @Field(() => Int, { description: 'The number of the line in what was pasted, from 1.' })
  number!: number;
  @Field({ description: 'What stands there, as it was read.' })
  text!: string;
  @Field(() => InvitedAs, { description: 'What came of it.' })
  outcome!: InvitedAs;
}

@ObjectType({ description: 'What came of pasted addresses.' })
export class PeopleInvited {
  @Field(() => Int, { description: 'How many mails are on their way.' })
  invitedCount!: number;
  @Field(() => [InvitedLine], { description: 'Every address in the order in which it was pasted, also those to which nothing is sent.' })
  lines!: InvitedLine[];
}

@InputType({ description: 'Whom to invite, and as what.' })
export class InvitePeopleInput {
  @TextField({ min: 3, max: 60_000, multiline: true }, { description: 'Addresses as they are pasted, up to 500 lines; a name beside one (`花子 <hana@example.org>`) is suggested to the person.' })
  addresses!: string;
  @Field(() => Role, { nullable: true, description: 'What they become: MEMBER by default. OPERATOR and ADMIN only by admins; OWNER and GUEST by nobody.' })
  role?: Role;
  @TextField({ max: 1_000, multiline: true }, { nullable: true, description: 'What the mail says beside the invitation.' })
  note?: string;
  @Field(() => LocaleName, { nullable: true, description: "In which language people are written to who have no account yet; the caller's without it." })
  locale?: LocaleName;
}

@InputType({ description: 'Which invitation.' })
export class InvitationInput {
  @IdField('Invitation', { description: 'The invitation.' })
  invitationId!: InvitationId;
}

@ObjectType({ implements: () => Refusal, description: 'More invitations than may be mailed within a day, or one of them more often than five times.' })
export class InvitationLimitReached extends Refusal {
  readonly code = 'INVITATION_LIMIT_REACHED';
  @Field(() => Int, { description: 'How many more may be mailed today; 0 as well where one was mailed too often.' })
  readonly remainingCount: number;

  constructor(remainingCount: number) {
    super();
    this.remainingCount = remainingCount;
  }
  text(): Localized {
    if (this.remainingCount === 0) return { ja: '送れる回数の上限に達しました。時間をおくか、本人に直接お声がけください。', en: 'The limit of mails is reached. Wait a day, or speak to the person.' };
    return { ja: `今日あと送れる招待は${this.remainingCount}件です。分けて送ってください。`, en: `${this.remainingCount} more invitations can be mailed today. Please send them in parts.` };
  }
}

@ObjectType({ implements: () => Refusal, description: 'It was accepted or taken back meanwhile.' })
export class InvitationClosed extends Refusal {
  readonly code = 'INVITATION_CLOSED';
  @Field(() => InvitationState, { description: 'How it stands.' })
  readonly state: InvitationState;

  constructor(state: InvitationState) {
    super();
    this.state = state;
  }
  text(): Localized {
    if (this.state === InvitationState.ACCEPTED) return { ja: 'この招待は、すでに使われています。', en: 'This invitation was used already.' };
    if (this.state === InvitationState.EXPIRED) return { ja: 'この招待は期限が切れています。運営に、もう一度送るよう頼んでください。', en: 'This invitation has expired. Ask the operators to send it again.' };
    return { ja: 'この招待は取り消されています。', en: 'This invitation was taken back.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'Only an admin invites people to such a role.' })
export class RoleNotYours extends Refusal {
  readonly code = 'ROLE_NOT_YOURS';
  text(): Localized {
    return { ja: 'この役割を渡せるのは、それと同じか上の役割の管理者だけです。', en: 'Only an admin of the same or a higher role gives this role to somebody.' };
  }
}

export const InvitePeopleResult = outcome('InvitePeopleResult', [PeopleInvited, InvitationLimitReached, RoleNotYours]);
export const ResendInvitationResult = outcome('ResendInvitationResult', [Invitation, InvitationClosed, InvitationLimitReached]);
export const RevokeInvitationResult = outcome('RevokeInvitationResult', [Invitation, InvitationClosed]);

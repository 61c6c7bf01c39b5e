import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Localized, type TenantId } from '#kernel';
import { Refusal, TextField, outcome } from '#graphql-kit';
import { LocaleName } from '../account/account.entity.js';
import { Tenant } from '../directory/tenant.entity.js';
import { Role } from '../member/member.entity.js';
import { InvitationState } from './invitation.entity.js';

export enum JoiningStep {
  SIGN_UP = 'SIGN_UP',
  SIGN_IN = 'SIGN_IN',
  ACCEPT = 'ACCEPT',
  OTHER_ACCOUNT = 'OTHER_ACCOUNT',
}
registerEnumType(JoiningStep, {
  name: 'JoiningStep',
  description: 'What whoever opened an invitation does next.',
  valuesMap: {
    SIGN_UP: { description: 'Choose a password: nobody can sign in with this address yet.' },
    SIGN_IN: { description: 'Sign in with this address.' },
    ACCEPT: { description: 'Accept: the right person is signed in.' },
    OTHER_ACCOUNT: { description: 'Sign out first: somebody with another address is signed in.' },
  },
});

@ObjectType({ description: 'What the link of an invitation shows. Whoever holds the link sees it, without an account; one that was taken back is NOT_FOUND.' })
export class ReceivedInvitation {
  tenantId!: TenantId;

  @Field(() => InvitationState, { description: 'OPEN, ACCEPTED or EXPIRED.' })
  state!: InvitationState;
  @Field(() => Tenant, { description: 'The community that it leads to.' })
  community!: Tenant;
  @Field({ description: 'Whom it is for: the address, with most of the name hidden unless it is OPEN.' })
  email!: string;
  @Field(() => String, { nullable: true, description: 'By which name the inviter knows whom it is for, to begin with; null when none was given, and unless it is OPEN.' })
  displayName!: string | null;
  @Field({ description: 'Until when it can be used, in UTC.' })
  expiresAt!: Date;
  @Field(() => Role, { description: 'What one becomes by accepting.' })
  role!: Role;
  @Field(() => String, { nullable: true, description: 'Who invited; null when one asked for it by the link of the community, and unless it is OPEN.' })
  inviterName!: string | null;
  @Field(() => String, { name: 'note', nullable: true, description: 'What they say; null when nothing was added, and unless it is OPEN.' })
  message!: string | null;
  @Field(() => JoiningStep, { nullable: true, description: 'What to do next; null unless it is OPEN.' })
  step!: JoiningStep | null;
}

@ObjectType({ description: 'What the link of a community shows. Whoever holds the link sees it, without an account.' })
export class JoinLink {
  @Field(() => Tenant, { description: 'The community that it leads to.' })
  community!: Tenant;
  @Field(() => [String], { description: 'The domains whose addresses may ask; every address may when it is empty.' })
  domains!: string[];
}

@InputType({ description: 'By which link, and for which address.' })
export class AskForInvitationInput {
  @TextField({ min: 1, max: 200 }, { description: 'The last part of the link of the community.' })
  secret!: string;
  @TextField({ min: 3, max: 254 }, { description: 'Where the invitation is to be mailed: whoever reads that mail is who may join.' })
  email!: string;
  @Field(() => LocaleName, { nullable: true, description: "In which language the mail is written where there is no account yet; the caller's without it." })
  locale?: LocaleName;
}

@ObjectType({ description: 'The answer to whoever asks for an invitation: the same whether somebody of that address belongs here already or not.' })
export class InvitationAsked {
  @Field({ description: 'Where to look for the mail.' })
  email!: string;
}

@ObjectType({ implements: () => Refusal, description: 'Only addresses of certain domains may use this link.' })
export class EmailDomainNotAllowed extends Refusal {
  readonly code = 'EMAIL_DOMAIN_NOT_ALLOWED';
  @Field(() => [String], { description: 'The domains that may.' })
  readonly domains: readonly string[];

  constructor(domains: readonly string[]) {
    super();
    this.domains = domains;
  }
  text(): Localized {
    const list = this.domains.map((domain) => `@${domain}`);
    return { ja: `このリンクは ${list.join('、')} のアドレスで使えます。`, en: `This link is for addresses that end with ${list.join(', ')}.` };
  }
}

@ObjectType({ implements: () => Refusal, description: 'There is an account with this address: its person signs in first.' })
export class SignInNeeded extends Refusal {
  readonly code = 'SIGN_IN_NEEDED';
  text(): Localized {
    return { ja: 'このアドレスのアカウントがすでにあります。サインインしてから参加してください。', en: 'There is an account with this address. Sign in, then join.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The invitation is for another address than that of whoever is signed in.' })
export class InvitationForAnother extends Refusal {
  readonly code = 'INVITATION_FOR_ANOTHER';
  text(): Localized {
    return { ja: 'この招待は、サインイン中の方とは別のアドレスに送られたものです。サインアウトして開き直すか、ご自分のアドレスに招待してもらってください。', en: 'This invitation went to another address than yours. Sign out and open it again, or ask for an invitation to your own address.' };
  }
}

export const AskForInvitationResult = outcome('AskForInvitationResult', [InvitationAsked, EmailDomainNotAllowed]);

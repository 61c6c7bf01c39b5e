import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { LINE } from '#kernel';
import { IntField, TextField, outcome } from '#graphql-kit';
import { InvitationClosed, InvitationForAnother, LocaleName, SignInNeeded, SignedIn, Tenant } from '#identity';
import { RulesChanged } from '../moderation/rules/rules.graphql.js';

@ObjectType({ description: 'The rules that one accepts by joining.' })
export class JoiningRules {
  @Field(() => Int, { description: 'Their version, to be named on accepting.' })
  version!: number;
  @Field({ description: 'The rules in Japanese; lines that begin with # are headings, lines that begin with - are points.' })
  ja!: string;
  @Field({ description: 'The rules in English, written in the same way; empty when there is no translation.' })
  en!: string;
}

@InputType({ description: 'Who joins, and by which link.' })
export class AcceptInvitationInput {
  @TextField({ min: 1, max: 200 }, { description: 'The last part of the link.' })
  secret!: string;
  @TextField({ ...LINE, max: 100 }, { description: 'The name to be shown in this community.' })
  displayName!: string;
  @TextField({ max: 100 }, { nullable: true, description: 'The name in kana, by which people are found.' })
  kana?: string;
  @Field(() => String, { nullable: true, description: 'The password of a new account, 12 to 1,000 characters; only where nobody can sign in with the address yet.' })
  password?: string;
  @Field(() => LocaleName, { nullable: true, description: "The language in which a new account is written to; the caller's without it." })
  locale?: LocaleName;
  @IntField(1, 1_000_000, { nullable: true, description: 'The version of the rules that was read and is accepted; needed where the community has rules.' })
  rulesVersion?: number;
}

@ObjectType({ description: 'Somebody belongs to a community from now on.' })
export class Joined {
  @Field(() => Tenant, { description: 'The community.' })
  community!: Tenant;
  @Field(() => SignedIn, { nullable: true, description: 'The session of a new account; null for somebody who was signed in.' })
  signedIn!: SignedIn | null;
}

export const AcceptInvitationResult = outcome('AcceptInvitationResult', [Joined, RulesChanged, SignInNeeded, InvitationForAnother, InvitationClosed]);

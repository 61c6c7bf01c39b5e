import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Brand, Localized, MemberId } from '#kernel';
import { Connection, IdField, Node, Refusal, outcome } from '#graphql-kit';
import { Member } from '#identity';

export type ProviderUserId = Brand<'ProviderUser'>;

@ObjectType({ implements: () => Node, description: "A user of the learning provider in this community's reports. Coordinators see it." })
export class ProviderUser implements Node {
  id!: ProviderUserId;
  @Field({ description: 'The name that the provider reports.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'The mail address that the provider reports; null when it reports none.' })
  email!: string | null;
  @Field(() => String, { nullable: true, description: 'The employee number that the provider reports; null when it reports none.' })
  externalId!: string | null;
  @Field(() => Int, { description: 'How many rows of reports wait until it is known who this is.' })
  waitingCount!: number;
  @Field(() => Member, { nullable: true, description: 'Who it is here; null while nobody knows.' })
  member!: Member | null;
  createdAt!: Date;
}

@ObjectType({ description: "A page of the provider's users." })
export class ProviderUserConnection extends Connection(ProviderUser) {}

@InputType({ description: "Who a user of the provider is here. All rows that waited count as theirs, and those of later reports match by themselves." })
export class LinkProviderUserInput {
  @IdField('ProviderUser', { description: "The provider's user." })
  providerUserId!: ProviderUserId;
  @IdField('Member', { description: 'The member.' })
  memberId!: MemberId;
}

@ObjectType({ implements: () => Refusal, description: 'It is known already who this user of the provider is.' })
export class ProviderUserLinked extends Refusal {
  readonly code = 'PROVIDER_USER_LINKED';
  @Field(() => ProviderUser, { description: 'It, with its member, unchanged.' })
  providerUser!: ProviderUser;
  static with = (providerUser: ProviderUser): ProviderUserLinked => Object.assign(new ProviderUserLinked(), { providerUser });
  text(): Localized {
    return { ja: 'この利用者は、すでにメンバーと結び付いています。', en: 'This user is linked to a member already.' };
  }
}

export const LinkProviderUserResult = outcome('LinkProviderUserResult', [ProviderUser, ProviderUserLinked]);

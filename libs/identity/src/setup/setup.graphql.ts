import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { type Localized, LINE } from '#kernel';
import { Refusal, TextField, outcome } from '#graphql-kit';
import { TenantKind } from '../directory/tenant.entity.js';
import { SignedIn } from '../session/session.graphql.js';

@ObjectType({ description: 'A person of the demo world whom anyone may sign in as.' })
export class DemoPersona {
  @Field({ description: 'Address to sign in with.' })
  email!: string;
  @Field({ description: 'Password to sign in with.' })
  password!: string;
  @Field({ description: 'Who it is.' })
  name!: string;
  @Field({ description: 'What one sees as this person.' })
  description!: string;
  @Field({ description: 'Slug of the community to start in.' })
  tenantSlug!: string;
}

@ObjectType({ description: 'Facts about this installation that anyone may know.' })
export class ServerInfo {
  @Field({ description: 'True until the first owner exists: show the set-up page.' })
  needsSetup!: boolean;
  @Field({ description: 'True when the demo world is loaded.' })
  isDemo!: boolean;
  @Field(() => [DemoPersona], { description: 'Whom one can sign in as; empty outside the demo.' })
  demoPersonas!: DemoPersona[];
}

@ObjectType({ implements: () => Refusal, description: 'The one-time code is wrong or used.' })
export class SetupCodeInvalid extends Refusal {
  readonly code = 'SETUP_CODE_INVALID';
  text(): Localized {
    return { ja: 'セットアップコードが正しくありません。起動した端末に表示されたコードを入力してください。', en: 'This set-up code is not valid. Enter the one printed on the terminal.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'Another community has this short name.' })
export class SlugTaken extends Refusal {
  readonly code = 'SLUG_TAKEN';
  text(): Localized {
    return { ja: 'この短い名前はすでに使われています。', en: 'This short name is taken.' };
  }
}

@InputType({ description: 'The first community of a new installation and its owner.' })
export class SetUpInput {
  @TextField({ min: 1, max: 64 }, { description: 'The one-time code printed on the terminal.' })
  code!: string;
  @TextField({ min: 1, max: 100 }, { description: 'Name of the community.' })
  communityName!: string;
  @TextField({ min: 3, max: 63 }, { description: 'Short name in addresses: lower-case letters, digits and hyphens.' })
  slug!: string;
  @Field(() => TenantKind, { description: 'Kind of the community.' })
  kind!: TenantKind;
  @TextField(LINE, { description: "The owner's name." })
  displayName!: string;
  @TextField({ min: 3, max: 254 }, { description: "The owner's address." })
  email!: string;
  @Field({ description: 'At least 12 and at most 1,000 characters.' })
  password!: string;
}

export const SetUpResult = outcome('SetUpResult', [SignedIn, SetupCodeInvalid, SlugTaken]);

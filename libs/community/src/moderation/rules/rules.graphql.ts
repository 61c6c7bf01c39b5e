import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { Connection, IntField, Refusal, TextField, outcome } from '#graphql-kit';
import { RulesVersion } from './rules.entity.js';

@ObjectType({ description: 'A page of versions of the rules.' })
export class RulesVersionConnection extends Connection(RulesVersion) {}

@ObjectType({ description: 'Rules to begin with, for a community that has none.' })
export class RulesTemplate {
  @Field({ description: 'What kind of community it suits, in the language of the request.' })
  name!: string;
  @Field({ description: 'The rules in Japanese.' })
  ja!: string;
  @Field({ description: 'The rules in English.' })
  en!: string;
}

@InputType({ description: 'New rules.' })
export class PublishRulesInput {
  @TextField({ min: 1, max: 10_000, multiline: true }, { description: 'The rules in Japanese, 1 to 10,000 characters; # begins a heading, - a point.' })
  ja!: string;
  @TextField({ max: 10_000, multiline: true }, { nullable: true, description: 'The rules in English, written in the same way.' })
  en?: string;
  @TextField({ max: 500 }, { nullable: true, description: 'What changed, in a sentence.' })
  summary?: string;
  @Field({ nullable: true, description: 'False for a small change that nobody has to accept anew; true by default. The first version always asks.' })
  asksConsent?: boolean;
  @IntField(0, 1_000_000, { description: 'The version that was changed, 0 for the first rules: when somebody published others meanwhile, nothing is lost.' })
  basedOnVersion!: number;
}

@InputType({ description: 'Which rules are accepted.' })
export class AcceptRulesInput {
  @IntField(1, 1_000_000, { description: 'The version that was read.' })
  version!: number;
}

@ObjectType({ implements: () => Refusal, description: 'There are newer rules than the ones that were read.' })
export class RulesChanged extends Refusal {
  readonly code = 'RULES_CHANGED';
  @Field(() => Int, { description: 'The version that holds now; 0 when there are none.' })
  readonly version: number;

  constructor(version: number) {
    super();
    this.version = version;
  }
  text(): Localized {
    return { ja: 'ルールが新しくなりました。読み直してからもう一度お試しください。', en: 'The rules have changed meanwhile. Please read them again.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The community has rules that this member has not accepted yet; reading is free, writing begins with accepting them.' })
export class RulesNotAccepted extends Refusal {
  readonly code = 'RULES_NOT_ACCEPTED';
  @Field(() => Int, { description: 'The version to accept.' })
  readonly version: number;

  constructor(version: number) {
    super();
    this.version = version;
  }
  text(): Localized {
    return { ja: '書き込む前に、このコミュニティのルールを読んで同意してください。', en: 'Please read and accept the rules of this community before you write.' };
  }
}

export const PublishRulesResult = outcome('PublishRulesResult', [RulesVersion, RulesChanged]);
export const AcceptRulesResult = outcome('AcceptRulesResult', [RulesVersion, RulesChanged]);

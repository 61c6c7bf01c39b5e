import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { Refusal } from '#graphql-kit';

@ObjectType({ description: 'Whether I may start a community here.' })
export class CommunityStarting {
  @Field({ description: 'False where only those whom the platform names may.' })
  mayStart!: boolean;
  @Field(() => Int, { description: 'How many more I may start within a day.' })
  remainingToday!: number;
}

@ObjectType({ implements: () => Refusal, description: 'Another community has this short name, or the product keeps it for itself.' })
export class SlugUnavailable extends Refusal {
  readonly code = 'SLUG_UNAVAILABLE';
  @Field({ description: 'One that is free.' })
  suggestion!: string;

  static with(suggestion: string): SlugUnavailable {
    return Object.assign(new SlugUnavailable(), { suggestion });
  }
  text(): Localized {
    return { ja: `この短い名前は使えません。「${this.suggestion}」なら使えます。`, en: `This short name is not available. “${this.suggestion}” is free.` };
  }
}

@ObjectType({ implements: () => Refusal, description: 'Only those whom the platform names may start communities.' })
export class StartNotAllowed extends Refusal {
  readonly code = 'START_NOT_ALLOWED';
  text(): Localized {
    return { ja: 'このサイトでは、決められた人だけがコミュニティを始められます。サイトの管理者にご相談ください。', en: 'On this site only certain people may start a community. Please ask whoever runs it.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'I have started as many communities as one may within a day.' })
export class StartLimitReached extends Refusal {
  readonly code = 'START_LIMIT_REACHED';
  text(): Localized {
    return { ja: '1日に始められるコミュニティの数に達しました。明日またお試しください。', en: 'You have started as many communities as one may within a day. Please try again tomorrow.' };
  }
}

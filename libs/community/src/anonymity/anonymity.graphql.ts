import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { IdField, Refusal, outcome } from '#graphql-kit';
import { Space, type SpaceId } from '../space/space.entity.js';

@ObjectType({ description: 'Whether one may write without a name, and what that means.' })
export class Anonymity {
  @Field({ description: 'True where one may write without a name.' })
  isPossible!: boolean;
  @Field({ description: 'True when two operators together can find out who wrote what is written from now on. Say so above the button that posts. What was written while this was false cannot be unmasked.' })
  canBeUnmasked!: boolean;
}

@InputType({ description: 'How this community wants to have it with what is written without a name; what is left out stays.' })
export class ChangeAnonymityInput {
  @Field({ nullable: true, description: 'Whether one may write without a name.' })
  isPossible?: boolean;
  @Field({ nullable: true, description: 'Whether two operators together can find out who wrote what is written from then on. Everybody is told before they post.' })
  canBeUnmasked?: boolean;
}

@InputType({ description: 'Whether one may write without a name in a space.' })
export class ChangeSpaceAnonymityInput {
  @IdField('Space', { description: 'The space.' })
  spaceId!: SpaceId;
  @Field({ description: 'False asks everybody to write there under their name. True goes by what holds in the community.' })
  isPossible!: boolean;
}

@ObjectType({ implements: () => Refusal, description: 'Here one writes under one’s own name.' })
export class AnonymityOff extends Refusal {
  readonly code = 'ANONYMITY_OFF';
  text(): Localized {
    return { ja: 'このスペースでは、名前を出して投稿します。', en: 'In this space one writes under one’s own name.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'Since a short time authors can be unmasked here, and the request does not say that its author has read it.' })
export class UnmaskingNotAccepted extends Refusal {
  readonly code = 'UNMASKING_NOT_ACCEPTED';
  text(): Localized {
    return {
      ja: 'このコミュニティでは、必要なときに運営2名が書き手を確認できます。説明を読んでから、もう一度投稿してください。',
      en: 'In this community two operators together can find out who wrote something. Read what it says above the button, and post again.',
    };
  }
}

export const ChangeAnonymityResult = outcome('ChangeAnonymityResult', [Anonymity]);
export const ChangeSpaceAnonymityResult = outcome('ChangeSpaceAnonymityResult', [Space]);

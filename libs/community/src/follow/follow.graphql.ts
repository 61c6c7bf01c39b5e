import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Localized, MemberId } from '#kernel';
import { Connection, IdField, Refusal, outcome } from '#graphql-kit';
import type { SpaceId } from '../space/space.entity.js';
import type { TagId } from '../tag/tag.entity.js';
import { Follow } from './follow.entity.js';
import { MOST_FOLLOWED } from './follow.rules.js';

@ObjectType({ description: 'A page of what I follow.' })
export class FollowConnection extends Connection(Follow) {}

@InputType({ description: 'What to follow: exactly one of the three.' })
export class FollowInput {
  @IdField('Space', { nullable: true, description: 'A space that I read.' })
  spaceId?: SpaceId;
  @IdField('Member', { nullable: true, description: 'A person of this community, not myself.' })
  memberId?: MemberId;
  @IdField('Tag', { nullable: true, description: 'A tag.' })
  tagId?: TagId;
}

@InputType({ description: 'What not to follow any more: exactly one of the three.' })
export class UnfollowInput {
  @IdField('Space', { nullable: true, description: 'A space.' })
  spaceId?: SpaceId;
  @IdField('Member', { nullable: true, description: 'A person, also one who has left.' })
  memberId?: MemberId;
  @IdField('Tag', { nullable: true, description: 'A tag.' })
  tagId?: TagId;
}

@ObjectType({ implements: () => Refusal, description: 'I follow as much as one can.' })
export class TooManyFollowed extends Refusal {
  readonly code = 'TOO_MANY_FOLLOWED';

  @Field(() => Int, { description: 'How much one can follow.' })
  limit: number = MOST_FOLLOWED;

  text(): Localized {
    return { ja: `フォローできるのは${MOST_FOLLOWED}件までです。`, en: `You can follow ${MOST_FOLLOWED} at most.` };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The person has left the community, so there is nothing more to come from them.' })
export class MemberHasLeft extends Refusal {
  readonly code = 'MEMBER_HAS_LEFT';

  text(): Localized {
    return { ja: 'このメンバーは退会しています。', en: 'This person has left the community.' };
  }
}

@ObjectType({ description: 'It is not followed.' })
export class Unfollowed {
  @Field({ description: 'Whether it was followed before.' })
  wasFollowed!: boolean;
}

export const FollowResult = outcome('FollowResult', [Follow, MemberHasLeft, TooManyFollowed]);
export const UnfollowResult = outcome('UnfollowResult', [Unfollowed]);

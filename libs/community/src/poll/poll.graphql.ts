import { Field, type FieldOptions, GraphQLISODateTime, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { IdField, Refusal, addCheck, both, outcome } from '#graphql-kit';
import { RulesNotAccepted } from '../moderation/rules/rules.graphql.js';
import { Post, type PostId } from '../post/post.entity.js';
import { optionsOf } from './poll.rules.js';

@InputType({ description: 'A poll to go with a post. It cannot be changed once the post is there.' })
export class PollInput {
  @Field(() => [String], { description: 'Two to ten different answers, each of 1 to 100 characters.' })
  options!: string[];
  @Field({ nullable: true, description: 'True when one may choose several. False by default.' })
  isMultiple?: boolean;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when one can vote, in UTC; it must lie ahead, within a year. It stays open when it is left out.' })
  closesAt?: Date | null;
}

export const PollField = (options: FieldOptions): PropertyDecorator =>
  both(
    Field(() => PollInput, { nullable: true, ...options }),
    addCheck((field, value) => {
      const poll = value as PollInput;
      return { ...poll, options: optionsOf(`${field}.options`, poll.options) };
    }),
  );

@InputType({ description: 'A vote.' })
export class VoteInput {
  @IdField('Post', { description: 'The post with the poll.' })
  postId!: PostId;
  @Field(() => [Int], { description: 'The numbers of the answers that I choose, instead of what I chose before. None takes my vote back.' })
  choices!: number[];
}

@ObjectType({ implements: () => Refusal, description: 'The poll is closed.' })
export class PollClosed extends Refusal {
  readonly code = 'POLL_CLOSED';
  text(): Localized {
    return { ja: 'この投票は締め切られました。', en: 'This poll is closed.' };
  }
}

export const VoteResult = outcome('VoteResult', [Post, PollClosed, RulesNotAccepted]);

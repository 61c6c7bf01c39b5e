import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { IdField, Refusal, TextField, outcome } from '#graphql-kit';
import type { CommentId } from '../comment/comment.entity.js';
import { Post, type PostId } from '../post/post.entity.js';
import { RulesNotAccepted } from '../moderation/rules/rules.graphql.js';

@ObjectType({ description: 'A question that was asked before and resembles what is being typed.' })
export class SimilarQuestion {
  @Field(() => Post, { description: 'The question.' })
  post!: Post;
  @Field(() => String, { nullable: true, description: 'The beginning of its answer: of the FAQ entry made of it, else of the accepted or an official answer; null while it has none.' })
  answer!: string | null;
  @Field(() => Int, { description: 'How much of what is being typed it has, in percent, where rare words count more.' })
  likeness!: number;
}

@InputType({ description: 'What is being typed.' })
export class SimilarQuestionsInput {
  @TextField({ max: 200 }, { description: 'The title so far.' })
  title!: string;
  @TextField({ max: 2_000, multiline: true }, { nullable: true, description: 'The text so far, its first 2,000 characters.' })
  text?: string;
}

@InputType({ description: 'Which question.' })
export class QuestionInput {
  @IdField('Post', { description: 'The question.' })
  postId!: PostId;
}

@InputType({ description: 'Which answer.' })
export class AnswerInput {
  @IdField('Comment', { description: 'The answer: a comment on a question.' })
  commentId!: CommentId;
}

@ObjectType({ description: 'How questions fare in this community. For operators.' })
export class QuestionFigures {
  @Field(() => Int, { description: 'How many questions were asked in the last 90 days.' })
  askedCount!: number;
  @Field(() => Int, { description: 'How many of these are solved.' })
  solvedCount!: number;
  @Field(() => Int, { description: 'How often in the last 90 days somebody was about to ask, and said that an earlier question answers it: questions that nobody had to answer again.' })
  savedCount!: number;
}

@ObjectType({ implements: () => Refusal, description: 'This post asks nothing.' })
export class NoQuestion extends Refusal {
  readonly code = 'NO_QUESTION';
  text(): Localized {
    return { ja: 'この投稿は質問ではありません。', en: 'This post asks nothing.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'It is my own question.' })
export class OwnQuestion extends Refusal {
  readonly code = 'OWN_QUESTION';
  text(): Localized {
    return { ja: 'ご自身の質問です。回答が届いたらお知らせします。', en: 'This is your own question. You are told when it is answered.' };
  }
}

export const AcceptAnswerResult = outcome('AcceptAnswerResult', [Post, NoQuestion, RulesNotAccepted]);
export const WithdrawAcceptanceResult = outcome('WithdrawAcceptanceResult', [Post]);
export const WantToKnowResult = outcome('WantToKnowResult', [Post, NoQuestion, OwnQuestion, RulesNotAccepted]);
export const WithdrawWantToKnowResult = outcome('WithdrawWantToKnowResult', [Post]);
export const SayQuestionAnsweredResult = outcome('SayQuestionAnsweredResult', [Post, NoQuestion, RulesNotAccepted]);

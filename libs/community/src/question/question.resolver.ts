import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input, InputPipe } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { AcceptAnswerResult, AnswerInput, QuestionFigures, QuestionInput, SayQuestionAnsweredResult, SimilarQuestion, SimilarQuestionsInput, WantToKnowResult, WithdrawAcceptanceResult, WithdrawWantToKnowResult } from './question.graphql.js';
import { QuestionService } from './question.service.js';

@Resolver()
export class QuestionResolver {
  constructor(private readonly questions: QuestionService) {}

  @Allow('posts:read')
  @Query(() => [SimilarQuestion], { description: 'Earlier questions that resemble what is being typed, the most alike first, five at most; only those that I may read.' })
  similarQuestions(@CurrentActor() actor: Actor, @Args('to', { description: 'What is being typed.' }, InputPipe) to: SimilarQuestionsInput): Promise<SimilarQuestion[]> {
    return this.questions.similar(actor, to);
  }

  @Allow('spaces:manage')
  @Query(() => QuestionFigures, { description: 'How questions fare here.' })
  questionFigures(@CurrentActor() actor: Actor): Promise<QuestionFigures> {
    return this.questions.figures(actor);
  }

  @Allow('posts:write')
  @Mutation(() => AcceptAnswerResult, { description: 'Says that this answer solved the question, in place of one that was accepted before. For the asker and for operators; the answer may be the asker’s own.' })
  acceptAnswer(@CurrentActor() actor: Actor, @Input() input: AnswerInput): Promise<typeof AcceptAnswerResult> {
    return this.questions.accept(actor, input.commentId);
  }

  @Allow('posts:write')
  @Mutation(() => WithdrawAcceptanceResult, { description: 'Takes back that an answer solved the question. For the asker and for operators.' })
  withdrawAcceptance(@CurrentActor() actor: Actor, @Input() input: QuestionInput): Promise<typeof WithdrawAcceptanceResult> {
    return this.questions.withdrawAcceptance(actor, input.postId);
  }

  @Allow('posts:write')
  @Mutation(() => WantToKnowResult, { description: 'Says that I want to know this too; I am told when it is answered.' })
  wantToKnow(@CurrentActor() actor: Actor, @Input() input: QuestionInput): Promise<typeof WantToKnowResult> {
    return this.questions.want(actor, input.postId);
  }

  @Allow('posts:write')
  @Mutation(() => WithdrawWantToKnowResult, { description: 'Takes back that I want to know this too.' })
  withdrawWantToKnow(@CurrentActor() actor: Actor, @Input() input: QuestionInput): Promise<typeof WithdrawWantToKnowResult> {
    return this.questions.withdrawWant(actor, input.postId);
  }

  @Allow('posts:write')
  @Mutation(() => SayQuestionAnsweredResult, { description: 'Says, while asking, that this earlier question answers mine. Counted once per person.' })
  sayQuestionAnswered(@CurrentActor() actor: Actor, @Input() input: QuestionInput): Promise<typeof SayQuestionAnsweredResult> {
    return this.questions.sayAnswered(actor, input.postId);
  }
}

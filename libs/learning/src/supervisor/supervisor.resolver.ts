import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Input, Public } from '#graphql-kit';
import type { GraphqlContext } from '#graphql-kit';
import { AnswerSupervisorRequestInput, AnswerSupervisorRequestResult, SupervisorRequest } from './supervisor.graphql.js';
import { SupervisorService } from './supervisor.service.js';

const addressOf = ({ http }: GraphqlContext): string => http?.address ?? 'unknown';

@Resolver()
export class SupervisorResolver {
  constructor(private readonly supervisors: SupervisorService) {}

  @Public()
  @Query(() => SupervisorRequest, { description: "What a supervisor's link shows. It needs no account and no tenant: the link is all." })
  supervisorRequest(@Args('secret', { description: 'The last part of the link.' }) secret: string, @Context() context: GraphqlContext): Promise<SupervisorRequest> {
    return this.supervisors.open(secret, addressOf(context));
  }

  @Public()
  @Mutation(() => AnswerSupervisorRequestResult, { description: "Answers an application by the supervisor's link, once." })
  answerSupervisorRequest(@Input() input: AnswerSupervisorRequestInput, @Context() context: GraphqlContext): Promise<typeof AnswerSupervisorRequestResult> {
    return this.supervisors.answer(input, addressOf(context));
  }
}

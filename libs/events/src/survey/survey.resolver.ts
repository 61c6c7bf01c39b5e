import { Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Event } from '../event/event.entity.js';
import { looksAfter } from '../event/event.rules.js';
import { AnswerEventSurveyInput, AnswerEventSurveyResult, EventReportDraft, EventSurveyResults, EventSurveyState } from './survey.graphql.js';
import { EventSurveys } from './survey.service.js';

@Resolver(() => Event)
export class EventSurveyResolver {
  constructor(private readonly surveys: EventSurveys) {}

  @Allow('events:register')
  @Mutation(() => AnswerEventSurveyResult, { description: 'Says how an event was at which I was: once, and without my name.' })
  answerEventSurvey(@CurrentActor() actor: Actor, @Input() input: AnswerEventSurveyInput): Promise<typeof AnswerEventSurveyResult> {
    return this.surveys.answer(actor, input);
  }

  @ResolveField(() => EventSurveyState, { nullable: true, description: 'How I stand with its survey; null when I was not there, it is not over yet, or has been for more than thirty days.' })
  async viewerSurvey(@Parent() event: Event, @Context() context: GraphqlContext): Promise<EventSurveyState | null> {
    return this.surveys.stateOf(event, await this.surveys.ofViewer(context).load(event.id));
  }

  @ResolveField(() => EventSurveyResults, { nullable: true, description: 'What those who were there say. For operators and the organizer; null for all others.' })
  async surveyResults(@Parent() event: Event, @CurrentActor() actor: Actor): Promise<EventSurveyResults | null> {
    return looksAfter(event, actor) ? this.surveys.results(event.id) : null;
  }

  @ResolveField(() => EventReportDraft, { nullable: true, description: 'A report to begin with. For operators and the organizer; null for all others.' })
  async reportDraft(@Parent() event: Event, @CurrentActor() actor: Actor, @Context() { caller }: GraphqlContext): Promise<EventReportDraft | null> {
    return looksAfter(event, actor) ? this.surveys.report(actor, event, caller.locale) : null;
  }
}

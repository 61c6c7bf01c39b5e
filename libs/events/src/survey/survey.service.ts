import { Injectable } from '@nestjs/common';
import { Clock, type Locale, notFound, refuse } from '#kernel';
import { type Actor, defineLoader } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import { Attendances } from '../attendance/attendance.service.js';
import type { Event, EventId } from '../event/event.entity.js';
import { lockEvent, within } from '../event/event.queries.js';
import { EventService } from '../event/event.service.js';
import { reportOf } from '../report/report.rules.js';
import { type AnswerEventSurveyInput, EventReportDraft, EventSurveyResults, EventSurveyState, SurveyAnswered, SurveyNotOpen } from './survey.graphql.js';
import { countAnswers, keepAnswer, shownAnswers, standings } from './survey.queries.js';
import { average, distribution, isOpen } from './survey.rules.js';

/** What those who were there say, and the report that is made of it. */
@Injectable()
export class EventSurveys {
  /** Of the viewer: events at which they were, and whether they answered. */
  readonly ofViewer = defineLoader<EventId, { hasAnswered: boolean }>(async (ids, { caller: { actor } }) =>
    actor ? new Map((await this.db.read((tx) => standings(tx, actor.id, ids))).map((row) => [row.eventId, row])) : new Map(),
  );

  constructor(
    private readonly db: TenantDb,
    private readonly events: EventService,
    private readonly attendances: Attendances,
    private readonly clock: Clock,
  ) {}

  /** @throws NOT_FOUND; refuses with SurveyNotOpen or SurveyAnswered */
  answer(actor: Actor, input: AnswerEventSurveyInput): Promise<Event> {
    return this.db.write(async (tx) => {
      await this.events.get(actor, input.eventId, within(tx));
      const event = await lockEvent(tx, input.eventId);
      if (!event) throw notFound();
      const [mine] = await standings(tx, actor.id, [event.id]);
      if (mine?.hasAnswered) refuse(new SurveyAnswered());
      if (!mine || !isOpen(event, tx.now)) refuse(new SurveyNotOpen());
      await keepAnswer(tx, actor.id, input);
      return this.events.get(actor, event.id, within(tx));
    });
  }

  stateOf(event: Event, mine: { hasAnswered: boolean } | undefined): EventSurveyState | null {
    if (mine?.hasAnswered) return EventSurveyState.ANSWERED;
    return mine && isOpen(event, this.clock.now()) ? EventSurveyState.OPEN : null;
  }

  results(eventId: EventId): Promise<EventSurveyResults> {
    return this.db.read(async (tx) => {
      const answers = await shownAnswers(tx, eventId);
      const usefulness = answers.map((answer) => answer.usefulness);
      return Object.assign(new EventSurveyResults(), {
        answerCount: await countAnswers(tx, eventId),
        shownCount: answers.length,
        averageUsefulness: average(usefulness),
        distribution: distribution(usefulness),
        takeaways: answers.flatMap(({ takeaway }) => takeaway ?? []),
        nextTopics: answers.flatMap(({ nextTopic }) => nextTopic ?? []),
        quotes: answers.flatMap(({ takeaway, mayQuote }) => (mayQuote && takeaway ? takeaway : [])),
      });
    });
  }

  async report(actor: Actor, event: Event, locale: Locale): Promise<EventReportDraft> {
    const figures = await this.attendances.figures(actor, { eventId: event.id });
    return Object.assign(new EventReportDraft(), reportOf(event, figures, await this.results(event.id), locale));
  }
}

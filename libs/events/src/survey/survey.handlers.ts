import { Injectable } from '@nestjs/common';
import { type Heard, On, type PayloadOf } from '#messaging';
import type { Tx } from '#tenancy';
import type { EventId } from '../event/event.entity.js';
import { lockEvent } from '../event/event.queries.js';
import { EventSurveyAsked, EventSurveyDue } from '../events.js';
import { askAll } from './survey.queries.js';

/** Asks those who were there how it was, once it is over. */
@Injectable()
export class EventSurveyHandlers {
  /** It may have been moved since: then the question waits for its new end. */
  @On(EventSurveyDue, { handler: 'events.survey_due' })
  async due(tx: Tx, { payload: { eventId } }: Heard<PayloadOf<typeof EventSurveyDue>>): Promise<void> {
    const event = await lockEvent(tx, eventId as EventId);
    if (!event || event.cancelledAt) return;
    if (event.endsAt > tx.now) {
      await tx.publish(EventSurveyDue, { eventId }, { notBefore: event.endsAt });
      return;
    }
    const memberIds = await askAll(tx, eventId);
    if (memberIds.length > 0) await tx.publish(EventSurveyAsked, { eventId, memberIds });
  }
}

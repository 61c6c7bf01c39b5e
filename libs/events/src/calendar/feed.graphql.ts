import { Field, InputType } from '@nestjs/graphql';
import { IdField, outcome } from '#graphql-kit';
import { CalendarFeed, type CalendarFeedId, CalendarScope } from './feed.entity.js';

@InputType({ description: 'Which calendar to make an address for.' })
export class CreateCalendarFeedInput {
  @Field(() => CalendarScope, { description: 'What it shows. An earlier address for the same is revoked.' })
  scope!: CalendarScope;
}

@InputType({ description: 'Which address shall open nothing any more.' })
export class RevokeCalendarFeedInput {
  @IdField('CalendarFeed', { description: 'The calendar.' })
  feedId!: CalendarFeedId;
}

export const CreateCalendarFeedResult = outcome('CreateCalendarFeedResult', [CalendarFeed]);
export const RevokeCalendarFeedResult = outcome('RevokeCalendarFeedResult', [CalendarFeed]);

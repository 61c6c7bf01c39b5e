import { Field, InputType } from '@nestjs/graphql';
import { IdField, TextField, outcome } from '#graphql-kit';
import { Event, type EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { CheckInHelper, type CheckInHelperId } from './checkin.entity.js';
import { CheckInClosed } from './desk.graphql.js';

@InputType({ description: 'Whom to ask for help at the door.' })
export class InviteCheckInHelperInput {
  @IdField('Event', { description: 'The event.' })
  eventId!: EventId;
  @TextField({ min: 1, max: 100 }, { description: 'Whom the link is for, 1 to 100 characters; only organizers and the helper read it.' })
  label!: string;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same link again.' })
  idempotencyKey?: string;
}

@InputType({ description: 'Which link shall open nothing any more.' })
export class RevokeCheckInHelperInput {
  @IdField('CheckInHelper', { description: 'The link.' })
  helperId!: CheckInHelperId;
}

@InputType({ description: 'How those count who come unannounced.' })
export class SetWalkInsInput {
  @IdField('Event', { description: 'The event.' })
  eventId!: EventId;
  @Field({ description: 'True: each takes one of the seats, and none is let in without. False: they come on top.' })
  takeSeats!: boolean;
}

export const InviteCheckInHelperResult = outcome('InviteCheckInHelperResult', [CheckInHelper, CheckInClosed, EventCancelled]);
export const RevokeCheckInHelperResult = outcome('RevokeCheckInHelperResult', [CheckInHelper]);
export const SetWalkInsResult = outcome('SetWalkInsResult', [Event]);

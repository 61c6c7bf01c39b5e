import { ArgsType, Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { Connection, ConnectionArgs, IdField, Refusal, TextField, outcome } from '#graphql-kit';
import type { EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { Registration, RegistrationState } from './registration.entity.js';

@ObjectType({ description: 'A page of registrations.' })
export class RegistrationConnection extends Connection(Registration) {}

@ArgsType()
export class RegistrationArgs extends ConnectionArgs {
  @Field(() => RegistrationState, { nullable: true, description: 'Only those in this state.' })
  state?: RegistrationState | null;
}

@InputType({ description: 'Which event to register for.' })
export class RegisterForEventInput {
  @IdField('Event', { description: 'The event.' })
  eventId!: EventId;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same registration again.' })
  idempotencyKey?: string;
}

@InputType({ description: 'Which event not to come to after all.' })
export class CancelRegistrationInput {
  @IdField('Event', { description: 'The event.' })
  eventId!: EventId;
}

@ObjectType({ implements: () => Refusal, description: 'Nobody can register any more.' })
export class RegistrationClosed extends Refusal {
  readonly code = 'REGISTRATION_CLOSED';

  @Field({ description: 'Since when, in UTC.' })
  closedAt!: Date;

  static at(closedAt: Date): RegistrationClosed {
    return Object.assign(new RegistrationClosed(), { closedAt });
  }
  text(): Localized {
    return { ja: '申し込みは締め切られました。', en: 'Registration has closed.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The person is registered, or waits, already.' })
export class AlreadyRegistered extends Refusal {
  readonly code = 'ALREADY_REGISTERED';

  @Field(() => Registration, { description: 'The registration that there is.' })
  registration!: Registration;

  static with(registration: Registration): AlreadyRegistered {
    return Object.assign(new AlreadyRegistered(), { registration });
  }
  text(): Localized {
    return { ja: 'すでに申し込んでいます。', en: 'You have registered already.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'There is no registration to cancel.' })
export class NotRegistered extends Refusal {
  readonly code = 'NOT_REGISTERED';
  text(): Localized {
    return { ja: 'このイベントには申し込んでいません。', en: 'You are not registered for this event.' };
  }
}

export const RegisterForEventResult = outcome('RegisterForEventResult', [Registration, EventCancelled, RegistrationClosed, AlreadyRegistered]);
export const CancelRegistrationResult = outcome('CancelRegistrationResult', [Registration, NotRegistered]);

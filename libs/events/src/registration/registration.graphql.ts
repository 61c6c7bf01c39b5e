import { ArgsType, Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { Connection, ConnectionArgs, IdField, Refusal, TextField, outcome } from '#graphql-kit';
import type { EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { AnswersField, type SignUpAnswerInput } from './question.graphql.js';
import { Registration, type RegistrationId, RegistrationState } from './registration.entity.js';

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
  @AnswersField({ description: 'Answers to what is asked at sign-up; needed for each question that is required.' })
  answers?: SignUpAnswerInput[];
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same registration again.' })
  idempotencyKey?: string;
}

@InputType({ description: 'Which event not to come to after all.' })
export class CancelRegistrationInput {
  @IdField('Event', { description: 'The event.' })
  eventId!: EventId;
}

@InputType({ description: 'What becomes of a request to come.' })
export class DecideRegistrationInput {
  @IdField('Registration', { description: 'A registration that is REQUESTED.' })
  registrationId!: RegistrationId;
  @Field({ description: 'True: the person comes, or waits for a seat. False: it is declined.' })
  isApproved!: boolean;
  @TextField({ min: 0, max: 500, multiline: true }, { nullable: true, description: 'Why it is declined, at most 500 characters; the person reads it.' })
  reason?: string;
}

@ObjectType({ implements: () => Refusal, description: 'There is nothing to decide: somebody else did, or the person took it back.' })
export class NotRequested extends Refusal {
  readonly code = 'NOT_REQUESTED';

  @Field(() => Registration, { description: 'The registration as it is.' })
  registration!: Registration;

  static with(registration: Registration): NotRequested {
    return Object.assign(new NotRequested(), { registration });
  }
  text(): Localized {
    return { ja: 'この申し込みは、すでに対応されたか、取り消されています。', en: 'This request was decided already, or taken back.' };
  }
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
export const DecideRegistrationResult = outcome('DecideRegistrationResult', [Registration, NotRequested, EventCancelled]);
export const CancelRegistrationResult = outcome('CancelRegistrationResult', [Registration, NotRegistered]);

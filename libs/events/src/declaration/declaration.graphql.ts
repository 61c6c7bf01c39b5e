import { InputType, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { Connection, IdField, Refusal, TextField, outcome } from '#graphql-kit';
import type { EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { NotRegistered } from '../registration/registration.graphql.js';
import { WorkDeclaration } from './declaration.entity.js';

@ObjectType({ description: 'A page of what people do at an event.' })
export class WorkDeclarationConnection extends Connection(WorkDeclaration) {}

@InputType({ description: 'What I am going to do at an event.' })
export class DeclareWorkInput {
  @IdField('Event', { description: 'An event at which I have a seat, or that I look after. Said again, it replaces what I said.' })
  eventId!: EventId;
  @TextField({ min: 1, max: 300 }, { description: 'What I am going to do, 1 to 300 characters.' })
  plan!: string;
}

@InputType({ description: 'What I got done at an event.' })
export class ReportWorkInput {
  @IdField('Event', { description: 'The event. Said again, it replaces what I said.' })
  eventId!: EventId;
  @TextField({ min: 1, max: 300 }, { description: 'What I got done, 1 to 300 characters; nothing is something, too.' })
  done!: string;
}

@ObjectType({ implements: () => Refusal, description: 'Nobody is asked for it there, or it is over.' })
export class DeclarationsClosed extends Refusal {
  readonly code = 'DECLARATIONS_CLOSED';
  text(): Localized {
    return { ja: 'このイベントでは、いま宣言や報告を受け付けていません。', en: 'Nothing is declared or reported at this event now.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'I did not say before what I was going to do.' })
export class NothingDeclared extends Refusal {
  readonly code = 'NOTHING_DECLARED';
  text(): Localized {
    return { ja: '先に、やることを宣言してください。', en: 'First say what you are going to do.' };
  }
}

export const DeclareWorkResult = outcome('DeclareWorkResult', [WorkDeclaration, NotRegistered, DeclarationsClosed, EventCancelled]);
export const ReportWorkResult = outcome('ReportWorkResult', [WorkDeclaration, NothingDeclared, NotRegistered, DeclarationsClosed, EventCancelled]);

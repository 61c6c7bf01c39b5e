import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { CreateEvent, Event, EventCancelled, NotRegistered, RegistrationClosed } from '#events';
import { IdField, Refusal, TextField, outcome } from '#graphql-kit';
import type { CollaborationId } from '../collaboration/collaboration.entity.js';
import { type JointEventId, JointRegistration, SHARED_FIELDS } from './joint-event.entity.js';

@InputType({ description: "A new event of this community, to which the partner's members may come too." })
export class CreateJointEventInput extends CreateEvent {
  @IdField('Collaboration', { description: 'The collaboration that it belongs to.' })
  collaborationId!: CollaborationId;
}

@InputType({ description: "Which partner's event to register for." })
export class RegisterForJointEventInput {
  @IdField('JointEvent', { description: 'The joint event.' })
  jointEventId!: JointEventId;
  @Field({ description: 'True: I agree that the host gets the fields in JointEvent.sharedFields.' })
  consent!: boolean;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same registration again.' })
  idempotencyKey?: string;
}

@InputType({ description: "Which partner's event not to come to after all." })
export class CancelJointRegistrationInput {
  @IdField('JointEvent', { description: 'The joint event.' })
  jointEventId!: JointEventId;
}

@ObjectType({ implements: () => Refusal, description: 'The other community has not opened its side of the collaboration yet, or has closed it.' })
export class PartnerNotReady extends Refusal {
  readonly code = 'PARTNER_NOT_READY';
  text(): Localized {
    return { ja: '相手の団体の準備がまだできていません。少し待ってからもう一度お試しください。', en: 'The other community is not ready yet. Please try again in a little while.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'Nothing about a person crosses to another community without their consent.' })
export class ConsentRequired extends Refusal {
  readonly code = 'CONSENT_REQUIRED';

  @Field(() => [String], { description: 'The fields about the person that the host would get.' })
  sharedFields: string[] = [...SHARED_FIELDS];

  text(): Localized {
    return { ja: '主催の団体に氏名を共有することへの同意が必要です。', en: 'Please agree to share your name with the host.' };
  }
}

export const CreateJointEventResult = outcome('CreateJointEventResult', [Event, PartnerNotReady]);
export const RegisterForJointEventResult = outcome('RegisterForJointEventResult', [JointRegistration, ConsentRequired, EventCancelled, RegistrationClosed, PartnerNotReady]);
export const CancelJointRegistrationResult = outcome('CancelJointRegistrationResult', [JointRegistration, NotRegistered]);

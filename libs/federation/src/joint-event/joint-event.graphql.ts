import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Localized, TenantId } from '#kernel';
import { Connection, IdField, Node, Refusal, TextField, outcome } from '#graphql-kit';
import { CreateEvent, Event, EventCancelled, EventMode, NotRegistered, RegistrationClosed, RegistrationState } from '#events';

@ObjectType({ implements: () => Node, description: 'My registration for an event of a partner community: what the host answered.' })
export class JointRegistration implements Node {
  id!: string;
  @Field(() => RegistrationState, { description: 'REQUESTED until the host has answered.' })
  state!: RegistrationState;
  @Field(() => Int, { nullable: true, description: '1 is next; null unless WAITLISTED.' })
  waitlistPosition!: number | null;
  @Field({ description: 'When I agreed to share and asked to come, in UTC.' })
  createdAt!: Date;
}

@ObjectType({ implements: () => Node, description: "A partner's event, as it was published to this community. Its members see it." })
export class JointEvent implements Node {
  id!: string;
  hostTenantId!: TenantId;
  collaborationId!: string;
  place!: string | null;
  @Field({ description: 'What it is called.' })
  title!: string;
  @Field({ description: 'What it is about; may have several lines.' })
  description!: string;
  @Field(() => EventMode, { description: 'Where it takes place.' })
  mode!: EventMode;
  @Field({ description: 'When it begins, in UTC.' })
  startsAt!: Date;
  @Field({ description: 'When it ends, in UTC.' })
  endsAt!: Date;
  @Field({ description: 'IANA time zone in which its times are meant.' })
  timeZone!: string;
  @Field({ description: 'Until when one can register, in UTC.' })
  registrationClosesAt!: Date;
  @Field(() => Int, { description: 'How many seats there are, for both communities together.' })
  capacity!: number;
  @Field(() => Date, { nullable: true, description: 'When the host called it off, in UTC; null when it takes place.' })
  cancelledAt!: Date | null;
}

@ObjectType({ description: 'A page of joint events.' })
export class JointEventConnection extends Connection(JointEvent) {}

@InputType({ description: 'A new event that both sides of a collaboration come to.' })
export class CreateJointEventInput extends CreateEvent {
  @IdField('Collaboration', { description: 'The collaboration in which it takes place.' })
  collaborationId!: string;
}

@InputType({ description: 'Which event of a partner to come to.' })
export class RegisterForJointEventInput {
  @IdField('JointEvent', { description: 'The event.' })
  jointEventId!: string;
  @Field({ description: 'True: I agree that the host gets the fields named in sharedFields, and no others.' })
  consent!: boolean;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same registration again.' })
  idempotencyKey?: string;
}

@InputType({ description: 'Which event of a partner not to come to after all.' })
export class CancelJointRegistrationInput {
  @IdField('JointEvent', { description: 'The event.' })
  jointEventId!: string;
}

/** All that a registration carries across the border. */
export const SHARED_FIELDS = ['displayName'] as const;

@ObjectType({ implements: () => Refusal, description: 'Nothing crosses without consent.' })
export class ConsentRequired extends Refusal {
  readonly code = 'CONSENT_REQUIRED';
  @Field(() => [String], { description: 'What the host would get.' })
  sharedFields: string[] = [...SHARED_FIELDS];
  text(): Localized {
    return { ja: '表示名を相手の団体に共有することへの同意が必要です。', en: 'It needs your consent to share your display name with the host.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The other community does not take it now: its consent is not there yet, or was taken back.' })
export class PartnerNotReady extends Refusal {
  readonly code = 'PARTNER_NOT_READY';
  text(): Localized {
    return { ja: '相手の団体の準備がまだ整っていません。少し待ってからもう一度お試しください。', en: 'The other community is not ready yet. Please try again in a moment.' };
  }
}

export const CreateJointEventResult = outcome('CreateJointEventResult', [Event, PartnerNotReady]);
export const RegisterForJointEventResult = outcome('RegisterForJointEventResult', [JointRegistration, ConsentRequired, EventCancelled, RegistrationClosed, PartnerNotReady]);
export const CancelJointRegistrationResult = outcome('CancelJointRegistrationResult', [JointRegistration, NotRegistered]);

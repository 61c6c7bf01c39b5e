import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Brand, TenantId } from '#kernel';
import { EventMode, RegistrationState } from '#events';
import { Connection, Node } from '#graphql-kit';
import type { CollaborationId } from '../collaboration/collaboration.entity.js';

export type JointEventId = Brand<'JointEvent'>;
export type GuestPassId = Brand<'GuestPass'>;

/** All that a person shares with the host by registering. */
export const SHARED_FIELDS = ['displayName'] as const;

@ObjectType({ implements: () => Node, description: "My registration for a partner's event, as the host answered it." })
export class JointRegistration implements Node {
  id!: GuestPassId;
  @Field(() => RegistrationState, { description: 'How it stands; REQUESTED until the host has answered.' })
  state!: RegistrationState;
  @Field(() => Int, { nullable: true, description: '1 is next; null unless WAITLISTED.' })
  waitlistPosition!: number | null;
  @Field({ description: 'When I agreed to share and registered, most recently, in UTC.' })
  createdAt!: Date;
}

@ObjectType({ implements: () => Node, description: "A partner's joint event, as it was published to my community. Its members see it." })
export class JointEvent implements Node {
  id!: JointEventId;
  hostTenantId!: TenantId;
  collaborationId!: CollaborationId;
  @Field({ description: 'What it is called.' })
  title!: string;
  @Field({ description: 'What it is about; may have several lines.' })
  description!: string;
  @Field(() => EventMode, { description: 'Where it takes place.' })
  mode!: EventMode;
  where!: string | null;
  onlineAt!: string | null;
  @Field({ description: 'When it begins, in UTC.' })
  startsAt!: Date;
  @Field({ description: 'When it ends, in UTC.' })
  endsAt!: Date;
  @Field({ description: 'IANA time zone in which its times are meant.' })
  timeZone!: string;
  @Field({ description: 'From then on nobody can register any more, in UTC.' })
  registrationClosesAt!: Date;
  @Field(() => Int, { description: 'How many seats there are.' })
  capacity!: number;
  @Field(() => Int, { description: 'How many people have a seat, of all communities together.' })
  registeredCount!: number;
  @Field(() => Int, { description: 'How many people wait for one.' })
  waitlistedCount!: number;
  @Field(() => Date, { nullable: true, description: 'When the host called it off, in UTC; null while it is on.' })
  cancelledAt!: Date | null;
  @Field(() => JointRegistration, { nullable: true, description: 'What the host answered to my registration, also when I cancelled it; null when I never registered.' })
  viewerRegistration!: JointRegistration | null;
}

@ObjectType({ description: 'A page of joint events.' })
export class JointEventConnection extends Connection(JointEvent) {}

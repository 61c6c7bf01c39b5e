import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Localized, MemberId, TenantId } from '#kernel';
import { Role } from '#identity';
import { IdField, IntField, Refusal, TextField, outcome } from '#graphql-kit';
import { Event, type EventId } from '../event/event.entity.js';
import { EventCancelled } from '../event/event.graphql.js';
import { SeatHold, type SeatHoldId } from './hold.entity.js';

@InputType({ description: 'For whom to keep seats: exactly one of role, department, tenant or member.' })
export class KeepSeatsInput {
  @IdField('Event', { description: 'The event.' })
  eventId!: EventId;
  @IntField(1, 100_000, { description: 'How many seats; 1 for a member.' })
  seats!: number;
  @Field(() => Role, { nullable: true, description: 'For members with this role here.' })
  role?: Role;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'For members of this department, as it is written in their profile.' })
  department?: string;
  @IdField('Tenant', { nullable: true, description: 'For members of this community, who come by a joint event.' })
  tenantId?: TenantId;
  @IdField('Member', { nullable: true, description: 'For this member.' })
  memberId?: MemberId;
}

@InputType({ description: 'Which kept seats everybody can have.' })
export class ReleaseSeatsInput {
  @IdField('SeatHold', { description: 'The kept seats. Whoever took one keeps it; a guest of an invitation loses it.' })
  holdId!: SeatHoldId;
}

@ObjectType({ implements: () => Refusal, description: 'There are not as many free seats.' })
export class EventFull extends Refusal {
  readonly code = 'EVENT_FULL';
  @Field(() => Int, { description: 'How many are free and not kept.' })
  freeCount!: number;

  static of({ capacity, registeredCount, keptCount }: Event): EventFull {
    return Object.assign(new EventFull(), { freeCount: capacity - registeredCount - keptCount });
  }
  text(): Localized {
    return {
      ja: `空いている席は${this.freeCount}席です。定員を増やすか、ほかの取り置きを減らしてください。`,
      en: `${this.freeCount} seats are free. Raise the capacity, or release other kept seats.`,
    };
  }
}

@InputType({ description: 'Whom to invite without an account.' })
export class InviteGuestInput {
  @IdField('Event', { description: 'The event. One of its seats is kept for the guest at once.' })
  eventId!: EventId;
  @TextField({ min: 0, max: 200 }, { nullable: true, description: 'Whom it is meant for, at most 200 characters; only organizers read it.' })
  note?: string;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same invitation again.' })
  idempotencyKey?: string;
}

@ObjectType({ description: 'An invitation with its link. The link is told to whoever made it, and nobody else.' })
export class GuestInvitation {
  @Field(() => SeatHold, { description: 'The seat that is kept.' })
  hold!: SeatHold;
  @Field({ description: 'The last part of the link, `/guest/<secret>`. Whoever has it can take the seat.' })
  secret!: string;
}

@ObjectType({ description: 'What a guest sees by the link of an invitation.' })
export class GuestView {
  holdId!: string;

  @Field({ description: 'The community that invites.' })
  communityName!: string;
  @Field({ description: 'What the event is called.' })
  title!: string;
  @Field({ description: 'What it is about; may have several lines.' })
  description!: string;
  @Field({ description: 'When it begins, in UTC.' })
  startsAt!: Date;
  @Field({ description: 'When it ends, in UTC.' })
  endsAt!: Date;
  @Field({ description: 'IANA time zone in which its times are meant.' })
  timeZone!: string;
  @Field(() => Date, { nullable: true, description: 'When it was called off, in UTC; null while it is on.' })
  cancelledAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When the guest accepted, in UTC; null until then.' })
  acceptedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'The name that the guest gave; null until they accepted.' })
  guestName!: string | null;
  @Field(() => String, { nullable: true, description: 'The place; null until they accepted, and when there is none.' })
  place!: string | null;
  @Field(() => String, { nullable: true, description: 'The address to take part from afar; null until they accepted, and when there is none.' })
  onlineUrl!: string | null;
}

@InputType({ description: 'A guest takes the seat of an invitation.' })
export class AcceptGuestInvitationInput {
  @Field({ description: 'The last part of the link.' })
  secret!: string;
  @TextField({ min: 1, max: 100 }, { description: 'The name, 1 to 100 characters; the organizers see it.' })
  name!: string;
  @TextField({ min: 3, max: 254 }, { description: 'An e-mail address; the organizers see it.' })
  email!: string;
}

@ObjectType({ implements: () => Refusal, description: 'The invitation was accepted by somebody else.' })
export class InvitationUsed extends Refusal {
  readonly code = 'INVITATION_USED';
  text(): Localized {
    return { ja: 'この招待は、すでに使われています。', en: 'This invitation was used already.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'It has begun, or is over.' })
export class EventOver extends Refusal {
  readonly code = 'EVENT_OVER';
  text(): Localized {
    return { ja: 'このイベントはすでに始まっているか、終わっています。', en: 'This event has begun, or is over.' };
  }
}

export const KeepSeatsResult = outcome('KeepSeatsResult', [SeatHold, EventFull, EventCancelled]);
export const ReleaseSeatsResult = outcome('ReleaseSeatsResult', [Event]);
export const InviteGuestResult = outcome('InviteGuestResult', [GuestInvitation, EventFull, EventCancelled, EventOver]);
export const AcceptGuestInvitationResult = outcome('AcceptGuestInvitationResult', [GuestView, InvitationUsed, EventCancelled, EventOver]);

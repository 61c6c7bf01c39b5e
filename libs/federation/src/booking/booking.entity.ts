import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Brand, MemberId, TenantId } from '#kernel';
import { Connection, Node } from '#graphql-kit';

export type BookingId = Brand<'Booking'>;

export enum BookingState {
  REQUESTED = 'REQUESTED',
  HELD = 'HELD',
  CONFIRMED = 'CONFIRMED',
  DONE = 'DONE',
  DECLINED = 'DECLINED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(BookingState, {
  name: 'BookingState',
  description: 'How it stands with the booking of a venue.',
  valuesMap: {
    REQUESTED: { description: 'Asked for; the owner has not answered yet.' },
    HELD: { description: 'The time is kept and nobody else can have it; an operator of the owner will confirm or decline.' },
    CONFIRMED: { description: 'The venue is theirs at that time.' },
    DONE: { description: 'It was confirmed, and the time is over.' },
    DECLINED: { description: 'The owner does not give it: the time is taken, or it does not fit.' },
    CANCELLED: { description: 'One of the two sides took it back.' },
  },
});
export enum BookingSide {
  OWNER = 'OWNER',
  REQUESTER = 'REQUESTER',
}
registerEnumType(BookingSide, {
  name: 'BookingSide',
  description: 'What this community is in a booking.',
  valuesMap: { OWNER: { description: 'The venue is its own.' }, REQUESTER: { description: 'It asked for the venue of another one.' } },
});

@ObjectType({ implements: () => Node, description: 'A time for which one community asks another one for its venue. Operators of both see it.' })
export class Booking implements Node {
  id!: BookingId;
  ownerTenantId!: TenantId;
  requesterTenantId!: TenantId;
  memberId!: MemberId | null;
  @Field(() => BookingSide, { description: 'What my community is in it.' })
  side!: BookingSide;
  @Field(() => BookingState, { description: 'How it stands.' })
  state!: BookingState;
  @Field({ description: 'What the venue was called when it was asked for.' })
  title!: string;
  @Field({ description: 'From when, in UTC.' })
  startsAt!: Date;
  @Field({ description: 'Until when, in UTC.' })
  endsAt!: Date;
  @Field({ description: 'What for.' })
  purpose!: string;
  @Field(() => Int, { description: 'How many people are expected.' })
  headCount!: number;
  @Field({ description: 'The operator who asks; this name is all that is shared about them.' })
  requestedBy!: string;
  @Field(() => String, { nullable: true, description: 'What the owner wrote about it; null when nothing was written.' })
  note!: string | null;
  @Field({ description: 'When it was asked for, in UTC.' })
  createdAt!: Date;
}

@ObjectType({ description: 'A page of bookings.' })
export class BookingConnection extends Connection(Booking) {}

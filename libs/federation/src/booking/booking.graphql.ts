import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { LINE, type Localized } from '#kernel';
import { IdField, IntField, Refusal, TextField, TimeField, outcome } from '#graphql-kit';
import type { ListingId } from '../listing/listing.entity.js';
import { Booking, type BookingId, BookingSide } from './booking.entity.js';

@InputType({ description: 'Which bookings.' })
export class BookingFilter {
  @Field(() => BookingSide, { nullable: true, description: 'Only of our own venues, or only those that we asked for.' })
  side?: BookingSide;
  @TimeField({ nullable: true, description: 'Only what ends after this.' })
  from?: Date;
  @TimeField({ nullable: true, description: 'Only what begins before this.' })
  until?: Date;
}

@InputType({ description: "A request for a partner's venue." })
export class RequestBookingInput {
  @IdField('Listing', { description: "The offer of a venue: on the board of a federation in which this community takes part, or published to this community." })
  listingId!: ListingId;
  @TimeField({ description: 'From when; within the time of the offer.' })
  startsAt!: Date;
  @TimeField({ description: 'Until when; at most 31 days after it begins.' })
  endsAt!: Date;
  @TextField(LINE, { description: 'What for, 1 to 200 characters.' })
  purpose!: string;
  @IntField(1, 100_000, { description: 'How many people are expected.' })
  headCount!: number;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same booking again.' })
  idempotencyKey?: string;
}

@InputType({ description: 'Which booking of our venue to confirm.' })
export class ConfirmBookingInput {
  @IdField('Booking', { description: 'The booking.' })
  bookingId!: BookingId;
  @TextField({ min: 1, max: 500, multiline: true }, { nullable: true, description: 'What they should know, e.g. where to get the key; at most 500 characters.' })
  note?: string;
}

@InputType({ description: 'Which booking to cancel, on either side; a HELD one of our venue is declined by it.' })
export class CancelBookingInput {
  @IdField('Booking', { description: 'The booking.' })
  bookingId!: BookingId;
  @TextField({ min: 1, max: 500, multiline: true }, { nullable: true, description: 'Why, for the other side; only the owner can say it. At most 500 characters.' })
  note?: string;
}

@ObjectType({ implements: () => Refusal, description: 'Somebody else has the venue at that time; the request is kept as DECLINED.' })
export class BookingConflict extends Refusal {
  readonly code = 'BOOKING_CONFLICT';
  text(): Localized {
    return { ja: 'その時間は、ほかの団体の予約が入っています。別の時間をお選びください。', en: 'Somebody else has the venue at that time. Please choose another one.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The offer is no venue, is not ours to book, or is not offered at that time.' })
export class VenueNotOffered extends Refusal {
  readonly code = 'VENUE_NOT_OFFERED';
  text(): Localized {
    return { ja: 'この会場は、その時間には提供されていません。', en: 'This venue is not offered at that time.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'It was cancelled, declined, confirmed or is over already.' })
export class BookingNotOpen extends Refusal {
  readonly code = 'BOOKING_NOT_OPEN';
  text(): Localized {
    return { ja: 'この予約は、すでに返事が済んでいるか、終わっています。', en: 'This booking was answered already, or is over.' };
  }
}

export const RequestBookingResult = outcome('RequestBookingResult', [Booking, BookingConflict, VenueNotOffered]);
export const ConfirmBookingResult = outcome('ConfirmBookingResult', [Booking, BookingNotOpen]);
export const CancelBookingResult = outcome('CancelBookingResult', [Booking, BookingNotOpen]);

import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { Capability, Tenant, TenantDirectory } from '#identity';
import { Booking, BookingConnection, type BookingId } from './booking.entity.js';
import { BookingFilter, CancelBookingInput, CancelBookingResult, ConfirmBookingInput, ConfirmBookingResult, RequestBookingInput, RequestBookingResult } from './booking.graphql.js';
import { BookingService } from './booking.service.js';

/** What was booked before can be looked at and cancelled where this was switched off since. */
const ON = { capability: Capability.MATCHING };

@Resolver(() => Booking)
export class BookingResolver {
  constructor(
    private readonly bookingService: BookingService,
    private readonly directory: TenantDirectory,
  ) {}

  @Allow('bookings:manage', ON)
  @Query(() => BookingConnection, { description: 'Bookings of our venues, and those that we asked for, soonest first.' })
  async bookings(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => BookingFilter) filter?: BookingFilter): Promise<BookingConnection> {
    return toConnection(await this.bookingService.page(actor.tenantId, page, filter ?? {}));
  }

  @Allow('bookings:manage')
  @Query(() => Booking, { description: 'One booking, of either side.' })
  booking(@CurrentActor() actor: Actor, @IdArg('Booking') id: BookingId): Promise<Booking> {
    return this.bookingService.get(actor.tenantId, id);
  }

  @Allow('bookings:manage', ON)
  @Mutation(() => RequestBookingResult, { description: "Asks for a partner's venue at a time. The owner gets what is in Booking, my name among it, and keeps the time at once if it is free." })
  requestBooking(@CurrentActor() actor: Actor, @Input() input: RequestBookingInput): Promise<typeof RequestBookingResult> {
    return this.bookingService.request(actor, input);
  }

  @Allow('bookings:manage', ON)
  @Mutation(() => ConfirmBookingResult, { description: 'Gives our venue to whoever it is held for.' })
  confirmBooking(@CurrentActor() actor: Actor, @Input() input: ConfirmBookingInput): Promise<typeof ConfirmBookingResult> {
    return this.bookingService.confirm(actor, input);
  }

  @Allow('bookings:manage')
  @Mutation(() => CancelBookingResult, { description: 'Cancels a booking, or declines one that is held; the other side is told.' })
  cancelBooking(@CurrentActor() actor: Actor, @Input() input: CancelBookingInput): Promise<typeof CancelBookingResult> {
    return this.bookingService.cancel(actor, input);
  }

  @ResolveField(() => Tenant, { description: 'Whose venue it is.' })
  owner(@Parent() { ownerTenantId }: Booking, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(ownerTenantId);
  }

  @ResolveField(() => Tenant, { description: 'Who asks for it.' })
  requester(@Parent() { requesterTenantId }: Booking, @Context() context: GraphqlContext): Promise<Tenant | undefined> {
    return this.directory.loader(context).load(requesterTenantId);
  }
}

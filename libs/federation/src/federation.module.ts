import { Module } from '@nestjs/common';
import { EventsCoreModule } from '#events';
import { registerNode } from '#graphql-kit';
import { AdmissionService } from './application/admission.service.js';
import { Application } from './application/application.entity.js';
import { ApplicationResolver, MyApplicationResolver } from './application/application.resolver.js';
import { ApplicationService } from './application/application.service.js';
import { FrontDesk } from './application/front-desk.service.js';
import { ReviewService } from './application/review.service.js';
import { Booking } from './booking/booking.entity.js';
import { BookingResolver } from './booking/booking.resolver.js';
import { BookingService } from './booking/booking.service.js';
import { VenueDesk } from './booking/venue-desk.service.js';
import { Collaboration } from './collaboration/collaboration.entity.js';
import { CollaborationResolver, EventCollaborationResolver } from './collaboration/collaboration.resolver.js';
import { CollaborationService } from './collaboration/collaboration.service.js';
import { FederationHandlers } from './federation.handlers.js';
import { GuestService } from './guest/guest.service.js';
import { HostDesk } from './guest/host-desk.service.js';
import { JointEvent, JointRegistration } from './joint-event/joint-event.entity.js';
import { JointEventResolver } from './joint-event/joint-event.resolver.js';
import { JointEventService } from './joint-event/joint-event.service.js';
import { Listing } from './listing/listing.entity.js';
import { ListingResolver } from './listing/listing.resolver.js';
import { ListingService } from './listing/listing.service.js';
import { Participation } from './participation/participation.entity.js';
import { ParticipationResolver } from './participation/participation.resolver.js';
import { ParticipationService } from './participation/participation.service.js';
import { ProcurementHandlersModule, ProcurementModule } from './procurement/procurement.module.js';
import { SharingRecord } from './sharing/sharing.entity.js';
import { SharedItemResolver, SharingRecordResolver } from './sharing/sharing.resolver.js';
import { SharingService } from './sharing/sharing.service.js';

/** What communities publish to each other, and the people who go across: what a gateway serves. */
@Module({
  imports: [EventsCoreModule, ProcurementModule],
  providers: [
    ParticipationService, ListingService, CollaborationService, JointEventService, GuestService, HostDesk,
    ApplicationService, FrontDesk, ReviewService, AdmissionService, ApplicationResolver, MyApplicationResolver,
    BookingService, VenueDesk, BookingResolver, SharingService, SharedItemResolver, SharingRecordResolver,
    ParticipationResolver, ListingResolver, CollaborationResolver, EventCollaborationResolver, JointEventResolver,
  ],
  exports: [ParticipationService, CollaborationService],
})
export class FederationModule {
  constructor(participations: ParticipationService, listings: ListingService, collaborations: CollaborationService, jointEvents: JointEventService, reviews: ReviewService, bookings: BookingService, sharing: SharingService) {
    registerNode(Participation, async (ids, { caller: { actor } }) => (actor?.permissions.has('participations:read') ? participations.byIds(actor.tenantId, ids) : []));
    registerNode(Application, async (ids, { caller: { actor } }) => (actor?.permissions.has('participations:review') ? [...(await reviews.byIds(actor.tenantId, ids)).values()] : []));
    registerNode(Booking, async (ids, { caller: { actor } }) => (actor?.permissions.has('bookings:manage') ? [...(await bookings.byIds(actor.tenantId, ids)).values()] : []));
    registerNode(SharingRecord, async (ids, { caller: { actor } }) => (actor?.permissions.has('sharing:read') ? sharing.recordsByIds(actor.tenantId, ids) : []));
    registerNode(Listing, async (ids, { caller: { actor } }) => (actor && (await listings.mayRead(actor)) ? [...(await listings.byIds(actor.tenantId, ids)).values()] : []));
    registerNode(Collaboration, async (ids, { caller: { actor } }) => (actor?.permissions.has('collaborations:read') ? [...(await collaborations.byIds(actor.tenantId, ids)).values()] : []));
    registerNode(JointEvent, async (ids, { caller: { actor } }) => (actor?.permissions.has('joint-events:read') ? [...(await jointEvents.byIds(actor, ids)).values()] : []));
    registerNode(JointRegistration, async (ids, { caller: { actor } }) => (actor?.permissions.has('joint-events:read') ? jointEvents.registrationsByIds(actor, ids) : []));
  }
}

/** What a worker does for hosts and their guests. */
@Module({ imports: [EventsCoreModule, ProcurementHandlersModule], providers: [HostDesk, JointEventService, AdmissionService, VenueDesk, SharingService, FederationHandlers] })
export class FederationHandlersModule {}

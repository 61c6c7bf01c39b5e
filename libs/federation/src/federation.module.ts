import { Module } from '@nestjs/common';
import { registerNode } from '#graphql-kit';
import { EventsModule } from '#events';
import { MatchingModule } from '#matching';
import { FederationHandlers } from './handlers.js';
import { HostService } from './joint-event/host.service.js';
import { JointEvent, JointRegistration } from './joint-event/joint-event.graphql.js';
import { CollaborationEventsResolver, EventCollaborationResolver, JointEventResolver } from './joint-event/joint-event.resolver.js';
import { JointEventService } from './joint-event/joint-event.service.js';
import { Listing } from './listing/listing.graphql.js';
import { ListingResolver } from './listing/listing.resolver.js';
import { ListingService } from './listing/listing.service.js';
import { Participation } from './participation/participation.graphql.js';
import { FederationMembershipResolver, ParticipationResolver } from './participation/participation.resolver.js';
import { ParticipationService } from './participation/participation.service.js';

/** Communities among each other: who takes part, what they need and offer, and the events they hold together. */
@Module({
  imports: [EventsModule, MatchingModule],
  providers: [
    ParticipationService, ListingService, HostService, JointEventService, FederationHandlers,
    ParticipationResolver, FederationMembershipResolver, ListingResolver, JointEventResolver, EventCollaborationResolver, CollaborationEventsResolver,
  ],
  exports: [ParticipationService],
})
export class FederationModule {
  constructor(participations: ParticipationService, listings: ListingService, jointEvents: JointEventService) {
    registerNode(Participation, async (ids, { caller: { actor } }) => (actor?.permissions.has('participations:read') ? participations.byIds(actor.tenantId, ids) : []));
    // A plain member of a community may not read its listings, and finds none instead of being refused.
    registerNode(Listing, async (ids, { caller: { actor } }) => (actor?.permissions.has('listings:read') ? listings.byIds(actor, ids).catch(() => []) : []));
    registerNode(JointEvent, async (ids, { caller: { actor } }) => (actor?.permissions.has('joint-events:read') ? jointEvents.byIds(actor, ids) : []));
    registerNode(JointRegistration, async (ids, { caller: { actor } }) => (actor?.permissions.has('joint-events:read') ? jointEvents.registrationsByIds(actor, ids) : []));
  }
}

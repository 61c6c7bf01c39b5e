import { Module } from '@nestjs/common';
import { registerNode } from '#graphql-kit';
import { Event } from './event/event.entity.js';
import { EventResolver } from './event/event.resolver.js';
import { EventService } from './event/event.service.js';
import { Registration } from './registration/registration.entity.js';
import { RegistrationResolver } from './registration/registration.resolver.js';
import { RegistrationService } from './registration/registration.service.js';

/** Events, who comes to them, and who waits. */
@Module({ providers: [EventService, RegistrationService, EventResolver, RegistrationResolver], exports: [EventService, RegistrationService] })
export class EventsModule {
  constructor(events: EventService, registrations: RegistrationService) {
    registerNode(Event, async (ids, { caller: { actor } }) => (actor?.permissions.has('events:read') ? [...(await events.byIds(actor, ids)).values()] : []));
    registerNode(Registration, async (ids, { caller: { actor } }) => (actor?.permissions.has('events:read') ? registrations.byIds(actor, ids) : []));
  }
}

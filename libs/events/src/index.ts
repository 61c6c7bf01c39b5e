export { EventHandlersModule, EventsCoreModule, EventsModule } from './events.module.js';
export { Event, EventMode } from './event/event.entity.js';
export type { EventId } from './event/event.entity.js';
/** `createEventInTx`, `page` (by collaboration too), `byIds`, `get`. */
export { EventService } from './event/event.service.js';
export type { EventPageFilter, EventReader } from './event/event.queries.js';
/** `CreateEvent` is the abstract input that other ways of making an event extend. */
export { CreateEvent, EventCancelled, EventConnection } from './event/event.graphql.js';
/** `registerInTx`, `cancelInTx`, and `onRegistrationChange` for what must be written in the same transaction. */
export { RegistrationService } from './registration/registration.service.js';
export type { RegistrationChange, RegistrationListener } from './registration/registration.service.js';
export { Registration, RegistrationState } from './registration/registration.entity.js';
export { AlreadyRegistered, NotRegistered, RegistrationClosed } from './registration/registration.graphql.js';
/** For those who know who is on duty. */
export { putOnDuty } from './cohost/co-host.queries.js';
/** For the gateway, which serves them. */
export { CalendarFeeds } from './calendar/feed.service.js';
/** For the demo world, whose groups are drawn as those of people are. */
export { groupsOf } from './group/group.rules.js';

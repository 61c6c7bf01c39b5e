/** Others hear what happens here from events.ts. */
export { TodayHandlersModule, TodayModule } from './today.module.js';
/** For loading a world that exists already; a worker does it every night. */
export { noteAnniversaries, reconcile } from './item/settle.queries.js';

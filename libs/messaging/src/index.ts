export { defineEvent } from './event.js';
export type { Heard, PayloadOf } from './event.js';
export { On } from './on.js';
export { WakeUps } from './wake-ups.js';
export { MessagingModule } from './messaging.module.js';
export { WorkerHostModule } from './worker-host.module.js';
export { WorkerHost } from './worker-host.js';
export { MessagingMetrics } from './metrics.js';
export type { Pace } from './pace.js';

export { LearningHandlersModule, LearningModule } from './learning.module.js';
/** How many seats the tenant of a transaction has in a licence year; refuses with SeatsInUse. */
export { grantSeats } from './seats/seats.js';
export { SeatAllotment } from './programme/programme.entity.js';
/** The provider's report: the shape of its file, and how its rows are taken. */
export { activityReport } from './report/report.csv.js';
export type { ActivityRow } from './report/report.csv.js';
export { takeReport } from './report/report.queries.js';
/** The mail that a supervisor gets. */
export { SupervisorLinks } from './supervisor/supervisor-links.service.js';
export type { SupervisorMail } from './supervisor/supervisor-links.service.js';
/** For loading a world that exists already; a worker does it by itself. */
export { refreshRollup } from './comparison/comparison.queries.js';

export { AlumniModule } from './alumni.module.js';
/** What an organization's list of former members looks like, and how its rows are taken in. */
export { alumniRoster } from './roster/roster.kind.js';
export { applyRoster, planRoster } from './roster/roster.queries.js';

export { AlumniImportsModule, AlumniModule } from './alumni.module.js';
/** What an organization's list of former members looks like, and how its rows are taken in. */
export { alumniRoster } from './roster/roster.kind.js';
export { applyRoster, planRoster } from './roster/roster.queries.js';
export type { RosterRow } from './roster/roster.queries.js';
/** For people who were verified elsewhere: a claim's columns, and the directory anew from profiles. */
export { claimRow } from './claim/claim.queries.js';
export { publishMembers } from './profile/profile.queries.js';

/** For what was given and confirmed elsewhere, such as in a file. */
export { record as recordGiving } from './fact/ledger.queries.js';
export { TrustHandlersModule, TrustModule } from './trust.module.js';

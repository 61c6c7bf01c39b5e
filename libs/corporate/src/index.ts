/** Others hear what happens here from events.ts and read by `node(id)`; the demo world fills the tables. */
export { CorporateHandlersModule, CorporateModule } from './corporate.module.js';
export { stockCatalogue } from './certification/certification.queries.js';
export { refreshPaths } from './path/path.queries.js';

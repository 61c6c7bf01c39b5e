export { SearchHandlersModule, SearchModule } from './search.module.js';
/** For what was loaded or restored without its facts: all at once, or in stretches by the worker. */
export { Indexer } from './entry/indexer.js';
export { beginRebuild, indexAll } from './entry/rebuild.js';

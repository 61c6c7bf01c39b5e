export { MatchingHandlersModule, MatchingModule } from './matching.module.js';

export { TrustHandlersModule, TrustModule } from './trust.module.js';

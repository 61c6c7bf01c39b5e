export { LearningModule } from './learning.module.js';
export { takeReport } from './progress/progress.queries.js';
export type { ReportedProgress } from './progress/progress.queries.js';

import { messagingSuite } from './testing/suite.js';

messagingSuite('PostgreSQL', { forgetJobs: async (db) => void (await db.query('DELETE FROM bullmq.job')) });

import { lifecycleSuite } from './testing/lifecycle-suite.js';
import { messagingSuite } from './testing/suite.js';
import { type Place, cutDatabase } from './testing/world.js';

const place: Place = { forgetJobs: async (db) => void (await db.query('DELETE FROM bullmq.job')), cut: cutDatabase };

messagingSuite('PostgreSQL', place);
lifecycleSuite('PostgreSQL', place);

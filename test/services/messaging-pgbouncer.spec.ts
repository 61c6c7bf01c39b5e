import { lifecycleSuite } from '../../libs/messaging/src/testing/lifecycle-suite.js';
import { messagingSuite } from '../../libs/messaging/src/testing/suite.js';
import { type Place, cutDatabase } from '../../libs/messaging/src/testing/world.js';
import { type Pooler, startPgBouncer } from './pgbouncer.js';

/** One pooler per database, for as many workers as a suite starts on it. */
const poolers = new Map<string, Promise<Pooler>>();
const place: Place = {
  pooled: async (db) => {
    const starting = poolers.get(db.adminUrl) ?? startPgBouncer(db.adminUrl, db.secret);
    poolers.set(db.adminUrl, starting);
    return (await starting).url;
  },
  forgetJobs: async (db) => void (await db.query('DELETE FROM bullmq.job')),
  cut: cutDatabase,
};
afterAll(async () => {
  for (const pooler of poolers.values()) await (await pooler).stop();
});

messagingSuite('PostgreSQL, behind PgBouncer', place);
lifecycleSuite('PostgreSQL, behind PgBouncer', place);

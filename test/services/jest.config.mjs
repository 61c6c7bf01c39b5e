import { fileURLToPath } from 'node:url';
import root from '../../jest.config.mjs';

/** Tests against servers that a machine has to bring along (Redis, PgBouncer); apart, so that `npm test` needs nothing but npm. */
const database = root.projects.find((project) => project.displayName === 'database');
const { testPathIgnorePatterns: _, ...rest } = database;

export default {
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  maxWorkers: 2,
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/test/services/sum-up.mjs'],
  projects: [{ ...rest, rootDir: fileURLToPath(new URL('../..', import.meta.url)), displayName: 'services', testMatch: ['<rootDir>/test/services/**/*.spec.ts'] }],
};

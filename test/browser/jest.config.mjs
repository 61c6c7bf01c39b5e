import { fileURLToPath } from 'node:url';
import base from '../../jest.config.mjs';

const rootDir = fileURLToPath(new URL('../..', import.meta.url));
const { globalSetup: _setup, globalTeardown: _teardown, testPathIgnorePatterns: _ignore, ...common } = base.projects.find((project) => project.displayName === 'database');

/** The built product in a real browser, and the story against it. One at a time: they share one running product. */
export default {
  rootDir,
  maxWorkers: 1,
  testTimeout: 180_000,
  projects: [
    {
      ...common,
      rootDir,
      displayName: 'browser',
      globalSetup: '<rootDir>/test/browser/global-setup.ts',
      globalTeardown: '<rootDir>/test/browser/global-teardown.ts',
      testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
    },
  ],
};

/** Jest runs the TypeScript sources as ES modules (no build step); `#x` resolves to libs/x/src through the "source" condition. */
const common = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  setupFiles: ['reflect-metadata'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.ekkyo/', '<rootDir>/bench/peers/'],
};

export default {
  maxWorkers: 2,
  // Modules of finished files stay in a worker's memory: begin anew before it becomes too much for a small machine.
  workerIdleMemoryLimit: '1200MB',
  testTimeout: 60_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/libs/**/*.rules.spec.ts', '<rootDir>/libs/**/*.unit.spec.ts', '<rootDir>/demo/**/*.spec.ts'],
    },
    {
      ...common,
      displayName: 'database',
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
      testMatch: ['<rootDir>/libs/**/*.spec.ts', '<rootDir>/apps/{gateway,worker}/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.rules\\.spec\\.ts$', '\\.unit\\.spec\\.ts$', '<rootDir>/test/browser/', '<rootDir>/test/services/', '<rootDir>/test/deep/'],
    },
  ],
};

import services from '../services/jest.config.mjs';

/** What takes too long for `npm test`: the sweep to depth 4. */
export default { ...services, projects: [{ ...services.projects[0], displayName: 'deep', testMatch: ['<rootDir>/test/deep/**/*.spec.ts'] }] };

/**
 * Who may import whom. An allow-list: an import between libraries that is not written here is an error.
 * `npm run check:imports` enforces it; test/architecture holds a fixture that breaks each rule.
 */
/** What every domain may call. */
const BASE = ['kernel', 'tenancy', 'messaging', 'graphql-kit', 'identity', 'csv', 'files', 'imports'];
const BELOW = {
  kernel: [],
  csv: ['kernel'],
  tenancy: ['kernel'],
  messaging: ['kernel', 'tenancy'],
  'graphql-kit': ['kernel', 'tenancy', 'messaging'],
  identity: ['kernel', 'tenancy', 'messaging', 'graphql-kit', 'csv'],
  files: ['kernel', 'tenancy', 'messaging', 'graphql-kit', 'identity'],
  imports: ['kernel', 'tenancy', 'messaging', 'graphql-kit', 'identity', 'csv', 'files'],
  community: BASE,
  events: BASE,
  learning: BASE,
  alumni: [...BASE, 'csv', 'imports'],
  corporate: [...BASE, 'files', 'community'],
};
/** These call what another's index exports, and hear its events. */
const ABOVE = {
  federation: ['events', 'csv', 'learning'],
  matching: ['federation'],
  trust: [],
  notifications: ['community', 'learning'],
  search: ['community', 'events'],
  today: ['community', 'events'],
};
/** These only hear other domains. */
const HEARS = { community: ['events'], search: ['community', 'events', 'identity'], federation: ['events', 'matching'], matching: ['federation'], trust: ['alumni'], notifications: ['alumni', 'community', 'corporate', 'events', 'federation', 'learning', 'matching', 'today'], today: ['alumni', 'community', 'corporate', 'events'] };

const names = (list) => `^libs/(${list.join('|')})/`;
const libraryRules = Object.entries({ ...BELOW, ...Object.fromEntries(Object.entries(ABOVE).map(([lib, calls]) => [lib, [...BASE, ...calls]])) }).map(([lib, allowed]) => ({
  name: `${lib}-imports`,
  comment: `libs/${lib} may import ${[lib, ...allowed].join(', ')}${HEARS[lib] ? `, and the events.ts of ${HEARS[lib].join(', ')}` : ''}.`,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: ['\\.spec\\.ts$', '/testing/'] },
  to: { path: '^(libs|apps|demo|test|bench)/', pathNot: [names([lib, ...allowed]), ...(HEARS[lib] ?? []).map((heard) => `^libs/${heard}/src/events\\.ts$`)] },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...libraryRules,
    {
      name: 'through-the-door',
      comment: 'Another library is reached by its index.ts or its events.ts only.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: ['\\.spec\\.ts$', '/testing/'] },
      to: { path: '^libs/([^/]+)/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/(index|events)\\.ts$'] },
    },
    { name: 'apps-through-the-door', severity: 'error', from: { path: '^(apps|demo|db)/' }, to: { path: '^libs/', pathNot: '^libs/[^/]+/src/(index|events)\\.ts$' } },
    { name: 'rules-are-pure', comment: 'A rules file decides; it reads nothing. Libraries of pure functions are named here.', severity: 'error', from: { path: ['\\.rules\\.ts$', '/sentences/'] }, to: { pathNot: ['\\.(rules|entity|graphql)\\.ts$', '/sentences/', '^libs/kernel/', '^libs/[^/]+/src/.*types\\.ts$', 'node_modules/(rrule-temporal|temporal-polyfill|timezones-ical-library)/'] } },
    { name: 'no-cycles', severity: 'error', from: { pathNot: '^apps/console/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'drivers-behind-doors', comment: 'Only tenancy and messaging speak to the database and the queue.', severity: 'error', from: { path: '^libs/', pathNot: ['^libs/(tenancy|messaging)/', '\\.spec\\.ts$'] }, to: { path: 'node_modules/(pg|bullmq|ioredis)/', dependencyTypesNot: ['type-only'] } },
    { name: 'no-tests-in-product', severity: 'error', from: { path: '^(libs|apps)/', pathNot: ['\\.spec\\.ts$', '/testing/'] }, to: { path: '^test/' } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default'], extensions: ['.ts', '.js', '.mjs'] },
  },
};

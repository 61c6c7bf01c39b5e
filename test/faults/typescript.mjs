import { register } from 'node:module';

// Loaded before a child's own code: it runs the TypeScript sources as they are.
register('../../scripts/lib/typescript-hooks.mjs', import.meta.url);

import { register } from 'node:module';

register('../../scripts/lib/typescript-hooks.mjs', import.meta.url);
const { writeWorld } = await import('./world-files.ts');
console.log(`${await writeWorld()} files in demo/world`);

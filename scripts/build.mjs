import { run } from './lib/entry.mjs';

run('./main-build.mjs');

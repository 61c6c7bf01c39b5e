import { run } from './lib/entry.mjs';

run('./main-start.mjs');

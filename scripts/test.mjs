import { run } from './lib/entry.mjs';

run('./main-test.mjs');

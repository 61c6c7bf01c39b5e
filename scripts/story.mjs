import { run } from './lib/entry.mjs';

run('./main-story.mjs');
